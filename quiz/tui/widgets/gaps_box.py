"""The control for a text with gaps: an input line in each gap, where the text has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, TypeAlias

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, Static

from quiz.patterns import regex
from quiz.text import graphemes, plural, visible
from quiz.tui.key_table import bind
from quiz.tui.prose import plain
from quiz.tui.widgets.control import Entered
from quiz.tui.widgets.line import Line
from quiz.values import NamedTuple

WIDTH = 16
"""Cells of an empty gap: the same for all, as a width must not give its answer away."""


_AROUND = 3
"""Cells of a gap beside its text: one on each side, and one for the cursor behind it."""


class GapsBox(Vertical):
    """Tab, the arrows and Enter go from gap to gap; Enter answers when all are filled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the line sees them, so that what is typed ahead goes to the gap that it is meant
        # for.
        bind("next_field", "go(1)", priority=True),
        bind("previous_field", "go(-1)", priority=True),
        bind("up", "go(-1)"),
        bind("down", "go(1)"),
    ]
    takes_letters = True
    takes_pastes = False
    own = ""

    def __init__(self) -> None:
        super().__init__()
        self._around: tuple[str, ...] = ("",)
        self._last = 0
        """The gap that had the focus last."""
        self._warned = False

    def compose(self) -> ComposeResult:
        yield Static("", id="running", markup=False)
        yield _gap()
        yield Static("", id="gaps-remark", markup=False)

    @property
    def lines(self) -> list[Line]:
        """The input lines of this turn's gaps."""
        return list(self.query(Line))[: len(self._around) - 1]

    @property
    def response(self) -> str:
        """One gap a line; nothing where nothing is filled in."""
        return "\n".join(line.value.strip() for line in self.lines).rstrip("\n")

    def show(self, around: Sequence[str]) -> None:
        """Begins a turn with all gaps empty."""
        self._around, self._last = tuple(around), 0
        gaps, there = len(around) - 1, len(self.query(Line))
        if there < gaps:
            self.mount_all(
                (_gap() for _ in range(there, gaps)),
                before="#gaps-remark",
            )
        for index, line in enumerate(self.query(Line)):
            line.display = index < gaps
            line.value = ""
        self.remark("")
        self._lay_out()

    def restore(self, response: str) -> None:
        for line, text in zip(self.lines, response.split("\n"), strict=False):
            line.value = text
            line.cursor_position = len(text)

    def remark(self, text: str) -> None:
        self._warned = False
        self.query_one("#gaps-remark", Static).update(plain(text))

    def enter(self) -> None:
        """Gives the keyboard back to the gap that had it."""
        self.screen.set_focus(self.lines[self._last])

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the lines know where they are shown
        self._lay_out()

    def _lay_out(self) -> None:
        running = self.query_one("#running", Static)
        width = running.content_size.width
        if not width:
            self.call_after_refresh(self._lay_out_shown)
            return

        text, slots = laid_out(self._around, list(self._widths(width)), width)
        running.update(plain(text))
        gutter = running.styles.gutter
        for line, slot in zip(self.lines, slots, strict=True):
            line.styles.width = slot.width
            line.styles.offset = (slot.column + gutter.left, slot.line + gutter.top)

    def _lay_out_shown(self) -> None:
        if self.query_one("#running", Static).content_size.width:
            self._lay_out()

    def _widths(self, most: int) -> Iterator[int]:
        """A gap grows with what is typed into it."""
        for line in self.lines:
            yield min(max(WIDTH, cell_len(line.value) + _AROUND), most)

    @on(Input.Changed)
    def take_change(self, event: Input.Changed) -> None:
        event.stop()
        line = event.input
        if event.value and not (isinstance(line, Line) and event.value == line.pasted):
            self.remark("")
        self._lay_out()

    @on(Line.Pasted)
    def take_paste(self, event: Line.Pasted) -> None:
        """Puts each pasted line into a gap, from the one with the cursor on."""
        event.stop()
        count, first = len(event.lines), self._index_of(event.line)
        following = self.lines[first : first + count]
        if count > len(following):
            left = plural(len(following), "gap")
            self.remark(f"{count} lines for {left} from here on: nothing was taken.")
        else:
            for line, text in zip(following, event.lines, strict=True):
                line.value = line.pasted = text
                line.cursor_position = len(text)
            self.screen.set_focus(following[-1])
            self.remark(event.said("each has a gap of its own"))

    @on(Line.Refused)
    def tell_refusal(self, event: Line.Refused) -> None:
        event.stop()
        self.remark(event.said)

    def on_descendant_focus(self) -> None:
        focused = [index for index, line in enumerate(self.lines) if line.has_focus]
        self._last = focused[0] if focused else self._last

    def action_go(self, step: int) -> None:
        index = (self._index_of(self.screen.focused) + step) % len(self.lines)
        self.screen.set_focus(self.lines[index])  # at once; focus() waits for its turn

    def _index_of(self, widget: Widget | None) -> int:
        """The gap of an input line; the last that had the focus where it is none of this turn."""
        lines = enumerate(self.lines)
        return next((index for index, line in lines if line is widget), self._last)

    @on(Input.Submitted)
    def take_line(self, event: Input.Submitted) -> None:
        event.stop()
        empty = sum(not line.value.strip() for line in self.lines)
        following = self._index_of(event.input) + 1
        if not empty or self._warned:
            self.post_message(Entered(self.response))
        elif following < len(self.lines):
            self.screen.set_focus(self.lines[following])
        else:
            count = "A gap is empty." if empty == 1 else f"{empty} gaps are empty."
            self.remark(f"{count} Enter once more: that is all I know.")
            self._warned = True


