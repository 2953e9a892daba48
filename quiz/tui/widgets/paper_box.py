"""A question of an exam and its control, in which stands what was answered; of right and wrong it
tells nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from quiz.answers.gaps import Gaps
from quiz.answers.order import Ordering
from quiz.answers.pairs import Pairs, pairs_in
from quiz.answers.set import SetAnswer
from quiz.answers.texts.folding import collapse, literal
from quiz.study.turns import Turn
from quiz.tui.prose import prompt
from quiz.tui.widgets.boxes import Answered, LineBox, OptionsBox
from quiz.tui.widgets.gaps_box import GapsBox
from quiz.tui.widgets.order_box import OrderBox
from quiz.tui.widgets.pairs_box import PairsBox


class PaperLine(LineBox):
    """A line that can be left empty."""

    def restore(self, response: str, answer: SetAnswer | None) -> None:
        self.open(naming=False)
        if answer is not None:
            many = f"{len(answer.members)} of them" if answer.size_shown else "All of them"
            self.line.placeholder = f"{many}, with commas between"
        self.line.value = response
        self.line.cursor_position = len(response)

    def _take_empty_line(self) -> None:
        self.post_message(Answered(""))


class PaperOptions(OptionsBox):
    """Choices of which one, or several, stay marked until the end."""

    class Marked(Message):
        """Another choice was marked."""

    @property
    def response(self) -> str:
        return "\n".join(self._texts[index] for index in sorted(self._ticked))

    def restore(self, texts: Sequence[str], response: str, *, many: bool) -> None:
        self.open(texts, many=many)
        said = (
            {literal(line) for line in response.split("\n") if line}
            if many
            else {literal(response)}
        )
        self._ticked = (
            {at for at, text in enumerate(texts) if literal(text) in said} if response else set()
        )
        self._at = min(self._ticked, default=0)
        self._show()

    def _line(self, index: int) -> Content:
        if self._many:
            return super()._line(index)
        number = f"{index + 1}" if index < 9 else " "
        sign = "◉ " if index in self._ticked else "○ "
        mark = "❯" if index == self._at else " "
        return Content.assemble((f"{mark} {number}  ", "$accent"), sign, prompt(self._texts[index]))

    def _pick(self, index: int) -> None:
        self._at = index
        self._ticked = self._ticked ^ {index} if self._many else {index}
        self._show()
        self.post_message(self.Marked())

    def action_take(self) -> None:
        if self._many or self._at in self._ticked:
            self.post_message(Answered(self.response))
        elif self._texts:
            self._pick(self._at)


class PaperPairs(PairsBox):
    """Pairs that were made before."""

    def restore(self, answer: Pairs, rights: Sequence[str], response: str) -> None:
        self.open(answer.lefts, rights, shares=len(answer.rights) < len(answer.pairs))
        places = [
            {literal(text): at for at, text in enumerate(side)}
            for side in (self._lefts, self._rights)
        ]
        for left, right in pairs_in(response):
            if literal(left) in places[0] and literal(right) in places[1]:
                self._pairs[places[0][literal(left)]] = places[1][literal(right)]
        self._show()


Control: TypeAlias = type[PaperLine | PaperOptions | OrderBox | PaperPairs | GapsBox]
CONTROLS: tuple[Control, ...] = (PaperLine, PaperOptions, OrderBox, PaperPairs, GapsBox)


class PaperBox(Vertical):
    """What is asked and how it is answered; each control is mounted once."""

    class Given(Message):
        """The response stands, and the learner wants to go on."""

        def __init__(self, response: str) -> None:
            super().__init__()
            self.response = response

    def __init__(self) -> None:
        super().__init__()
        self._kind: Control = PaperLine
        self._first = ""
        """What an order says that nobody has touched: that is no answer."""

    def compose(self) -> ComposeResult:
        yield Static("", id="prompt", markup=False)
        for control in CONTROLS:
            yield control()

    @property
    def in_line(self) -> bool:
        return self.query_one(PaperLine).line.has_focus or self.query_one(GapsBox).has_focus_within

    @property
    def response(self) -> str:
        """What stands in the control now; nothing where nothing was done."""
        if self._kind is PaperLine:
            return self.query_one(PaperLine).line.value
        said = self.query_one(self._kind).response  # type: ignore[union-attr] # all others have one
        return "" if said == self._first else str(said)

    @property
    def is_left(self) -> bool:
        """Whether there is a line that letters do not go into."""
        return self._kind in (PaperLine, GapsBox) and not self.in_line

    def show(self, turn: Turn, response: str, *, enter: bool = True) -> None:
        """Puts a question on the screen with what was answered to it, and the keyboard's focus on
        its control.

        Without `enter` a line is not entered, so that letters stay commands.
        """
        answer = turn.question.answer
        self._first = ""
        self.query_one("#prompt", Static).update(prompt(turn.question.prompt))
        self.query_one("#prompt").display = not isinstance(answer, Gaps)
        match answer:
            case Ordering():
                self._only(OrderBox)
                self._order(turn.choices, response)
            case Pairs():
                self._only(PaperPairs)
                self.query_one(PaperPairs).restore(answer, turn.choices, response)
            case Gaps():
                self._only(GapsBox)
                self._gaps(answer, response)
            case _ if turn.choices:
                self._only(PaperOptions)
                self.query_one(PaperOptions).restore(
                    turn.choices, response, many=isinstance(answer, SetAnswer)
                )
            case _:
                self._only(PaperLine)
                self.query_one(PaperLine).restore(
                    response, answer if isinstance(answer, SetAnswer) else None
                )
        if enter or self._kind not in (PaperLine, GapsBox):
            self.enter()
        else:
            self.screen.set_focus(None)

    def _order(self, shown: Sequence[str], response: str) -> None:
        box, places = (
            self.query_one(OrderBox),
            {line: at for at, line in enumerate(response.split("\n"))},
        )
        items = sorted(shown, key=lambda item: places.get(collapse(item), 0)) if response else shown
        box.open(items)
        self._first = "" if response else box.response

    def _gaps(self, answer: Gaps, response: str) -> None:
        box = self.query_one(GapsBox)
        box.open(answer.around)
        for line, text in zip(box.lines, response.split("\n"), strict=False):
            line.value = text
            line.cursor_position = len(text)

    def _only(self, control: Control) -> None:
        self._kind = control
        for kind in CONTROLS:
            self.query_one(kind).display = kind is control

    def enter(self) -> None:
        """Gives the keyboard to the control."""
        match self._kind:
            case kind if kind is PaperLine:
                self.query_one(PaperLine).line.focus()
            case kind if kind is GapsBox:
                self.query_one(GapsBox).enter()
            case kind:
                self.query_one(kind).focus()

    def remark(self, text: str) -> None:
        """Says something about what stands in the line."""
        self.query_one(PaperLine).remark(text)
        self.query_one(GapsBox).remark(text)

    @on(Answered)
    def take_answer(self, event: Answered) -> None:
        event.stop()
        self.post_message(self.Given(event.response))
