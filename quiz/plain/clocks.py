"""The clocks in words: said between lines alone, as nothing may cut a line in two."""

from __future__ import annotations

from collections.abc import Callable

from quiz.exams import MINUTE
from quiz.text import plural

LAST_MINUTES = 5
"""From here on the clock of a long exam says that it is nearly over."""
LAST = (10, 3)
"""Seconds left at which a warning is due, after that for half of the time."""


class TurnWords:
    """What is said of one turn's clock; each warning once."""

    def __init__(self, seconds: float, left: Callable[[], float]) -> None:
        """`seconds` is the length of the clock, and `left` has what it still has."""
        self._half = seconds / 2
        self._due = {self._half, *(each for each in LAST if each < self._half)}
        self._left = left

    @property
    def is_over(self) -> bool:
        return self._left() < 0

    def left(self) -> str:
        """`12 seconds left.`"""
        left = self._left()
        self._due -= self._passed(left)
        return f"{plural(int(left + 0.5), 'second')} left." if left > 0 else "The time is up."

    def warning(self) -> str:
        """The warning that is due, if one is that was not said; of several the last."""
        left = self._left()
        passed = self._passed(left)
        self._due -= passed
        if not passed or left <= 0:
            return ""
        return f"Half of the time is gone: {self.left()}" if passed == {self._half} else self.left()

    def _passed(self, left: float) -> set[float]:
        return {limit for limit in self._due if left <= limit}


class ExamWords:
    """What is said of the one clock of an exam: a line whenever its words have changed."""

    def __init__(self, length: int, left: Callable[[], int]) -> None:
        """`length` of all of it in milliseconds; `left` has what it still has of them."""
        self._near = min(LAST_MINUTES * MINUTE, length // 4)
        self._left = left
        self._said = ""

    @property
    def is_over(self) -> bool:
        return self._left() < 0

    def left(self) -> str:
        """`24 minutes left.`, to be said now."""
        self._said = self._words()
        return self._said

    def warning(self) -> str:
        words, before = self._words(), self._said
        self._said = words
        return words if words != before else ""

    def _words(self) -> str:
        left = self._left()
        if left < 0:
            return "The time is up."
        words = f"{length_words(left)} left."
        return f"Nearly over: {words}" if left <= self._near else words


def length_words(milliseconds: int) -> str:
    """`1 hour 5 minutes`, `24 minutes`, to the nearest; of the last two `90 seconds`."""
    seconds = -(-milliseconds // 1000)
    if seconds < 120:
        return plural(seconds, "second")
    hours, minutes = divmod((seconds + 30) // 60, 60)
    said = [plural(hours, "hour") if hours else "", plural(minutes, "minute") if minutes else ""]
    return " ".join(filter(None, said))
