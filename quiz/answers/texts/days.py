"""Days and months without a year, which no `when` can ask for: 4 July is the Fourth of July."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from quiz.answers.languages import words_of
from quiz.patterns import regex

if TYPE_CHECKING:
    from quiz.answers.dates import DateReading

_LONGEST = 40
"""Characters of a day."""
_DAY = regex(r"(?=.*[^\W\d_]{3})[^\d]*\d{1,2}[^\d]*")
_WORD = regex(r"[^\W\d_]+")


def are_one_day(typed: str, spelling: str, language: str) -> bool:
    """True if two texts are one day or month of any year, each read in one way only."""
    if len(typed) > _LONGEST or not (day := _day(spelling, language)):
        return False
    from quiz.answers.dates import read_date

    return read_date(typed, language=language) == (day,)


@lru_cache(maxsize=1 << 12)
def _day(spelling: str, language: str) -> DateReading | None:
    """The day or month that a text names, in letters at least in part."""
    if len(spelling) > _LONGEST:
        return None
    if not _DAY.fullmatch(spelling) and spelling.casefold() not in _months(language):
        return None
    from quiz.answers.dates import read_date

    readings = read_date(spelling, language=language)
    return readings[0] if len(readings) == 1 and readings[0].yearless else None


@cache
def _months(language: str) -> frozenset[str]:
    dates = words_of(language).dates
    return frozenset(_WORD.findall(dates.months) if dates else ())
