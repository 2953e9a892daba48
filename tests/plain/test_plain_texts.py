"""Texts of a deck as they are said: differences, Markdown, gaps."""

from __future__ import annotations

import pytest

from quiz.plain.texts import differences, in_a_row, markdown, number_of, sentence, spoken


@pytest.mark.parametrize(
    ("typed", "meant", "words"),
    [
        ("Tbilissi", "Tbilisi", "s is too much after letter 6"),
        ("Tbilsi", "Tbilisi", "i is missing after letter 4"),
        ("Denube", "Danube", "letter 2 is a, not e"),
        ("anube", "Danube", "D is missing at the beginning"),
        ("Newyork", "New York", "a blank is missing after letter 3"),
        ("Zurich", "Zürich", "letter 2 is ü, not u"),
        ("Danube", "Danube", ""),
        ("danube", "Danube", ""),
        ("Rhine", "Danube", ""),
        ("Missisipi", "Misisipi", "s is too much after letter 2"),
        ("Mississippi", "Misisipi", ""),
        ("x" * 500, "y" * 500, ""),
    ],
)
def test_a_difference_is_said_letter_by_letter(typed: str, meant: str, words: str) -> None:
    assert differences(typed, meant) == words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is *warm* and **dry**.", "It is warm and dry."),
        ("It is ~~cold~~ warm.", "It is cold warm."),
        ("- one\n- two", "one\ntwo"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("See [the page](https://example.org).", "See the page."),
        ("![a map of Peru](peru.png)", "(picture: a map of Peru)"),
        ("![](peru.png)", "(picture: without words)"),
        ("plain\nlines", "plain lines"),
        ("`code` <b>", "code <b>"),
        ("\x1b[31m*red*", "␛[31mred"),
    ],
)
def test_markdown_is_read_out_without_its_marks(text: str, said: str) -> None:
    assert markdown(text) == said


@pytest.mark.parametrize(
    ("typed_in", "number"),
    [("7", 7), ("007", 7), ("0000019", 0), ("9" * 5000, 0), ("", 0), ("²", 0), ("٣", 0), ("-1", 0)],
)
def test_a_number_is_read_by_its_digits_and_is_none_where_they_are_too_many(
    typed_in: str, number: int
) -> None:
    assert number_of(typed_in) == number


def test_a_gap_is_a_word_and_code_has_no_marks() -> None:
    assert spoken("The sky is _____ in `x`.") == "The sky is (gap) in x."


def test_texts_in_a_row_are_told_apart_by_semicolons_where_they_have_commas() -> None:
    assert in_a_row(["Riga"]) == "Riga"
    assert in_a_row(["Riga", "Vilnius", "Tallinn"]) == "Riga, Vilnius and Tallinn"
    assert in_a_row(["Adams, John", "Bush"]) == "Adams, John; and Bush"


def test_a_sentence_has_one_full_stop() -> None:
    assert [sentence(text) for text in ("", "a", "a.", 'He said "a!"')] == [
        "",
        "a.",
        "a.",
        'He said "a!"',
    ]
