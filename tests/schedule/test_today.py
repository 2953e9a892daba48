"""What a learner wants to know before beginning."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from quiz.clock import Day
from quiz.schedule.today import DayTotal, days_in_a_row, forecast, heat, minutes
from quiz.store.store import Store
from tests.clock import DAY, HOUR, FixedClock
from tests.learner import Learner, sums

MONDAY = Day(4)  # 1970-01-05


def studied(*days: int) -> dict[Day, DayTotal]:
    return {Day(day): DayTotal(10, 60_000) for day in days}


@pytest.mark.parametrize(
    ("days", "row"),
    [
        ((), 0),
        ((10,), 1),
        ((9,), 1),
        ((8,), 0),
        ((7, 8, 9, 10), 4),
        ((7, 8, 9), 3),
        ((7, 9, 10), 2),
    ],
)
def test_days_in_a_row_end_today_or_yesterday(days: tuple[int, ...], row: int) -> None:
    assert days_in_a_row(studied(*days), Day(10)) == row


def test_a_day_after_today_counts_for_nothing() -> None:
    assert days_in_a_row(studied(9, 10, 11), Day(10)) == 2


def at_noon(days: dict[int, int]) -> dict[Day, DayTotal]:
    """Days by number, each with the hours that the wall was ahead of UTC."""
    return {Day(day): DayTotal(1, 0, 3600 * hours, 3600 * hours) for day, hours in days.items()}


def test_a_day_over_which_the_learner_travelled_is_not_missed() -> None:
    apia = at_noon({8: -10, 10: 14})
    assert days_in_a_row(apia, Day(10)) == 2
    assert days_in_a_row(at_noon({7: -7, 8: -7, 10: 11, 11: 11}), Day(11)) == 4
    assert days_in_a_row(apia, Day(11), offset=14 * 3600) == 2


def test_a_day_lost_to_travel_is_not_missed_before_the_first_review_on_the_other_side() -> None:
    assert days_in_a_row(at_noon({7: -10, 8: -10}), Day(10), offset=14 * 3600) == 2
    assert days_in_a_row(at_noon({7: -10, 8: -10}), Day(10), offset=-10 * 3600) == 0


def test_daylight_saving_and_short_ways_excuse_no_missed_day() -> None:
    assert days_in_a_row(at_noon({8: 1, 10: 2}), Day(10)) == 1
    assert days_in_a_row(at_noon({8: 0, 10: 9}), Day(10)) == 1
    assert days_in_a_row(at_noon({8: 14, 10: -10}), Day(10)) == 1


def test_two_missed_days_are_missed_wherever_the_learner_travels() -> None:
    assert days_in_a_row(at_noon({7: -10, 10: 14}), Day(10)) == 1


def test_a_streak_survives_the_day_that_samoa_left_out(store: Store, clock: FixedClock) -> None:
    deck = sums(90)
    clock.at, clock.offset = 1_325_196_000_000, -36_000  # 2011-12-29 12:00 in Apia
    assert Learner(store, clock, deck).answer().review.day == 15_337
    clock.at, clock.offset = clock.at + 20 * HOUR, 50_400
    assert Learner(store, clock, deck).answer().review.day == 15_339
    clock.at += DAY
    assert days_in_a_row(store.days(), Day(15_340)) == 2


def test_the_minutes_to_come_follow_the_pace_of_the_last_thirty_days() -> None:
    days = {
        Day(100): DayTotal(10, 50_000),
        Day(71): DayTotal(10, 150_000),
        Day(70): DayTotal(90, 0),
    }
    assert minutes(days, Day(100), 60) == pytest.approx(10)


def test_without_a_pace_a_question_takes_twelve_seconds() -> None:
    assert minutes({}, Day(100), 10) == pytest.approx(2)


def test_what_is_overdue_falls_due_today() -> None:
    due_days = {Day(90): 1, Day(100): 1, Day(101): 2, Day(103): 1, Day(104): 1}
    assert forecast(due_days, Day(100), 4) == [2, 2, 0, 1]


def test_the_heat_of_a_day_is_a_quarter_of_the_busiest() -> None:
    counts = {0: 100, 1: 1, 2: 25, 3: 26, 4: 50, 5: 75, 6: 76}
    days = {Day(MONDAY + day): DayTotal(reviews, 0) for day, reviews in counts.items()}
    assert [row[0] for row in heat(days, Day(MONDAY + 6), 1)] == [4, 1, 1, 2, 2, 3, 4]


def test_one_review_is_full_heat_where_there_is_no_busier_day() -> None:
    assert heat({MONDAY: DayTotal(1, 0)}, MONDAY, 1)[0] == [4]


def test_heat_has_a_row_for_each_weekday_and_none_for_days_to_come() -> None:
    rows = heat(studied(MONDAY), Day(MONDAY + 9), 2)
    assert [len(row) for row in rows] == [2] * 7
    assert rows[0] == [4, 0]
    assert rows[2] == [0, 0]
    assert rows[3] == [0, None]


@given(
    st.dictionaries(
        st.integers(0, 400).map(Day), st.builds(DayTotal, st.integers(1, 500), st.just(0))
    )
)
def test_heat_is_from_zero_to_four(days: dict[Day, DayTotal]) -> None:
    levels = [level for row in heat(days, Day(300), 26) for level in row if level is not None]
    assert all(0 <= level <= 4 for level in levels)
    shown = [day for day in days if 123 <= day <= 300]  # from the Monday 25 weeks before
    assert sum(level > 0 for level in levels) == len(shown)
    assert (max(levels) == 4) == any(level for level in levels)
