"""The clock of a game in words: said between lines alone, as nothing may cut a line in two."""

from __future__ import annotations

from quiz.text import plural

LAST = (10, 3)
"""Seconds left from which on a warning is due, after that for half of the time."""


class ClockWords:
    """The warnings of one turn's clock, each said once."""

    def __init__(self, whole: float) -> None:
        """`whole` is the length of the clock in seconds."""
        self._due = sorted({whole / 2, *(each for each in LAST if each < whole / 2)})

    def due(self, left: float) -> str:
        """The warning that is due with so many seconds left, if one is that was not said."""
        passed = [limit for limit in self._due if left <= limit]
        if not passed:
            return ""
        is_half = len(self._due) == len(passed) == 1 or passed == self._due[-1:]
        self._due = [limit for limit in self._due if limit not in passed]
        return f"Half of the time is gone: {left_words(left)}" if is_half else left_words(left)


def left_words(left: float) -> str:
    """`12 seconds left.`"""
    return f"{plural(max(int(left + 0.5), 0), 'second')} left." if left > 0 else "The time is up."
