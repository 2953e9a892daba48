"""Credits and points as the fractions that they are: summed exactly, rounded once, when shown."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

MOST_PARTS = 10**6
"""The most parts that an answer can have for its credit to be told exactly."""


@lru_cache(maxsize=4096)
def exact(number: float) -> Fraction:
    """The fraction that a credit stands for, such as 1/3, or the points of a question.

    The history and result files hold a credit of k parts of n as the float next to k / n. Two
    fractions of at most a million parts each lie at least 10^-12 apart, and a float within 10^-16
    of its number: so k / n is the only one that the float can stand for.
    """
    return Fraction(number).limit_denominator(MOST_PARTS)
