"""The rules of the modes, and points: Kahoot's published figures."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from quiz.clock import Moment
from quiz.decks.shelved import ShelvedDeck
from quiz.schedule.history import Certainty
from quiz.study.modes import (
    BLITZ,
    GAMES,
    SPRINT,
    STUDY,
    Attempt,
    blitz_points,
    certainty_mark,
    streak_bonus,
    time_spent,
)
from quiz.study.pool import Pool
from quiz.study.rules import Rules, Setup
from quiz.study.session import Session
from quiz.values import replace
from tests.learner import read, sample, sums

CREDITS = st.floats(0, 1)


@pytest.mark.parametrize(("took", "points"), [(2, 967), (10, 833), (20, 667), (30, 500)])
def test_points_are_those_that_kahoot_publishes_for_thirty_seconds(
    took: float, points: int
) -> None:
    assert blitz_points(Attempt(1.0, took, 30)) == points


def test_the_first_half_second_costs_nothing() -> None:
    assert blitz_points(Attempt(1.0, 0.0, 30)) == blitz_points(Attempt(1.0, 0.499, 30)) == 1000
    assert blitz_points(Attempt(1.0, 0.5, 30)) == 992
    assert blitz_points(Attempt(1.0, 0.5, 1)) == 750


def test_nothing_is_earned_after_the_end() -> None:
    assert blitz_points(Attempt(1.0, 30.001, 30)) == 0


def test_points_follow_credit_and_the_weight_of_the_question() -> None:
    assert blitz_points(Attempt(0.5, 0, 30)) == 500
    assert blitz_points(Attempt(0.0, 0, 30)) == 0
    assert blitz_points(Attempt(1.0, 30, 30, weight=2)) == 1000
    assert blitz_points(Attempt(1.0, 0, 30, weight=0)) == 0


def test_halves_are_rounded_up() -> None:
    assert blitz_points(Attempt(1.0, 0, 30, weight=0.0005)) == 1


@given(CREDITS, st.floats(1, 3600), st.floats(0, 1), st.floats(0, 1))
def test_nobody_earns_more_by_being_slower(
    credit: float, seconds: float, first: float, second: float
) -> None:
    early, late = sorted((first * seconds, second * seconds))
    assert (
        0
        <= blitz_points(Attempt(credit, late, seconds))
        <= blitz_points(Attempt(credit, early, seconds))
        <= 1000
    )


def test_a_streak_earns_from_the_second_right_answer_on() -> None:
    assert [streak_bonus(streak) for streak in range(9)] == [
        0,
        0,
        100,
        200,
        300,
        400,
        500,
        500,
        500,
    ]


def test_study_schedules_and_games_do_not() -> None:
    assert STUDY.schedules
    assert not STUDY.clock
    assert all(mode.clock and mode.scores and not mode.schedules for mode in GAMES.values())
    assert GAMES["blitz"] is BLITZ


def test_games_leave_out_cards_and_study_asks_them() -> None:
    deck = read("- card: a\n  answer: b\n- number: One?\n  answer: 1")
    game = Session(deck.questions, {}, BLITZ)
    assert game.skipped == 1
    assert game.left == 1
    study = Session(deck.questions, {}, STUDY)
    assert (study.skipped, study.left) == (0, 2)


def test_a_game_offers_no_rating() -> None:
    turn = Session(sums(1).questions, {}, BLITZ).ask(Moment(0, 0))
    assert turn is not None
    assert turn.offers == {}


def test_a_turn_lasts_as_the_command_the_question_or_the_deck_says() -> None:
    questions = read(
        "- number: One?\n  answer: 1\n  seconds: 7\n- number: Two?\n  answer: 2"
    ).questions
    for seconds, wanted in [(None, [7.0, 20.0]), (5.0, [5.0, 5.0])]:
        session = Session(questions, {}, BLITZ, rules=Rules(BLITZ, Setup(seconds=seconds)))
        turns = [session.ask(Moment(0, 0)) for _ in questions]
        assert [turn and turn.seconds for turn in turns] == wanted


def test_the_same_seed_draws_the_same_questions_in_the_same_order() -> None:
    deck = sums(50)
    backwards = replace(deck, questions=deck.questions[::-1])
    drawn = sample(deck, 10, 7)
    assert drawn == sample(backwards, 10, 7)
    assert drawn != sample(deck, 10, 8)
    assert len({question.key for question in drawn}) == 10


def test_a_draw_takes_one_of_a_family_and_no_draft_and_no_card() -> None:
    deck = read(
        "- cloze: The {first} and the {second} and the {third}.\n"
        "- card: a\n  answer: b\n"
        "- card: c\n  answer: d\n  draft: yes\n"
        "- number: One?\n  answer: 1\n  draft: yes"
    )
    assert [question.kind for question in sample(deck, 10, 1)] == ["cloze"]
    assert Pool([ShelvedDeck.of(deck)] * 2, 1).cards() == 1


@pytest.mark.parametrize(
    ("credit", "certainty", "mark"),
    [
        (1, Certainty.GUESS, 1 / 3),
        (1, Certainty.FAIRLY, 2 / 3),
        (1, Certainty.SURE, 1),
        (0, Certainty.GUESS, 0),
        (0, Certainty.FAIRLY, -2 / 3),
        (0, Certainty.SURE, -2),
        (0.5, Certainty.SURE, 0.5),
        (0.5, Certainty.FAIRLY, 1 / 3),
    ],
)
def test_certainty_is_marked_as_by_moodle(credit: float, certainty: Certainty, mark: float) -> None:
    assert certainty_mark(credit, certainty) == pytest.approx(mark)


def test_honesty_pays() -> None:
    for chance in (0.1, 0.3, 0.6, 0.7, 0.85, 0.99):
        expected = {
            certainty: chance * certainty_mark(1, certainty)
            + (1 - chance) * certainty_mark(0, certainty)
            for certainty in Certainty
        }
        best = max(expected, key=lambda certainty: expected[certainty])
        assert best is (
            Certainty.SURE
            if chance > 0.8
            else Certainty.FAIRLY
            if chance > 2 / 3
            else Certainty.GUESS
        )


def test_a_miss_costs_its_seconds_on_the_clock_of_a_sprint_alone() -> None:
    right, partly, wrong = (
        Attempt(credit, 2.0, seconds=None, weight=1.0) for credit in (1.0, 0.5, 0.0)
    )
    assert [time_spent(SPRINT, attempt) for attempt in (right, partly, wrong)] == [2.0, 2.0, 5.0]
    assert time_spent(BLITZ, wrong) == 2.0
