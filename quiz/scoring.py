"""Points for a verdict, in a game."""

from __future__ import annotations

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


def _half_up(value: float) -> int:
    return int(value + 0.5)
