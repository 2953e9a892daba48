"""A strict reader of dates: text in, everything that it can mean out, nothing guessed.

A year of two digits is of any century, dotted dates are day first, slashed ones have two readings
unless one part is over 12. Days are counted on the Gregorian calendar at all times: a date is
compared with one of the same book.
"""

from __future__ import annotations

import re

from quiz.answers.dates.calendar import Kind, lexicon
from quiz.answers.dates.eastern import in_english
from quiz.answers.dates.figures import in_figures
from quiz.answers.dates.grammar import reading_of
from quiz.answers.dates.lexer import DateError, Habit, Lexer, ShortYears
from quiz.answers.dates.periods import DateReading, Point, Unit, month_length
from quiz.answers.dates.plain import plain, ungrouped
from quiz.answers.dates.spelt import in_digits
from quiz.answers.dates.wording import canonical, shown
from quiz.answers.languages import tag_of
from quiz.patterns import regex
from quiz.values import NamedTuple

_NEVER = ShortYears.NEVER
_EITHER_WAY = regex(r"\d[-/ ]+'?\d")
"""Numbers that may be taken in two ways."""
_BY_MONTH = regex(r"(?:([1-9]|[12]\d|3[01]) )?([A-Za-z]{3,}) ([1-9]\d{3})", re.ASCII)
_SHORT_END = regex(r"(?<!\d)\d\d$")
_WITH_ZERO = Habit(short_years=ShortYears.WITH_ZERO)
_LANGUAGES_OF_SCRIPT = (
    (regex("[\u0600-\u06ff]"), ("ar", "fa")),
    (regex("[\u0400-\u04ff]"), ("ru", "uk", "bg", "sr")),
    (regex("[\u0370-\u03ff]"), ("el",)),
    (regex("[\u0590-\u05ff]"), ("he",)),
    (regex("[\u0900-\u097f]"), ("hi",)),
)
_LETTERS = regex(r"[^\W\d_]+")
_FORMS = (
    "2002, 2007-03, 2007-03-15, 44 BC, 1990s, c. 1200, early 2001, spring 1968"
    " or a span such as 1979..1989"
)


def read_date(
    text: str,
    *,
    language: str = "en",
    year_pairs: bool = False,
    short_years: ShortYears = ShortYears.WITH_ZERO,
) -> tuple[DateReading, ...]:
    """Every way to understand the text as a date, none if it is no date; never raises.

    `language` is BCP 47. With `year_pairs`, `1904-05` is two years and not ISO 8601's May 1904.
    `short_years` says whether `March 07` may be March 2007.
    """
    readings, _ = _read(text, language, Habit(year_pairs=year_pairs, short_years=short_years))
    return readings


def why_not(text: str, *, language: str = "en") -> str:
    """A sentence on why the text is no date: `February 2007 has 28 days.`; empty if it is one."""
    _, reason = _read(text, language)
    return reason


def read_answer(text: str, *, language: str = "en") -> DateReading | None:
    """The date that an author means; None for a text of two dates or a misspelt one (`explain`)."""
    if reading := in_figures(text) or _by_month(text, language):
        return reading
    readings = read_date(text, language=language)
    return readings[0] if len(readings) == 1 and not _doubt(readings[0]) else None


def _by_month(text: str, language: str) -> DateReading | None:
    """The date of `15 May 1992` or `May 1992`, which leave nothing open; None for all else."""
    date = _BY_MONTH.fullmatch(text)
    if not date:
        return None
    day, name, year = int(date[1] or 0), date[2].lower(), int(date[3])
    words = lexicon(language).words
    month = (words.get(f"#{name}") if day else None) or words.get(name)
    if not month or month.kind is not Kind.MONTH or day > month_length(year, month.value):
        return None
    unit = Unit.DAY if day else Unit.MONTH
    return DateReading(Point(unit=unit, year=year, month=month.value, day=day or 1))


