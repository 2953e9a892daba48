"""Index of the spellings of many answers: those near to a response are found without a search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from quiz.answers.languages import tag_of
from quiz.answers.texts import Form, Group, formulas, names, optional, places
from quiz.answers.texts.folding import articles, bare, fold, is_glued, literal, spelt_out
from quiz.answers.texts.neighbours import Neighbours
from quiz.answers.texts.rewording import MAY_BE_BRITISH, loosen, special, squash, tight


class IndexedSpelling(NamedTuple):
    """One of the spellings in an index."""

    text: str
    form: Form
    group: int


class Index:
    """Built as far as it is asked: most responses are right or wrong without it."""

    def __init__(self, groups: Iterable[Group], language: str) -> None:
        self._language = language
        self._entries = [
            IndexedSpelling(text, form, number)
            for number, (spellings, form) in enumerate(groups)
            for text in spellings
            if text.strip()
        ]

    def groups_of(self, spellings: tuple[str, ...]) -> frozenset[int]:
        """The answers that these spellings are of: either's text is a spelling of the other."""
        text, *others = map(literal, spellings)
        own = {self._entries[index].group for index in self._literals.get(text, ())}
        for other in others:
            own.update(
                self._entries[index].group
                for index in self._literals.get(other, ())
                if self._is_first(index)
            )
        return frozenset(own)

    def near(self, typed: str, *, slips: int) -> Iterator[IndexedSpelling]:
        """The spellings that a response may come near to; at least all within so many slips."""
        matches = dict.fromkeys(self._literals.get(literal(typed), ()))
        for string in self._typed_strings(typed):
            for close in self._near_strings.near(string, slips) if slips else (string,):
                matches.update(dict.fromkeys(self._strings.get(close, ())))
        words = self._words(names.turned(fold(names.initials_apart(typed), self._language)))
        words = words[names.titles(words) :] if self._ends else []
        has_initials_behind = len(words) > 1 and len(words[-1]) == 1
        for end in words[:1] if has_initials_behind else words[-1:]:
            for close in self._near_ends.near(end, slips) if slips else (end,):
                matches.update(
                    dict.fromkeys(
                        index
                        for index in self._ends.get(close, ())
                        if self._may_be_short_for(words, index)
                    )
                )
        return (self._entries[index] for index in matches)

    def _is_first(self, index: int) -> bool:
        return index == 0 or self._entries[index - 1].group != self._entries[index].group

    def _may_be_short_for(self, typed: list[str], index: int) -> bool:
        """True if a response may leave out or shorten given names.

        All other responses are found as they are written.
        """
        if len(typed) < 2:
            return True
        words = self._plain[index] or self._words(fold(self._entries[index].text, self._language))
        firsts = {word[0] for word in words}
        shortened = (
            len(words) != len(typed)
            or any(len(word) == 1 for word in (*words, *typed))
            or any(map(names.is_cut_short, typed[:-1], words))
        )
        return shortened and all(word[0] in firsts for word in typed[:-1] if len(word) == 1)

    @cached_property
    def _literals(self) -> dict[str, list[int]]:
        indexes: dict[str, list[int]] = {}
        for index, entry in enumerate(self._entries):
            indexes.setdefault(literal(entry.text), []).append(index)
        return indexes

    @cached_property
    def _plain(self) -> list[list[str]]:
        """The words of each spelling that folding leaves alone."""
        return plain_words(
            [entry.text for entry in self._entries],
            self._language,
            places.odd_words(self._language),
        )

    @cached_property
    def _strings(self) -> dict[str, list[int]]:
        """Each form of each spelling, bare, loosened and without blanks."""
        indexes: dict[str, list[int]] = {}
        for index, (entry, words) in enumerate(zip(self._entries, self._plain, strict=True)):
            for string in ("".join(words),) if words else self._strings_of(entry):
                indexes.setdefault(string, []).append(index)
        return indexes

    @cached_property
    def _has_places(self) -> bool:
        return any(entry.form is Form.PLACE for entry in self._entries)

    @cached_property
    def _has_formulas(self) -> bool:
        """True if some answer is mathematics or code, which is compared by its signs."""
        return any(
            not words and _is_formula(entry)
            for entry, words in zip(self._entries, self._plain, strict=True)
        )

    @cached_property
    def _ends(self) -> dict[str, list[int]]:
        """The words at both ends of each name, one of which is a surname, and the first of two."""
        indexes: dict[str, list[int]] = {}
        for index, entry in enumerate(self._entries):
            if entry.form is Form.NAME:
                words = self._plain[index] or self._words(fold(entry.text, self._language)) or [""]
                last = words[-2 if len(words) > 2 and words[-1] in names.JUNIOR else -1]
                first_surname = names.first_surname(entry.text)[-1:] if len(words) > 3 else ()
                for word in {words[0], last, *first_surname}:
                    indexes.setdefault(word, []).append(index)
        return indexes

    @cached_property
    def _near_strings(self) -> Neighbours:
        return Neighbours(self._strings)

    @cached_property
    def _near_ends(self) -> Neighbours:
        return Neighbours(self._ends)

    def _strings_of(self, entry: IndexedSpelling) -> Iterable[str]:
        if _is_formula(entry):
            return (formulas.signs(entry.text),)
        folded = fold(entry.text, self._language)
        if entry.form is not Form.PLACE and not optional.may_have_parts(entry.text):
            return self._ways(folded)
        texts = (
            entry.text,
            *names.bracketed(entry.text),
            *optional.ways(entry.text, self._language),
        )
        forms = {fold(text, self._language) for text in texts}
        if entry.form is Form.PLACE:
            forms.update(
                form for text in texts for form in places.place_forms(text, self._language)
            )
        return {way for form in forms for way in self._ways(form)}

    def _typed_strings(self, typed: str) -> set[str]:
        forms = {fold(typed, self._language)}
        if self._ends:
            forms.add(names.straight(typed))
        if self._has_places:
            for form in places.typed_forms(typed, self._language):
                forms |= {form, form.rpartition(",")[0]} - {""}
        ways = {way for form in forms for way in self._ways(form)}
        return ways | {formulas.signs(typed)} if self._has_formulas else ways

    def _ways(self, folded: str) -> Iterable[str]:
        plain = bare(folded)
        loose = squash(loosen(plain, self._language))
        written = plain.replace(" ", "")
        if loose == written and plain == folded:
            return (loose,)
        others = (folded, spelt_out(folded))
        ways = {loose, written, *(squash(loosen(way, self._language)) for way in others)}
        return ways | {squash(loosen(tight(plain), self._language))} if "," in plain else ways

    def _words(self, folded: str) -> list[str]:
        return loosen(bare(folded), self._language).split()


def _is_formula(entry: IndexedSpelling) -> bool:
    return entry.form is Form.THING and formulas.is_formula(entry.text)


_BREAK = "\x1f"


def plain_words(
    texts: Sequence[str], language: str, odd_words: Iterable[str] = ()
) -> list[list[str]]:
    """The words of each text that folding and loosening change in case only; else no words.

    It looks at all texts at once, so that a deck of ten thousand is no wait. Plain are letters
    without accents, in words that stand for nothing else.
    """
    joined = _BREAK.join(texts)
    if not joined.isascii():
        joined = unicodedata.normalize("NFC", joined)
    lines = joined.casefold().split(_BREAK)
    if len(lines) != len(texts):
        return [[] for _ in texts]
    odd = _odd(joined.casefold(), language, odd_words)
    return [[] if odd.search(line) else line.split() for line in lines]


def _odd(joined: str, language: str, odd_words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of the signs and words in these lines that folding would change."""
    language = tag_of(language)
    signs = [char for char in set(joined) - {_BREAK, " "} if not _is_plain(char)]
    known = {*special(language), *articles(language), *odd_words}
    words = known.intersection(joined.replace(_BREAK, " ").split())
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
