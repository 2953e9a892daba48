"""A question and the control that its answer is given with; every control is mounted once and shown
when needed."""

from __future__ import annotations

from typing import TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from quiz.answers.gaps import Gaps
from quiz.answers.order import Ordering
from quiz.answers.pairs import Pairs
from quiz.answers.rated import SelfRated
from quiz.answers.set import SetAnswer
from quiz.study.turns import Turn
from quiz.tui.naming import Naming
from quiz.tui.prose import plain, prompt
from quiz.tui.widgets.boxes import Answered, CardBox, LineBox, OptionsBox
from quiz.tui.widgets.gaps_box import GapsBox
from quiz.tui.widgets.order_box import OrderBox
from quiz.tui.widgets.pairs_box import PairsBox

Control: TypeAlias = type[LineBox | OptionsBox | OrderBox | PairsBox | GapsBox | CardBox]
CONTROLS: tuple[Control, ...] = (LineBox, OptionsBox, OrderBox, PairsBox, GapsBox, CardBox)


class AnswerBox(Vertical):
    """What is asked and how it is answered."""

    class Given(Message):
        """The response is complete."""

        def __init__(self, response: str, digit: str = "") -> None:
            super().__init__()
            self.response = response
            self.digit = digit
            """The key that chose it, if a digit did."""

    def __init__(self) -> None:
        super().__init__()
        self._turn: Turn | None = None
        self._naming: Naming | None = None
        self._first = ""
        """The order that nobody has changed yet."""

    def compose(self) -> ComposeResult:
        yield Static("", id="prompt", markup=False)
        yield Static("", id="hint", markup=False)
        for control in CONTROLS:
            yield control()

    @property
    def in_line(self) -> bool:
        """Whether letters go into the input line."""
        return self.query_one(LineBox).line.has_focus or self.query_one(GapsBox).has_focus_within

    @property
    def unsent(self) -> str:
        """What stands in the line and was not entered."""
        answer = self._turn.question.answer if self._turn else None
        if isinstance(answer, Gaps):
            return self.query_one(GapsBox).response
        if self._turn is None or self._turn.choices:
            return ""
        return self._naming.response if self._naming else self.query_one(LineBox).line.value

    @property
    def is_begun(self) -> bool:
        """Whether anything was typed, ticked, paired or moved that was not entered yet."""
        ordered = self.query_one(OrderBox)
        return bool(
            self.unsent
            or (self.query_one(OptionsBox).display and self.query_one(OptionsBox).has_ticked)
            or (self.query_one(PairsBox).display and self.query_one(PairsBox).response)
            or (ordered.display and ordered.response != self._first)
        )

    def show(self, turn: Turn) -> None:
        """Puts a question and its control on the screen, and the keyboard's focus on the control."""
        self._turn, answer = turn, turn.question.answer
        self._naming = (
            Naming(answer, turn.question.rivals) if isinstance(answer, SetAnswer) else None
        )
        self.query_one("#prompt", Static).update(prompt(turn.question.prompt))
        self.query_one("#prompt").display = True
        self.query_one("#hint").display = False
        match answer:
            case SelfRated():
                self._only(CardBox)
                self.query_one(CardBox).focus()
            case Ordering():
                self._only(OrderBox)
                self.query_one(OrderBox).open(turn.choices)
                self._first = self.query_one(OrderBox).response
                self.query_one(OrderBox).focus()
            case Pairs():
                self._only(PairsBox)
                shares = len(answer.rights) < len(answer.pairs)
                self.query_one(PairsBox).open(answer.lefts, turn.choices, shares=shares)
                self.query_one(PairsBox).focus()
            case Gaps():
                self.query_one("#prompt").display = False  # its text stands in the control
                self._only(GapsBox)
                self.query_one(GapsBox).open(answer.around)
                self.query_one(GapsBox).enter()
            case _:
                self._show_line_or_options(turn)

    def _show_line_or_options(self, turn: Turn) -> None:
        if turn.choices:
            self.query_one(OptionsBox).open(turn.choices, many=self._naming is not None)
            self._only(OptionsBox)
            self.query_one(OptionsBox).focus()
        else:
            self.query_one(LineBox).open(naming=self._naming is not None)
            self._only(LineBox)
            self.query_one(LineBox).line.focus()
            self._show_named()

    def _only(self, control: Control | None) -> None:
        for kind in CONTROLS:
            self.query_one(kind).display = kind is control

    def put_away(self) -> None:
        """Leaves the prompt alone on the screen."""
        self._only(None)
        self.query_one("#prompt").display = True
        self.query_one("#hint").display = False

    def hide_choices(self) -> None:
        """Leaves the prompt alone, until it is read."""
        self._only(None)

    def clear(self) -> None:
        """Shows nothing, as before a game."""
        self.put_away()
        self.query_one("#prompt").display = False

    def remark(self, text: str) -> None:
        """Says something about what stands in the line."""
        self.query_one(LineBox).remark(text)
        self.query_one(GapsBox).remark(text)

    def show_hint(self, hint: str) -> None:
        shown = self.query_one("#hint", Static)
        shown.update(
            Content.assemble(("Hint  ", "bold"), plain(hint))
            if hint
            else Content("There is no hint.")
        )
        shown.display = True

    def enter_line(self) -> None:
        if self.query_one(LineBox).display:
            self.query_one(LineBox).line.focus()
        elif self.query_one(GapsBox).display:
            self.query_one(GapsBox).enter()

    def _show_named(self) -> None:
        if self._naming:
            self.query_one(LineBox).show_named(self._naming.content())

    @on(LineBox.Named)
    def take_member(self, event: LineBox.Named) -> None:
        event.stop()
        if self._naming is None:
            return
        self.remark(self._naming.take(event.text))
        self._show_named()
        if self._naming.is_complete:
            self.post_message(self.Given(self._naming.response))

    @on(Answered)
    def take_answer(self, event: Answered) -> None:
        event.stop()
        if self._turn is None:
            return
        shown = self._turn.choices
        if self._naming is not None and not shown:
            self.post_message(self.Given(self._naming.response))
        else:
            digit = str(shown.index(event.response) + 1) if event.response in shown else ""
            self.post_message(self.Given(event.response, digit))
