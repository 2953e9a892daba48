"""Strings a few slips away are found in an index, all of them and no others."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from rapidfuzz.distance import OSA

from quiz.answers.texts import Form, Group
from quiz.answers.texts.index import Index

WORD = st.text("bghk", min_size=1, max_size=12)


@pytest.mark.parametrize("slips", [0, 1, 2])
@given(st.lists(WORD, max_size=40), WORD)
def test_all_strings_within_the_slips_are_found_and_no_others(
    slips: int, words: list[str], typed: str
) -> None:
    near = {word for word in words if OSA.distance(word, typed) <= slips}
    index = Index.of((Group((word,), Form.THING) for word in words), "en")
    assert {spelling.text for spelling in index.near(typed, slips=slips)} == near


@given(st.lists(WORD, min_size=1, max_size=20), st.integers(0, 2))
def test_the_nearest_are_found_first_and_of_like_ones_those_that_stand_first(
    words: list[str], slips: int
) -> None:
    index = Index.of((Group((word,), Form.THING) for word in words), "en")
    near = [(spelling.text, spelling.group) for spelling in index.near(words[0], slips=slips)]
    assert near == sorted(near, key=lambda pair: (OSA.distance(pair[0], words[0]), pair[1]))
