"""The control for what is typed: one text, or the members of a set one after another."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from quiz.answers import NO_RIVALS, Mark, Part, Rivals, SetAnswer
from quiz.study import Naming
from quiz.text import one_line
from quiz.tui.prose import plain, prompt
from quiz.tui.widgets.control import Entered
from quiz.tui.widgets.line import BETWEEN_PARTS, Line
from quiz.tui.widgets.still import Box, Text


class LineBox(Box):
    """One input line, and under it what the program remarks on it.

    On paper the line can be left empty, and holds all members of a set, with commas between.
    """

    takes_letters = True
    takes_pastes = False
    own = ""

    def __init__(self, *, on_paper: bool) -> None:
        super().__init__()
        self._on_paper = on_paper
        self._naming: Naming | None = None
        """The members of a set named so far, where they are named one after another."""
        self._empty_enters = 0
        self._remark = ""
        self._pasted: tuple[str, ...] = ()
        """The lines of a paste, of which each names a member, until the text is another one."""
        # At hand, for they change with every turn.
        self.line = Line(hint="Your answer")
        self._named, self._unit, self._remarked = (
            Text(id=id) for id in ("named", "unit", "remark")
        )

    def compose(self) -> ComposeResult:
        yield self._named
        yield self.line
        yield self._unit
        yield self._remarked

    @property
    def response(self) -> str:
        return self._naming.response if self._naming else self.line.value

    def show(
        self, members: SetAnswer | None = None, rivals: Rivals = NO_RIVALS, *, unit: str = ""
    ) -> None:
        """Begins a turn with an empty line, for one text or for the members of a set."""
        self._naming = Naming(members, rivals) if members and not self._on_paper else None
        self._empty_enters, self._pasted = 0, ()
        self.line.value = ""
        self.line.between = BETWEEN_PARTS if members else " "
        self.line.hint = self._hint(members)
        self._unit.update(plain(one_line(unit)))
        self._unit.display = bool(unit)
        self._show_named()
        self.remark("")

    def _hint(self, members: SetAnswer | None) -> str:
        if members is None:
            return "Your answer"
        if self._naming:
            return "Name one, then Enter"
        number = f"{len(members.members)} of them" if members.size_shown else "All of them"
        return f"{number}, with commas between"

    def _show_named(self) -> None:
        self._named.display = self._naming is not None
        self._named.update(listed(self._naming) if self._naming else "")

    def restore(self, response: str) -> None:
        self.line.value = response
        self.line.cursor_position = len(response)

    def enter(self) -> None:
        self.screen.set_focus(self.line)

    def begin_again(self) -> None:
        """Has the next letter begin another response; of a set none is named any more."""
        self._naming = self._naming.anew() if self._naming else None
        self._show_named()
        self.line.select_all()

    def remark(self, text: str) -> None:
        if text != self._remark:  # else the page would be laid out again with every letter
            self._remark = text
            self._remarked.update(prompt(text))

    @on(Input.Changed)
    def forget_empty_enter(self, event: Input.Changed) -> None:
        if event.value and event.value != self.line.pasted:
            self._empty_enters = 0
            self.remark("")

    @on(Line.Pasted)
    def take_paste(self, event: Line.Pasted) -> None:
        """Says what becomes of several lines: of a set each names one, else they are one."""
        event.stop()
        self._pasted = event.lines
        of_parts = event.line.between == BETWEEN_PARTS
        self.remark(event.said("each is one of them") if of_parts else event.said())

    @on(Line.Refused)
    def tell_refusal(self, event: Line.Refused) -> None:
        event.stop()
        self.remark(event.said)

    @on(Input.Submitted)
    def take_line(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self._take_empty_line()
        elif self._naming:
            is_pasted = event.value == self.line.pasted
            self._take_members(self._naming, self._pasted if is_pasted else (event.value,))
        else:
            self.post_message(Entered(event.value))

    def _take_members(self, naming: Naming, lines: Iterable[str]) -> None:
        self.line.value = ""
        self.remark(naming.take(lines))
        self._show_named()
        if naming.is_complete:
            self.post_message(Entered(naming.response))

    def _take_empty_line(self) -> None:
        self._empty_enters += 1
        has_named = self._naming is not None and bool(self._naming.response)
        if has_named or self._on_paper or self._empty_enters > 1:
            self._empty_enters = 0
            self.post_message(Entered(self._naming.response if self._naming else ""))
        else:
            self.remark("Enter once more: I don't know.")


def listed(naming: Naming) -> Content:
    """The growing list, and how many there are."""
    size = f" of {naming.size}" if naming.size else ""
    wrong = f" · {len(naming.strays)} wrong" if naming.strays else ""
    lines = [Content.styled(f"{len(naming.members)}{size} named{wrong}", "bold")]
    lines += (_row(part, typed) for part, typed in naming.named)
    lines += (Content.assemble(("✗ ", "$text-error"), plain(stray)) for stray in naming.strays)
    return Content("\n").join(lines)


def _row(part: Part, typed: str) -> Content:
    """A member, and what was typed where something was forgiven or is only half right."""
    sign = ("◐ ", "$text-warning") if part.mark is Mark.HALF else ("✓ ", "$text-success")
    wrote = plain(f"  you wrote {typed}" if typed and part.note else "", "$text-muted")
    return Content.assemble(sign, prompt(part.text), wrote)
