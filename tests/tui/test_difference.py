"""Differences between a typed text and the right one are marked letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from textual.content import Content

from quiz.text import graphemes
from quiz.tui.prose import difference


def marked(content: Content) -> list[str]:
    return [content.plain[span.start : span.end] for span in content.spans]


@pytest.mark.parametrize(
    ("typed", "meant", "struck", "underlined"),
    [
        ("Mikhailow", "Mikhailov", ["w"], ["v"]),
        ("kabul", "Kabul", [], []),
        ("Brasilia", "Brasília", ["i"], ["í"]),
        ("Brasi\u0301lia", "Brasília", [], []),
        ("q\u0323ubba", "q\u0307ubba", ["q\u0323"], ["q\u0307"]),
        ("мои дом", "мой дом", ["и"], ["й"]),
        ("かきくけ", "がきくけ", ["か"], ["が"]),
        ("한국말", "한굴말", ["국"], ["굴"]),
        ("\u1112\u1161\u11ab국말", "한국말", [], []),
        ("किताब", "कताब", ["कि"], ["क"]),
        ("क्षमता", "कमता", ["क्ष"], ["क"]),
        ("ม้าดำ", "มาดำ", ["ม้"], ["ม"]),
        ("the 👩‍👩‍👧 family", "the 👩‍👩‍👦 family", ["👩‍👩‍👧"], ["👩‍👩‍👦"]),
        ("good 👍🏽 sign", "good 👍🏿 sign", ["👍🏽"], ["👍🏿"]),
        ("flag 🇦🇲 here", "flag 🇦🇿 here", ["🇦🇲"], ["🇦🇿"]),
        ("שָׁלום", "שלום", ["שָׁ"], ["ש"]),
    ],
)
def test_a_letter_is_marked_with_all_that_belongs_to_it(
    typed: str, meant: str, struck: list[str], underlined: list[str]
) -> None:
    wrote, right = difference(typed, meant)
    assert (marked(wrote), marked(right)) == (struck, underlined)


def test_texts_that_have_little_in_common_are_not_marked() -> None:
    assert [marked(side) for side in difference("Bishkek", "Saint Petersburg")] == [[], []]


@given(
    st.text(alphabet="abé́กมा้ค्ष한ᅡ👩‍👧🏽🇦🇲 ", max_size=12),
    st.text(alphabet="abé́กมा้ค्ष한ᅡ👩‍👧🏽🇦🇲 ", max_size=12),
)
def test_nothing_is_lost_and_no_letter_is_cut(typed: str, meant: str) -> None:
    for content in difference(typed, meant):
        edges = {0}
        for cluster in graphemes(content.plain):
            edges.add(max(edges) + len(cluster))
        assert all({span.start, span.end} <= edges for span in content.spans)
