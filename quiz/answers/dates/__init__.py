"""A strict reader of dates: text in, everything that it can mean out, nothing guessed.

A year of two digits is of any century, dotted dates are day first, slashed ones have two readings
unless one part is over 12. Days are counted on the Gregorian calendar at all times: a date is
compared with one of the same book.
"""

from __future__ import annotations

from quiz.answers.dates.calendar import Kind, lexicon
from quiz.answers.dates.grammar import reading_of
from quiz.answers.dates.lexer import DateError, Habit, Lexer, plain, ungrouped
from quiz.answers.dates.periods import DateReading, Span, day_number
from quiz.answers.dates.wording import canonical, shown

__all__ = [
    "DateReading",
    "Span",
    "canonical",
    "day_number",
    "explain",
    "read_answer",
    "read_date",
    "shown",
    "why_not",
]

_FORMS = (
    "2002, 2007-03, 2007-03-15, 44 BC, 1990s, c. 1200, early 2001, spring 1968"
    " or a span such as 1979..1989"
)


def read_date(
    text: str, *, language: str = "en", year_pairs: bool = False
) -> tuple[DateReading, ...]:
    """Every way to understand the text as a date, none if it is no date; never raises.

    `language` is BCP 47. With `year_pairs`, `1904-05` is two years and not ISO 8601's May 1904.
    """
    readings, _ = _read(text, language, year_pairs=year_pairs)
    return readings


def why_not(text: str, *, language: str = "en") -> str:
    """A sentence on why the text is no date: `February 2007 has 28 days.`; empty if it is one."""
    _, reason = _read(text, language)
    return reason


def read_answer(text: str, *, language: str = "en") -> DateReading | None:
    """The date that an author means; None for a text of two dates or a misspelt one (`explain`)."""
    readings = read_date(text, language=language)
    return readings[0] if len(readings) == 1 and not _doubt(readings[0]) else None


def explain(text: str, *, language: str = "en") -> str:
    """A sentence on why the text is no answer and what to write instead; empty if it is one."""
    readings, reason = _read(text, language)
    if not readings:
        return f"{reason} Write {_FORMS}."
    if len(readings) > 1:
        meanings = " or ".join(map(shown, readings))
        return f"“{text}” may mean {meanings}. Write {' or '.join(map(canonical, readings))}."
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
    text: str, language: str, *, year_pairs: bool = False
) -> tuple[tuple[DateReading, ...], str]:
    """The readings, or why there are none."""
    try:
        words = plain(text)
    except DateError as error:
        return (), str(error)
    readings, reason = _readings(words, language, year_pairs=year_pairs)
    if not readings and (whole := ungrouped(words)) != words:
        grouped, _ = _readings(whole, language, year_pairs=year_pairs)
        readings = tuple(each for each in grouped if each.years and max(each.years) <= 0)
    return readings, "" if readings else reason


def _readings(
    words: str, language: str, *, year_pairs: bool
) -> tuple[tuple[DateReading, ...], str]:
    weekdays_of: dict[DateReading, set[int]] = {}
    reason = ""
    for second in (False, True):
        habit = Habit(second=second, year_pairs=year_pairs)
        try:
            tokens = Lexer(words, lexicon(language), habit).tokens()
            weekdays_of[reading_of(tokens, habit)] = {
                token.value for token in tokens if token.kind is Kind.WEEKDAY
            }
        except DateError as error:
            reason = reason or str(error)
    return _on_their_weekdays(weekdays_of), reason


def _on_their_weekdays(weekdays_of: dict[DateReading, set[int]]) -> tuple[DateReading, ...]:
    """The readings that fall on the weekday named; all if none does, as old calendars differ."""
    agreeing = tuple(
        reading
        for reading, weekdays in weekdays_of.items()
        if reading.span and not reading.is_span and weekdays == {(reading.span.first - 1) % 7}
    )
    return agreeing or tuple(weekdays_of)
