"""The letters of each painted line as the terminal can show them: in ASCII, and from right to left.

Every widget's line comes by here with its border, and goes on with the same width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from quiz.letters import bidi, signs
from quiz.letters.graphemes import graphemes


def in_plain_signs(line: list[Segment]) -> list[Segment]:
    """The program's signs in ASCII, and the letters as they are."""
    return [Segment(signs.in_signs(text), style, control) for text, style, control in line]


class Ascii:
    """Writes everything in ASCII; tells once if a letter was lost by that."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._is_told = False

    def __call__(self, line: list[Segment]) -> list[Segment]:
        if all(segment.text.isascii() for segment in line):
            return line
        if not self._is_told and any(signs.is_lost(segment.text) for segment in line):
            self._is_told = True
            self._tell()
        return [Segment(_fitted(text), style, control) for text, style, control in line]


def _fitted(text: str) -> str:
    """A text in ASCII, with the columns that the screen gave it."""
    width = cell_len(text)
    return signs.in_ascii(text).ljust(width)[:width]


_Cell = tuple[str, Style | None]


def isolated(line: list[Segment]) -> list[Segment]:
    """Text from right to left parted from its neighbours, for terminals that reorder."""
    return _changed(line, _between_marks)


def in_visual_order(line: list[Segment]) -> list[Segment]:
    """Text from right to left in visual order, for terminals that do not reorder."""
    return _changed(line, _turned)


def _changed(
    line: list[Segment], change: Callable[[Sequence[_Cell]], Sequence[_Cell]]
) -> list[Segment]:
    """A line with each piece that runs from right to left changed, styles with their letters."""
    if not any(bidi.has_right_to_left(segment.text) for segment in line):
        return line
    cells = [(cluster, style) for text, style, _ in line for cluster in graphemes(text)]
    outcome, done = list[_Cell](), 0
    for start, end in bidi.runs([cluster for cluster, _ in cells]):
        outcome += cells[done:start]
        outcome += change(cells[start:end])
        done = end
    return list(_joined([*outcome, *cells[done:]]))


def _between_marks(piece: Sequence[_Cell]) -> Sequence[_Cell]:
    """The marks make whatever stands beside the piece a neighbour from left to right, and the sign
    at its end a part of it."""
    (first, style), *others = piece
    opened = [(f"{bidi.LEFT_TO_RIGHT_MARK}{bidi.RIGHT_TO_LEFT_MARK}{first}", style), *others]
    last, style = opened[-1]
    return [*opened[:-1], (f"{last}{bidi.RIGHT_TO_LEFT_MARK}{bidi.LEFT_TO_RIGHT_MARK}", style)]


def _turned(piece: Sequence[_Cell]) -> Sequence[_Cell]:
    clusters = [cluster for cluster, _ in piece]
    return [
        (bidi.mirrored(clusters[at]) if is_turned else clusters[at], piece[at][1])
        for at, is_turned in bidi.visual(clusters)
    ]


def _joined(cells: Sequence[_Cell]) -> Iterator[Segment]:
    text, style = "", None
    for cluster, of_cluster in cells:
        if of_cluster is not style and text:
            yield Segment(text, style)
            text = ""
        text, style = text + cluster, of_cluster
    yield Segment(text, style)
