"""A small chart of how long each question took, with a sign for each verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from textual.content import Content
from textual.widget import Widget

from quiz.tui.wording import Graded, sign

_ROWS = 3
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_FEW = 2
"""The least answers that make a chart."""


class Timed(Graded, Protocol):
    """A response and the time that it took."""

    @property
    def took(self) -> int:
        """Milliseconds."""
        ...


class TimeChart(Widget):
    """A column for each question; only the latest where there are more than fit."""

    def __init__(self, answers: Sequence[Timed]) -> None:
        super().__init__()
        self._answers = answers
        self.display = len(answers) >= _FEW

    def render(self) -> Content:
        return chart(self._answers, max(self.size.width - 8, 10))


def chart(answers: Sequence[Timed], width: int) -> Content:
    """A chart of so many columns beside its scale."""
    step = 2 if 2 * len(answers) <= width else 1
    latest = answers[-(width // step) :]
    most = max((answer.took for answer in latest), default=0) or 1
    eighths = [max(1, round(answer.took * _ROWS * 8 / most)) for answer in latest]
    gap = " " * (step - 1)
    lines = [Content.styled("Seconds for each question", "bold")]
    for row in reversed(range(_ROWS)):
        scale = f"{most / 1000:5.1f} ▏" if row == _ROWS - 1 else "      ▏"
        bars = gap.join(_EIGHTHS[min(max(height - 8 * row, 0), 8)] for height in eighths)
        lines.append(Content.assemble((scale, "$text-muted"), (bars, "$primary")))
    signs = [Content.styled(*sign(answer)) for answer in latest]
    lines.append(Content.assemble("       ", Content(gap).join(signs)))
    return Content("\n").join(lines)
