"""The list of the sittings of the past: only the lines on the screen are read and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from quiz.exams import clock_words
from quiz.results import day_words, mode_words, score_words, title_words, took_words
from quiz.text import cut, padded, plural, share
from quiz.tui.key_table import bind
from quiz.tui.sizes import NARROW

if TYPE_CHECKING:
    from quiz.clock import Day
    from quiz.results import Entry
    from quiz.schedule import RowId

BEFORE_AND_AFTER = 20
"""Lines that are read beyond the screen, so that a short way shows no gap."""
WIDE = 100
"""Columns from which a line also says how right, how long and how many answers."""


class LogList(ScrollView, can_focus=True):
    """As long as the history; it asks for the lines that it comes to show."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"log-list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("up", "move(-1)"),
        bind("down", "move(1)"),
        bind("page_up", "move_page(-1)"),
        bind("page_down", "move_page(1)"),
        bind("first", "to_end(False)"),
        bind("last", "to_end(True)"),
        bind("go_on", "choose"),
    ]

    class Wanted(Message):
        """Lines are on the screen that were not read yet."""

        def __init__(self, ids: Sequence[RowId]) -> None:
            super().__init__()
            self.ids = ids

    class Chosen(Message):
        """Somebody wants to see the results of a line."""

        def __init__(self, id: RowId) -> None:
            super().__init__()
            self.id = id

    def __init__(self, today: Day) -> None:
        super().__init__()
        self._today = today
        self._ids: Sequence[RowId] = ()
        self._entries: dict[RowId, Entry | None] = {}
        """What was read; None where it is on its way."""
        self.cursor = 0

    def show(self, ids: Sequence[RowId]) -> None:
        """Lists these sittings, of which nothing is read yet; the cursor stays where it is."""
        self._ids = ids
        self._entries = {}
        self.cursor = min(self.cursor, max(len(ids) - 1, 0))
        self._want()

    def fill(self, wanted: Iterable[RowId], entries: Iterable[Entry]) -> None:
        """Takes up lines that were wanted; those that could not be read are asked for again."""
        for row in wanted:
            if self._entries.get(row, row) is None:
                del self._entries[row]
        self._entries.update({entry.id: entry for entry in entries})
        self.refresh()

    @property
    def chosen(self) -> RowId | None:
        """The sitting under the cursor."""
        return self._ids[self.cursor] if self._ids else None

    @property
    def read(self) -> int:
        """The number of lines that were read."""
        return len(self._entries)

    def _want(self) -> None:
        """Asks for what is on the screen, or near it, and was not read."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._ids))
        first = max(self.scroll_offset.y - BEFORE_AND_AFTER, 0)
        last = self.scroll_offset.y + self.size.height + BEFORE_AND_AFTER
        missing = [row for row in self._ids[first:last] if row not in self._entries]
        if missing:
            self._entries.update(dict.fromkeys(missing))
            self.post_message(self.Wanted(missing))
        self.refresh()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - its size is asked for
        self._want()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._want()

    def render_line(self, y: int) -> Strip:
        index, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        if index >= len(self._ids):
            return Strip.blank(width, self.visual_style.rich_style)
        is_chosen = index == self.cursor
        style = self.get_visual_style("log-list--cursor") if is_chosen else self.visual_style
        entry = self._entries.get(self._ids[index])
        content = line(entry, width, self._today) if entry else Content(" …")
        if is_chosen:
            content = Content(content.plain)  # in colours it could be too faint on the cursor
        strips = Visual.to_strips(self, content, width, 1, style, pad=True)
        return strips[0].crop_extend(0, width, style.rich_style)

    def on_click(self, event: Click) -> None:
        index = self.scroll_offset.y + event.y
        if index >= len(self._ids):
            return
        if index == self.cursor:
            self.action_choose()
        self._go(index)

    def _go(self, index: int) -> None:
        self.cursor = min(max(index, 0), max(len(self._ids) - 1, 0))
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)
        self._want()

    def action_move(self, step: int) -> None:
        self._go(self.cursor + step)

    def action_move_page(self, pages: int) -> None:
        self._go(self.cursor + pages * max(self.size.height - 1, 1))

    def action_to_end(self, last: bool) -> None:
        self._go(len(self._ids) - 1 if last else 0)

    def action_choose(self) -> None:
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))


def line(entry: Entry, width: int, today: Day) -> Content:
    """One sitting in so many columns: when, what, and how it went; the rest where there is room."""
    said = entry.line
    day = day_words(entry.moment, today)
    clock = f" {clock_words(entry.moment)}" if width >= NARROW else ""
    mode = padded(cut(mode_words(entry), 8), 9) if width >= NARROW else ""
    head = f" {day:>11}{clock}  {mode}" if width >= NARROW else f" {day:>6} "
    score = score_words(entry, brief=width < NARROW)
    tail = ""
    if width >= WIDE:
        answers = plural(said.answers, "answer")
        tail = f"  {share(said.accuracy):>5}  {took_words(entry):>8}  {answers:>11}"
    column = 20 if width >= NARROW else 12
    room = max(width - len(head) - len(tail) - column - 2, 4)
    return Content.assemble(
        (head, "$text-muted"),
        padded(title_words(entry), room),
        (f"  {padded(score, column)}", "bold"),
        (tail, "$text-muted"),
    )
