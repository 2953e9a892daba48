"""What was missed comes back after a gap that widens, and other questions come between."""

from __future__ import annotations

import pytest

from quiz.schedule.fsrs import Rating
from quiz.schedule.history import PutOff
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.study.lineup import turns_between
from tests.clock import FixedClock
from tests.learner import Learner, sums


def test_the_gap_doubles_with_each_miss() -> None:
    assert [turns_between(misses) for misses in (1, 2, 3, 4, 5)] == [3, 6, 12, 24, 48]


def test_each_miss_of_a_question_has_it_wait_longer(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(60), settings=Settings(new_per_day=60))
    turns = []
    for number in range(1, 45):
        if learner.asked == "1":
            turns.append(number)
            learner.pass_by("0")
        else:
            learner.pass_by()
    assert turns == [1, 5, 12, 25]  # three, six and twelve others between


def test_misses_that_come_back_leave_room_for_new_questions(
    store: Store, clock: FixedClock
) -> None:
    learner, asked = Learner(store, clock, sums(12)), []
    for _ in range(26):
        asked.append(learner.asked)
        learner.pass_by("0" if learner.asked in ("1", "2", "3", "4") else None)
    assert asked[:8] == ["1", "2", "3", "4", "1", "2", "3", "4"]
    assert asked[8:11] == ["5", "6", "7"]
    assert set(asked) == {str(number) for number in range(1, 13)}


@pytest.mark.parametrize("others", [1, 3])
def test_another_miss_comes_between_where_nothing_else_is_left(
    others: int, store: Store, clock: FixedClock
) -> None:
    learner, last = Learner(store, clock, sums(others + 1)), ""
    for _ in range(20):
        assert learner.asked != last
        last = learner.asked
        learner.pass_by("0")


def test_the_only_question_left_comes_at_once(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(1))
    for _ in range(6):
        assert learner.asked == "1"
        learner.pass_by("0")


def test_a_miss_taken_back_widens_no_gap(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(20))
    learner.answer("0")
    learner.undo()
    learner.pass_by("0")
    assert learner.finish()[:4] == ["2", "3", "4", "1"]


def test_a_miss_overruled_widens_no_gap(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(20))
    learner.answer("0")
    learner.overrule(right=True)
    assert learner.session.remaining.returning == 0
    learner.overrule(right=False)
    learner.go_on()
    assert learner.session.misses(learner.session.outcomes[0].turn.question.key) == 1
    assert learner.finish()[:4] == ["2", "3", "4", "1"]


def test_what_is_left_never_grows_and_says_how_many_come_back(
    store: Store, clock: FixedClock
) -> None:
    learner, before = Learner(store, clock, sums(5)), (6, 0.0)
    assert learner.session.remaining == (5, 0, 5)
    for response in ("0", "0", None, "0", "0", None, "0", "0"):
        learner.answer(response)
        remaining = learner.session.remaining
        assert (remaining.left, -remaining.done) <= (before[0], -before[1])
        before = remaining.left, remaining.done
        learner.go_on()
        assert learner.session.remaining.left == remaining.left
    assert learner.session.remaining == (3, 2, 5)


def test_all_is_done_when_nothing_is_left(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(2))
    learner.pass_by("0")
    assert learner.session.remaining.done == 0
    learner.finish()
    assert learner.session.remaining == (0, 0, 2)
    assert learner.session.remaining.done == 1


def test_a_question_that_gives_way_to_undo_still_counts_as_coming_back(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, sums(2))
    learner.pass_by("0")
    learner.pass_by()
    assert learner.asked == "1"
    learner.undo()
    assert (learner.asked, learner.session.remaining) == ("2", (2, 1, 2))


def test_after_the_fourth_miss_another_day_is_offered(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(1))
    offered = []
    for _ in range(5):
        outcome = learner.answer("0")
        offered.append(learner.session.is_tiring(outcome))
        learner.go_on()
    assert offered == [False, False, False, True, True]
    outcome = learner.answer()
    assert not learner.session.is_tiring(outcome)


def test_what_is_put_off_at_its_verdict_leaves_the_sitting(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(2))
    for _ in range(8):
        learner.pass_by("0")
    learner.answer("0")
    learner.act(PutOff)
    assert learner.finish() == ["2"]


def test_the_schedule_knows_nothing_of_gaps(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(1))
    key = learner.question.key
    for response in ("0", "0", "0", "0", None):
        learner.pass_by(response)
    reviews = store.history(key)
    assert [review.rating for review in reviews] == [Rating.AGAIN] * 4 + [Rating.GOOD]
    assert [review.days for review in reviews][:4] == [0, 0, 0, 0]
    assert reviews[-1].days >= 1
    learner.check()
