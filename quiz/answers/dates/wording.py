"""Dates as text: English for people, and a canonical form that reads back as the same date."""

from __future__ import annotations

from quiz.answers.dates.periods import DateReading, Point, Unit

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_PARTS = ("early", "mid", "late")


def month_name(month: int) -> str:
    return _MONTHS[month - 1]


def shown(reading: DateReading) -> str:
    """English as a person would write it: `9–13 March 2007`, `c. 1200`, `500–450 BC`."""
    first, last = reading.first, reading.last
    if last is None:
        return _point(first)
    return _joined(first, last) or f"{_point(first)} – {_point(last)}"


def canonical(reading: DateReading) -> str:
    """One text for all ways to write a date, in ISO 8601 if it can be: `2007-03-09`, `44 BC`."""
    ends = (reading.first,) if reading.last is None else (reading.first, reading.last)
    return "..".join(_iso(end) or _point(end, joint=" ") for end in ends)


def _iso(point: Point) -> str:
    if (
        point.year is None
        or not point.fixed
        or point.year < 1
        or point.part is not None
        or point.about
    ):
        return ""
    match point.unit:
        case Unit.DAY:
            return f"{point.year:04}-{point.month:02}-{point.day:02}"
        case Unit.MONTH:
            return f"{point.year:04}-{point.month:02}"
        case _:
            return ""


def _joined(first: Point, last: Point) -> str:
    """A span whose ends share a unit and the words after it; empty if it is to be written out."""
    if first.unit is not last.unit or any(
        end.part is not None or end.about for end in (first, last)
    ):
        return ""
    same_year = (first.year, first.century_open) == (last.year, last.century_open)
    match first.unit:
        case Unit.YEAR:
            return _joined_years(first, last)
        case Unit.DAY if same_year and first.month == last.month:
            return f"{first.day}–{_point(last)}"
        case Unit.DAY if same_year:
            return f"{first.day} {month_name(first.month)} – {_point(last)}"
        case Unit.MONTH if same_year:
            return f"{month_name(first.month)}–{_point(last)}"
        case _:
            return ""


def _joined_years(first: Point, last: Point) -> str:
    if first.year is None or last.year is None or not (first.fixed and last.fixed):
        return ""
    if first.year >= 100:
        return f"{first.year}–{last.year}"
    return f"{1 - first.year}–{_year(last)}" if last.year < 1 else ""


def _point(point: Point, *, joint: str = "-") -> str:
    """The words for one end; `joint` stands between `mid` and what follows."""
    words = _whole(point)
    if point.part is not None:
        words = f"{_PARTS[point.part]}{joint if _PARTS[point.part] == 'mid' else ' '}{words}"
    return f"c. {words}" if point.about else words


def _whole(point: Point) -> str:
    match point.unit:
        case Unit.DAY:
            return f"{point.day} {month_name(point.month)} {_year(point)}".rstrip()
        case Unit.MONTH:
            return f"{month_name(point.month)} {_year(point)}".rstrip()
        case Unit.SEASON if point.month == 12 and point.year is not None:
            return f"winter {_winter(point.year, fixed=point.fixed)}"
        case Unit.SEASON:
            return f"{_SEASONS[point.month]} {_year(point)}".rstrip()
        case Unit.YEAR:
            return _year(point)
        case Unit.DECADE:
            return _decade(point)
        case Unit.CENTURY:
            return _century(point)


def _year(point: Point) -> str:
    if point.year is None:
        return ""
    if point.century_open:
        return f"'{point.year:02}"
    if point.year < 1:
        return f"{1 - point.year} BC"
    return str(point.year) if point.year >= 100 else f"AD {point.year}"


def _winter(year: int, *, fixed: bool) -> str:
    after = f"{(year + 1) % 100:02}"
    if year < 0:
        return f"{1 - year}/{-year} BC"
    return f"{year:04}/{after}" if fixed else f"'{year:02}/{after}"


def _decade(point: Point) -> str:
    """1990s; the 1900s and earlier ones may be centuries and say that they are not."""
    year = point.year or 0
    if point.century_open:
        return f"{year:02}s"
    if year < 1:
        return f"{-8 - year}s BC" if year % 100 != 92 else f"{-8 - year}s BC decade"
    if year % 100 == 0 and year < 2000:
        return f"{year}s decade"
    return f"{year}s" if year >= 100 else f"AD {year}s"


def _century(point: Point) -> str:
    year = point.year or 1
    number, era = (year // 100 + 1, "") if year > 0 else ((1 - year) // 100, " BC")
    return f"{_ordinal(number)} century{era}"


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"
