"""The podium at the end of a game: the best three, each with points and accuracy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget

from quiz.text import cells, cut, one_line, ordinal, plural, share

HEIGHTS = (6, 4, 3)
"""Lines of each step, of the first to the third place."""
_WIDTH = 24
"""Columns of a step where there is room for it."""
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

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__(id="podium")
        self._steps = list(steps)[: len(HEIGHTS)]
        self.display = len(self._steps) > 1

    def render(self) -> Content:
        width = min((self.size.width - 2) // max(len(self._steps), 1), _WIDTH)
        if width < _LEAST_WIDTH or self.app.size.height < _FULL_HEIGHT:
            return Content("\n").join(map(_line, self._steps))
        return _drawn(self._steps, width)


def _line(step: Step) -> Content:
    figures = f"{plural(step.points, 'point')}, {share(step.accuracy)}"
    style = "bold $accent" if step.place == 1 else ""
    note = (f"  {step.note}", "$text-muted") if step.note else ""
    name = one_line(step.name)
    return Content.assemble((f"{ordinal(step.place):<4} {name}  ", style), figures, note)


def _drawn(steps: Sequence[Step], width: int) -> Content:
    """The steps beside each other, each with its lines on top: second, first, third."""
    columns = [_column(step, width) for step in steps]
    columns = [*columns[1:2], columns[0], *columns[2:]]
    highest = max(map(len, columns))
    blank = Content(" " * width)
    filled = [[blank] * (highest - len(column)) + column for column in columns]
    return Content("\n").join(Content(" ").join(row) for row in zip(*filled, strict=True))


def _column(step: Step, width: int) -> list[Content]:
    first = step.place == 1
    name_style = "bold $accent" if first else "bold"
    texts = [
        (f"★ {one_line(step.name)}" if first else one_line(step.name), name_style),
        (plural(step.points, "point"), ""),
        (share(step.accuracy) + (f" · {step.note}" if step.note else ""), "$text-muted"),
    ]
    head = [Content.styled(_centred(text, width), style) for text, style in texts]
    height = HEIGHTS[min(step.place, len(HEIGHTS)) - 1]
    face = "$text-primary on $primary 40%" if first else "$foreground on $panel"
    block = [Content.styled(" " * width, face) for _ in range(height)]
    block[1] = Content.styled(_centred(ordinal(step.place), width), f"bold {face}")
    return [*head, *block]


def _centred(text: str, width: int) -> str:
    text = cut(text, width)
    left = (width - cells(text)) // 2
    return " " * left + text + " " * (width - cells(text) - left)
