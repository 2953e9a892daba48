"""Standings are looked up by key, and what a day needs to know of them by an index alone."""

from __future__ import annotations

import pytest

from quiz.clock import Day
from quiz.decks.identity import QuestionKey
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Act, Paired
from quiz.schedule.queue import Allowance
from quiz.store import derived, store as questions_asked
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.learner import Learner, sums
from tests.store.test_replay import Hand

MANY = 1200
"""More keys than one query takes."""


@pytest.fixture
def studied(clock: FixedClock) -> Store:
    """Two questions were asked of three."""
    store = Store(":memory:")
    learner = Learner(store, clock, sums(3))
    learner.pass_by()
    learner.pass_by()
    return store


def test_standings_of_many_keys_are_found_at_once(studied: Store) -> None:
    strangers = [QuestionKey(f"{number:032}") for number in range(MANY)]
    every = studied.standings()
    assert len(every) == 2
    assert studied.standings_of([*strangers, *every, *strangers, *every]) == every
    assert studied.standings_of(strangers) == {}
    assert studied.standings_of([]) == {}


def test_a_question_that_continues_another_has_no_standing_of_its_own(studied: Store) -> None:
    hand, (old, _, new) = Hand(studied), sums(3).questions
    pairing = Act(Paired(new.key, old.key, answer_changed=False), hand.now, hand.now.day())
    studied.act(pairing, new)
    assert studied.standings_of([old.key, new.key]).keys() == {old.key}


def test_the_spent_part_of_a_day_is_of_that_day_alone() -> None:
    store = Store(":memory:")
    hand, (first, second, third) = Hand(store), sums(3).questions
    today = hand.now.day()
    hand.review(first, Rating.GOOD)
    hand.review(second, Rating.GOOD)
    hand.wait(24, 3600)
    hand.review(second, Rating.GOOD)
    hand.review(third, Rating.GOOD)
    spent = [derived.spent(store._connection, Day(today + later)) for later in range(-1, 3)]
    assert spent == [Allowance(0, 0), Allowance(2, 0), Allowance(1, 1), Allowance(0, 0)]


@pytest.mark.parametrize(
    "query",
    [
        derived._SPENT,
        questions_asked._LEFT_AGAIN,
        "SELECT count(*) FROM standings WHERE due <= ? AND NOT hidden AND put_off IS NOT ?",
        "SELECT due, count(*) FROM standings WHERE due <= ? AND NOT hidden GROUP BY due",
        "SELECT question, again, last, stability FROM standings WHERE due <= ? AND NOT hidden",
        "SELECT question FROM standings WHERE last = ?",
        "SELECT question FROM standings WHERE hidden",
        "SELECT question FROM standings WHERE put_off = ?",
    ],
)
def test_what_a_day_needs_is_answered_by_an_index_alone(query: str) -> None:
    plan = Store(":memory:")._connection.execute(
        f"EXPLAIN QUERY PLAN {query}", (1,) * query.count("?")
    )
    steps = [step for *_, step in plan if "standings" in step]
    assert steps
    assert all("USING COVERING INDEX" in step for step in steps), steps
