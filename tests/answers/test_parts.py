"""Answers of several parts: orders, pairs and gaps, each a table of credit, and what their
responses survive."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, strategies as st

from quiz.answers.date import DateAnswer
from quiz.answers.gaps import Gaps
from quiz.answers.number import NumberAnswer
from quiz.answers.order import Ordering, longest_rising
from quiz.answers.pairs import Pairs, pairs_in, pairs_response as paired
from quiz.answers.rated import SelfRated
from quiz.answers.rivals import NO_RIVALS
from quiz.answers.text import TextAnswer
from quiz.answers.texts.folding import collapse
from quiz.answers.verdict import Mark, Unclear, Verdict
from quiz.decks.reader import read_text
from quiz.study.choices import choices

PLANETS = Ordering(("Mercury", "Venus", "Earth", "Mars", "Jupiter"))
RIVERS = Pairs(
    (("Paris", "Seine"), ("London", "Thames"), ("Vienna", "Danube"), ("Budapest", "Danube"))
)
WATER = Gaps(
    (
        NumberAnswer.read("2"),
        TextAnswer("hydrogen"),
        TextAnswer("oxygen", ("O",)),
        DateAnswer.read("1783-06-24"),
    ),
    ("Water has ", " atoms of ", " and one of ", ", as was shown on ", "."),
)
ANY_ITEM = st.text().filter(lambda text: bool(collapse(text)))


def graded(answer: Ordering | Pairs | Gaps, response: str) -> Verdict:
    verdict = answer.grade(response, NO_RIVALS)
    assert isinstance(verdict, Verdict)
    return verdict


def marks(verdict: Verdict) -> str:
    return "".join(
        {Mark.RIGHT: "+", Mark.HALF: "~", Mark.MISSED: "o", Mark.WRONG: "-"}[part.mark]
        for part in verdict.parts
    )


@pytest.mark.parametrize(
    ("response", "credit", "parts"),
    [
        ("Mercury|Venus|Earth|Mars|Jupiter", 1, "+++++"),
        ("mercury|VENUS| earth |Mars|Jupiter", 1, "+++++"),
        ("Jupiter|Mercury|Venus|Earth|Mars", 4 / 5, "++++-"),  # one item moved is one mistake
        ("Venus|Mercury|Earth|Mars|Jupiter", 4 / 5, "+-+++"),
        ("Mercury|Jupiter|Earth|Mars|Venus", 3 / 5, "+-++-"),
        ("Jupiter|Mars|Earth|Venus|Mercury", 0, "-----"),
        ("Mercury|Venus", 2 / 5, "++ooo"),
        ("Mercury", 0, "-oooo"),
        ("", 0, "ooooo"),
        ("Pluto|Sun", 0, "ooooo"),
        ("Mercury|Pluto|Venus|Earth|Mars|Jupiter", 1, "+++++"),
        (
            "Jupiter|Mars|Earth|Venus|Mercury|Venus|Earth|Mars|Jupiter",
            0,
            "-----",
        ),  # saying all of it twice earns nothing
    ],
)
def test_an_order_earns_its_longest_part_in_order(response: str, credit: float, parts: str) -> None:
    verdict = graded(PLANETS, response.replace("|", "\n"))
    assert verdict.credit == pytest.approx(credit)
    assert marks(verdict) == parts


def test_an_order_says_where_an_item_was_put() -> None:
    verdict = graded(PLANETS, "Jupiter\nMercury\nVenus\nEarth\nMars")
    assert verdict.parts[4].note == "you put it at 1"
    assert verdict.note == "4 of 5 in the right order."


@given(st.permutations(range(7)))
def test_the_longest_part_is_the_longest(numbers: list[int]) -> None:
    def longest(rest: list[int], least: int) -> int:
        return max(
            (
                1 + longest(rest[index + 1 :], number)
                for index, number in enumerate(rest)
                if number > least
            ),
            default=0,
        )

    part = longest_rising(numbers)
    assert part == sorted(part)
    assert [number for number in numbers if number in part] == part
    assert len(part) == longest(numbers, -1)


@pytest.mark.parametrize(
    ("response", "credit", "parts"),
    [
        ("Paris -> Seine|London -> Thames|Vienna -> Danube|Budapest -> Danube", 1, "++++"),
        ("Budapest->danube|vienna -> Danube|London  ->  THAMES|paris -> seine", 1, "++++"),
        ("Paris -> Thames|London -> Seine|Vienna -> Danube|Budapest -> Danube", 1 / 2, "--++"),
        ("Paris -> Seine", 1 / 4, "+ooo"),
        ("Paris -> Seine|Paris -> Thames", 0, "-ooo"),  # the last one counts
        ("Paris -> Thames|Paris -> Seine", 1 / 4, "+ooo"),
        ("Paris -> |-> Seine|Paris Seine", 0, "oooo"),
        ("Rome -> Tiber", 0, "oooo"),
        ("Seine -> Paris", 0, "oooo"),
        ("", 0, "oooo"),
    ],
)
def test_pairs_earn_those_that_are_right(response: str, credit: float, parts: str) -> None:
    verdict = graded(RIVERS, response.replace("|", "\n"))
    assert verdict.credit == pytest.approx(credit)
    assert marks(verdict) == parts


def test_a_wrong_pair_says_what_was_paired() -> None:
    assert graded(RIVERS, "Paris -> Thames").parts[0].note == "you said Thames"


@pytest.mark.parametrize(
    ("response", "credit", "parts"),
    [
        ("2|hydrogen|oxygen|24 June 1783", 1, "++++"),
        ("two|Hydrogen|O|1783-06-24", 1, "++++"),
        ("2|hydrogne|oxygen|24 June 1783", 1, "++++"),
        ("2|oxygen|hydrogen|24 June 1783", 1 / 2, "+--+"),
        ("2|hydrogen", 1 / 2, "++oo"),
        ("|hydrogen||", 1 / 4, "o+oo"),
        ("2|hydrogen|oxygen|1783", 7 / 8, "+++~"),  # a gap half right is half a gap
        ("2|hydrogen|oxygen|24 June 1783|more", 1, "++++"),
        ("", 0, "oooo"),
        ("|||", 0, "oooo"),
    ],
)
def test_gaps_earn_those_that_are_right(response: str, credit: float, parts: str) -> None:
    verdict = graded(WATER, response.replace("|", "\n"))
    assert verdict.credit == pytest.approx(credit)
    assert marks(verdict) == parts


def test_a_forgiven_slip_in_a_gap_is_shown_and_one_towards_another_gap_is_none() -> None:
    assert "hydrogen" in graded(WATER, "2\nhydrogne\noxygen").parts[1].note
    near = Gaps((TextAnswer("thiamine"), TextAnswer("thiamin")), ("", " or ", ""))
    assert marks(graded(near, "thiamin\nthiamine")) == "--"


def test_one_unclear_gap_is_asked_again() -> None:
    assert isinstance(WATER.grade("2\nhydrogen\noxygen\n6/7/1783", NO_RIVALS), Unclear)


@given(st.lists(ANY_ITEM, min_size=2, max_size=6, unique_by=lambda text: collapse(text).casefold()))
def test_whatever_the_items_are_the_answers_own_text_is_right(items: list[str]) -> None:
    assert graded(Ordering(tuple(items)), Ordering(tuple(items)).text).credit == 1
    pairs = Pairs(tuple(zip(items, reversed(items), strict=True)))
    assert graded(pairs, pairs.text).credit == 1
    assert graded(Pairs(pairs.pairs[::-1]), pairs.text).credit == 1


ARROWS = st.lists(
    st.tuples(*[st.text(alphabet="-\\>a \n", min_size=1).filter(str.strip)] * 2), max_size=4
)


@given(ARROWS)
def test_arrows_and_backslashes_in_a_pair_survive(pairs: list[tuple[str, str]]) -> None:
    assert pairs_in(paired(pairs)) == [(collapse(left), collapse(right)) for left, right in pairs]


@given(st.text())
def test_grading_never_raises_and_credit_stays_between_0_and_1(response: str) -> None:
    for answer in (PLANETS, RIVERS, WATER):
        verdict = answer.grade(response, NO_RIVALS)
        assert isinstance(verdict, Unclear) or 0 <= verdict.credit <= 1


def test_the_items_of_an_order_are_never_shown_in_the_right_order() -> None:
    [question] = read_text(
        "title: T\nquestions:\n- order: Which first?\n  answer: [one, two]\n"
    ).questions
    assert {choices(question, seed) for seed in range(20)} == {("two", "one")}


def test_of_pairs_each_right_side_is_shown_once_with_the_spare_ones() -> None:
    text = "title: T\nquestions:\n- match: Which?\n  answer: {a: x, b: y, c: x}\n  wrong: [z]\n"
    [question] = read_text(text).questions
    shown = [choices(question, seed) for seed in range(20)]
    assert all(sorted(texts) == ["x", "y", "z"] for texts in shown)
    assert len(set(shown)) > 3
    assert choices(question, 3, typed=True) == choices(question, 3)


def test_the_sequence_of_pairs_and_columns_is_not_part_of_a_question() -> None:
    pairs = ["a: x", "b: y", "c: z"]
    keys = set()
    for seed in range(3):
        random.Random(seed).shuffle(pairs)
        [question] = read_text(
            f"title: T\nquestions:\n- match: Which?\n  answer: {{{', '.join(pairs)}}}\n"
        ).questions
        keys.add(question.key)
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("response", "credit"), [("good", 1), (" HARD ", 1), ("Easy", 1), ("again", 0), ("fine", 0)]
)
def test_a_rating_is_read_whatever_its_case(response: str, credit: float) -> None:
    assert SelfRated("the back").grade(response, NO_RIVALS) == Verdict(float(credit))
