"""Strings a few slips away are found, all of them and no others."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from rapidfuzz.distance import OSA

from quiz.answers.texts.neighbours import Neighbours

WORD = st.text("abc", max_size=12)


@pytest.mark.parametrize("slips", [1, 2])
@given(st.sets(WORD, max_size=40), WORD)
def test_all_strings_within_the_slips_are_found_and_no_others(
    slips: int, strings: set[str], string: str
) -> None:
    near = {other for other in strings if OSA.distance(other, string) <= slips}
    assert set(Neighbours(strings).near(string, slips)) == near
