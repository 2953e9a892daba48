"""Units of measure as people write them: read into factors, compared and converted.

A unit is the product of base units to some power, times an exact fraction, so that `m s-1`, `m/s`
and `metres per second` are one unit, and 8.849 km are 8,849 m without a rounding error.
"""

from __future__ import annotations

from quiz.answers.numbers.units.measure import Unit
from quiz.answers.numbers.units.nouns import are_alike, counted_by_population
from quiz.answers.numbers.units.reading import are_one_product, quantity, units_in

__all__ = ["Unit", "are_alike", "are_one_product", "counted_by_population", "quantity", "units_in"]
