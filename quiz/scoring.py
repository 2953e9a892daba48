"""Points for a verdict, in a game."""

from __future__ import annotations

from quiz.history import Certainty

FULL_FOR = 0.5
"""Seconds in which speed costs nothing."""
MOST = 1000
STREAK_STEP = 100
STREAK_MOST = 500


def blitz_points(credit: float, took: float, seconds: float, *, points: float = 1.0) -> int:
    """Points for a response that took so many of the seconds it had: 1000 x points x (1 - t / 2T) x credit, rounded.

    Kahoot's published formula: full in the first half second, half at the end, none after it.
    """
    if took > seconds:
        return 0
    speed = 1.0 if took < FULL_FOR else 1.0 - took / seconds / 2.0
    return _half_up(MOST * points * speed * credit)


def streak_bonus(streak: int) -> int:
    """Points on top for the latest of so many right answers in a row: 100, 200 ... 500 from the second on (Kahoot)."""
    return min(max(streak - 1, 0) * STREAK_STEP, STREAK_MOST)


_RIGHT = {Certainty.GUESS: 1 / 3, Certainty.FAIRLY: 2 / 3, Certainty.SURE: 1.0}
_WRONG = {Certainty.GUESS: 0.0, Certainty.FAIRLY: -2 / 3, Certainty.SURE: -2.0}


def certainty_mark(credit: float, certainty: Certainty) -> float:
    """The mark for a credit, by how sure the learner was: 1/3, 2/3 or 1 where right; 0, -2/3 or -2 where wrong.

    Moodle's certainty-based marking (`question_cbm::adjust_fraction`), over the 3 that a sure right answer earns there:
    any credit is multiplied by the right answer's mark, and only none at all costs something.
    """
    return _RIGHT[certainty] * credit if credit > 1e-7 else _WRONG[certainty]


def _half_up(value: float) -> int:
    return int(value + 0.5)
