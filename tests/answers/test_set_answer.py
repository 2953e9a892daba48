"""Responses to a set: lines that name members, strays, and several members on one line."""

from __future__ import annotations

import pytest

from quiz.answers.rivals import NO_RIVALS, Rivals
from quiz.answers.set import Named, SetAnswer
from quiz.answers.text import TextAnswer
from quiz.answers.verdict import WRONG, Mark, Part

STATES = SetAnswer((TextAnswer("Armenia"), TextAnswer("Belarus"), TextAnswer("Kazakhstan")))
ISLANDS = SetAnswer((TextAnswer("Trinidad and Tobago"), TextAnswer("Cuba"), TextAnswer("Haiti")))


@pytest.mark.parametrize(
    "response",
    [
        "Armenia\nBelarus\nKazakhstan",
        "Armenia, Belarus, Kazakhstan",
        "Armenia; Belarus; Kazakhstan",
        "Armenia、Belarus，Kazakhstan",
        "Armenia، Belarus، Kazakhstan",
        "Armenia and Belarus and Kazakhstan",
        "Armenia, Belarus and Kazakhstan",
        "Armenia und Belarus y Kazakhstan",
        "Armenia и Belarus і Kazakhstan",
    ],
)
def test_members_may_stand_on_lines_or_between_commas_and_words_for_and(response: str) -> None:
    assert STATES.grade(response, NO_RIVALS).credit == 1


@pytest.mark.parametrize(
    ("response", "credit"),
    [
        ("Trinidad and Tobago", 1 / 3),
        ("Cuba, Trinidad and Tobago", 2 / 3),
        ("Cuba and Trinidad and Tobago", 2 / 3),
        ("Cuba and Haiti", 2 / 3),
        ("Cuba, Haiti and Jamaica", 1 / 3),
        ("Jamaica, Bermuda", 0),
        (",", 0),
    ],
)
def test_a_line_is_cut_only_where_it_names_no_member(response: str, credit: float) -> None:
    assert ISLANDS.grade(response, NO_RIVALS).credit == pytest.approx(credit)


@pytest.mark.parametrize("response", ["", " ", "\n\n"])
def test_an_empty_response_to_a_set_has_no_parts(response: str) -> None:
    assert STATES.grade(response, NO_RIVALS) == WRONG


def test_a_member_named_twice_has_the_shorter_note() -> None:
    verdict = STATES.grade("Armenai\nArmenia", NO_RIVALS)
    assert verdict.parts[0] == Part("Armenia", Mark.RIGHT)
    assert STATES.grade("Armenai", NO_RIVALS).parts[0].note == (
        "A slip of the keys is forgiven: Armenia."
    )


def test_a_stray_counts_once_however_it_is_written() -> None:
    verdict = STATES.grade("Armenia\nBelarus\nGeorgia\nthe georgia.\nGEORGIA", NO_RIVALS)
    assert verdict.credit == pytest.approx(1 / 3)
    assert verdict.note == "2 of 3 named, 1 wrong."
    assert [part.mark for part in verdict.parts].count(Mark.WRONG) == 1


def test_a_set_says_how_many_are_named() -> None:
    assert STATES.grade("Armenia\nBelarus", NO_RIVALS).note == "2 of 3 named."


def test_members_are_rivals_of_each_other_but_not_of_themselves() -> None:
    cations = SetAnswer((TextAnswer("cation"), TextAnswer("cationic")))
    assert cations.grade("cation\ncationic", NO_RIVALS).credit == 1
    assert STATES.grade("Armenia", Rivals(lambda: ["Armenis"])).credit == pytest.approx(1 / 3)


def test_a_line_that_is_one_member_is_no_slip_in_another() -> None:
    towns = SetAnswer((TextAnswer("Lonsee"), TextAnswer("Bonsee")))
    marks = [part.mark for part in towns.grade("Bonsee", NO_RIVALS).parts]
    assert marks == [Mark.MISSED, Mark.RIGHT]
    assert towns.grade("Consee", NO_RIVALS).credit == 0


def test_lines_name_as_many_members_as_they_can() -> None:
    shared = SetAnswer((TextAnswer("Jupiter", ("giant",)), TextAnswer("Saturn", ("giant",))))
    assert shared.grade("giant\nJupiter", NO_RIVALS).credit == 1
    assert shared.grade("Jupiter\ngiant", NO_RIVALS).credit == 1
    assert shared.grade("giant", NO_RIVALS).credit == 0.5


def test_the_members_of_a_set_are_one_text_in_any_order() -> None:
    turned = SetAnswer(STATES.members[::-1])
    assert turned.text == STATES.text == "Armenia\nBelarus\nKazakhstan"
    slip = {1: "A slip of the keys is forgiven: Belarus."}
    assert STATES.named("Belaruss", NO_RIVALS) == [Named("Belaruss", slip)]
    assert STATES.named("Georgia", NO_RIVALS) == [Named("Georgia", {})]
