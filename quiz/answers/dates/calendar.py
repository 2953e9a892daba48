"""Words of dates by their meaning: months, seasons, eras and the words that stand around them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from quiz.answers.languages import DateWords, own_and_english
from quiz.answers.texts.folding import plain_arabic
from quiz.patterns import regex
from quiz.values import NamedTuple


class Kind(StrEnum):
    """Sort of a word or number in a date; one letter each, so that a row is matched as text."""

    NUMBER = "#"
    """One or two digits: a day, a month or a short year."""
    ORDINAL = "o"
    YEAR = "y"
    SHORT_YEAR = "q"
    """'92, which can be nothing but a year."""
    TENS = "s"
    """1990s."""
    MONTH = "m"
    SEASON = "S"
    PART = "p"
    ERA = "e"
    ROMAN = "R"
    """A Roman number, which can count nothing but centuries."""
    CENTURY = "c"
    DECADE = "D"
    """A word that makes the year after it a decade: années 1990."""
    ABOUT = "a"
    TO = "t"
    AND = "&"
    AT = "@"
    """`to` between two ends, nothing in front: French à, Spanish a."""
    FROM = "f"
    BETWEEN = "b"
    WEEKDAY = "w"
    FILLER = "_"


class Word(NamedTuple):
    """Meaning of a word: its kind, and its number among the words of that kind."""

    kind: Kind
    value: int = 0


EARLY, MID, LATE = range(3)
BC, AD = range(2)


class Lexicon(NamedTuple):
    """The words of a language and of English, which every deck understands."""

    words: dict[str, Word]
    """By their `spelling`."""
    months: tuple[tuple[str, int], ...]
    """Month names as spelt and their numbers, for telling what a misspelt one was meant to be."""
    of_eras: frozenset[str]
    """The words that the names of eras are made of."""
    ordinal_ends: frozenset[str]
    decade_ends: frozenset[str]


_WORD = regex(r"#?[^\W\d_]+")
_MARKS = regex(
    r"(?<=[^\W\d_])[\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f]+"
)
"""Accents, and the vowel signs of Hebrew, Arabic and Hindi, which no word of a date needs."""


def fold(text: str) -> str:
    """The text without case and marks; signs but letters keep them: a struck digit is no digit."""
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.casefold())).replace("ł", "l")
    return plain_arabic(plain)


def spelling(text: str) -> str:
    """The folded words with a blank between them: `av. J.-C.` and `av J C` are one spelling."""
    return " ".join(_WORD.findall(fold(text)))


@cache
def lexicon(language: str) -> Lexicon:
    """The words for a BCP 47 language; English ones alone for a language of no known dates."""
    shipped = [each.dates for each in own_and_english(language) if each.dates]
    words = {each: word for dates in shipped for each, word in _entries(dates)}
    eras = (each for each, word in words.items() if word.kind is Kind.ERA)
    return Lexicon(
        words=words,
        of_eras=frozenset(_WORD.findall(" ".join(eras))),
        months=tuple(
            (each, number)
            for dates in shipped
            for number, spellings in enumerate(dates.months.split("|"), start=1)
            for each in _spellings(spellings)
        ),
        ordinal_ends=frozenset(
            fold(end) for dates in shipped for end in _spellings(dates.ordinal_ends)
        ),
        decade_ends=frozenset(
            fold(end) for dates in shipped for end in _spellings(dates.decade_ends)
        ),
    )


def _entries(words: DateWords) -> Iterator[tuple[str, Word]]:
    """Every spelling of a language with its meaning; of two meanings the later one wins."""
    for kind, spellings in _lone_kinds(words):
        yield from _meaning(spellings, Word(kind))
    for part, spellings in enumerate((words.early, words.mid, words.late)):
        yield from _meaning(spellings, Word(Kind.PART, part))
    for era, spellings in enumerate((words.bc, words.ad)):
        yield from _meaning(spellings, Word(Kind.ERA, era))
    yield from _numbered(words.ordinals, Kind.ORDINAL, first=1)
    yield from _numbered(words.weekdays, Kind.WEEKDAY, first=0)
    yield from _numbered(words.decades, Kind.TENS, first=20, step=10)
    yield from _numbered(words.seasons, Kind.SEASON, first=3, step=3)
    yield from _numbered(words.months, Kind.MONTH, first=1)


def _lone_kinds(words: DateWords) -> tuple[tuple[Kind, str], ...]:
    return (
        (Kind.FILLER, words.filler),
        (Kind.ABOUT, words.about),
        (Kind.TO, words.to),
        (Kind.AT, words.at),
        (Kind.AND, words.both),
        (Kind.FROM, words.since),
        (Kind.BETWEEN, words.between),
        (Kind.CENTURY, words.century),
        (Kind.DECADE, words.decade),
    )


def _numbered(groups: str, kind: Kind, *, first: int, step: int = 1) -> Iterator[tuple[str, Word]]:
    for index, spellings in enumerate(groups.split("|")):
        yield from _meaning(spellings, Word(kind, first + step * index))


def _meaning(spellings: str, word: Word) -> Iterator[tuple[str, Word]]:
    """Each spelling as it is and with its words run together: B. C., B.C. and BC."""
    for each in map(spelling, _spellings(spellings)):
        yield each, word
        yield each.replace(" ", ""), word


def _spellings(text: str) -> Iterator[str]:
    return (each.strip() for each in text.split(",") if each.strip())
