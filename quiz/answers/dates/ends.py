"""One end of a span, or a date that has none: which of its numbers is the day and which the year."""

from __future__ import annotations

import re
from dataclasses import replace

from quiz.answers.calendar import AD, BC, Kind
from quiz.answers.dates.numeric import Tokens
from quiz.answers.dates.points import Point, Unit
from quiz.answers.dates.span import month_length
from quiz.answers.dates.tokens import DateError, Habit, Token
from quiz.answers.dates.wording import month_name

NO_DATE = "That is not a date."
_ROLES = (
    ("[#o]m[yq#]", "dmy"),
    ("m[#o][yq#]", "mdy"),
    ("ym[#o]", "ymd"),
    ("[#o]m", "dm"),
    ("m[#o]", "md"),
    ("m[yq]", "my"),
    ("ym", "ym"),
    ("m", "m"),
    ("S[yq#]", "Sy"),
    ("yS", "yS"),
    ("S", "S"),
    ("[yq#]", "y"),
    ("s", "T"),
    ("D[yq#s]", ".D"),
    ("sD", "D."),
    ("[#oR]c", "C."),
    ("c[#oR]", ".C"),
)
"""The shapes that a date can have and what each token is: day, month, Season, year, Tens, Decade,
Century."""


def one_point(tokens: Tokens, habit: Habit) -> Point:
    """The point that the tokens name; DateError if they name none."""
    about = any(token.kind is Kind.ABOUT for token in tokens)
    tokens = tuple(token for token in tokens if token.kind is not Kind.ABOUT)
    part = tokens[0].value if tokens and tokens[0].kind is Kind.PART else None
    tokens, era = _without_era(tokens if part is None else tokens[1:])
    point = _point(_in_roles(tokens), era, habit)
    if part is not None and point.unit is Unit.DAY:
        raise DateError("A day is neither early nor late.")
    return replace(point, part=part, about=about)


def _without_era(tokens: Tokens) -> tuple[Tokens, int]:
    """The tokens but the era, and the era; the number beside it (before BC, after AD, if it can) is
    a year in full."""
    at = next((at for at, token in enumerate(tokens) if token.kind is Kind.ERA), None)
    if at is None:
        return tokens, AD
    era, rest = tokens[at].value, [*tokens[:at], *tokens[at + 1 :]]
    for beside in (at - 1, at) if era == BC else (at, at - 1):
        if 0 <= beside < len(rest) and rest[beside].kind not in (
            Kind.MONTH,
            Kind.SEASON,
            Kind.DECADE,
            Kind.ERA,
        ):
            rest[beside] = _dated(rest[beside], era)
            return tuple(rest), era
    raise DateError(NO_DATE)


def _dated(token: Token, era: int) -> Token:
    """A number with an era is no short year: AD 92 is not 1992, and the 40s BC are of one century."""
    if token.kind not in (Kind.NUMBER, Kind.YEAR):
        return replace(token, digits=4)
    if token.value == 0:
        raise DateError("There is no year 0.")
    return Token(Kind.YEAR, 1 - token.value if era == BC else token.value, 4)


def _in_roles(tokens: Tokens) -> dict[str, Token]:
    shape = "".join(token.kind for token in tokens)
    # May 15 is a day, May 92 can be nothing but a month; Feb 31 is a slip and not 1931.
    if shape == "m#" and tokens[1].value > 31:
        shape = "mq"
    for pattern, roles in _ROLES:
        if re.fullmatch(pattern, shape):
            return dict(zip(roles, tokens, strict=True))
    raise DateError(NO_DATE)


def _point(roles: dict[str, Token], era: int, habit: Habit) -> Point:
    year = _year(roles["y"]) if "y" in roles else Point(unit=Unit.YEAR)
    if "d" in roles:
        return _day(roles["d"].value, roles["m"].value, year)
    if "m" in roles:
        return replace(year, unit=Unit.MONTH, month=roles["m"].value)
    if "S" in roles:
        return _season(roles["S"].value, year, habit)
    if "C" in roles:
        return _century(roles["C"].value, era)
    if "T" in roles and habit.second and _may_count_centuries(roles["T"]):
        return _century(roles["T"].value // 100 + 1, era)
    return _decade(roles.get("T") or roles["D"], era) if "y" not in roles else year


def _year(token: Token) -> Point:
    if token.value == 0 and token.digits == 1:
        raise DateError("There is no year 0.")
    if token.value > 9999:
        raise DateError("That year is too far off.")
    return Point(unit=Unit.YEAR, year=token.value, century_open=token.digits == 2)


def _day(day: int, month: int, year: Point) -> Point:
    longest = month_length(2000 if year.year is None or year.century_open else year.year, month)
    if not 1 <= day <= longest:
        named = f" {year.year}" if year.fixed and year.year and year.year > 0 else ""
        raise DateError(f"{month_name(month)}{named} has {longest} days.")
    return replace(year, unit=Unit.DAY, month=month, day=day)


def _season(month: int, year: Point, habit: Habit) -> Point:
    """Winter 1968 ends in that year or, by the second habit, begins in it."""
    named = year.year
    if month == 12 and named is not None and not habit.second:
        named = (named - 1) % 100 if year.century_open else named - 1
    return replace(year, unit=Unit.SEASON, year=named, month=month)


def _century(number: int, era: int) -> Point:
    if number == 0:
        raise DateError("There is no century 0.")
    return Point(unit=Unit.CENTURY, year=1 - 100 * number if era == BC else 100 * number - 99)


def _may_count_centuries(tens: Token) -> bool:
    """The 1900s may be ten years or a hundred; the 2000s are ten, as long as nobody knows the other
    ninety."""
    return tens.value % 100 == 0 and 0 < tens.value < 2000 and tens.digits > 2


def _decade(tens: Token, era: int) -> Point:
    if tens.value % 10 or tens.value > 9990 or (tens.value == 0 and tens.digits != 2):
        raise DateError("A decade begins with a year that ends in 0.")
    if tens.digits == 2:
        return Point(unit=Unit.DECADE, year=tens.value, century_open=True)
    return Point(unit=Unit.DECADE, year=-8 - tens.value if era == BC else tens.value)