def _gap() -> Line:
    line = Line()
    line.takes_several = False
    return line


Atom: TypeAlias = str | int
"""A word, or the number of a gap."""

_PIECE = regex(r"\n|[^\S\n]+|[^\s\u2e80-\uffef]+|[\u2e80-\uffef]", re.UNICODE)
_BLANK = " "


class Slot(NamedTuple):
    """The part of a text that a gap takes, in cells."""

    column: int
    line: int
    width: int


def laid_out(around: Sequence[str], widths: Sequence[int], width: int) -> tuple[str, list[Slot]]:
    """The text with blanks where its gaps are, and the slot of each gap.

    Words are never cut unless they are longer than a line, and what stands close to a gap stays
    with it.
    """
    lines, slots = [""], [Slot(0, 0, 0)] * len(widths)
    for chunk in _chunks(around):
        if chunk == ["\n"]:
            lines.append("")
            continue
        atoms = chunk if _cells(chunk, widths) <= width else list(_cut(chunk, width))
        whole = atoms is chunk
        if whole and cell_len(lines[-1]) + _cells(chunk, widths) > width:
            lines.append("")
        for atom in atoms if lines[-1] or chunk != [_BLANK] else []:
            cells = widths[atom] if isinstance(atom, int) else cell_len(atom)
            if not whole and lines[-1] and cell_len(lines[-1]) + cells > width:
                lines.append("")
            if isinstance(atom, int):
                slots[atom] = Slot(cell_len(lines[-1]), len(lines) - 1, cells)
            lines[-1] += _BLANK * cells if isinstance(atom, int) else atom
    return "\n".join(lines), slots


def _chunks(around: Sequence[str]) -> Iterator[list[Atom]]:
    """The pieces that keep together: a word with the gap beside it, a blank, a line break."""
    chunk: list[Atom] = []
    for number, text in enumerate(around):
        if number:
            chunk.append(number - 1)
        for piece in _PIECE.findall(visible(text)):
            if not piece.isspace() and not "\u2e80" <= piece[0] <= "\uffef":
                chunk.append(piece)
                continue
            if chunk:
                yield chunk
            chunk = []
            yield [_BLANK if piece.isspace() and piece != "\n" else piece]
    if chunk:
        yield chunk


def _cells(chunk: Sequence[Atom], widths: Sequence[int]) -> int:
    return sum(widths[atom] if isinstance(atom, int) else cell_len(atom) for atom in chunk)


def _cut(chunk: Sequence[Atom], width: int) -> Iterator[Atom]:
    """The parts of a chunk longer than a line, with words longer than a line cut into letters."""
    for atom in chunk:
        if isinstance(atom, int) or cell_len(atom) <= width:
            yield atom
        else:
            yield from graphemes(atom)
