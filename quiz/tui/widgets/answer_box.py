"""A question and the control that its answer is given with, in a sitting or on an exam's paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeAlias, assert_never

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Input

from quiz.answers import (
    DateAnswer,
    Gaps,
    NumberAnswer,
    OneChoice,
    Ordering,
    Pairs,
    SelfRated,
    SetAnswer,
    TextAnswer,
)
from quiz.study import Turn
from quiz.tui.answered import filled
from quiz.tui.keeping import beside
from quiz.tui.prose import plain, prompt
from quiz.tui.sizes import LINES_AROUND
from quiz.tui.widgets.control import Control, Entered, Remarked
from quiz.tui.widgets.line_box import LineBox
from quiz.tui.widgets.still import Box, Text

if TYPE_CHECKING:  # most questions need one of them
    from quiz.decks import Deck
    from quiz.tui.face import Face
    from quiz.tui.widgets.card_box import CardBox
    from quiz.tui.widgets.gaps_box import GapsBox
    from quiz.tui.widgets.options_box import OptionsBox
    from quiz.tui.widgets.order_box import OrderBox
    from quiz.tui.widgets.pairs_box import PairsBox

    AnyControl: TypeAlias = LineBox | OptionsBox | OrderBox | PairsBox | GapsBox | CardBox


CONTROLS = "controls.tcss"
"""The styles of what few first questions show; a start reads them once its screen is there."""


class AnswerBox(Box):
    """A prompt and its control; every control is mounted once and shown when it is needed.

    Where the first turn is known, its control alone is there until `mount_others`. On paper a
    response can be left empty and changed until the end; in a game no choice is taken by a key that
    was only held on.
    """

    app: Face

    class Answered(Message):
        """The response is complete."""

        def __init__(self, response: str) -> None:
            super().__init__()
            self.response = response

    def __init__(
        self, first: Turn | None = None, *, on_paper: bool = False, in_game: bool = False
    ) -> None:
        super().__init__()
        self._first = first
        self._on_paper = on_paper
        self._in_game = in_game
        self._turn: Turn | None = None
        self._is_for_a_room = False
        """Prompt and choices were drawn last as large as they fit."""
        self._is_answered = False
        self._ready_for: Deck | None = None
        """The deck whose answers a slip is looked up among."""
        self._mounted: list[AnyControl] = []
        self._control: AnyControl = self._line_box
        self._options: OptionsBox | None = None
        """The same where it is the one with choices."""
        self._prompt, self._hint, self._told = (Text(id=id) for id in ("prompt", "hint", "told"))

    def compose(self) -> ComposeResult:
        yield self._prompt
        yield self._hint
        if self._first:
            self._choose(self._first)
        self._mounted = [self._control] if self._first else self._controls()
        if self._mounted != [self._line_box]:
            self.app.read_styles(CONTROLS)
        yield from self._mounted
        yield self._told

    async def mount_others(self) -> None:
        """Mounts the controls that are not there yet, hidden, for the turns that need them."""
        others = [control for control in self._controls() if control not in self._mounted]
        for control in others:
            control.display = False
        self.app.read_styles(CONTROLS)
        await self.mount_all(others, before=self._told)
        self._mounted += others

    @cached_property
    def _line_box(self) -> LineBox:
        return LineBox(on_paper=self._on_paper)

    @cached_property
    def _options_box(self) -> OptionsBox:
        from quiz.tui.widgets.options_box import OptionsBox

        return OptionsBox(on_paper=self._on_paper, in_game=self._in_game)

    @cached_property
    def _order_box(self) -> OrderBox:
        from quiz.tui.widgets.order_box import OrderBox

        return OrderBox()

    @cached_property
    def _pairs_box(self) -> PairsBox:
        from quiz.tui.widgets.pairs_box import PairsBox

        return PairsBox()

    @cached_property
    def _gaps_box(self) -> GapsBox:
        from quiz.tui.widgets.gaps_box import GapsBox

        return GapsBox()

    @cached_property
    def _card_box(self) -> CardBox:
        from quiz.tui.widgets.card_box import CardBox

        return CardBox()

    def _controls(self) -> list[AnyControl]:
        return [
            self._line_box,
            self._options_box,
            self._order_box,
            self._pairs_box,
            self._gaps_box,
            self._card_box,
        ]

    @property
    def in_line(self) -> bool:
        """Letters go into an input line."""
        return self._control.takes_letters and self._control.has_focus_within

    @property
    def is_left(self) -> bool:
        """There is an input line, but letters do not go into it."""
        return self._control.takes_letters and not self._control.has_focus_within

    @property
    def response(self) -> str:
        """The response as it stands now; empty where nothing was done."""
        return self._control.response

    @property
    def line_text(self) -> str:
        """The text in the line that letters go into."""
        focused = self.screen.focused
        return focused.value if isinstance(focused, Input) else ""

    @property
    def own(self) -> str:
        """The characters that are the control's own and no commands."""
        return self._control.own if self._control.has_focus_within else ""

    @property
    def takes_pastes(self) -> bool:
        """The control without a line takes the lines of a paste: it orders, pairs or ticks them."""
        return self._control.takes_pastes and self._control.has_focus_within

    @property
    def unsent(self) -> str:
        """The text typed and not entered; marks and moves not entered count for nothing."""
        return self.response if self._control.takes_letters else ""

    def show(self, turn: Turn, response: str = "", *, enter: bool = True) -> None:
        """Shows a question and its control, with the response to it so far and the focus.

        Without `enter` a line is not entered, so that letters stay commands.
        """
        self._turn, self._is_answered = turn, False
        self._tell("")
        self._choose(turn)()
        if response:
            self._control.restore(response)
        self._display(self._control)
        self._draw_prompt()
        # With gaps the prompt's text stands in the control.
        self._prompt.display = not isinstance(turn.question.answer, Gaps)
        self._hint.display = False
        if enter or not self._control.takes_letters:
            self.enter()
        else:
            self.screen.set_focus(None)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the screen knows its size
        if self._is_for_a_room or self.screen.has_class("-room"):
            self._draw_prompt()

    def _draw_prompt(self) -> None:
        """Draws prompt and choices; for a room as large as fits the screen."""
        if self._turn is None:
            return
        question, choices = self._turn.question, self._turn.choices
        whole = filled(question) if self._is_answered else None
        prompt_line = whole or prompt(question.prompt)
        options = self._options
        self._is_for_a_room = self.screen.has_class("-room")
        if self._is_for_a_room:
            from quiz.tui.room import enlarged

            shown = choices if options else ()
            columns, rows = self.screen.size.width, self.screen.size.height - LINES_AROUND
            large = enlarged(question.prompt, shown, columns, rows)
            if options:
                options.enlarge(large.choices, spaced=large.spaced)
            if large.prompt and not whole:
                prompt_line = Content(large.prompt)
        elif options:
            options.enlarge((), spaced=False)
        self._prompt.update(prompt_line)

    def _choose(self, turn: Turn) -> Callable[[], None]:
        """Chooses the control for a turn's shape of answer, and returns what begins the turn."""
        answer, self._options = turn.question.answer, None
        match answer:
            case SelfRated():
                self._control = self._card_box
                return lambda: None
            case Ordering():
                self._control = order = self._order_box
                return lambda: order.show(turn.choices)
            case Pairs():
                self._control = pairs = self._pairs_box
                shares = len(answer.rights) < len(answer.pairs)
                return lambda: pairs.show(answer.lefts, turn.choices, shares=shares)
            case Gaps():
                self._control = gaps = self._gaps_box
                return lambda: gaps.show(answer.around)
            case SetAnswer() | OneChoice() | TextAnswer() | NumberAnswer() | DateAnswer():
                if turn.choices:
                    self._control = self._options = options = self._options_box
                    many = isinstance(answer, SetAnswer)
                    return lambda: options.show(turn.choices, many=many)
                self._control = line = self._line_box
                members = answer if isinstance(answer, SetAnswer) else None
                unit = answer.unit if isinstance(answer, NumberAnswer) else ""
                return lambda: line.show(members, turn.question.rivals, unit=unit)
            case _:
                assert_never(answer)

    def _display(self, control: Control | None) -> None:
        for other in self._mounted:
            other.display = other is control

    def put_away(self, turn: Turn | None = None) -> None:
        """Leaves the prompt alone on the screen, over a verdict on a turn with its gaps filled."""
        self._display(None)
        self._tell("")
        if turn is not None:
            self._turn, self._is_answered = turn, True
            self._draw_prompt()
        self._prompt.display = True
        self._hint.display = False

    def hide_choices(self) -> None:
        """Leaves the prompt alone, until it is read."""
        self._display(None)

    def clear(self) -> None:
        """Shows nothing, as before a game."""
        self.put_away()
        self._prompt.display = False

    def enter(self) -> None:
        """Gives the keyboard to the control."""
        self._control.enter()

    def remark(self, text: str) -> None:
        """Shows a remark on what stands in the line."""
        if isinstance(self._control, LineBox):
            self._control.remark(text)
        elif self._control.takes_letters:
            self._gaps_box.remark(text)

    def ask_again(self, remark: str) -> None:
        """Has the question answered once more, and says why; Enter alone says the same again."""
        self.enter()
        if isinstance(self._control, LineBox):
            self._control.begin_again()
        if self._control.takes_letters:
            self.remark(remark)
        else:
            self._tell(remark)

    def show_hint(self, hint: str) -> None:
        self._hint.update(
            Content.assemble(("Hint  ", "bold"), plain(hint))
            if hint
            else Content("There is no hint.")
        )
        self._hint.display = True

    def _tell(self, text: str) -> None:
        """Says something under the control."""
        self._told.display = bool(text)
        self._told.update(plain(text))

    @on(Input.Changed)
    def get_ready(self) -> None:
        """Reads what grading looks a slip up in, while somebody types."""
        deck = self._turn.question.deck if self._turn else None
        if deck is not None and deck is not self._ready_for:
            self._ready_for = deck
            beside(partial(_get_ready, deck))

    @on(Remarked)
    def take_remark(self, event: Remarked) -> None:
        event.stop()
        self._tell(event.text)

    @on(Entered)
    def take_response(self, event: Entered) -> None:
        event.stop()
        self.post_message(self.Answered(event.response))


def _get_ready(deck: Deck) -> None:
    from quiz.answers import get_ready

    get_ready(deck.language)
    deck.index()
