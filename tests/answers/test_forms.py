"""Forms of words, by a table: what is another form, what a slip, and what another word."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import pytest

from quiz.answers.rivals import NO_RIVALS, Rivals
from quiz.answers.text import Form, TextAnswer
from quiz.answers.texts import Grammar
from quiz.answers.texts.forms import faults, named
from quiz.answers.texts.inflection import are_forms
from quiz.answers.verdict import Forgiven
from tests.places import DATA

GRAMMARS = {
    ("what", "any"): Grammar.ANY,
    ("what", "exact"): Grammar.EXACT,
    ("cloze", "any"): Grammar.ANY,
    ("cloze", "exact"): Grammar.IN_TEXT,
}


class Row(NamedTuple):
    language: str
    grammar: Grammar
    answer: str
    response: str
    credit: Fraction
    note: str


def rows() -> Iterator[Row]:
    for line in (DATA / "forms.tsv").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            language, kind, forms, answer, response, credit, note = [*line.split("\t"), ""][:7]
            grammar = GRAMMARS[kind, forms]
            yield Row(language, grammar, answer, response, Fraction(credit), note)


@pytest.mark.parametrize(
    "row", list(rows()), ids=lambda row: f"{row.language} {row.answer}: {row.response!a}"
)
def test_a_form_earns_what_a_teacher_of_the_language_would_give(row: Row) -> None:
    answer = TextAnswer(row.answer, language=row.language, grammar=row.grammar)
    verdict = answer.grade(row.response, NO_RIVALS)
    assert verdict.credit == row.credit
    assert (not verdict.note) if row.note == "-" else (row.note in verdict.note)


@pytest.mark.parametrize(
    ("word", "other", "language"),
    [
        ("car", "card", "en"),
        ("plan", "plane", "en"),
        ("moon", "moor", "en"),
        ("hand", "hang", "en"),
        ("stolen", "stoln", "en"),
        ("has", "was", "en"),
        ("walks", "walsk", "en"),
        ("ii", "iii", "en"),
        ("hat", "ist", "de"),
        ("tisch", "tischh", "de"),
        ("es", "esta", "es"),
        ("b12", "b1", "en"),
        ("kaunis", "kauins", "fi"),
    ],
)
def test_words_that_are_near_are_not_always_forms(word: str, other: str, language: str) -> None:
    assert not are_forms(word, other, language)
    assert not are_forms(other, word, language)


def test_forms_are_named_as_they_were_written() -> None:
    found = faults("Den Tische", "Der Tisch", Form.THING, "de")
    assert found is not None
    assert named(found) == "Der, not Den; Tisch, not Tische"
    assert faults("Der Stuhl", "Der Tisch", Form.THING, "de") is None
    assert faults("der Tisch", "Der Tisch", Form.THING, "de") == ()


def test_a_form_among_the_wrong_choices_earns_nothing() -> None:
    answer = TextAnswer("walks", grammar=Grammar.EXACT)
    assert answer.grade("walk", Rivals(lambda: ["Walk"])).credit == 0
    assert answer.grade("walked", Rivals(lambda: ["Walk"])).credit == 0.5


def test_the_spelling_that_is_nearest_by_its_forms_is_shown() -> None:
    answer = TextAnswer("der Wagen", ("das Auto",), language="de", grammar=Grammar.EXACT)
    verdict = answer.grade("die Auto", NO_RIVALS)
    assert (verdict.credit, verdict.note, verdict.shown) == (
        0.5,
        "Forms count: das, not die.",
        "das Auto",
    )


def test_a_forgiven_form_is_known_as_one() -> None:
    verdict = TextAnswer("der Rhein", language="de").grade("die Rhein", NO_RIVALS)
    assert verdict.forgiven is Forgiven.FORM
    assert TextAnswer("walks").grade("walk", NO_RIVALS).forgiven is Forgiven.FORM
    assert TextAnswer("Alps", form=Form.PLACE).grade("Alpss", NO_RIVALS).credit == 0


def test_a_very_long_response_is_no_form() -> None:
    answer = TextAnswer("der Tisch " * 200, language="de", grammar=Grammar.EXACT)
    assert answer.grade("die Tisch " * 200, NO_RIVALS).credit in (0, 1)


def test_a_slip_in_the_right_form_is_forgiven_beside_another_form_of_the_word() -> None:
    table = TextAnswer("der Tisch", language="de", grammar=Grammar.EXACT)
    rivals = Rivals(lambda: ("dem Tisch", "das Fenster"))
    assert table.grade("der Tish", rivals).credit == 1
    assert table.grade("dem Tish", rivals).credit == Fraction(1, 2)
    fish = Rivals(lambda: ("der Fisch",))
    assert table.grade("der Fish", fish).credit == 0
