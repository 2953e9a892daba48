"""A unit of measure: its size, its dimension and where its scale begins."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TypeAlias

from quiz.values import value

Dimension: TypeAlias = tuple[tuple[str, int], ...]
"""Base units with their powers, in the order of the alphabet: m/s is (("m", 1), ("s", -1))."""


@value
class Unit:
    """How much of which quantity one unit is."""

    size: Fraction
    """In base units."""
    dimension: Dimension
    zero: Fraction = Fraction(0)
    """The value in base units at which its scale begins: 273.15 K for °C."""

    def times(self, other: Unit, power: int = 1) -> Unit:
        """The product with a power of another unit; a scale that begins elsewhere is a difference
        in it."""
        powers = Counter(dict(self.dimension))
        for base, exponent in other.dimension:
            powers[base] += exponent * power
        dimension = tuple(sorted((base, count) for base, count in powers.items() if count))
        return Unit(self.size * other.size**power, dimension)

    def convert(self, value: Fraction, to: Unit) -> Fraction:
        """The value of so many of this unit in another one of the same dimension."""
        return (value * self.size + self.zero - to.zero) / to.size


ONE = Unit(Fraction(1), ())
