"""What the text of a date is made of, and what numbers alone say."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.answers.calendar import Kind


class DateError(Exception):
    """Why a text is no date, as a sentence; it never leaves this package."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How to take what can be taken in two ways."""

    second: bool = False
    """The second way of each: month first, 1911/12 two years, the 1900s a century, winter 1968 the
    one it begins."""
    year_pairs: bool = False
    """1904-05 is two years, as where a span of years was asked for."""


@dataclass(frozen=True, slots=True)
class Token:
    """A number or a word that means something, or a sign between two ends of a span."""

    kind: Kind
    value: int = 0
    digits: int = 0
    """How many digits a number was written with."""
    hyphen: bool = False
    """It is a bare hyphen, which may also stand inside a word: mid-1990s."""
    mended: str = ""
    """The month name that a misspelt one was taken for."""


def number(digits: str, *, quoted: bool = False) -> Token:
    """The token for a number, which its length and an apostrophe make a year."""
    if len(digits) > 5 or (len(digits) == 5 and digits.startswith("0")):
        raise DateError("A year has at most five digits.")
    if len(digits) > 2 and not int(digits):
        raise DateError("There is no year 0.")
    kind = Kind.YEAR if len(digits) > 2 else Kind.SHORT_YEAR if quoted else Kind.NUMBER
    if quoted and len(digits) != 2:
        raise DateError("An apostrophe stands for the century of a two-digit year.")
    return Token(kind, int(digits), len(digits))


def month(value: int) -> Token:
    if not 1 <= value <= 12:
        raise DateError(f"There is no month {value}.")
    return Token(Kind.MONTH, value)


def later_year(first: int, second: Token) -> int | None:
    """The year that a shortened second one means: 1979–89, 1975–9, 1999–00; nothing if it is not
    later."""
    step = 10**second.digits
    year = first // step * step + second.value
    if step == 100 and second.value == 0 and first % 100 > 50:
        year += 100
    return year if year > first else None
