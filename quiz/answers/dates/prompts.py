"""Years that a prompt names, which a response to it need not repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quiz.answers.dates.calendar import BC, Kind, Lexicon, Word, fold, lexicon, spelling
from quiz.answers.dates.eastern import in_english
from quiz.answers.dates.lexer import DateError, Token, later_year
from quiz.answers.dates.plain import plain_signs
from quiz.answers.dates.spelt import in_digits
from quiz.answers.dates.years import SPELT
from quiz.answers.languages import own_and_english, words_of
from quiz.patterns import regex

_NUMBER = regex(r"(?<![\w.,'/-])(?:\d\d?([./-])\d\d?\1)?(\d{1,4})(?!\d|[.,]\d)")
"""A number, or the year of a numeric date that begins with its day."""
_SECOND = regex(r"[-/](\d\d|\d{4})(?![\w/-])")
_ENDING = regex(r"-?([^\W\d_]+)")
_PHRASE_AFTER = regex(r"[ ,]?([^\W\d_]+(?:[ .'-]{1,2}[^\W\d_]+){0,4})")
_WORDS_BEFORE = regex(r"(?:[^\W\d_]+[ .,(]{1,2}){1,3}$")
_SEPARATOR = regex(r"[ .,'(-]+")
_COUNTED = regex(r"[a-z]{3,}[^s]s|men|people|women|children|km|kg|m|per|percent")
_NUMBER_OF_A_NAME = regex(r"(?<!\d)(\d{4}) ([A-ZÀ-ÖØ-Þ][^\W\d_]*[aiou]s)(?!\w)")
"""Paris and Columbus, but not Greeks."""
_LETTERS = regex(r"[^\W\d_]+")


def years_named(text: str, language: str) -> tuple[int, ...]:
    """As `years.years_in`, of a text that may name some."""
    try:
        plain = plain_signs(in_english(text))
    except DateError:
        return ()
    years = tuple(dict.fromkeys(_years(_without_names(plain, text, language), language)))
    if years or not SPELT.search(plain):
        return years
    digits = next(in_digits(text, language), "")
    return tuple(dict.fromkeys(_years(plain_signs(digits), language)))


def _without_names(plain: str, text: str, language: str) -> str:
    """The plain text with a comma between a number and a name: `1944 Paris` counts no parises."""
    if words_of(language).prompts.noun_capitals:
        return plain
    for number, name in _NUMBER_OF_A_NAME.findall(text):
        plain = plain.replace(f"{number} {fold(name)}", f"{number}, {fold(name)}")
    return plain


def _years(text: str, language: str) -> Iterator[int]:
    words = lexicon(language)
    has_era = not words.of_eras.isdisjoint(_LETTERS.findall(text))
    for match in _NUMBER.finditer(text):
        year, before, after = int(match[2]), text[: match.start()], text[match.end() :]
        era = _era_beside(before, after, words) if has_era else None
        if era is not None and year:
            yield 1 - year if era == BC else year
        elif era is None and _is_year(year, before, after, language):
            yield year
            yield from _second_year(year, after)


def _second_year(year: int, after: str) -> Iterator[int]:
    """The other end of 1979–89; what may be the month in 1904-05 is none."""
    second = _SECOND.match(after)
    if second and len(second[1]) == 4:
        yield int(second[1])
    elif second and int(second[1]) > 12:
        later = later_year(year, Token(Kind.NUMBER, int(second[1]), 2))
        yield from (later,) if later else ()


def _is_year(year: int, before: str, after: str, language: str) -> bool:
    if year < 100 or year >= 3000 or _is_glued(after, lexicon(language)):
        return False
    words = _SEPARATOR.sub(" ", before[-40:]).split()
    is_placed = bool(words) and words[-1] in _before_years(language)
    next_word = re.match(r" ([^\W\d_]+)", after)
    is_counted = next_word is not None and _COUNTED.fullmatch(next_word[1]) is not None
    return is_placed and not is_counted if year < 1000 else is_placed or not is_counted


def _is_glued(after: str, words: Lexicon) -> bool:
    """True for 1990s and 1990-е; 1992-го is a year all the same."""
    ending = _ENDING.match(after)
    return ending is not None and ending[1] not in words.ordinal_ends - words.decade_ends


def _era_beside(before: str, after: str, words: Lexicon) -> int | None:
    """The era that a number is of: 44 BC, AD 79."""
    phrase = _PHRASE_AFTER.match(after)
    behind = _SEPARATOR.split(phrase[1]) if phrase else []
    while behind and words.words.get(behind[0]) == Word(Kind.FILLER):
        behind = behind[1:]
    ahead = _WORDS_BEFORE.search(before[-40:])
    names = _SEPARATOR.split(ahead[0].strip(" .,(")) if ahead else []
    for known in (
        *(behind[:count] for count in range(len(behind), 0, -1)),
        *(names[-count:] for count in range(1, len(names) + 1)),
    ):
        word = words.words.get(spelling(" ".join(known)))
        if word and word.kind is Kind.ERA:
            return word.value
    return None


@cache
def _before_years(language: str) -> frozenset[str]:
    """Words of a language and of English that stand before a year."""
    prompts = (words.prompts.before_years for words in own_and_english(language))
    return frozenset(" ".join(prompts).split())
