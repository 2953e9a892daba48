"""The learner's day, across zones, daylight saving and clocks that go wrong."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from quiz.clock import Day, Moment, SystemClock
from quiz.collection.portions import Portion
from quiz.store.store import Store
from tests.clock import DAY, HOUR, FixedClock
from tests.learner import Learner, sums

EPOCH = date(1970, 1, 1)


def moment(zone: str, *wall: int, fold: int = 0) -> Moment:
    """The moment at which a clock on a wall shows a time."""
    local = datetime(*wall, tzinfo=ZoneInfo(zone), fold=fold)  # type: ignore[arg-type,misc]  # year to second
    offset = local.utcoffset()
    assert offset is not None
    return Moment(int(local.timestamp() * 1000), int(offset.total_seconds()))


def day(*ymd: int) -> Day:
    return Day((date(*ymd) - EPOCH).days)


@pytest.mark.parametrize(
    "zone",
    [
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Pacific/Apia",
    ],
)
def test_a_day_begins_at_four_on_the_wall(zone: str) -> None:
    assert moment(zone, 2024, 5, 17, 3, 59, 59).day() == day(2024, 5, 16)
    assert moment(zone, 2024, 5, 17, 4, 0).day() == day(2024, 5, 17)
    assert moment(zone, 2024, 5, 17, 23, 59).day() == day(2024, 5, 17)


def test_half_past_three_in_the_night_belongs_to_the_day_before() -> None:
    assert moment("Europe/Berlin", 2007, 3, 16, 3, 30).day() == day(2007, 3, 15)


def test_the_hour_at_which_a_day_begins_can_be_set() -> None:
    night = moment("UTC", 2024, 5, 17, 0, 30)
    assert night.day(0) == day(2024, 5, 17)
    assert night.day(45 * 60) == day(2024, 5, 16)


@pytest.mark.parametrize(
    ("zone", "changes"),
    [
        ("Europe/Berlin", [(2024, 3, 31), (2024, 10, 27)]),
        ("America/New_York", [(2024, 3, 10), (2024, 11, 3)]),
        ("Australia/Lord_Howe", [(2024, 4, 7), (2024, 10, 6)]),
    ],
)
def test_no_day_is_lost_or_repeated_when_the_clocks_change(
    zone: str, changes: list[tuple[int, int, int]]
) -> None:
    for year, month, change_day in changes:
        start = moment(zone, year, month, change_day - 1, 12).at
        days = []
        for minutes in range(0, 60 * 48, 10):
            instant = datetime.fromtimestamp(start / 1000 + 60 * minutes, UTC).astimezone(
                ZoneInfo(zone)
            )
            offset = instant.utcoffset()
            assert offset is not None
            days.append(Moment(int(instant.timestamp() * 1000), int(offset.total_seconds())).day())
        assert days == sorted(days)
        assert len(set(days)) == 3
        assert (
            moment(zone, year, month, change_day, 3, 59).day()
            == moment(zone, year, month, change_day, 4).day() - 1
        )


def test_a_day_that_a_country_left_out_is_left_out() -> None:
    before, after = (
        moment("Pacific/Apia", 2011, 12, 29, 20),
        moment("Pacific/Apia", 2011, 12, 31, 7),
    )
    assert after.at - before.at == 11 * HOUR
    assert after.day() - before.day() == 2


def test_the_year_9999_is_a_year() -> None:
    assert moment("UTC", 9999, 12, 31, 12).day() == day(9999, 12, 31)


@given(st.integers(-(10**15), 10**15), st.integers(-50_400, 50_400), st.integers(0, 86_399))
def test_days_follow_the_clock_on_the_wall(instant: int, offset: int, start: int) -> None:
    now = Moment(instant, offset)
    assert now.day(start) * DAY <= instant + 1000 * (offset - start) < (now.day(start) + 1) * DAY


# The machine's clock


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    if not hasattr(time, "tzset"):
        pytest.skip("this platform cannot change its zone")
    with monkeypatch.context() as patch:
        yield patch
    time.tzset()


@pytest.mark.parametrize(
    ("name", "offset"),
    [("Asia/Kathmandu", 20_700), ("America/Phoenix", -25_200), ("UTC", 0), ("Nope/Nowhere", 0)],
)
def test_the_wall_is_as_far_from_utc_as_the_machine_says(
    zone: pytest.MonkeyPatch, name: str, offset: int
) -> None:
    zone.setenv("TZ", name)
    time.tzset()
    now = SystemClock().now()
    assert now.offset == offset
    assert abs(now.at - time.time() * 1000) < 5000


def test_a_clock_beyond_what_can_be_shown_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 1e18)
    assert SystemClock().now() == Moment(10**21, 0)


def test_ticks_never_go_back() -> None:
    clock = SystemClock()
    ticks = [clock.tick() for _ in range(100)]
    assert ticks == sorted(ticks)


# A clock that went back


@pytest.mark.parametrize("back", [HOUR, DAY, 3653 * DAY])
def test_no_row_is_older_than_the_one_before_it(store: Store, clock: FixedClock, back: int) -> None:
    deck = sums(3)
    learner = Learner(store, clock, deck)
    learner.pass_by()
    clock.at -= back
    learner.pass_by("0")
    learner.pass_by()
    facts = [fact for question in deck.questions for fact in store.facts(question.key)]
    in_rows = sorted(facts, key=lambda fact: fact.id or ("", 0))
    times = [fact.moment.at for fact in in_rows]
    assert times == sorted(times)
    learner.check()


@pytest.mark.parametrize("back", [HOUR, DAY, 3653 * DAY])
def test_no_question_is_due_before_its_last_review(
    store: Store, clock: FixedClock, back: int
) -> None:
    deck = sums(1)
    Learner(store, clock, deck).answer()
    last = clock.now().day()
    clock.at -= back
    learner = Learner(store, clock, deck, portion=Portion.AHEAD)
    learner.answer("0")
    learner.go_on()
    learner.pass_by()
    standing = store.standings()[deck.questions[0].key]
    assert standing.last == last
    assert standing.due is not None
    assert standing.due > last
    learner.check()


def test_a_clock_that_was_ten_years_ahead_parks_nothing_that_was_not_touched(
    store: Store, clock: FixedClock
) -> None:
    deck = sums(2)
    clock.at += 3653 * DAY
    Learner(store, clock, deck).answer()
    clock.at -= 3653 * DAY
    learner = Learner(store, clock, deck)
    assert learner.asked == "2"
    learner.answer()
    standing = store.standings()[deck.questions[1].key]
    assert standing.last == clock.now().day()
    clock.pass_days(30)
    assert Learner(store, clock, deck).asked == "2"


def test_a_traveller_repeats_no_day(store: Store, clock: FixedClock) -> None:
    deck = sums(60)
    clock.offset = 12 * 3600
    assert len(Learner(store, clock, deck).finish()) == 20
    clock.offset = -11 * 3600  # over the date line: yesterday again
    assert len(Learner(store, clock, deck).finish()) == 20
    clock.at += 16 * HOUR  # and today again
    assert clock.now().day() == day(2007, 3, 15)
    assert Learner(store, clock, deck).finish() == []
