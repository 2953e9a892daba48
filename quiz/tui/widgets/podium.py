"""The podium at the end of a game: the best three, each with points and accuracy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from quiz.text import cells, cut, one_line, ordinal, plural, share
from quiz.tui.letters import large
from quiz.tui.sizes import is_room
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.tui.face import Face

HEIGHTS = (6, 4, 3)
"""Lines of each step, of the first to the third place."""
_WIDTH, _ROOM_WIDTH = 24, 42
"""Columns of a step where there is room for it, and in large type."""
_LEAST_WIDTH = 14
_FULL_HEIGHT = 24
"""A terminal of fewer lines shows the places one below the other."""


class Step(NamedTuple):
    """One of the best three."""

    place: int
    """Players with as many points share one."""
    name: str
    points: float
    accuracy: float
    """The mean credit, from 0 to 1."""
    note: str = ""
    """Some words more, such as the day of the run."""


class Podium(Widget):
    """The best three, the second and the third beside the first where there is room."""

    app: Face

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__(id="podium")
        self._steps = list(steps)[: len(HEIGHTS)]
        self.display = len(self._steps) > 1

    def render(self) -> Content:
        in_large = is_room(self.app.size, self.app.collection.settings.projector)
        most = _ROOM_WIDTH if in_large else _WIDTH
        width = min((self.size.width - 2) // max(len(self._steps), 1), most)
        if width < _LEAST_WIDTH or self.app.size.height < _FULL_HEIGHT:
            return Content("\n").join(map(_line, self._steps))
        return _drawn(self._steps, width, in_large=in_large)


def _line(step: Step) -> Content:
    figures = f"{plural(step.points, 'point')}, {share(step.accuracy)}"
    style = "bold $text-accent" if step.place == 1 else ""
    note = (f"  {step.note}", "$text-muted") if step.note else ""
    name = one_line(step.name)
    return Content.assemble((f"{ordinal(step.place):<4} {name}  ", style), figures, note)


def _drawn(steps: Sequence[Step], width: int, *, in_large: bool) -> Content:
    """The steps beside each other, each with its lines on top: second, first, third."""
    columns = [_column(step, width, in_large=in_large) for step in steps]
    columns = [*columns[1:2], columns[0], *columns[2:]]
    highest = max(map(len, columns))
    blank = Content(" " * width)
    filled = [[blank] * (highest - len(column)) + column for column in columns]
    return Content("\n").join(Content(" ").join(row) for row in zip(*filled, strict=True))


def _column(step: Step, width: int, *, in_large: bool) -> list[Content]:
    first = step.place == 1
    style = "bold $text-accent" if first else "bold"
    name = one_line(step.name)
    figures = share(step.accuracy) + (f" · {step.note}" if step.note else "")
    head = [
        *(Content.styled(row, style) for row in _name(name, width, first, in_large=in_large)),
        Content(_centred(plural(step.points, "point"), width)),
        Content.styled(_centred(figures, width), "$text-muted"),
    ]
    height = HEIGHTS[min(step.place, len(HEIGHTS)) - 1] * (2 if in_large else 1)
    face = "$foreground on $primary 25%" if first else "$foreground on $panel"
    number = _number(step.place, width, in_large=in_large)
    rows = ["", *number, *[""] * height][:height]
    return [*head, *(Content.styled(row.ljust(width), f"bold {face}") for row in rows)]


def _name(name: str, width: int, first: bool, *, in_large: bool) -> list[str]:
    rows = large(name, width, most=1) if in_large else None
    if rows is None:
        return [_centred(f"★ {name}" if first else name, width)]
    return [*_block(rows[0], width), " " * width]


def _number(place: int, width: int, *, in_large: bool) -> list[str]:
    rows = large(f"{place}", width, most=1) if in_large else None
    return [_centred(ordinal(place), width)] if rows is None else _block(rows[0], width)


def _block(rows: Sequence[str], width: int) -> list[str]:
    """Lines of large letters in the middle, all moved by as much."""
    left = (width - max(map(len, rows))) // 2
    return [(" " * left + row).ljust(width) for row in rows]


def _centred(text: str, width: int) -> str:
    text = cut(text, width)
    left = (width - cells(text)) // 2
    return " " * left + text + " " * (width - cells(text) - left)
