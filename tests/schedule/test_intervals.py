"""How many days each rating leads to: rounding, fuzz, and the space between the buttons."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import fsrs
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
    review,
)
from quiz.schedule.intervals import (
    MAX_DAYS,
    Offer,
    chance,
    fuzz_bounds,
    fuzzed,
    offers,
    rounded,
    spaced,
)

ALMOST_ONE = 1 - 2**-53

memories = st.none() | st.builds(
    Memory, st.floats(MIN_STABILITY, MAX_STABILITY), st.floats(1.0, 10.0)
)
gaps = st.integers(0, 400)
keys = st.text(max_size=8)
counts = st.integers(0, 500)
caps = st.sampled_from([1, 2, 3, 10, 365, MAX_DAYS])
retentions = st.floats(0.7, 0.99)
lengths = st.floats(0.0, 40_000.0)
lucks = st.floats(0.0, 1.0, exclude_max=True)


def test_a_known_sequence_has_its_intervals_with_again_due_the_same_day() -> None:
    memory: Memory | None = None
    seen = [0]
    for number, rating in enumerate([Rating.GOOD] * 6 + [Rating.AGAIN] * 2 + [Rating.GOOD] * 5):
        offer = offers(memory, seen[-1], key="bones", count=number, fuzz=False)[rating]
        memory = offer.memory
        seen.append(offer.days)
    assert seen[1:] == [2, 11, 46, 163, 497, 1346, 0, 0, 3, 5, 9, 16, 26]


def test_a_new_question_offers_what_a_first_rating_is_worth() -> None:
    offered = offers(None, 0, key="bones", count=0, fuzz=False)
    assert [offer.days for offer in offered.values()] == [0, 1, 2, 8]
    assert offered[Rating.EASY] == Offer(Rating.EASY, first(Rating.EASY), 8)


@given(memories, gaps, keys, counts, st.booleans())
def test_an_offer_holds_the_memory_that_its_rating_leaves(
    memory: Memory | None, days: int, key: str, count: int, fuzz: bool
) -> None:
    offered = offers(memory, days, key=key, count=count, fuzz=fuzz)
    assert list(offered) == list(Rating)
    for rating, offer in offered.items():
        assert offer.rating is rating
        assert offer.memory == (first(rating) if memory is None else review(memory, rating, days))


@given(memories, gaps, counts, retentions, st.booleans())
def test_again_is_later_today_and_the_rest_are_days_apart(
    memory: Memory | None, days: int, count: int, retention: float, fuzz: bool
) -> None:
    offered = offers(memory, days, key="bones", count=count, retention=retention, fuzz=fuzz)
    again, hard, good, easy = (offer.days for offer in offered.values())
    assert again == 0
    assert 1 <= hard < good <= easy <= MAX_DAYS
    assert good < easy or easy == MAX_DAYS


@given(memories, gaps, keys, counts, caps)
def test_no_interval_is_over_the_cap(
    memory: Memory | None, days: int, key: str, count: int, cap: int
) -> None:
    offered = offers(memory, days, key=key, count=count, cap=cap)
    _, *rest = (offer.days for offer in offered.values())
    assert all(1 <= length <= cap for length in rest)
    assert all(shorter < longer or longer == cap for shorter, longer in pairwise(rest))


def test_at_the_cap_the_buttons_may_be_alike() -> None:
    offered = offers(Memory(MAX_STABILITY, 1.0), 30_000, key="bones", count=9, fuzz=False)
    assert [offer.days for offer in offered.values()][2:] == [MAX_DAYS, MAX_DAYS]


@pytest.mark.parametrize(
    ("given_days", "spaced_days"),
    [
        ((1, 1, 1), (1, 2, 3)),
        ((0, 0, 0), (1, 2, 3)),
        ((3, 3, 5), (2, 3, 5)),
        ((3, 3, 3), (2, 3, 4)),
        ((5, 4, 4), (3, 4, 5)),
        ((2, 9, 30), (2, 9, 30)),
        ((100, 100, 100), (99, 100, 100)),
        ((99, 100, 101), (99, 100, 100)),
    ],
)
def test_hard_gives_way_to_good_and_easy_moves_up(
    given_days: tuple[int, int, int], spaced_days: tuple[int, int, int]
) -> None:
    assert spaced(*given_days, cap=100) == spaced_days


@given(st.tuples(lengths, lengths, lengths), lucks, caps)
def test_fuzz_with_the_same_luck_never_turns_buttons_round(
    three: tuple[float, float, float], u: float, cap: int
) -> None:
    hard, good, easy = (fuzzed(length, u, cap=cap) for length in sorted(three))
    assert hard <= good <= easy


@pytest.mark.parametrize("retention", [0.7, 0.8, 0.9, 0.95, 0.97, 0.99])
def test_a_question_falls_due_near_the_retention_that_was_asked_for(retention: float) -> None:
    offer = offers(Memory(300.0, 5.0), 300, key="bones", count=4, retention=retention, fuzz=False)[
        Rating.GOOD
    ]
    assert recall(offer.memory, offer.days) == pytest.approx(retention, abs=0.001)


@given(memories, gaps, retentions, retentions)
def test_a_higher_retention_never_asks_later(
    memory: Memory | None, days: int, target: float, other: float
) -> None:
    often, seldom = (
        [
            offer.days
            for offer in offers(
                memory, days, key="k", count=1, retention=retention, fuzz=False
            ).values()
        ]
        for retention in (max(target, other), min(target, other))
    )
    assert all(sooner <= later for sooner, later in zip(often, seldom, strict=True))


def test_other_weights_change_the_intervals() -> None:
    weights = (0.2, 3.0, 9.0, 20.0, *DEFAULT_WEIGHTS[4:])
    offered = offers(None, 0, key="bones", count=0, fuzz=False, weights=weights)
    assert [offer.days for offer in offered.values()] == [0, 3, 9, 20]


@pytest.mark.parametrize(
    ("length", "days"),
    [
        (0.0, 1),
        (0.4, 1),
        (1.5, 2),
        (2.49, 2),
        (2.5, 2),
        (3.5, 4),
        (36_500.4, 36_500),
        (1e9, 36_500),
    ],
)
def test_an_interval_is_rounded_to_whole_days(length: float, days: int) -> None:
    assert rounded(length) == days


@given(st.floats(0.0, 2.5, exclude_max=True), lucks)
def test_there_is_no_fuzz_under_two_and_a_half_days(length: float, u: float) -> None:
    assert fuzzed(length, u) == rounded(length) <= 2


@pytest.mark.parametrize(
    ("length", "bounds"),
    [
        (2.49, (2, 2)),
        (2.5, (2, 4)),
        (3.0, (2, 4)),
        (7.0, (5, 9)),
        (8.0, (6, 10)),
        (20.0, (17, 23)),
        (100.0, (93, 107)),
        (365.0, (345, 385)),
        (36_500.0, (34_673, 36_500)),
        (99_999.0, (34_673, 36_500)),
    ],
)
def test_fuzz_keeps_within_bounds_that_widen_with_the_interval(
    length: float, bounds: tuple[int, int]
) -> None:
    assert fuzz_bounds(length) == bounds


def test_the_bounds_of_whole_intervals_are_py_fsrs_own(monkeypatch: pytest.MonkeyPatch) -> None:
    scheduler = fsrs.Scheduler()

    def drawn(days: int, luck: float) -> int:
        monkeypatch.setattr("fsrs.scheduler.random", lambda: luck)
        return scheduler._get_fuzzed_interval(interval=timedelta(days=days)).days

    assert [drawn(days, luck) for days in (1, 2) for luck in (0.0, ALMOST_ONE)] == [1, 1, 2, 2]
    for days in (*range(3, 400), *range(400, 34_000, 97)):
        # py-fsrs rounds where Anki takes the floor, and so goes a day past its own upper bound.
        assert fuzz_bounds(days) == (drawn(days, 0.0), drawn(days, ALMOST_ONE) - 1)


@given(lengths, lucks, caps)
def test_fuzz_stays_within_its_bounds_and_the_cap(length: float, u: float, cap: int) -> None:
    lower, upper = fuzz_bounds(length, cap=cap)
    assert 1 <= lower <= fuzzed(length, u, cap=cap) <= upper <= cap


@given(lengths)
def test_fuzz_reaches_both_of_its_bounds_and_no_further(length: float) -> None:
    assert (fuzzed(length, 0.0), fuzzed(length, ALMOST_ONE)) == fuzz_bounds(length)


@pytest.mark.parametrize("length", [2.5, 11.3, 46.0, 163.2])
def test_every_day_within_the_bounds_is_as_likely(length: float) -> None:
    lower, upper = fuzz_bounds(length)
    drawn = Counter(fuzzed(length, chance("bones", number)) for number in range(20_000))
    expected = 20_000 / (1 + upper - lower)
    spread = sum((drawn[day] - expected) ** 2 / expected for day in range(lower, upper + 1))
    assert sorted(drawn) == list(range(lower, upper + 1))
    assert (
        spread < 3 * (upper - lower) + 10
    )  # chi squared: its mean is one less than the days there are


def test_chance_is_the_same_on_every_machine_and_python() -> None:
    assert chance("bones", 0) == 0.25299980742127803
    assert chance("bones", 1) == 0.17283349042906448
    assert chance("骨", 12) == 0.3004751143099442
    assert chance("", 0) == 0.20232904181035238


@given(st.text(st.characters(exclude_categories=())), counts)
def test_chance_is_from_nought_up_to_but_not_one_for_any_key(key: str, number: int) -> None:
    assert 0.0 <= chance(key, number) < 1.0


def test_chance_does_not_mix_up_a_key_and_a_count() -> None:
    assert len({chance("q1", 11), chance("q11", 1), chance("q", 111), chance("q111", 0)}) == 4


@given(memories, gaps, keys, counts)
def test_the_interval_on_the_button_is_the_interval_kept(
    memory: Memory | None, days: int, key: str, number: int
) -> None:
    assert offers(memory, days, key=key, count=number) == offers(
        memory, days, key=key, count=number
    )


def test_another_question_or_another_review_has_other_luck() -> None:
    memory = Memory(300.0, 5.0)
    questions = {offers(memory, 300, key=f"q{n}", count=4)[Rating.GOOD].days for n in range(50)}
    reviews = {offers(memory, 300, key="q", count=n)[Rating.GOOD].days for n in range(50)}
    assert len(questions) > 20
    assert len(reviews) > 20


def test_a_fuzzed_button_is_drawn_from_the_unfuzzed_interval() -> None:
    memory = Memory(300.0, 5.0)
    for number in range(200):
        good = offers(memory, 300, key="q", count=number)[Rating.GOOD]
        wanted = interval(good.memory.stability, 0.9)
        assert good.days == fuzzed(wanted, chance("q", number))
