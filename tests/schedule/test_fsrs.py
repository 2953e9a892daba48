"""The FSRS-6 equations by themselves; test_fsrs_oracles.py holds them against other
implementations."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from quiz.schedule.fsrs import (
    DEFAULT_WEIGHTS,
    MAX_STABILITY,
    MIN_STABILITY,
    Memory,
    Rating,
    first,
    interval,
    recall,
    replay,
    review,
)

RECALLED = (Rating.HARD, Rating.GOOD, Rating.EASY)

stabilities = st.floats(MIN_STABILITY, MAX_STABILITY)
memories = st.builds(Memory, stabilities, st.floats(1.0, 10.0))
ratings = st.sampled_from(Rating)
later = st.integers(1, 40_000)
retentions = st.floats(0.7, 0.99)
histories = st.lists(
    st.tuples(ratings, st.one_of(st.just(0), st.integers(0, 400))), min_size=1, max_size=40
)


@pytest.mark.parametrize(
    ("rating", "stability", "difficulty"),
    [
        (Rating.AGAIN, 0.212, 6.4133),
        (Rating.HARD, 1.2931, 5.11217),
        (Rating.GOOD, 2.3065, 2.11810),
        (Rating.EASY, 8.2956, 1.0),
    ],
)
def test_a_first_review_leaves_the_memory_of_its_rating(
    rating: Rating, stability: float, difficulty: float
) -> None:
    assert first(rating).stability == stability
    assert first(rating).difficulty == pytest.approx(difficulty, abs=1e-5)


def test_a_first_stability_is_held_to_its_bounds() -> None:
    weights = (0.0, 99_999.0, *DEFAULT_WEIGHTS[2:])
    assert first(Rating.AGAIN, weights=weights).stability == MIN_STABILITY
    assert first(Rating.HARD, weights=weights).stability == MAX_STABILITY


@given(memories)
def test_recall_is_certain_on_the_day_of_the_review_and_nine_in_ten_after_the_stability(
    memory: Memory,
) -> None:
    assert recall(memory, 0) == 1.0
    assert recall(memory, -3) == 1.0
    assert recall(memory, memory.stability) == pytest.approx(0.9, rel=1e-12)


@given(memories, st.integers(0, 40_000), st.integers(0, 40_000))
def test_recall_never_rises_while_days_pass(memory: Memory, some: int, more: int) -> None:
    assert 0.0 < recall(memory, some + more) <= recall(memory, some) <= 1.0


@given(memories, retentions)
def test_recall_after_an_interval_is_the_retention_it_was_made_for(
    memory: Memory, retention: float
) -> None:
    assert recall(memory, interval(memory.stability, retention)) == pytest.approx(
        retention, rel=1e-9
    )


@given(stabilities)
def test_the_interval_for_nine_in_ten_is_the_stability(stability: float) -> None:
    assert interval(stability, 0.9) == pytest.approx(stability, rel=1e-12)


@given(stabilities, retentions, retentions)
def test_a_higher_retention_never_makes_an_interval_longer(
    stability: float, retention: float, other: float
) -> None:
    assert interval(stability, max(retention, other)) <= interval(stability, min(retention, other))


@given(memories, st.integers(0, 40_000))
def test_a_better_rating_leaves_no_worse_memory(memory: Memory, days: int) -> None:
    after = [review(memory, rating, days) for rating in Rating]
    assert all(
        worse.stability <= better.stability and worse.difficulty >= better.difficulty
        for worse, better in pairwise(after)
    )


def test_a_better_first_rating_leaves_a_better_memory() -> None:
    assert all(
        first(worse).stability < first(better).stability
        and first(worse).difficulty > first(better).difficulty
        for worse, better in pairwise(Rating)
    )


@given(memories, st.integers(0, 40_000), st.sampled_from(RECALLED))
def test_recalling_never_lowers_stability(memory: Memory, days: int, rating: Rating) -> None:
    assert review(memory, rating, days).stability >= memory.stability


@given(memories, later)
def test_forgetting_always_lowers_stability_down_to_its_least(memory: Memory, days: int) -> None:
    after = review(memory, Rating.AGAIN, days).stability
    assert after < memory.stability or after == MIN_STABILITY


@given(memories, later, later, st.sampled_from(RECALLED))
def test_what_is_recalled_after_longer_is_known_better(
    memory: Memory, days: int, more: int, rating: Rating
) -> None:
    soon, late = (review(memory, rating, wait).stability for wait in (days, days + more))
    assert late >= soon


@given(stabilities, st.floats(1.0, 10.0), st.floats(1.0, 10.0), later, st.sampled_from(RECALLED))
def test_what_is_more_difficult_grows_less(
    stability: float, difficulty: float, other: float, days: int, rating: Rating
) -> None:
    hard = review(Memory(stability, max(difficulty, other)), rating, days)
    easy = review(Memory(stability, min(difficulty, other)), rating, days)
    assert hard.stability <= easy.stability


@given(memories, ratings, st.one_of(st.integers(-400, 400), st.integers(0, 10**7)))
def test_a_memory_stays_within_its_bounds(memory: Memory, rating: Rating, days: int) -> None:
    after = review(memory, rating, days)
    assert MIN_STABILITY <= after.stability <= MAX_STABILITY
    assert 1.0 <= after.difficulty <= 10.0


def test_stability_stops_at_a_hundred_years() -> None:
    seen = [replay([(Rating.EASY, 30_000)] * count) for count in (6, 7)]
    assert [memory and memory.stability for memory in seen] == [MAX_STABILITY, MAX_STABILITY]


def test_stability_stops_falling_at_its_least() -> None:
    memory = replay([(Rating.AGAIN, 0)] * 30)
    assert memory is not None
    assert memory.stability == MIN_STABILITY


@given(memories, ratings, st.integers(-400, 0))
def test_a_review_dated_before_the_last_one_counts_as_the_same_day(
    memory: Memory, rating: Rating, days: int
) -> None:
    assert review(memory, rating, days) == review(memory, rating, 0)


@given(memories)
def test_hard_on_the_same_day_leaves_stability_as_it_was(memory: Memory) -> None:
    assert review(memory, Rating.HARD, 0).stability == memory.stability


@given(histories)
def test_replaying_gives_to_the_last_bit_what_single_reviews_gave(
    history: list[tuple[Rating, int]],
) -> None:
    (opening, _), *rest = history
    one_by_one = reduce(lambda memory, step: review(memory, *step), rest, first(opening))
    assert replay(history) == one_by_one
    assert replay((int(rating), days) for rating, days in history) == one_by_one


def test_replaying_no_reviews_leaves_no_memory() -> None:
    assert replay([]) is None


def test_the_first_gap_of_a_history_does_not_matter() -> None:
    assert replay([(3, 0), (3, 5)]) == replay([(3, 77), (3, 5)])


def test_other_weights_are_used() -> None:
    weights = (*DEFAULT_WEIGHTS[:20], 0.5)
    memory = Memory(10.0, 5.0)
    assert recall(memory, 50, weights=weights) != recall(memory, 50)
    assert interval(10.0, 0.8, weights=weights) != interval(10.0, 0.8)
    assert review(memory, Rating.GOOD, 50, weights=weights) != review(memory, Rating.GOOD, 50)


@pytest.mark.parametrize("weights", [(), DEFAULT_WEIGHTS[:19], (*DEFAULT_WEIGHTS, 0.1)])
def test_weights_of_another_fsrs_are_refused(weights: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=f"21 weights, not {len(weights)}"):
        first(Rating.GOOD, weights=weights)
    with pytest.raises(ValueError, match="21 weights"):
        replay([], weights=weights)


def test_a_memory_cannot_be_changed() -> None:
    memory = Memory(1.0, 5.0)
    with pytest.raises(AttributeError):
        memory.stability = 2.0  # type: ignore[misc]  # what is tried here is what the checker forbids
