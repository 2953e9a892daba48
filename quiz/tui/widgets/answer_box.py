"""A question and the control that its answer is given with; every control is mounted once and shown when needed."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from quiz.answers.rated import SelfRated
from quiz.answers.set import SetAnswer
from quiz.tui.naming import Naming
from quiz.tui.prose import plain, prompt
from quiz.tui.widgets.boxes import Answered, CardBox, LineBox, OptionsBox
from quiz.turns import Turn


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

    def compose(self) -> ComposeResult:
        yield Static("", id="prompt", markup=False)
        yield Static("", id="hint", markup=False)
        yield LineBox()
        yield OptionsBox()
        yield CardBox()

    @property
    def in_line(self) -> bool:
        """Whether letters go into the input line."""
        return self.query_one(LineBox).line.has_focus

    @property
    def unsent(self) -> str:
        """What stands in the line and was not entered."""
        if self._turn is None or self._turn.choices:
            return ""
        return self._naming.response if self._naming else self.query_one(LineBox).line.value

    def show(self, turn: Turn) -> None:
        """Puts a question and its control on the screen, and the keyboard's focus on the control."""
        self._turn, answer = turn, turn.question.answer
        self._naming = Naming(answer, turn.question.rivals) if isinstance(answer, SetAnswer) else None
        self.query_one("#prompt", Static).update(prompt(turn.question.prompt))
        self.query_one("#prompt").display = True
        self.query_one("#hint").display = False
        if isinstance(answer, SelfRated):
            self._only(CardBox)
            self.query_one(CardBox).focus()
        elif turn.choices:
            self.query_one(OptionsBox).open(turn.choices, many=self._naming is not None)
            self._only(OptionsBox)
            self.query_one(OptionsBox).focus()
        else:
            self.query_one(LineBox).open(naming=self._naming is not None)
            self._only(LineBox)
            self.query_one(LineBox).line.focus()
            self._show_named()

    def _only(self, control: type[LineBox | OptionsBox | CardBox] | None) -> None:
        for kind in (LineBox, OptionsBox, CardBox):
            self.query_one(kind).display = kind is control

    def put_away(self) -> None:
        """Leaves the prompt alone on the screen."""
        self._only(None)
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

    def show_hint(self, hint: str) -> None:
        shown = self.query_one("#hint", Static)
        shown.update(Content.assemble(("Hint  ", "bold"), plain(hint)) if hint else Content("There is no hint."))
        shown.display = True

    def enter_line(self) -> None:
        if self.query_one(LineBox).display:
            self.query_one(LineBox).line.focus()

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
