"""The rows of an index: the spellings of many answers, and every string by which one is found.

A row is plain data, so that what a deck's answers are found by can be kept beside it.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import accumulate, chain

from quiz.answers.languages import tag_of
from quiz.answers.texts import Form, Group, formulas, names, optional, places
from quiz.answers.texts.folding import articles, bare, fold, is_glued, literal, spelt_out
from quiz.answers.texts.rewording import MAY_BE_BRITISH, loosen, special, squash, tight
from quiz.values import NamedTuple

BREAK = "\x1f"
"""Between two strings of a row; no deck holds it."""


class Sort(StrEnum):
    """What the strings of a row are."""

    SPELLINGS = "spellings"
    """All spellings as they are written; the numbers are those of the first of their answers."""
    FORMS = "forms"
    """A letter for each of them."""
    LITERAL = "literal"
    """The spellings as somebody may type them, case and blanks apart."""
    WORDS = "words"
    """Each form of each spelling, bare, loosened and without blanks."""
    ENDS = "ends"
    """The words at both ends of each name, one of which is a surname, and the first of two."""


class Letter(StrEnum):
    """What a spelling names; mathematics and code are things that are compared by their signs."""

    THING = "t"
    NAME = "n"
    PLACE = "p"
    FORMULA = "f"


FORM_OF = {
    Letter.THING: Form.THING,
    Letter.NAME: Form.NAME,
    Letter.PLACE: Form.PLACE,
    Letter.FORMULA: Form.THING,
}
_LETTER_OF = {Form.THING: Letter.THING, Form.NAME: Letter.NAME, Form.PLACE: Letter.PLACE}


class IndexRow(NamedTuple):
    """Different strings of one sort and length, and the spellings that each of them stands for."""

    sort: str
    """One of `Sort`."""
    length: int
    """Characters of each string; 0 of the spellings, whose lengths differ."""
    strings: str
    """With a break between two."""
    numbers: bytes
    """Four bytes each: where those of each string begin, where the last end, and the numbers."""


def index_rows(groups: Iterable[Group], language: str) -> Iterator[IndexRow]:
    """The rows for some answers, each of which is a group of spellings."""
    made = _Rows(language)
    for group in groups:
        made.add(group)
    return made.rows()


class _Rows:
    """The spellings of some answers, before they are folded."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._texts: list[str] = []
        self._forms: list[Form] = []
        self._firsts: list[int] = []

    def add(self, group: Group) -> None:
        texts = [text for text in group.spellings if text.strip() and BREAK not in text]
        self._firsts += [len(self._texts)] * len(texts)
        self._forms += [group.form] * len(texts)
        self._texts += texts

    def rows(self) -> Iterator[IndexRow]:
        plain = plain_words(self._texts, self._language, places.odd_words(self._language))
        letters = list(map(_letter, self._texts, self._forms, plain))
        firsts = array("I", self._firsts).tobytes()
        yield IndexRow(Sort.SPELLINGS, 0, BREAK.join(self._texts), firsts)
        yield IndexRow(Sort.FORMS, 0, "".join(letters), b"")
        yield from _rows(Sort.LITERAL, ((literal(text),) for text in self._texts))
        yield from _rows(Sort.WORDS, map(self._strings_of, self._texts, letters, plain))
        yield from _rows(Sort.ENDS, map(self._ends_of, self._texts, letters, plain))

    def _strings_of(self, text: str, letter: Letter, plain: list[str]) -> Iterable[str]:
        if plain:
            return ("".join(plain),)
        if letter is Letter.FORMULA:
            return (formulas.signs(text),)
        language, is_place = self._language, letter is Letter.PLACE
        if not is_place and not optional.may_have_parts(text):
            return ways(fold(text, language), language)
        texts = (text, *names.bracketed(text), *optional.ways(text, language))
        forms = {fold(each, language) for each in texts}
        if is_place:
            forms.update(form for each in texts for form in places.place_forms(each, language))
        return {way for form in forms for way in ways(form, language)}

    def _ends_of(self, text: str, letter: Letter, plain: list[str]) -> Iterable[str]:
        if letter is not Letter.NAME:
            return ()
        words = plain or loose_words(fold(text, self._language), self._language) or [""]
        last = words[-2 if len(words) > 2 and words[-1] in names.JUNIOR else -1]
        first_surname = names.first_surname(text)[-1:] if len(words) > 3 else ()
        return {words[0], last, *first_surname}


def _letter(text: str, form: Form, plain: list[str]) -> Letter:
    if form is Form.THING and not plain and formulas.is_formula(text):
        return Letter.FORMULA
    return _LETTER_OF[form]


def _rows(sort: Sort, strings: Iterable[Iterable[str]]) -> Iterator[IndexRow]:
    """The strings of all spellings, those of one length in one row."""
    of_length: dict[int, dict[str, list[int]]] = {}
    for number, several in enumerate(strings):
        for string in several:
            of_length.setdefault(len(string), {}).setdefault(string, []).append(number)
    for length, numbers_of in sorted(of_length.items()):
        ends = accumulate(map(len, numbers_of.values()), initial=len(numbers_of) + 1)
        numbers = array("I", chain(ends, *numbers_of.values()))
        yield IndexRow(sort, length, BREAK.join(numbers_of), numbers.tobytes())


def ways(folded: str, language: str) -> set[str]:
    """The strings that a folded text is found by."""
    strings = bare_ways(folded, language)
    if folded.isascii():
        return strings
    others = (squash(loosen(way, language)) for way in (folded, spelt_out(folded)))
    return strings.union(others)


def bare_ways(folded: str, language: str) -> set[str]:
    """Those of them in which slips are counted; by the others it is found if they are alike."""
    plain = bare(folded)
    strings = {squash(loosen(plain, language)), plain.replace(" ", "")}
    return strings | {squash(loosen(tight(plain), language))} if "," in plain else strings


def loose_words(folded: str, language: str) -> list[str]:
    return loosen(bare(folded), language).split()


def plain_words(
    texts: Sequence[str], language: str, odd_words: Iterable[str] = ()
) -> list[list[str]]:
    """The words of each text that folding and loosening change in case only; else no words.

    It looks at all texts at once, so that a deck of ten thousand is no wait. Plain are letters
    without accents, in words that stand for nothing else.
    """
    joined = BREAK.join(texts)
    if not joined.isascii():
        joined = unicodedata.normalize("NFC", joined)
    lines = joined.casefold().split(BREAK)
    if len(lines) != len(texts):
        return [[] for _ in texts]
    odd = _odd(joined.casefold(), language, odd_words)
    return [[] if odd.search(line) else line.split() for line in lines]


def _odd(joined: str, language: str, odd_words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of the signs and words in these lines that folding would change."""
    language = tag_of(language)
    signs = [char for char in set(joined) - {BREAK, " "} if not _is_plain(char)]
    known = {*special(language), *articles(language), *odd_words}
    words = known.intersection(joined.replace(BREAK, " ").split())
    patterns = [re.escape(sign) for sign in signs] + [
        rf"(?<!\S){re.escape(word)}(?!\S)" for word in words
    ]
    patterns += [rf"(?<!\S){article}" for article in articles(language) if is_glued(article)]
    if len(signs) > 1:
        patterns = [f"[{''.join(patterns[: len(signs)])}]", *patterns[len(signs) :]]
    return re.compile(
        "|".join([*patterns, *([MAY_BE_BRITISH.pattern] if language == "en" else [])]) or r"(?!)"
    )


def _is_plain(char: str) -> bool:
    return char.isalpha() and fold(char) == char and bare(char) == char and spelt_out(char) == char
