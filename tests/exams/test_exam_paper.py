"""The paper of an exam: shares, seeds and variants, and its terms."""

from __future__ import annotations

import pytest

from quiz.decks.question import Deck
from quiz.errors import ExamError
from quiz.exams.paper import draw
from quiz.exams.result import numbers_text
from quiz.exams.terms import Share, Terms, checked, minutes_said, read_shares, read_variants
from quiz.schedule.history import Hidden
from quiz.store.store import Store
from tests.clock import HOUR, FixedClock
from tests.exams.candidate import Candidate
from tests.learner import Learner, read as read_deck, shelved, sums

TAGS = ("people", "dates", "both", "other")


def tagged(each: int = 6) -> Deck:
    """So many questions of each tag; those of both have two."""
    lines = []
    for tag in TAGS:
        tags = "people, dates" if tag == "both" else tag
        lines += [
            f"- what: Say {tag} {n}.\n  answer: {tag}{n}\n  tags: [{tags}]" for n in range(each)
        ]
    return read_deck("\n".join(lines))


def test_a_paper_holds_the_shares_that_were_asked_for() -> None:
    drawn = draw(
        shelved(tagged()), Terms(questions=14, shares=(Share("people", 5), Share("dates", 5))), 3
    )
    assert len(drawn) == len({question.key for question in drawn}) == 14
    assert sum("people" in question.tags for question in drawn) >= 5
    assert sum("dates" in question.tags for question in drawn) >= 5


def test_shares_that_want_the_same_questions_get_them_if_any_dealing_does() -> None:
    deck = tagged(2)  # two of each, and two that are both
    drawn = draw(
        shelved(deck), Terms(questions=6, shares=(Share("people", 2), Share("dates", 4))), 1
    )
    assert sum("dates" in question.tags for question in drawn) == 4
    assert sum(question.tags == ("people",) for question in drawn) == 2
    with pytest.raises(ExamError, match=r'"dates" gets only 3 of its 4 questions'):
        draw(shelved(deck), Terms(questions=7, shares=(Share("people", 3), Share("dates", 4))), 1)


@pytest.mark.parametrize(
    ("shares", "sentence"),
    [
        ("nobody=1", r'^No question here has the tag "nobody", and no deck is called that\.$'),
        (
            "people=13",
            r'^"people" is to have 13 questions, and has 12 \(of 24 that can be asked\)\.$',
        ),
        ("", r"^The exam wants 99 questions, and 24 can be asked here\.$"),
    ],
)
def test_a_paper_that_cannot_be_drawn_says_why(shares: str, sentence: str) -> None:
    terms = Terms(questions=0 if shares else 99, shares=read_shares(shares))
    with pytest.raises(ExamError, match=sentence):
        draw(shelved(tagged()), terms, 1)


def test_a_deck_can_be_a_share() -> None:
    drawn = draw(
        shelved(sums(5, "a"), sums(5, "b")),
        Terms(questions=3, shares=(Share("B", 3),)),
        1,
    )
    assert {question.deck.name for question in drawn} == {"b"}


def test_a_seed_settles_the_paper_whatever_the_learner_did_before(
    store: Store, clock: FixedClock
) -> None:
    deck, other = sums(30), Store(":memory:")
    before = Learner(other, clock, deck)
    before.act(Hidden)
    before.pass_by()
    candidate = Candidate(store, clock, deck, Terms(questions=10, seed=7))
    two = Candidate(other, clock, deck, Terms(questions=10, seed=7))
    assert [turn.question.key for turn in candidate.exam.turns] == [
        turn.question.key for turn in two.exam.turns
    ]
    assert [turn.choices for turn in candidate.exam.turns] == [
        turn.choices for turn in two.exam.turns
    ]


def test_variants_have_the_same_questions_in_another_order_and_their_choices_in_other_places(
    clock: FixedClock,
) -> None:
    deck = read_deck(
        "\n".join(f"- choice: Pick {n}.\n  answer: a{n}\n  wrong: [b, c, d]" for n in range(12))
    )
    exams = []
    for variant in ("A", "B"):
        terms = Terms(questions=8, seed=7, variants=("A", "B"), variant=variant)
        exams.append(Candidate(Store(":memory:"), clock, deck, terms).exam)
    paper, other = ({turn.question.key: turn.choices for turn in exam.turns} for exam in exams)
    assert paper.keys() == other.keys()
    assert list(paper) != list(other)
    assert paper != other


@pytest.mark.parametrize(
    "text", ["people", "people=", "=5", "people=0", "people=x", "people=-1", "a=1,A=2", "a=9999"]
)
def test_a_share_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ExamError):
        read_shares(text)


def test_shares_and_variants_are_read_between_commas() -> None:
    assert read_shares("people=5, old dates = 4,") == (Share("people", 5), Share("old dates", 4))
    assert read_variants("A, B,A,") == ("A", "B")
    assert checked(Terms(questions=3, shares=(Share("a", 5),))).questions == 5


@pytest.mark.parametrize(
    "terms", [Terms(minutes=0), Terms(minutes=601), Terms(questions=201), Terms(questions=0)]
)
def test_terms_that_cannot_be_met_are_refused(terms: Terms) -> None:
    with pytest.raises(ExamError):
        checked(terms)


@pytest.mark.parametrize(
    ("left", "shown"), [(1, "0:01"), (0, "0:00"), (-5, "0:00"), (90_000, "1:30"), (HOUR, "1:00:00")]
)
def test_a_length_of_time_is_said_as_a_clock_shows_it(left: int, shown: str) -> None:
    assert minutes_said(left) == shown


def test_numbers_of_questions_are_said_in_runs() -> None:
    assert [numbers_text(numbers) for numbers in ([], [3], [1, 2], [2, 5, 6, 7, 9])] == [
        "",
        "3",
        "1 and 2",
        "2, 5-7 and 9",
    ]
