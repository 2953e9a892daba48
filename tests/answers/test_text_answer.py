"""Typed texts: a table of what a fair teacher would say, and what holds for all texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import assume, given, strategies as st

from quiz.answers.rivals import NO_RIVALS, Rivals
from quiz.answers.text import Form, TextAnswer
from quiz.answers.texts.folding import fold
from quiz.answers.texts.rewording import loosen
from quiz.answers.verdict import RIGHT, WRONG, Forgiven, Verdict
from tests.places import DATA

TABLE = DATA / "texts.tsv"
FORMS = {"who": Form.NAME, "where": Form.PLACE, "what": Form.THING, "exact": Form.THING}


class Row(NamedTuple):
    kind: str
    answer: str
    also: tuple[str, ...]
    rivals: tuple[str, ...]
    language: str
    response: str
    credit: float
    note: str


def rows() -> Iterator[Row]:
    for line in TABLE.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            kind, answer, also, rivals, language, response, credit, note = [*line.split("\t"), ""][
                :8
            ]
            spellings, others = (tuple(filter(None, texts.split("|"))) for texts in (also, rivals))
            yield Row(kind, answer, spellings, others, language, response, float(credit), note)


@pytest.mark.parametrize(
    "row", list(rows()), ids=lambda row: f"{row.kind} {row.answer}: {row.response!a}"
)
def test_a_response_earns_what_a_teacher_would_give(row: Row) -> None:
    answer = TextAnswer(
        row.answer, row.also, form=FORMS[row.kind], exact=row.kind == "exact", language=row.language
    )
    verdict = answer.grade(row.response, Rivals(lambda: row.rivals))
    assert verdict.credit == row.credit
    assert row.note in verdict.note


TREATY = "North Atlantic Treaty Organization"


@pytest.mark.parametrize(
    ("answer", "spellings"),
    [
        (TextAnswer("Kabul", ("Cabul",)), ["Kabul", "Cabul"]),
        (TextAnswer(f"{TREATY} (NATO)"), [f"{TREATY} (NATO)", TREATY, "NATO"]),
        (TextAnswer("NATO", (f"{TREATY} (Nato)",)), ["NATO", f"{TREATY} (Nato)", TREATY]),
        (TextAnswer(f"{TREATY} (NATO)", exact=True), [f"{TREATY} (NATO)"]),
        (TextAnswer("Elizabeth (II)"), ["Elizabeth (II)"]),
        (TextAnswer("uranium (235)"), ["uranium (235)"]),
        (TextAnswer("function (x)"), ["function (x)"]),
    ],
    ids=lambda value: value.text if isinstance(value, TextAnswer) else "",
)
def test_a_text_with_brackets_is_right_in_both_halves(
    answer: TextAnswer, spellings: list[str]
) -> None:
    assert list(answer.spellings) == spellings
    assert all(answer.grade(spelling, NO_RIVALS).right for spelling in spellings)


@pytest.mark.parametrize("response", ["", " ", "\n", "Kabul " * 500])
def test_an_empty_or_endless_response_is_wrong_without_a_word(response: str) -> None:
    assert TextAnswer("Kabul").grade(response, NO_RIVALS) == WRONG
    assert TextAnswer("Kabul", exact=True).grade(response, NO_RIVALS) == WRONG


@pytest.mark.parametrize(
    ("response", "verdict"),
    [
        ("Kraków", RIGHT),
        ("KRAKÓW", RIGHT),
        ("Cracow", Verdict(1.0, shown="Cracow")),
        ("Krakow", Verdict(1.0, "Written with its accents: Kraków.", forgiven=Forgiven.ACCENTS)),
        (
            "Krakwó",
            Verdict(1.0, "A slip of the keys is forgiven: Kraków.", forgiven=Forgiven.SLIP),
        ),
        (
            "Cracw",
            Verdict(
                1.0,
                "A slip of the keys is forgiven: Cracow.",
                shown="Cracow",
                forgiven=Forgiven.SLIP,
            ),
        ),
        ("Krkw", WRONG),
    ],
)
def test_a_verdict_names_the_spelling_and_what_it_forgave(response: str, verdict: Verdict) -> None:
    assert TextAnswer("Kraków", ("Cracow",)).grade(response, NO_RIVALS) == verdict


@pytest.mark.parametrize(
    ("response", "is_right"),
    [
        (f"{TREATY} (NATO)", True),
        ("NATO (North Atlantic Treaty Organization)", True),
        (f"{TREATY} (EU)", False),
        ("Warsaw Pact (NATO)", False),
        ("Warsaw Pact (EU)", False),
    ],
)
def test_an_abbreviation_in_brackets_has_to_be_right(response: str, *, is_right: bool) -> None:
    assert TextAnswer(TREATY, ("NATO",)).grade(response, NO_RIVALS).right == is_right


@pytest.mark.parametrize(
    ("response", "is_right"),
    [("Paris (France)", True), ("Paris, France", True), ("Paris (Texas)", False)],
)
def test_a_country_in_brackets_has_to_be_that_of_the_town(response: str, *, is_right: bool) -> None:
    place = TextAnswer("Paris", form=Form.PLACE)
    assert place.grade(response, NO_RIVALS).right == is_right


def test_the_initials_of_an_answer_may_stand_behind_it() -> None:
    assert TextAnswer(TREATY).grade(f"{TREATY} (NATO)", NO_RIVALS).right
    assert not TextAnswer(TREATY).grade(f"{TREATY} (NAFTA)", NO_RIVALS).right


@pytest.mark.parametrize(
    ("answer", "response", "is_right"),
    [
        ("JK Rowling", "Rowling", True),
        ("JK Rowling", "Joanne K. Rowling", True),
        ("JRR Tolkien", "Tolkien", True),
        ("RIA Novosti", "Novosti", False),
    ],
)
def test_a_block_of_initials_is_a_name_and_an_abbreviation_is_none(
    answer: str, response: str, *, is_right: bool
) -> None:
    person = TextAnswer(answer, form=Form.NAME)
    assert person.grade(response, NO_RIVALS).right == is_right


@pytest.mark.parametrize(("text", "loose"), [("the lake", "lake"), ("the", "the")])
def test_an_article_is_left_out_before_another_word(text: str, loose: str) -> None:
    assert loosen(fold(text, "en"), "en") == loose


KANA = st.text(
    st.sampled_from("あいうえおかきくけこさしすせそたちつてとなにぬねの"), min_size=2, max_size=7
)
HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=2, max_size=4)


@given(st.one_of(KANA, HANGUL), st.data())
def test_one_wrong_syllable_of_a_few_is_another_word(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    sign = data.draw(st.sampled_from("まみむめもやゆよ가나다라마"))
    typed = word[:place] + sign + word[place + 1 :]
    assume(typed != word)
    assert TextAnswer(word, language="ja").grade(typed, NO_RIVALS) == WRONG


FORMULA = st.from_regex(r"[A-Z][a-z]?[₂₃₄]?[²³]?[⁺⁻]", fullmatch=True)


@given(FORMULA, FORMULA)
def test_an_ion_is_no_other_ion(meant: str, typed: str) -> None:
    def plain(formula: str) -> str:
        return unicodedata.normalize("NFKC", formula).replace("−", "-")

    assert TextAnswer(meant).grade(plain(meant), NO_RIVALS).right
    alike = plain(typed).casefold() == plain(meant).casefold()
    assert TextAnswer(meant).grade(typed, NO_RIVALS).right == alike


def test_a_response_of_a_thousand_articles_is_graded() -> None:
    answer = TextAnswer("l'eau", language="fr")
    for response in ("la " * 300 + "x", "l'" * 500, "le " * 1000):
        assert answer.grade(response, NO_RIVALS) == WRONG
    assert fold("l'" * 2000 + "eau", "fr") == "eau"


def test_a_name_with_empty_brackets_behind_it_is_graded() -> None:
    assert TextAnswer("Isaac Newton", form=Form.NAME).grade("Newton ( )", NO_RIVALS).credit in (
        0,
        1,
    )


def test_a_word_of_many_prefixes_is_graded() -> None:
    long = "mono" * 2000
    assert TextAnswer(f"{long}chrome").grade(f"{long}chrone", NO_RIVALS).credit == 1
