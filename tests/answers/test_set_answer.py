"""Responses to a set: lines that name members, strays, and several members on one line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, strategies as st

from quiz.answers.rivals import NO_RIVALS, Rivals
from quiz.answers.set import Named, SetAnswer
from quiz.answers.text import Form, TextAnswer
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


@pytest.mark.parametrize("between", [", ", "; ", " / ", " and "])
@pytest.mark.parametrize(
    "texts",
    [
        ("Armenia", "Georgia"),
        ("Georgia", "Armenia"),
        ("Armenia", "Georgia", "Moldova"),
        ("Armenia", "Georgia", "Belarus"),
        ("Armennia", "Georgia"),
    ],
)
def test_a_line_with_one_member_is_worth_what_its_pieces_are(
    texts: tuple[str, ...], between: str
) -> None:
    on_lines = STATES.grade("\n".join(texts), NO_RIVALS)
    on_one = STATES.grade(between.join(texts), NO_RIVALS)
    if between != " and ":  # strangers with an `and` between them may be one name
        assert on_one == on_lines
    right = [part.text for part in on_lines.parts if part.mark is Mark.RIGHT]
    assert [part.text for part in on_one.parts if part.mark is Mark.RIGHT] == right


@pytest.mark.parametrize(
    "response",
    [
        "Armenia Belarus Kazakhstan",
        "Armenia  Belarus\tKazakhstan",
        "Armenia\tBelarus\tKazakhstan",
        "Armenia, Belarus Kazakhstan",
        "Armenia Belarus and Kazakhstan",
        "Armenai Belaruss Kazakhstan",
        "- Armenia\n- Belarus\n- Kazakhstan",
        "* Armenia\n* Belarus\n* Kazakhstan",
        "•Armenia\n•Belarus\n•Kazakhstan",
        "– Armenia\n– Belarus\n– Kazakhstan",
        "1. Armenia\n2. Belarus\n3. Kazakhstan",
        "1) Armenia\n2) Belarus\n3) Kazakhstan",
        "(1) Armenia\n(2) Belarus\n(3) Kazakhstan",
        "a) Armenia\nb) Belarus\nc) Kazakhstan",
        "1.Armenia\n2.Belarus\n3.Kazakhstan",
        "1. Armenia 2. Belarus 3. Kazakhstan",
        "1) Armenia, 2) Belarus, 3) Kazakhstan",
        "Armenia - Belarus - Kazakhstan",
        "Armenia | Belarus | Kazakhstan",
        "Armenia + Belarus + Kazakhstan",
    ],
)
def test_members_may_be_parted_by_blanks_and_stand_behind_the_marks_of_a_list(
    response: str,
) -> None:
    assert STATES.grade(response, NO_RIVALS).credit == 1


@pytest.mark.parametrize(
    ("members", "response", "credit"),
    [
        (("1. FC Köln", "FC Bayern"), "1. FC Köln, FC Bayern", 1),
        (("1. FC Köln", "FC Bayern"), "2. FC Köln", 0),
        (("5", "7", "11"), "1. 5\n2. 7\n3. 11", 1),
        (("5", "7", "11"), "5 7 11", 1),
        (("5", "7", "11"), "1.5", 0),
        (("5", "7", "11"), "-5", 0),
        (("5", "7", "11"), "5 7 12", 1 / 3),
        (("New York", "Boston"), "Boston New York", 0),
        (("New York", "Boston"), "- Boston\n- New York", 1),
        (("Washington, D.C.", "New York"), "1. Washington, D.C. 2. New York", 1),
        (("red", "green", "blue"), "red green yellow", 1 / 3),
        (("red", "green", "blue"), "red yellow", 0),
        (("日本", "中国"), "日本和中国", 1),
        (("日本", "中国"), "１、日本\n２、中国", 1),
        (("日本", "中国"), "①日本\n②中国", 1),
        (("日本", "中国"), "・日本\n・中国", 1),
        (("러시아", "사과"), "러시아와 사과", 1),
        (("مصر", "السودان"), "مصر والسودان", 1),
        (("中华人民共和国", "日本"), "中华人民共和国和日本", 1),
        (("مصر", "وهران"), "مصر، وهران", 1),
    ],
)
def test_marks_and_blanks_that_belong_to_a_member_stay(
    members: tuple[str, ...], response: str, credit: float
) -> None:
    answer = SetAnswer(tuple(map(TextAnswer, members)))
    assert answer.grade(response, NO_RIVALS).credit == pytest.approx(credit)


def test_an_initial_is_no_mark_of_a_list() -> None:
    presidents = SetAnswer(
        (TextAnswer("Abraham Lincoln", form=Form.NAME), TextAnswer("George Bush", form=Form.NAME))
    )
    assert presidents.grade("a) Lincoln\nb) Bush", NO_RIVALS).credit == 1
    assert presidents.grade("B. Lincoln\nC. Bush", NO_RIVALS).credit == 0


PLAIN = ("Armenia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan")
PLAIN_STRAYS = ("Georgia", "Ukraine", "Moldova")
ODD = ("Washington, D.C.", "Adams, John", "Trinidad and Tobago", "Boeing 747", "1984", "1. FC Köln")
ODD_STRAYS = ("Costa Rica", "Paris", "42", "Airbus 320")
BETWEEN = ("; ", ", ", ",", " / ", "\n", "\n\n", " | ", " • ", "\t")


def listed(pool: tuple[str, ...], strays: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    texts = st.lists(st.sampled_from((*pool, *strays)), min_size=1, max_size=8)
    return texts.flatmap(st.permutations)


@given(listed(PLAIN, PLAIN_STRAYS), st.sampled_from((*BETWEEN, " ", " and ", " - ", " & ")))
def test_a_whole_list_at_once_earns_what_one_by_one_does(texts: list[str], between: str) -> None:
    answer = SetAnswer(tuple(map(TextAnswer, PLAIN)))
    # An `and` may be part of what is no member: Antigua and Barbuda.
    neighbours = pairwise(texts)
    assume(between not in (" and ", " & ") or all(set(two) & set(PLAIN) for two in neighbours))
    one_by_one = answer.grade("\n".join(texts), NO_RIVALS).credit
    assert answer.grade(between.join(texts), NO_RIVALS).credit == one_by_one


@given(listed(ODD, ODD_STRAYS), st.sampled_from(BETWEEN))
def test_so_does_one_of_members_with_commas_blanks_and_digits(
    texts: list[str], between: str
) -> None:
    answer = SetAnswer(tuple(map(TextAnswer, ODD)))
    one_by_one = answer.grade("\n".join(texts), NO_RIVALS).credit
    assert answer.grade(between.join(texts), NO_RIVALS).credit == one_by_one


@given(
    listed((*PLAIN, *ODD), (*PLAIN_STRAYS, *ODD_STRAYS)),
    st.sampled_from(("- ", "* ", "• ", "-", "{}. ", "{}) ", "({}) ")),
)
def test_the_marks_of_a_list_change_no_credit(texts: list[str], mark: str) -> None:
    answer = SetAnswer(tuple(map(TextAnswer, (*PLAIN[:4], *ODD))))
    lines = [f"{mark.format(number)}{text}" for number, text in enumerate(texts, start=1)]
    if mark == "-":
        lines = [line for line in lines if line[1].isalpha()]
        texts = [line[1:] for line in lines]
    one_by_one = answer.grade("\n".join(texts), NO_RIVALS).credit
    assert answer.grade("\n".join(lines), NO_RIVALS).credit == one_by_one


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
