"""The control for what is typed: one text, or the members of a set one after another."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from quiz.answers import NO_RIVALS, Rivals, SetAnswer, fold
from quiz.tui.prose import plain
from quiz.tui.widgets.control import Entered


class LineBox(Vertical):
    """One input line, and under it what the program remarks on it.

    On paper the line can be left empty, and holds all members of a set, with commas between.
    """

    takes_letters = True
    own = ""

    def __init__(self, *, on_paper: bool) -> None:
        super().__init__()
        self._on_paper = on_paper
        self._naming: Naming | None = None
        """The members of a set named so far, where they are named one after another."""
        self._empty_enters = 0

    def compose(self) -> ComposeResult:
        yield Static("", id="named", markup=False)
        yield Input(placeholder="Your answer", select_on_focus=False)
        yield Static("", id="remark", markup=False)

    @property
    def line(self) -> Input:
        return self.query_one(Input)

    @property
    def response(self) -> str:
        return self._naming.response if self._naming else self.line.value

    def show(self, members: SetAnswer | None = None, rivals: Rivals = NO_RIVALS) -> None:
        """Begins a turn with an empty line, for one text or for the members of a set."""
        self._naming = Naming(members, rivals) if members and not self._on_paper else None
        self._empty_enters = 0
        self.line.value = ""
        self.line.placeholder = self._placeholder(members)
        self._show_named()
        self.remark("")

    def _placeholder(self, members: SetAnswer | None) -> str:
        if members is None:
            return "Your answer"
        if self._naming:
            return "Name one, then Enter"
        number = f"{len(members.members)} of them" if members.size_shown else "All of them"
        return f"{number}, with commas between"

    def _show_named(self) -> None:
        named = self.query_one("#named", Static)
        named.display = self._naming is not None
        named.update(self._naming.content() if self._naming else "")

    def restore(self, response: str) -> None:
        self.line.value = response
        self.line.cursor_position = len(response)

    def enter(self) -> None:
        self.screen.set_focus(self.line)

    def remark(self, text: str) -> None:
        self.query_one("#remark", Static).update(plain(text))

    @on(Input.Changed)
    def forget_empty_enter(self, event: Input.Changed) -> None:
        if event.value:
            self._empty_enters = 0
            self.remark("")

    @on(Input.Submitted)
    def take_line(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self._take_empty_line()
        elif self._naming:
            self._take_member(self._naming, event.value)
        else:
            self.post_message(Entered(event.value))

    def _take_member(self, naming: Naming, text: str) -> None:
        self.line.value = ""
        self.remark(naming.take(text))
        self._show_named()
        if naming.is_complete:
            self.post_message(Entered(naming.response))

    def _take_empty_line(self) -> None:
        self._empty_enters += 1
        if self._naming or self._on_paper or self._empty_enters > 1:
            self._empty_enters = 0
            self.post_message(Entered(self._naming.response if self._naming else ""))
        else:
            self.remark("Enter once more: I don't know.")


class Naming:
    """The members of a set as they are named, and what the learner is told of each."""

    def __init__(self, answer: SetAnswer, rivals: Rivals) -> None:
        self._answer = answer
        self._rivals = rivals
        self._lines: list[str] = []
        self._members: dict[int, str] = {}
        """Each named member, with what was typed where something had to be forgiven."""
        self._strays: list[str] = []

    @property
    def response(self) -> str:
        """One named text a line, as a review keeps it."""
        return "\n".join(self._lines)

    @property
    def is_complete(self) -> bool:
        return self._answer.size_shown and len(self._members) == len(self._answer.members)

    def take(self, text: str) -> str:
        """Takes a named text and returns the remark on it; empty where there is none."""
        line = " ".join(text.split())
        index, note = self._answer.find(line, self._rivals)
        if index is None:
            language = self._answer.members[0].language
            if fold(line, language) in {fold(stray, language) for stray in self._strays}:
                return "You said that before; it counts once."
            self._strays.append(line)
            self._lines.append(line)
            return ""
        if index in self._members:
            return f"You named {self._answer.members[index].text} before; it costs nothing."
        self._members[index] = line if note else ""
        self._lines.append(line)
        return note

    def content(self) -> Content:
        """The growing list, and how many there are."""
        size = f" of {len(self._answer.members)}" if self._answer.size_shown else ""
        wrong = f" · {len(self._strays)} wrong" if self._strays else ""
        lines = [Content.styled(f"{len(self._members)}{size} named{wrong}", "bold")]
        lines += (self._row(index, line) for index, line in self._members.items())
        lines += (Content.assemble(("✗ ", "$text-error"), plain(stray)) for stray in self._strays)
        return Content("\n").join(lines)

    def _row(self, index: int, line: str) -> Content:
        """A member, and what was forgiven where something was."""
        forgiven = f"  you wrote {line}" if line else ""
        member = plain(self._answer.members[index].text)
        return Content.assemble(("✓ ", "$text-success"), member, plain(forgiven, "$text-muted"))
