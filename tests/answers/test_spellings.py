"""Spellings that a learner may ask a deck to accept, and the shapes that take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quiz.answers.choice import OneChoice
from quiz.answers.date import DateAnswer
from quiz.answers.gaps import Gaps
from quiz.answers.number import NumberAnswer
from quiz.answers.order import Ordering
from quiz.answers.pairs import Pairs
from quiz.answers.rated import SelfRated
from quiz.answers.rivals import NO_RIVALS
from quiz.answers.set import SetAnswer
from quiz.answers.spellings import (
    MOST,
    Spelling,
    proposals,
    takes_spellings,
    with_spelling,
    with_spellings,
)
from quiz.answers.text import TextAnswer
from quiz.answers.verdict import RIGHT, WRONG, Verdict

if TYPE_CHECKING:
    from quiz.answers import Answer

KABUL = TextAnswer("Kabul")
BONES = NumberAnswer.read("206")
LANDING = DateAnswer.read("1969-07-20", language="de", years_given=(1969,))
STATES = SetAnswer((TextAnswer("Armenia"), TextAnswer("Belarus"), TextAnswer("Kazakhstan")))
UNSPELT: tuple[Answer, ...] = (
    OneChoice("Kabul", ("Herat",)),
    Ordering(("Mercury", "Venus")),
    Pairs((("Paris", "Seine"), ("London", "Thames"))),
    Gaps((KABUL,), ("", ".")),
    SelfRated("Kabul"),
)


def credit(answer: Answer, response: str) -> float:
    grade = answer.grade(response, NO_RIVALS)
    return grade.credit if isinstance(grade, Verdict) else 0.0


@pytest.mark.parametrize("answer", [KABUL, BONES, LANDING, STATES])
def test_typed_shapes_take_other_spellings(answer: Answer) -> None:
    assert takes_spellings(answer)


@pytest.mark.parametrize("answer", UNSPELT)
def test_other_shapes_take_no_spellings(answer: Answer) -> None:
    assert not takes_spellings(answer)
    assert with_spelling(answer, Spelling("Cabul")) == answer
    assert proposals(answer, "Cabul", WRONG) == ()


@pytest.mark.parametrize(
    ("answer", "spelling"),
    [
        (KABUL, Spelling("Cabool City")),
        (BONES, Spelling("ten score and six")),
        (LANDING, Spelling("21.7.1969")),
        (STATES, Spelling("Kasachische Republik", "Kazakhstan")),
    ],
)
def test_a_spelling_more_is_right(answer: Answer, spelling: Spelling) -> None:
    assert credit(answer, spelling.text) < credit(with_spelling(answer, spelling), spelling.text)
    assert with_spelling(answer, spelling).text == answer.text


def test_a_date_with_a_spelling_more_keeps_its_language_and_its_years() -> None:
    dates = with_spelling(LANDING, Spelling("1969-07-21"))
    assert isinstance(dates, DateAnswer)
    assert (dates.language, dates.years_given) == ("de", (1969,))
    assert dates.spellings == ("1969-07-20", "1969-07-21")


def test_a_spelling_of_no_member_is_refused() -> None:
    with pytest.raises(ValueError, match='"Georgia" is no member of this answer'):
        with_spelling(STATES, Spelling("Gruzia", "Georgia"))


def test_only_the_member_meant_gets_the_spelling() -> None:
    states = with_spelling(STATES, Spelling("Hayastan", "Armenia"))
    assert isinstance(states, SetAnswer)
    assert [member.also for member in states.members] == [("Hayastan",), (), ()]


def test_spellings_that_a_changed_answer_has_or_cannot_have_are_left_out() -> None:
    spellings = (Spelling("1969-07-20"), Spelling("soon"), Spelling("1969-07-21"))
    assert with_spellings(LANDING, spellings).spellings == ("1969-07-20", "1969-07-21")


@pytest.mark.parametrize(
    ("response", "verdict"), [("Kabul", RIGHT), (" \n ", WRONG), ("Cabul", Verdict(1.0, "A slip."))]
)
def test_a_right_or_empty_response_proposes_nothing(response: str, verdict: Verdict) -> None:
    assert proposals(KABUL, response, verdict) == ()


def test_a_wrong_response_is_proposed_with_its_blanks_collapsed() -> None:
    assert proposals(KABUL, "  Caboul   city ", WRONG) == (Spelling("Caboul city"),)


def test_strays_of_a_set_are_proposed_for_the_members_missed_likeliest_first() -> None:
    response = "Belarus\nQazaqstan Eli"
    spellings = proposals(STATES, response, STATES.grade(response, NO_RIVALS))
    assert spellings == (
        Spelling("Qazaqstan Eli", "Kazakhstan"),
        Spelling("Qazaqstan Eli", "Armenia"),
    )


def test_a_set_without_a_verdict_on_its_parts_proposes_all_lines_for_all_members() -> None:
    spellings = proposals(STATES, "Weissrussland\nWeissrussland", WRONG)
    assert {spelling.part for spelling in spellings} == {"Armenia", "Belarus", "Kazakhstan"}
    assert {spelling.text for spelling in spellings} == {"Weissrussland"}
    assert len(spellings) == 3


def test_no_more_spellings_are_proposed_than_there_are_digits() -> None:
    lines = "\n".join(f"Stray {letter}" for letter in "abcdef")
    assert len(proposals(STATES, lines, WRONG)) == MOST == 9
