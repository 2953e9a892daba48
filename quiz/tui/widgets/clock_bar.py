"""A game's clock, and the countdown before it."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HURRY = 5
"""Seconds from which the clock says that it is nearly over."""


class ClockBar(Widget):
    """What is left of a question's seconds: a bar that drains, the figure, and at the end a word."""

    def __init__(self) -> None:
        super().__init__()
        self._left = 0.0
        self._whole = 1.0

    def show(self, left: float, whole: float) -> None:
        self._left, self._whole = max(left, 0.0), whole
        self.refresh()

    def render(self) -> Content:
        hurry = self._left <= _HURRY
        figure = f" {ceil(self._left):>2} s"
        word = "  time is up" if not self._left else "  hurry" if hurry else ""
        room = max(self.size.width - len(figure) - 12, 4)
        eighths = round(room * 8 * self._left / self._whole)
        bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
        colour = "$error" if hurry else "$primary"
        return Content.assemble((bar.ljust(room), colour), (figure, "bold"), (word, "bold $text-error"))


class Countdown(Static):
    """Three, two, one."""

    def start(self, title: str, questions: int, *, then: Callable[[], None]) -> None:
        """Counts down and then calls back."""
        self._title, self._questions, self._then, self._at = title, questions, then, 3
        self._show()
        self._timer = self.set_interval(0.8, self._count)

    def _show(self) -> None:
        line = f"{self._questions} question{'' if self._questions == 1 else 's'}. Keys 1 to 9 choose."
        self.update(
            Content.assemble((f"{self._title}\n\n", "bold"), (f"{self._at}\n\n", "bold $accent"), (line, "$text-muted"))
        )

    def _count(self) -> None:
        self._at -= 1
        if self._at:
            self._show()
        else:
            self.skip()

    def skip(self) -> None:
        """Begins at once."""
        self._timer.stop()
        self.display = False
        self._then()
