"""Runs of days on the Gregorian calendar, carried on in both directions for ever."""

from __future__ import annotations

from dataclasses import dataclass

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`, both included; day 1 is 1 January of year 1, as in
    `date.toordinal`."""

    first: int
    last: int

    @property
    def days(self) -> int:
        return self.last - self.first + 1

    def holds(self, other: Span) -> bool:
        return self.first <= other.first and other.last <= self.last

    def shared_with(self, other: Span) -> int:
        """How many days both have."""
        return max(min(self.last, other.last) - max(self.first, other.first) + 1, 0)

    def share(self, other: Span) -> float:
        """Days in both by days in either."""
        shared = self.shared_with(other)
        return shared / (self.days + other.days - shared)


def month_length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTH_LENGTHS[month - 1] + (month == 2 and leap)


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day; the year is astronomical, so 44 BC is -43."""
    before = year - 1
    leap_days = before // 4 - before // 100 + before // 400
    return (
        before * 365 + leap_days + sum(month_length(year, each) for each in range(1, month)) + day
    )


def months_span(year: int, month: int, count: int) -> Span:
    """So many whole months, the first of which may be counted past December."""
    return Span(_month_start(year, month), _month_start(year, month + count) - 1)


def _month_start(year: int, month: int) -> int:
    years, month_before = divmod(month - 1, 12)
    return day_number(year + years, month_before + 1, 1)
