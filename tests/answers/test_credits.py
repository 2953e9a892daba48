"""Credits as the fractions that they are, from the floats that are kept of them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from quiz.answers.credits import MOST_PARTS, exact

sizes = st.integers(1, MOST_PARTS)


@given(sizes, st.data())
def test_a_credit_is_the_fraction_that_it_was_made_of(size: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, size))
    assert exact(right / size) == Fraction(right, size)


@pytest.mark.parametrize("size", [3, 7, 49, 999_983])
def test_as_many_equal_parts_as_there_are_make_one(size: int) -> None:
    assert exact(1 / size) * size == 1


@pytest.mark.parametrize("points", [0.0, 0.1, 0.7, 2.5, 12.35, 1000.0])
def test_points_are_what_their_author_wrote(points: float) -> None:
    assert exact(points) == Fraction(repr(points))
