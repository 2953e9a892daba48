"""Dates in figures alone, which are the same in every language and can mean nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from quiz.answers.dates.periods import DateReading, Point, Unit, month_length
from quiz.patterns import regex

_FIGURES = regex(
    r"(?P<year>[1-9]\d{3})(?:-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
    r"|\.\.(?P<last>[1-9]\d{3}))?|(?P<before>[1-9]\d{0,3}) BC",
    re.ASCII,
)


@lru_cache(maxsize=1 << 12)  # a deck has the years of its time again and again
def in_figures(text: str) -> DateReading | None:
    """The date of `1992`, `1992-05-15`, `1939..1945` or `44 BC`; None for all else."""
    date = _FIGURES.fullmatch(text)
    if not date:
        return None
    if date["before"]:
        return DateReading(Point(unit=Unit.YEAR, year=1 - int(date["before"])))
    year = int(date["year"])
    if date["last"]:
        last = int(date["last"])
        ends = Point(unit=Unit.YEAR, year=year), Point(unit=Unit.YEAR, year=last)
        return DateReading(*ends) if year < last else None
    if not date["day"]:
        return DateReading(Point(unit=Unit.YEAR, year=year))
    month, day = int(date["month"]), int(date["day"])
    if day > month_length(year, month):
        return None
    return DateReading(Point(unit=Unit.DAY, year=year, month=month, day=day))
