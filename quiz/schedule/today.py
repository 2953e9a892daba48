"""The figures of a day, for a learner who is about to begin, and of the days around it."""

from __future__ import annotations

from collections.abc import Mapping

from quiz.clock import Day
from quiz.values import NamedTuple

_FIRST_PACE = 12_000
"""Milliseconds a question is taken to need before there is a pace to go by."""
_PACE_DAYS = 30
LEVELS = 5
_HALF_A_DAY = 12 * 3600


class DayTotal(NamedTuple):
    """The reviews of a learner's day that count."""

    reviews: int
    took: int
    """Milliseconds."""
    west: int = 0
    """Seconds that the wall was ahead of UTC, at the least."""
    east: int = 0
    """And at the most."""


Days = Mapping[Day, DayTotal]
DueDays = Mapping[Day, int]
"""The number of questions that are due on each day, without hidden ones."""


class Figures(NamedTuple):
    """The figures that Home shows, a property each; a new one needs only its line there."""

    today: Day
    days: Days
    """The learner's days with reviews."""
    due: int
    """Questions to be asked today that were asked before."""
    new: int
    """Questions to be asked today for the first time."""
    due_days: DueDays

    @property
    def left(self) -> int:
        """Questions to be asked today."""
        return self.due + self.new

    @property
    def minutes(self) -> float:
        """The time that today's questions will take."""
        return minutes(self.days, self.today, self.left)

    @property
    def done(self) -> int:
        """Reviews of today."""
        return self.days[self.today].reviews if self.today in self.days else 0

    @property
    def days_in_a_row(self) -> int:
        return days_in_a_row(self.days, self.today)

    @property
    def tomorrow(self) -> int:
        """Questions that fall due tomorrow, without those that are due already."""
        return forecast(self.due_days, self.today, 2)[1]


def days_in_a_row(days: Days, today: Day, *, offset: int | None = None) -> int:
    """Days in a row with a review, up to today, or to yesterday as long as today has none.

    A day that the learner hardly had, for they travelled east over it, is not missed. `offset` is
    that of the wall now.
    """
    if offset is not None:
        days = {today: DayTotal(0, 0, offset, offset), **days}
    day, count = today, 0
    while day == today or day in days or _is_passed_over(days, day):
        count += day in days and days[day].reviews > 0
        day = Day(day - 1)
    return count


def _is_passed_over(days: Days, day: Day) -> bool:
    before, after = days.get(Day(day - 1)), days.get(Day(day + 1))
    return before is not None and after is not None and after.east - before.west >= _HALF_A_DAY


def minutes(days: Days, today: Day, questions: int) -> float:
    """The minutes that some questions will take, at the pace of the last thirty days."""
    recent = [total for day, total in days.items() if today - _PACE_DAYS < day <= today]
    reviews = sum(total.reviews for total in recent)
    pace = sum(total.took for total in recent) / reviews if reviews else _FIRST_PACE
    return questions * pace / 60_000


def forecast(due_days: DueDays, today: Day, length: int) -> list[int]:
    """The number of questions that fall due on each coming day, today first.

    A question that is overdue falls due today.
    """
    coming = [due_days.get(Day(today + ahead), 0) for ahead in range(length)]
    coming[0] = sum(count for day, count in due_days.items() if day <= today)
    return coming


def heat(days: Days, today: Day, weeks: int) -> list[list[int | None]]:
    """Levels 0 to 4 of the days of some weeks, a list a weekday from Monday; None for days to come.

    The levels are quarters of the busiest day shown.
    """
    # 1970-01-01 was a Thursday, the fourth weekday.
    monday = today - (today + 3) % 7 - 7 * (weeks - 1)
    most = max((total.reviews for day, total in days.items() if monday <= day <= today), default=1)
    rows: list[list[int | None]] = []
    for weekday in range(7):
        row = [Day(monday + 7 * week + weekday) for week in range(weeks)]
        reviews = {day: days[day].reviews if day in days else 0 for day in row}
        rows.append([_level(reviews[day], most) if day <= today else None for day in row])
    return rows


def _level(reviews: int, most: int) -> int:
    return -(-reviews * (LEVELS - 1) // most)
