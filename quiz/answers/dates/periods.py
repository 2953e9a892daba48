"""A date as it was written: what it names, what it leaves open, and the days that it can mean."""

from __future__ import annotations

from enum import StrEnum
from itertools import accumulate

from quiz.values import NamedTuple, field, replace, value

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.fields import Fields

FARTHEST_YEAR = 100_000
"""No date has a year of more digits."""

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE = tuple(accumulate(_MONTH_LENGTHS, initial=0))
"""Days of a common year before each month."""


class Span(NamedTuple):
    """The days from `first` to `last`; day 1 is 1 January of year 1, as in `date.toordinal`."""

    first: int
    last: int

    @property
    def days(self) -> int:
        return self.last - self.first + 1

    def holds(self, other: Span) -> bool:
        return self.first <= other.first and other.last <= self.last

    def shared_with(self, other: Span) -> int:
        """The number of days that both have."""
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
    leap_day = month > 2 and month_length(year, 2) == 29
    return before * 365 + leap_days + _DAYS_BEFORE[month - 1] + leap_day + day


def months_span(year: int, month: int, count: int) -> Span:
    """So many whole months, the first of which may be counted past December."""
    return Span(_month_start(year, month), _month_start(year, month + count) - 1)


def _month_start(year: int, month: int) -> int:
    years, month_before = divmod(month - 1, 12)
    return day_number(year + years, month_before + 1, 1)


class Unit(StrEnum):
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_THIRDS = {
    Unit.MONTH: (0, 0, 0, 1),
    Unit.SEASON: (0, 1, 2, 3),
    Unit.YEAR: (0, 4, 8, 12),
    Unit.DECADE: (0, 4 * 12, 7 * 12, 10 * 12),
    Unit.CENTURY: (0, 33 * 12, 66 * 12, 100 * 12),
}
"""Months from a unit's start at which early, mid and late begin and late ends; a month has days."""


class Point(NamedTuple):
    """A day or a longer time with a name of its own: a whole date, or one end of a span."""

    unit: Unit
    year: int | None = None
    """Astronomical (44 BC is -43), the first of a decade or century; None if no year is named."""
    century_open: bool = False
    """The year is the last two digits of a year of any century."""
    month: int = 1
    """The first month of a season: 12 is the winter that begins in this year."""
    day: int = 1
    part: int | None = None
    """EARLY, MID or LATE: the first, second or last third of the unit."""
    about: bool = False

    @classmethod
    def of(cls, fields: Fields) -> Point:
        has_year = fields.has("year")
        return cls(
            unit=Unit(fields.text("unit")),
            year=fields.whole("year", least=-FARTHEST_YEAR, most=FARTHEST_YEAR)
            if has_year
            else None,
            century_open=fields.truth("century_open"),
            month=fields.whole("month", least=1, most=12),
            day=fields.whole("day", least=1, most=31),
            part=fields.whole("part", most=2) if fields.has("part") else None,
            about=fields.truth("about"),
        )

    def fields(self) -> dict[str, object]:
        return {
            "unit": self.unit,
            "year": self.year,
            "century_open": self.century_open,
            "month": self.month,
            "day": self.day,
            "part": self.part,
            "about": self.about,
        }

    @property
    def fixed(self) -> bool:
        return self.year is not None and not self.century_open

    def in_year(self, year: int) -> Point:
        """The same point with this year, or in its century, if that was left open."""
        if self.fixed:
            return self
        if self.year is not None:
            year = year // 100 * 100 + self.year
            if year <= 0:
                return self
        return self._replace(year=year, century_open=False)

    @property
    def span(self) -> Span | None:
        """The days it means, or nothing if it leaves its year open or that year has no such day."""
        if self.year is None or self.century_open:
            return None
        if self.unit is Unit.DAY:
            return self._days(self.year, self.day, self.day)
        if self.unit is Unit.MONTH and self.part is not None:
            ends = ((1, 10), (11, 20), (21, month_length(self.year, self.month)))
            return self._days(self.year, *ends[self.part])
        begin, end = self._months
        return months_span(self.year, self.month + begin, end - begin)

    def _days(self, year: int, first: int, last: int) -> Span | None:
        if last > month_length(year, self.month):
            return None
        return Span(day_number(year, self.month, first), day_number(year, self.month, last))

    @property
    def _months(self) -> tuple[int, int]:
        thirds = _THIRDS[self.unit]
        return (
            (thirds[0], thirds[3])
            if self.part is None
            else (thirds[self.part], thirds[self.part + 1])
        )

    @property
    def last_year(self) -> int | None:
        """The year of its last day."""
        if self.year is None or self.unit in (Unit.DAY, Unit.MONTH):
            return self.year
        return self.year + (self.month - 1 + self._months[1] - 1) // 12

    @property
    def margin(self) -> int:
        """Years by which a `c.` may be missed: half of what its year was evidently rounded to."""
        if (
            not self.about
            or self.year is None
            or self.unit is not Unit.YEAR
            or self.part is not None
        ):
            return 0
        written = self.year if self.year > 0 else 1 - self.year
        if self.year < -1000 and written % 100 == 0:
            return 50
        if written % 10 == 0:
            return 5
        return 2 if written % 5 == 0 else 1


@value
class DateReading:
    """One way to understand a text as a date."""

    first: Point
    last: Point | None = None
    """The other end, if it was written as a span."""
    mended: str = field(default="", compare=False)
    """The month name that a misspelt one was taken for."""

    @classmethod
    def of(cls, fields: Fields) -> DateReading:
        return cls(
            Point.of(fields.inner("first")),
            Point.of(fields.inner("last")) if fields.has("last") else None,
            fields.text("mended"),
        )

    def fields(self) -> dict[str, object]:
        return {
            "first": self.first.fields(),
            "last": self.last.fields() if self.last else None,
            "mended": self.mended,
        }

    @property
    def is_span(self) -> bool:
        return self.last is not None

    @property
    def end(self) -> Point:
        return self.last or self.first

    @property
    def fixed(self) -> bool:
        """True if it says its year in full."""
        return self.first.fixed and self.end.fixed

    @property
    def yearless(self) -> bool:
        return self.first.year is None and self.end.year is None

    @property
    def about(self) -> bool:
        return self.first.about or self.end.about

    @property
    def span(self) -> Span | None:
        """Its days; None if it leaves its year open, runs backwards or has a day that never was."""
        first = self.first.span
        if self.last is None:
            return first
        last = self.last.span
        if first is None or last is None or first.first > last.first or first.last > last.last:
            return None
        return Span(first.first, last.last)

    @property
    def generous_span(self) -> Span | None:
        """Days that are as good as right: those of `span`, and the margin around a `c. 1200`."""
        span, margin = self.span, self.first.margin
        if span is None or self.is_span or not margin or self.first.year is None:
            return span
        return months_span(self.first.year - margin, 1, 12 * (2 * margin + 1))

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which it begins and ends, as far as they are known."""
        return tuple(year for year in (self.first.year, self.end.last_year) if year is not None)

    def in_years(self, first: int, last: int) -> DateReading:
        """The same reading with open years taken from those that the answer begins and ends in."""
        if self.last is None:
            return replace(self, first=self.first.in_year(first))
        return replace(self, first=self.first.in_year(first), last=self.last.in_year(last))
