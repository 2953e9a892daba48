"""A line under a verdict in which the right answer is typed once, to learn it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from quiz.tui.prose import plain
from quiz.tui.widgets.line import BETWEEN_PARTS, Line
from quiz.tui.widgets.still import Box, Text

if TYPE_CHECKING:
    from quiz.study import Retyping


class RetypeBox(Box):
    """Says right or not yet; Enter without a new text goes on, and nothing is kept."""

    class Left(Message):
        """Enter on the line while it is empty, or as it was refused."""

    def __init__(self) -> None:
        super().__init__()
        self._retyping: Retyping | None = None
        self._pasted: tuple[str, ...] = ()
        """The lines of the last paste: each is one of what was missed."""
        self._is_refused = False
        """A text was not right; it is selected, so that the next try begins anew."""
        self._line, self._said = Line(), Text(id="retyped")

    def compose(self) -> ComposeResult:
        yield self._line
        yield self._said

    @property
    def text(self) -> str:
        """The text in the line, while it has the focus."""
        return self._line.value if self.has_focus_within else ""

    def show(self, retyping: Retyping) -> None:
        """Begins with an empty line, which has the focus."""
        self._retyping = retyping
        line = self._line
        line.value, line.hint = "", self._wanted(retyping)
        line.between = BETWEEN_PARTS if len(retyping.left) > 1 else " "
        self._pasted, self._is_refused = (), False
        self._say("")
        line.display = self.display = True
        self.screen.set_focus(line)

    def _wanted(self, retyping: Retyping) -> str:
        if len(retyping.left) == 1:
            return "Type it once, to learn it; Enter alone goes on"
        return f"Type what was missed: {len(retyping.left)} left; Enter alone goes on"

    def _say(self, text: str, style: str = "") -> None:
        self._said.update(plain(text, style) if style else Content(text))

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        event.stop()
        retyping = self._retyping
        line = self._line
        is_as_refused = self._is_refused and line.selected_text == event.value
        if retyping is None or not event.value.strip() or is_as_refused:
            self.post_message(self.Left())
            return
        lines = self._pasted if event.value == line.pasted else (event.value,)
        taken = [retyping.take(text) for text in lines]
        self._is_refused = not any(taken)
        if self._is_refused:
            self._say("Not yet. Enter again goes on.", "$text-warning")
            line.select_all()
            return
        line.value = ""
        self._say("✓ Right.", "$text-success")
        if retyping.left:
            line.hint = self._wanted(retyping)
        else:
            self.screen.set_focus(None)
            line.display = False

    @on(Line.Pasted)
    def take_paste(self, event: Line.Pasted) -> None:
        event.stop()
        of_parts = event.line.between == BETWEEN_PARTS
        self._pasted = event.lines if of_parts else (event.line.value,)
        self._say(event.said("each is one of them") if of_parts else event.said())

    @on(Line.Refused)
    def tell_refusal(self, event: Line.Refused) -> None:
        event.stop()
        self._say(event.said)

    @on(Input.Changed)
    def forget_remark(self, event: Input.Changed) -> None:
        if event.value and event.value != self._line.pasted:
            self.scroll_visible(animate=False)
            self._say("")
