"""Grammar of dates: which number is the day, and what one end of a span says for the other."""

from __future__ import annotations

import re

from quiz.answers.dates.calendar import AD, BC, Kind
from quiz.answers.dates.lexer import DateError, Habit, ShortYears, Token, Tokens, later_year
from quiz.answers.dates.periods import DateReading, Point, Unit, month_length
from quiz.answers.dates.wording import month_name
from quiz.patterns import regex
from quiz.values import replace

NO_DATE = "That is not a date."
_ROLES = (
    ("[#o]m[yq#]", "dmy"),
    ("m[#o][yq#]", "mdy"),
    ("[yq]m[#o]", "ymd"),
    ("y[#o]m", "ydm"),
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
"""Shapes of a date and the role of each token: day, month, Season, year, Tens, Decade, Century."""
_PATTERNS = tuple((regex(shape), roles) for shape, roles in _ROLES)


_NO_YEARS = (Kind.MONTH, Kind.SEASON, Kind.DECADE, Kind.ERA)


def one_point(tokens: Tokens, habit: Habit) -> Point:
    """The point that the tokens name; DateError if they name none."""
    about = any(token.kind is Kind.ABOUT for token in tokens)
    tokens = tuple(token for token in tokens if token.kind is not Kind.ABOUT)
    if tokens and tokens[-1].kind is Kind.PART:
        tokens = (tokens[-1], *tokens[:-1])
    part = tokens[0].value if tokens and tokens[0].kind is Kind.PART else None
    tokens, era = _without_era(tokens if part is None else tokens[1:])
    point = _point(_in_roles(tokens, habit), era, habit)
    if part is not None and point.unit is Unit.DAY:
        raise DateError("A day is neither early nor late.")
    is_plain = part is None and not about
    return point if is_plain else point._replace(part=part, about=about)


def _without_era(tokens: Tokens) -> tuple[Tokens, int]:
    """The tokens but the era, and the era.

    The number beside it, before BC and after AD if there is one, becomes a year in full.
    """
    index = next((i for i, token in enumerate(tokens) if token.kind is Kind.ERA), None)
    if index is None:
        return tokens, AD
    era, rest = tokens[index].value, [*tokens[:index], *tokens[index + 1 :]]
    for beside in (index - 1, index) if era == BC else (index, index - 1):
        if 0 <= beside < len(rest) and rest[beside].kind not in _NO_YEARS:
            rest[beside] = _dated(rest[beside], era)
            return tuple(rest), era
    raise DateError(NO_DATE)


def _dated(token: Token, era: int) -> Token:
    """The number beside an era, which is no short year: AD 92 is not 1992."""
    if token.kind not in (Kind.NUMBER, Kind.YEAR):
        return token._replace(digits=4)
    if token.value == 0:
        raise DateError("There is no year 0.")
    return Token(Kind.YEAR, 1 - token.value if era == BC else token.value, 4)


def _in_roles(tokens: Tokens, habit: Habit) -> dict[str, Token]:
    shape = "".join(token.kind for token in tokens)
    # May 15 is a day, May 92 can be nothing but a month; Feb 31 is a slip and not 1931.
    if shape == "m#" and (tokens[1].value > 31 or habit.is_year(tokens[1])):
        shape = "mq"
    for pattern, roles in _PATTERNS:
        if pattern.fullmatch(shape):
            return dict(zip(roles, tokens, strict=True))
    raise DateError(NO_DATE)


def _point(roles: dict[str, Token], era: int, habit: Habit) -> Point:
    year = _year(roles["y"]) if "y" in roles else Point(unit=Unit.YEAR)
    if "d" in roles:
        return _day(roles["d"].value, roles["m"].value, year)
    if "m" in roles:
        return year._replace(unit=Unit.MONTH, month=roles["m"].value)
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
    return year._replace(unit=Unit.DAY, month=month, day=day)


def _season(month: int, year: Point, habit: Habit) -> Point:
    """Winter 1968 ends in that year or, by the second habit, begins in it."""
    named = year.year
    if month == 12 and named is not None and not habit.second:
        named = (named - 1) % 100 if year.century_open else named - 1
    return year._replace(unit=Unit.SEASON, year=named, month=month)


def _century(number: int, era: int) -> Point:
    if number == 0:
        raise DateError("There is no century 0.")
    return Point(unit=Unit.CENTURY, year=1 - 100 * number if era == BC else 100 * number - 99)


def _may_count_centuries(tens: Token) -> bool:
    """True if the tens may be a hundred years: the 1900s, but not the 2000s, most yet to come."""
    return tens.value % 100 == 0 and 0 < tens.value < 2000 and tens.digits > 2


def _decade(tens: Token, era: int) -> Point:
    if tens.value % 10 or tens.value > 9990 or (tens.value == 0 and tens.digits != 2):
        raise DateError("A decade begins with a year that ends in 0.")
    if tens.digits == 2:
        return Point(unit=Unit.DECADE, year=tens.value, century_open=True)
    return Point(unit=Unit.DECADE, year=-8 - tens.value if era == BC else tens.value)


_ENDS = (Kind.TO, Kind.AND, Kind.AT)
_DAYLIKE = (Kind.NUMBER, Kind.ORDINAL, Kind.ROMAN)


def reading_of(tokens: Tokens, habit: Habit) -> DateReading:
    """The date that the tokens name if they are taken by the habit; DateError if they name none."""
    mended = next((token.mended for token in tokens if token.mended), "")
    if any(token.kind in (*_ENDS, Kind.WEEKDAY) for token in tokens):
        # Between ends and on weekdays there are days: March 07–09.
        habit = habit._replace(short_years=ShortYears.NEVER)
    tokens = tuple(token for token in tokens if token.kind is not Kind.WEEKDAY)
    tokens = _without_hyphens(_without_twins(tokens))
    if tokens and tokens[0].kind is Kind.AT:
        tokens = tokens[1:]
    if re.fullmatch("a?S[yq]t[yq#]", _shape(tokens)):
        return DateReading(_winter_of_two_years(tokens), mended=mended)
    front = tokens[0].kind if tokens and tokens[0].kind in (Kind.FROM, Kind.BETWEEN) else None
    tokens = tuple(token for token in tokens if token.kind not in (Kind.FROM, Kind.BETWEEN))
    splits = [index for index, token in enumerate(tokens) if token.kind in _ENDS]
    if not splits and front is None:
        return DateReading(one_point(tokens, habit), mended=mended)
    if len(splits) != 1:
        raise DateError("A span has two ends." if front or splits else NO_DATE)
    left, right = tokens[: splits[0]], tokens[splits[0] + 1 :]
    reading = _spanned(*_completed(left, right), habit=habit)
    if tokens[splits[0]].kind is Kind.AND and front is not Kind.BETWEEN:
        _check_neighbours(reading)
    return replace(reading, mended=mended)


def _shape(tokens: Tokens) -> str:
    return "".join(token.kind for token in tokens)


def _rough(tokens: Tokens) -> str:
    """The shape with all numbers alike, to compare the two ends of a span."""
    return re.sub("[oyqR]", "#", _shape(tokens))


def _without_twins(tokens: Tokens) -> Tokens:
    """A month that is named twice stands once: Arabic `تشرين الأول/أكتوبر`."""
    single: list[Token] = []
    for token in tokens:
        months = [each for each in single[-2:] if each.kind is Kind.MONTH]
        if token.kind is Kind.MONTH and months and months[-1].value == token.value:
            if single[-1].kind is Kind.TO:
                single.pop()
            if single[-1].kind is Kind.MONTH:
                continue
        single.append(token)
    return tuple(single)


def _without_hyphens(tokens: Tokens) -> Tokens:
    """Hyphens that join go: mid-1990s, mid-to-late 1990s; those between two ends stay."""
    joined: list[Token] = []
    for index, token in enumerate(tokens):
        after_part = bool(joined) and joined[-1].kind is Kind.PART
        before_part = index + 1 < len(tokens) and tokens[index + 1].kind is Kind.PART
        after_to = bool(joined) and joined[-1].kind in _ENDS
        if not (token.hyphen and (after_to or (after_part and not before_part))):
            joined.append(token)
    return tuple(joined)


def _completed(left: Tokens, right: Tokens) -> tuple[Tokens, Tokens]:
    """Each end with the words that only the other has: `9–13 March`, `500–450 BC`, `1979–89`."""
    rough = _rough(left), _rough(right)
    if rough[0] == "D#" and rough[1].startswith("#"):
        # Polish "lata 1979–1989" are years, "lata 80. i 90." two decades.
        return (left[1:], right) if left[1].kind is Kind.YEAR else (left, (left[0], *right))
    if (
        rough[0] in ("m#", "c#")
        and rough[1].startswith("#")
        and left[1].kind in _DAYLIKE
        and right[0].kind in _DAYLIKE
    ):
        return left, (left[0], *right)
    if rough == ("e#", "#"):
        return left, (left[0], *right)
    if rough[0].endswith("#e") and rough[1] == "#" and left[-1].value == BC:
        raise DateError("Say BC or AD at both ends.")
    if left and left[0].kind is Kind.YEAR and rough[0] == "#m#" and rough[1] == "#":
        return left, (*left[:2], *right) if right[0].kind in _DAYLIKE else right
    rest = right[len(left) :] if left and rough[1].startswith(rough[0]) else ()
    alone = len(left) == 1 and left[0].kind in (*_DAYLIKE, Kind.PART)
    if rest and (alone or rest[0].kind in (Kind.ERA, Kind.CENTURY)):
        return left + rest, right
    return left, _with_century(left, right)


def _with_century(left: Tokens, right: Tokens) -> Tokens:
    """The second end with the century of the first: 1979–89, the 1980s–90s."""
    shapes = f"{_shape(left)}-{_shape(right)}"
    if not re.fullmatch("[ape]*(y-[#q]|s-s)", shapes) or left[-1].digits < 3 or right[0].digits > 2:
        return right
    year = later_year(left[-1].value, right[0], across=50)
    if year is None:
        raise DateError("The span ends before it begins.")
    return (left[-1]._replace(value=year),)


def _spanned(left: Tokens, right: Tokens, *, habit: Habit) -> DateReading:
    shapes = (_shape(left), _shape(right))
    if "#" in shapes and not (shapes == ("#", "y") or _are_short_years(left, right, habit)):
        raise DateError(NO_DATE)
    reading = _with_years(one_point(left, habit), one_point(right, habit))
    if reading.fixed and reading.span is None:
        raise DateError("The span ends before it begins.")
    return reading


def _are_short_years(left: Tokens, right: Tokens, habit: Habit) -> bool:
    """79–89 can be nothing else, and 14–18 is two years where a span of years was asked for."""
    if _shape(left) != "#" or _shape(right) != "#":
        return False
    digits = (left[0].digits, right[0].digits)
    return left[0].value > 31 < right[0].value or (habit.year_pairs and digits == (2, 2))


def _with_years(first: Point, last: Point) -> DateReading:
    """A span whose ends share the year that one names, or lie on both sides of a turn of year."""
    short = (Unit.DAY, Unit.MONTH, Unit.SEASON)
    if (first.year is None) == (last.year is None):
        return DateReading(first, last)
    if first.unit not in short or last.unit not in short:
        raise DateError(NO_DATE)
    turned = (last.month, last.day) < (first.month, first.day)
    if first.year is None:
        year = (last.year or 0) - turned
        return DateReading(first._replace(year=year, century_open=last.century_open), last)
    year = first.year + turned
    return DateReading(first, last._replace(year=year, century_open=first.century_open))


def _check_neighbours(reading: DateReading) -> None:
    """`13 and 14 March` are one span; `1979 and 1989` are two dates."""
    year = next(iter(reading.years), 2000)
    fixed = reading.in_years(year, year)
    first, last = fixed.first.span, fixed.end.span
    if first is None or last is None or first.last + 1 != last.first:
        raise DateError("Those are two dates.")


def _winter_of_two_years(tokens: Tokens) -> Point:
    """Winter 1967/68, which lies in both."""
    *about, season, first, _, second = tokens
    if season.value != 12 or (first.value + 1) % 100 != second.value % 100:
        raise DateError(NO_DATE)
    year = first.value
    return Point(
        unit=Unit.SEASON,
        month=12,
        year=year,
        century_open=first.kind is Kind.SHORT_YEAR,
        about=bool(about),
    )