def explain(text: str, *, language: str = "en") -> str:
    """A sentence on why the text is no answer and what to write instead; empty if it is one."""
    readings, reason = _read(text, language)
    if not readings:
        return f"{reason} Write {_FORMS}."
    if len(readings) > 1:
        meanings = " or ".join(map(shown, readings))
        clear = (canonical(each) if each.fixed or each.yearless else "" for each in readings)
        ways = dict.fromkeys(way or "the year in full" for way in clear)
        return f"“{text}” may mean {meanings}. Write {' or '.join(ways)}."
    return _doubt(readings[0])


def _doubt(reading: DateReading) -> str:
    if reading.mended:
        return f"A month is misspelt: write {shown(reading)}."
    if not reading.fixed and not reading.yearless:
        return (
            "A year of two digits can be of any century: write it in full, and before 100 as AD 79."
        )
    return ""


def _read(
    text: str, language: str, habit: Habit = _WITH_ZERO
) -> tuple[tuple[DateReading, ...], str]:
    """The readings, or why there are none."""
    try:
        words = plain(in_english(text))
    except DateError as error:
        return (), str(error)
    readings, reason = _readings(words, language, habit)
    if not readings and (whole := ungrouped(words)) != words:
        grouped, _ = _readings(whole, language, habit)
        readings = tuple(each for each in grouped if each.years and max(each.years) <= 0)
    readings = readings or _spelt_out(text, language, habit) or _of_script(words, language, habit)
    return readings, "" if readings else reason


def _of_script(words: str, language: str, habit: Habit) -> tuple[DateReading, ...]:
    """The readings in the languages of a script that the deck's own language is not written in."""
    for letters, tags in _LANGUAGES_OF_SCRIPT:
        for tag in tags if letters.search(words) and tag_of(language) not in tags else ():
            is_known = any(word in lexicon(tag).words for word in _LETTERS.findall(words))
            if is_known and (readings := _readings(words, tag, habit)[0]):
                return readings
    return ()


def _spelt_out(text: str, language: str, habit: Habit) -> tuple[DateReading, ...]:
    """The readings of a text whose numbers are words."""
    for digits in in_digits(text, language):
        readings, _ = _readings(plain(digits), language, habit._replace(short_years=_NEVER))
        if readings:
            return readings
    return ()


def _readings(words: str, language: str, habit: Habit) -> tuple[tuple[DateReading, ...], str]:
    days = habit._replace(short_years=_NEVER)
    attempts = [_attempt(words, language, days)]
    if attempts[0].may_turn or _EITHER_WAY.search(words):
        attempts.append(_attempt(words, language, days._replace(second=True)))
    if habit != days and _SHORT_END.search(words):
        attempts.append(_attempt(words, language, habit))
    found = {each.reading: each.weekdays for each in attempts if each.reading}
    reason = next((each.reason for each in attempts if each.reason), "")
    return _on_their_weekdays(found), reason


class _Attempt(NamedTuple):
    """What a text is if it is taken by a habit."""

    reading: DateReading | None = None
    weekdays: frozenset[int] = frozenset()
    may_turn: bool = False
    """A season or a decade may have a second reading."""
    reason: str = ""


def _attempt(words: str, language: str, habit: Habit) -> _Attempt:
    may_turn = False
    try:
        tokens = Lexer(words, lexicon(language), habit).tokens()
        may_turn = any(token.kind in (Kind.SEASON, Kind.TENS) for token in tokens)
        weekdays = frozenset(token.value for token in tokens if token.kind is Kind.WEEKDAY)
        return _Attempt(reading_of(tokens, habit), weekdays, may_turn)
    except DateError as error:
        return _Attempt(may_turn=may_turn, reason=str(error))


def _on_their_weekdays(weekdays_of: dict[DateReading, frozenset[int]]) -> tuple[DateReading, ...]:
    """The readings that fall on the weekday named; all if none does, as old calendars differ."""
    agreeing = tuple(
        reading
        for reading, weekdays in weekdays_of.items()
        if reading.span and not reading.is_span and weekdays == {(reading.span.first - 1) % 7}
    )
    return agreeing or tuple(weekdays_of)
