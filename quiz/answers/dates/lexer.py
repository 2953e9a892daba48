"""Takes the text of a date apart into tokens."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import TypeAlias

from quiz.answers.dates.calendar import BC, Kind, Lexicon, Word, fold
from quiz.patterns import regex
from quiz.values import NamedTuple


class DateError(Exception):
    """Why a text is no date, as a sentence; it never leaves this package."""


class ShortYears(Enum):
    """Numbers that may be the year of the month before them, as well as a day."""

    NEVER = 0
    WITH_ZERO = 1
    """March 07, which is seldom a day, but not March 15."""
    ALWAYS = 2
    """Those of two digits: where a month of an unknown year is asked for."""


class Habit(NamedTuple):
    """Choice between two ways to take a text."""

    second: bool = False
    """The second of two ways: month first, 1911/12 two years, the 1900s a century, winter 1968 the
    winter that begins in that year.
    """
    year_pairs: bool = False
    """1904-05 is two years, as where a span of years was asked for."""
    short_years: ShortYears = ShortYears.NEVER
    """Which numbers of two digits after a month are its year."""

    def is_year(self, day: Token) -> bool:
        """True if the number after a month is a year: March 07."""
        if self.short_years is ShortYears.NEVER or day.digits != 2:
            return False
        return day.value < 10 or self.short_years is ShortYears.ALWAYS


class Token(NamedTuple):
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
    kind = Kind.SHORT_YEAR if quoted else Kind.NUMBER
    if len(digits) > 2:
        kind = Kind.YEAR
    if quoted and len(digits) != 2:
        raise DateError("An apostrophe stands for the century of a two-digit year.")
    return Token(kind, int(digits), len(digits))


def month(value: int) -> Token:
    if not 1 <= value <= 12:
        raise DateError(f"There is no month {value}.")
    return Token(Kind.MONTH, value)


_TO_THE_TURN = 50
"""Years that a span may last whose second year is 00, the end of the century."""
_ACROSS = 15
"""Those of a numeric one in the next century: 1998-02, but 1979-12 is a month."""


def later_year(first: int, second: Token, *, across: int = 0) -> int | None:
    """The year that a shortened second one means: 1979–89, 1975–9; None if it is not later.

    1950–00 ends with the century; a span may last `across` years if it crosses a turn: 1998–02.
    """
    step = 10**second.digits
    year = first // step * step + second.value
    longest = _TO_THE_TURN if second.value == 0 else across
    if step == 100 and year <= first and year + step - first <= longest:
        year += step
    return year if year > first else None


Tokens: TypeAlias = tuple[Token, ...]
Builder: TypeAlias = Callable[[re.Match[str], Habit], Tokens | None]


class Numeric(NamedTuple):
    """The tokens of a numeric date and how many characters it has."""

    tokens: Tokens
    length: int


def numeric_date(
    text: str, habit: Habit, word_after: Callable[[int], Word | None]
) -> Numeric | None:
    """The numeric date at the beginning of the text, taken by the habit; None if there is none.

    `word_after` gives the word that follows so many characters.
    """
    if not text[:1].isdigit():
        return None
    for pattern, build in _NUMERIC_FORMS:
        match = pattern.match(text)
        if match is None or _is_cut_by(word_after(match.end()), build):
            continue
        if tokens := build(match, habit):
            return Numeric(tokens, match.end())
    return None


def _is_cut_by(word: Word | None, build: Builder) -> bool:
    """True if the last number belongs to the word: 9/10 March, 1000–1 BC."""
    if word is None:
        return False
    return word.kind is Kind.MONTH or (word == Word(Kind.ERA, BC) and build is _year_and_more)


def _year_first(match: re.Match[str], habit: Habit) -> Tokens:  # noqa: ARG001 - it has one reading
    return (number(match["day"]), month(int(match["month"])), number(match["year"]))


def _year_last(match: re.Match[str], habit: Habit) -> Tokens:
    year = number(match["year"].lstrip("'"), quoted="'" in match["year"])
    return (*_day_and_month(match, habit), year)


def _day_and_month(match: re.Match[str], habit: Habit) -> Tokens:
    """Dotted dates are day first, all others either way."""
    one, two = match["one"], match["two"]
    if habit.second and "." not in match[0]:
        one, two = two, one
    return (number(one), month(int(two)))


def _month_and_year(match: re.Match[str], habit: Habit) -> Tokens:  # noqa: ARG001 - it has one reading
    return (month(int(match["one"])), number(match["year"]))


def _year_and_more(match: re.Match[str], habit: Habit) -> Tokens | None:
    """1992-05, 1979-89, 1979/80: a month if there is one and ISO 8601 has the form, else a year."""
    year, more = number(match["year"]), number(match["more"])
    later = more.value
    if more.digits < 4:
        later = later_year(year.value, more, across=_ACROSS * habit.year_pairs) or 0
    is_month = 1 <= more.value <= 12 and more.digits < 3
    iso = match["sign"] == "-" and more.digits == 2
    if later and (not is_month or habit.year_pairs or (habit.second and not iso)):
        return (year, Token(Kind.TO), Token(Kind.YEAR, later, 4))
    return (month(more.value), year) if is_month else None


def _two_numbers(match: re.Match[str], habit: Habit) -> Tokens:
    """3/4, 5/92, 79/80: a day and a month, a month and a year or two years."""
    one, two = int(match["one"]), int(match["two"])
    if two > 31 and one > 31:
        return (Token(Kind.SHORT_YEAR, one, 2), Token(Kind.TO), Token(Kind.SHORT_YEAR, two, 2))
    if two > 31 or (one <= 12 and habit.is_year(number(match["two"]))):
        return (month(one), Token(Kind.SHORT_YEAR, two, 2))
    return _day_and_month(match, habit)


_FORMS: tuple[tuple[str, Builder], ...] = (
    (
        r"(?P<year>\d{4})(?P<sign>[-/ ]|\. ?)(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)"
        r"(?!\d|(?P=sign)\d)",
        _year_first,
    ),
    (
        r"(?P<one>\d\d?)(?P<sign>[-/ ]|\. ?)(?P<two>\d\d?)(?P=sign)(?P<year>'?\d\d|\d{3,4})"
        r"(?!\d|(?P=sign)\d)",
        _year_last,
    ),
    (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)", _year_first),
    (r"(?P<year>\d{4})\.(?P<one>0[1-9]|1[0-2])(?!\d|\.\d)", _month_and_year),
    (r"(?P<one>\d\d?)(?P<sign>[-/.])(?P<year>\d{4})(?!\d|(?P=sign)\d)", _month_and_year),
    (r"(?P<year>\d{4})(?P<sign>[-/])(?P<more>\d\d?|\d{4})(?!\d|(?P=sign)\d)", _year_and_more),
    (r"(?P<one>\d\d?)/(?P<two>\d\d?)(?!\d|/\d)", _two_numbers),
    (r"(?P<one>\d\d?)\. ?(?P<two>\d\d?)(?!\d|\.\d)\.?", _day_and_month),
)
_NUMERIC_FORMS = tuple((regex(pattern), build) for pattern, build in _FORMS)


_NUMBER = regex(r"('?)(\d+)")
_ENDING = regex(r"['-]?([^\W\d_]+)")
_STOP = regex(r"\.(?![.\d])")
_PHRASE = regex(r"[ .]?([^\W\d_]+(?:[ .'/-]+[^\W\d_]+){0,3})")
_WORD = regex(r"[^\W\d_]+")
_ROMAN = regex(r"(x{0,3})(ix|iv|v?i{0,3})(?:th|er?|eme|re|º|ª)?")
_SIGNS = regex(
    r"(?P<to>\.\.+|/)|(?P<hyphen>-+)|(?P<both>&)|(?P<about>[~≈])|(?P<nothing>[ ,()\[\]\"])"
)
_ROMAN_YEAR = regex(r"(?=m..)m{1,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_SIGNS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CYRILLIC_LOOKALIKES = str.maketrans("хі", "xi")


class Lexer:
    """One walk through a text that `plain` has made plain."""

    def __init__(self, text: str, lexicon: Lexicon, habit: Habit) -> None:
        self._text = text
        self._lexicon = lexicon
        self._habit = habit
        self._offset = 0
        self._tokens: list[Token] = []

    def tokens(self) -> tuple[Token, ...]:
        """Every token but fillers; DateError at the first thing that has no place in a date."""
        while self._offset < len(self._text):
            _ = self._numeric() or self._number() or self._word() or self._sign()
        return tuple(self._tokens)

    @property
    def _last(self) -> Kind | None:
        return self._tokens[-1].kind if self._tokens else None

    def _numeric(self) -> bool:
        pairs = self._habit.year_pairs or self._last is Kind.SEASON
        habit = self._habit._replace(year_pairs=pairs) if pairs else self._habit
        numeric = numeric_date(self._text[self._offset :], habit, self._after)
        if numeric is None:
            return False
        self._tokens.extend(numeric.tokens)
        self._offset += numeric.length
        return True

    def _after(self, ahead: int) -> Word | None:
        """The next word so many characters ahead that is no filler, if it is known."""
        known = self._known(self._offset + ahead)
        while known and known[0].kind is Kind.FILLER:
            known = self._known(known[1])
        return known[0] if known else None

    def _number(self) -> bool:
        match = _NUMBER.match(self._text, self._offset)
        if match is None:
            return False
        self._offset = match.end()
        self._tokens.append(self._with_ending(number(match[2], quoted=bool(match[1]))))
        if stop := _STOP.match(self._text, self._offset):
            self._offset = stop.end()
        return True

    def _with_ending(self, token: Token) -> Token:
        """The number with what is glued to it: 15th, 1990s; 1992-го is a year all the same."""
        ending = _ENDING.match(self._text, self._offset)
        if ending is None:
            return token
        ordinal = ending[1] in self._lexicon.ordinal_ends
        if (
            ending[1] in self._lexicon.decade_ends
            and token.digits > 1
            and (token.value % 10 == 0 or not ordinal)
        ):
            self._offset = ending.end()
            return token._replace(kind=Kind.TENS)
        if ordinal and token.kind is not Kind.SHORT_YEAR:
            self._offset = ending.end()
            return token._replace(kind=Kind.ORDINAL if token.kind is Kind.NUMBER else token.kind)
        return token

    def _word(self) -> bool:
        word = _WORD.match(self._text, self._offset)
        if word is None:
            return False
        known = self._known(self._offset)
        if known is None:
            self._take(self._roman(word[0]) or self._misspelt(word[0]), word.end())
        else:
            # A decade by name is short of its century like one of two digits.
            self._take(Token(known[0].kind, known[0].value, digits=2), known[1])
        return True

    def _known(self, offset: int) -> tuple[Word, int] | None:
        """The longest phrase of the lexicon that begins here, and where it ends."""
        phrase = _PHRASE.match(self._text, offset)
        words = list(_WORD.finditer(self._text, phrase.start(1), phrase.end())) if phrase else []
        for count in range(len(words), 0, -1):
            if meaning := self._meaning(" ".join(word[0] for word in words[:count])):
                return meaning, words[count - 1].end()
        return None

    def _meaning(self, spelling: str) -> Word | None:
        after_number = self._last in (Kind.NUMBER, Kind.ORDINAL, Kind.ROMAN)
        if after_number and (word := self._lexicon.words.get(f"#{spelling}")):
            return word
        return self._lexicon.words.get(spelling)

    def _take(self, token: Token, end: int) -> None:
        # Hebrew joins a word before a day: ב-14.
        is_joined = token.kind is Kind.FILLER and not self._tokens
        if token.kind is not Kind.FILLER:
            self._tokens.append(token)
        closing = (".", "'", "-") if is_joined else (".", "'")
        self._offset = end + (
            self._text[end : end + 1] in closing and self._text[end : end + 2] != ".."
        )

    def _roman(self, word: str) -> Token | None:
        if _ROMAN_YEAR.fullmatch(word):
            figures = [_ROMAN_SIGNS[sign] for sign in word]
            pairs = zip(figures, [*figures[1:], 0], strict=True)
            return Token(Kind.YEAR, sum(-n if n < after else n for n, after in pairs), 4)
        match = _ROMAN.fullmatch(word.translate(_CYRILLIC_LOOKALIKES))
        if match is None or not match[1] + match[2]:
            return None
        units = {"ix": 9, "iv": 4}.get(match[2], 5 * match[2].count("v") + match[2].count("i"))
        return Token(Kind.ROMAN, 10 * len(match[1]) + units, 2)

    def _misspelt(self, word: str) -> Token:
        """The one month that is a slip away, if its name has at least five letters."""
        near = [
            (name, value) for name, value in self._lexicon.months if _one_slip(word, fold(name))
        ]
        name, value = max(near, key=lambda month: len(month[0]), default=("", 0))
        if len(name) < 5 or len({value for _, value in near}) > 1:
            raise DateError(f"“{word}” is not a word of a date.")
        return Token(Kind.MONTH, value, mended=name)

    def _sign(self) -> bool:
        sign = _SIGNS.match(self._text, self._offset)
        if sign is None:
            raise DateError(f"“{self._text[self._offset]}” has no place in a date.")
        self._offset = sign.end()
        match sign.lastgroup:
            case "to" | "hyphen":
                self._tokens.append(Token(Kind.TO, hyphen=sign.lastgroup == "hyphen"))
            case "both":
                self._tokens.append(Token(Kind.AND))
            case "about":
                self._tokens.append(Token(Kind.ABOUT))
        return True


def _one_slip(word: str, name: str) -> bool:
    """True if one letter is wrong, missing or too many, or two neighbours are swapped."""
    if abs(len(word) - len(name)) > 1:
        return False
    pairs = enumerate(zip(word, name, strict=False))
    same = next((index for index, (letter, other) in pairs if letter != other), len(name))
    swapped = name[:same] + name[same : same + 2][::-1] + name[same + 2 :]
    tails = (
        (word[same + 1 :], name[same + 1 :]),
        (word[same + 1 :], name[same:]),
        (word[same:], name[same + 1 :]),
    )
    return word == swapped or any(tail == other for tail, other in tails)
