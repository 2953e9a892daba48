"""The clock of a game in words: said between lines alone, as nothing may cut a line in two."""

from __future__ import annotations

from collections.abc import Callable

from quiz.text import plural

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
