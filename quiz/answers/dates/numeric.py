"""Dates of digits and signs alone: 2007-03-15, 15.5.1992, 3/4/1992, 1941/42."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from quiz.answers.calendar import BC, Kind, Word
from quiz.answers.dates.tokens import Habit, Token, later_year, month, number

Tokens: TypeAlias = tuple[Token, ...]
Builder: TypeAlias = Callable[[re.Match[str], Habit], Tokens | None]


@dataclass(frozen=True, slots=True)
class Numeric:
    """The tokens of a numeric date and how many characters it has."""

    tokens: Tokens
    length: int


def numeric_date(
    text: str, habit: Habit, word_after: Callable[[int], Word | None]
) -> Numeric | None:
    """The numeric date that the text begins with, taken as the habit says; `word_after` says what
    follows it."""
    for pattern, build in _FORMS:
        found = re.match(pattern, text)
        if found is None or _is_cut_by(word_after(found.end()), build):
            continue
        if tokens := build(found, habit):
            return Numeric(tokens, found.end())
    return None


def _is_cut_by(word: Word | None, build: Builder) -> bool:
    """Whether the last number goes with the word: 9/10 March, 9 March 2007–13 de abril 2008, 1000–1
    BC."""
    if word is None:
        return False
    return word.kind is Kind.MONTH or (word == Word(Kind.ERA, BC) and build is _year_and_more)


def _year_first(found: re.Match[str], habit: Habit) -> Tokens:  # noqa: ARG001 - nothing is unclear about it
    return (number(found["day"]), month(int(found["month"])), number(found["year"]))


def _year_last(found: re.Match[str], habit: Habit) -> Tokens:
    year = number(found["year"].lstrip("'"), quoted="'" in found["year"])
    return (*_day_and_month(found, habit), year)


def _day_and_month(found: re.Match[str], habit: Habit) -> Tokens:
    """Dotted dates are day first, all others either way."""
    one, two = found["one"], found["two"]
    if habit.second and "." not in found[0]:
        one, two = two, one
    return (number(one), month(int(two)))


def _month_and_year(found: re.Match[str], habit: Habit) -> Tokens:  # noqa: ARG001 - nothing is unclear about it
    return (month(int(found["one"])), number(found["year"]))


def _year_and_more(found: re.Match[str], habit: Habit) -> Tokens | None:
    """1992-05, 1979-89, 1979/80: a month if there is such a month and ISO 8601 has the form, else a
    later year."""
    year, more = number(found["year"]), number(found["more"])
    later = later_year(year.value, more) if more.digits < 4 else more.value
    is_month = 1 <= more.value <= 12 and more.digits < 3
    iso = found["sign"] == "-" and more.digits == 2
    if later and (not is_month or habit.year_pairs or (habit.second and not iso)):
        return (year, Token(Kind.TO), Token(Kind.YEAR, later, 4))
    return (month(more.value), year) if is_month else None


def _two_numbers(found: re.Match[str], habit: Habit) -> Tokens:
    """3/4, 5/92, 79/80: a day and a month, a month and a year or two years, whatever its numbers
    can be."""
    one, two = int(found["one"]), int(found["two"])
    if two > 31 and one > 31:
        return (Token(Kind.SHORT_YEAR, one, 2), Token(Kind.TO), Token(Kind.SHORT_YEAR, two, 2))
    if two > 31:
        return (month(one), Token(Kind.SHORT_YEAR, two, 2))
    return _day_and_month(found, habit)


_FORMS: tuple[tuple[str, Builder], ...] = (
    (
        r"(?P<year>\d{4})(?P<sign>[-/ ]|\. ?)(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?!\d|(?P=sign)\d)",
        _year_first,
    ),
    (
        r"(?P<one>\d\d?)(?P<sign>[-/ ]|\. ?)(?P<two>\d\d?)(?P=sign)(?P<year>'?\d\d|\d{3,4})(?!\d|(?P=sign)\d)",
        _year_last,
    ),
    (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)", _year_first),
    (r"(?P<one>\d\d?)(?P<sign>[-/.])(?P<year>\d{4})(?!\d|(?P=sign)\d)", _month_and_year),
    (r"(?P<year>\d{4})(?P<sign>[-/])(?P<more>\d\d?|\d{4})(?!\d|(?P=sign)\d)", _year_and_more),
    (r"(?P<one>\d\d?)/(?P<two>\d\d?)(?!\d|/\d)", _two_numbers),
    (r"(?P<one>\d\d?)\. ?(?P<two>\d\d?)(?!\d|\.\d)\.?", _day_and_month),
)
