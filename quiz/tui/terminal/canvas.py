"""What a terminal shows, cell by cell, so that a slow one is sent only what has changed.

A text that has changed is sent whole, and each page says all of its texts: who reads along, as a
screen reader does or a script, finds no single letters of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, repeat
from typing import TypeAlias

from rich.color import ColorSystem
from rich.console import Console
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from quiz.patterns import regex

_ONE_CELL_EACH = regex(
    "[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2500-\u25a0]*"
)
"""Letters and lines that take one cell each on any terminal; behind others it is not sure where a
letter stands, and they are sent with all that stands around them."""
_GAP = 8
"""Cells that stay as they are and are sent again, where that is shorter than leaping over them."""
_BLANKS = frozenset(" " + "".join(map(chr, range(0x2500, 0x25A1))))
"""What stands between texts: nothing, lines and bars."""


Cell: TypeAlias = tuple[str, str]
"""A letter, and the numbers of its style as they are sent."""


class Canvas:
    """The cells of a terminal as far as they are known."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, Cell]] = {}
        self._sent: dict[int, list[tuple[int, Strip, ColorSystem]]] = {}
        """What was sent where nothing was known: its cells are looked at once others may differ."""

    def forget(self) -> None:
        """The terminal may show anything."""
        self._rows, self._sent = {}, {}

    def turn_page(self) -> None:
        """All texts are to be sent again."""
        for y in list(self._sent):
            self._known(y)
        for row in self._rows.values():
            for column in [column for column, cell in row.items() if _is_text(cell)]:
                del row[column]

    def paint(self, y: int, x: int, strip: Strip, console: Console) -> str:
        """What is to be sent for a strip to be shown at a place."""
        colors = console._color_system or ColorSystem.TRUECOLOR
        if y not in self._rows:
            sent, end = self._sent.setdefault(y, []), x + strip.cell_length
            if not any(_meet(start, old, x, end) for start, old, _ in sent):
                sent.append((x, strip, colors))
                return _move(y, x) + strip.render(console)
        row = self._known(y)
        cells = _cells(strip, colors)
        if cells is None:
            for column in range(x, x + strip.cell_length):
                row.pop(column, None)
            return _move(y, x) + strip.render(console)
        changed = {column for column, cell in enumerate(cells, x) if row.get(column) != cell}
        if any(_is_text(cells[column - x]) for column in changed):
            changed.update(column for column, cell in enumerate(cells, x) if _is_text(cell))
        row.update(enumerate(cells, x))
        return "".join(
            _move(y, start) + _drawn(cells[start - x : end - x])
            for start, end in _runs(sorted(changed))
        )

    def _known(self, y: int) -> dict[int, Cell]:
        """The cells of a row that are known."""
        row = self._rows.setdefault(y, {})
        for x, strip, colors in self._sent.pop(y, ()):
            row.update(enumerate(_cells(strip, colors) or (), x))
        return row


class Rows:
    """The strips that a quick terminal shows: it is sent each strip that is another one whole."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, Strip]] = {}

    def forget(self) -> None:
        """The terminal may show anything."""
        self._rows = {}

    def paint(self, y: int, x: int, strip: Strip, console: Console) -> str:
        """What is to be sent for a strip to be shown at a place; empty if it stands there."""
        row = self._rows.setdefault(y, {})
        if not strip.cell_length or row.get(x) == strip:
            return ""
        end = x + strip.cell_length
        for start in [start for start, old in row.items() if _meet(start, old, x, end)]:
            del row[start]
        row[x] = strip
        return _move(y, x) + strip.render(console)


def _meet(start: int, strip: Strip, x: int, end: int) -> bool:
    return start < end and start + strip.cell_length > x


class Changes(CompositorUpdate):
    """An update of Textual's that sends only what it changes."""

    def __init__(
        self, update: LayoutUpdate | ChopsUpdate, shown: Canvas | Rows, console: Console
    ) -> None:
        strips = _whole(update) if isinstance(update, LayoutUpdate) else _parts(update)
        self._text = "".join(shown.paint(y, x, strip, console) for y, x, strip in strips)

    def __bool__(self) -> bool:
        return bool(self._text)

    def render_segments(self, console: Console) -> str:  # noqa: ARG002 - it is Textual's
        return self._text


def _whole(update: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, strips in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in strips:
            yield y, x, strip
            x += strip.cell_length


def _parts(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The strips and their places, as Textual cuts them."""
    for y, start, end in update.spans:
        for stop, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= end and stop > start:
                is_whole = start <= x < end and stop <= end
                yield y, x, strip if is_whole else strip.crop(0, min(stop, end) - x)


def _is_text(cell: Cell) -> bool:
    return cell[0] not in _BLANKS


def _cells(strip: Strip, colors: ColorSystem) -> list[Cell] | None:
    """The cells of a strip; None where it is not sure how many of them a letter takes."""
    cells: list[Cell] = []
    for text, style, _ in strip:
        if not _ONE_CELL_EACH.fullmatch(text) or (style is not None and style.link):
            return None
        code = "" if style is None else style._ansi or Strip.render_ansi(style, colors)
        cells += zip(text, repeat(code), strict=False)
    return cells


def _runs(columns: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where the runs of these columns start and end, with the small gaps between them."""
    start = end = -1
    for column in columns:
        if start >= 0 and column - end > _GAP:
            yield start, end
            start = -1
        if start < 0:
            start = column
        end = column + 1
    if start >= 0:
        yield start, end


def _move(y: int, x: int) -> str:
    return f"\x1b[{y + 1};{x + 1}H"


def _drawn(cells: Iterable[Cell]) -> str:
    pieces = []
    for style, group in groupby(cells, key=lambda cell: cell[1]):
        text = "".join(letter for letter, _ in group)
        pieces.append(f"\x1b[{style}m{text}\x1b[0m" if style else text)
    return "".join(pieces)
