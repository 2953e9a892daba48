"""Spellings of many answers, indexed so that those near to a response are found without looking at
each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from quiz.answers.texts import Form, Group, names, places
from quiz.answers.texts.folding import articles, bare, fold, literal, spelt_out
from quiz.answers.texts.rewording import MAY_BE_BRITISH, loosen, special, squash


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
            IndexedSpelling(text, form, at)
            for at, (spellings, form) in enumerate(groups)
            for text in spellings
            if text.strip()
        ]

    def groups_of(self, spellings: tuple[str, ...]) -> frozenset[int]:
        """The answers that are these spellings' own: either one's text is among the spellings of
        the other."""
        text, *others = map(literal, spellings)
        own = {self._entries[at].group for at in self._literals.get(text, ())}
        for other in others:
            own.update(
                self._entries[at].group
                for at in self._literals.get(other, ())
                if self._is_first(at)
            )
        return frozenset(own)

    def near(self, typed: str, *, slips: int) -> Iterator[IndexedSpelling]:
        """The spellings that a response may come near to, among them all that are that few slips
        from it."""
        found = dict.fromkeys(self._literals.get(literal(typed), ()))
        for string in self._typed_strings(typed):
            for close in _close(string, self._strings_by_length, slips) if slips else (string,):
                found.update(dict.fromkeys(self._strings.get(close, ())))
        words = self._words(names.turned(fold(typed, self._language)))
        words = words[names.titles(words) :] if self._ends else []
        for end in words[-1:]:
            for close in _close(end, self._ends_by_length, slips) if slips else (end,):
                found.update(
                    dict.fromkeys(
                        at for at in self._ends.get(close, ()) if self._may_be_short_for(words, at)
                    )
                )
        return (self._entries[at] for at in found)

    def _is_first(self, at: int) -> bool:
        return at == 0 or self._entries[at - 1].group != self._entries[at].group

    def _may_be_short_for(self, typed: list[str], at: int) -> bool:
        """Whether a response may leave out or shorten given names: all others are found as they are
        written."""
        if len(typed) < 2:
            return True
        words = self._plain[at] or self._words(fold(self._entries[at].text, self._language))
        firsts = {word[0] for word in words}
        shortened = len(words) != len(typed) or any(len(word) == 1 for word in (*words, *typed))
        return shortened and all(word[0] in firsts for word in typed[:-1] if len(word) == 1)

    @cached_property
    def _literals(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, entry in enumerate(self._entries):
            found.setdefault(literal(entry.text), []).append(at)
        return found

    @cached_property
    def _plain(self) -> list[list[str]]:
        """The words of each spelling that folding leaves alone."""
        return plain_words(
            [entry.text for entry in self._entries], self._language, places.ODD_WORDS
        )

    @cached_property
    def _strings(self) -> dict[str, list[int]]:
        """Each form of each spelling, bare, loosened and without blanks."""
        found: dict[str, list[int]] = {}
        for at, (entry, words) in enumerate(zip(self._entries, self._plain, strict=True)):
            for string in ("".join(words),) if words else self._strings_of(entry):
                found.setdefault(string, []).append(at)
        return found

    @cached_property
    def _ends(self) -> dict[str, list[int]]:
        """The words at both ends of each name, one of which is a surname."""
        found: dict[str, list[int]] = {}
        for at, entry in enumerate(self._entries):
            if entry.form is Form.NAME:
                words = self._plain[at] or self._words(fold(entry.text, self._language))
                last = words[-2 if len(words) > 2 and words[-1] in names.JUNIOR else -1]
                for word in {words[0], last}:
                    found.setdefault(word, []).append(at)
        return found

    @cached_property
    def _strings_by_length(self) -> dict[int, list[str]]:
        return _by_length(self._strings)

    @cached_property
    def _ends_by_length(self) -> dict[int, list[str]]:
        return _by_length(self._ends)

    def _strings_of(self, entry: IndexedSpelling) -> Iterable[str]:
        folded = fold(entry.text, self._language)
        if entry.form is not Form.PLACE and "(" not in entry.text:
            return self._ways(folded)
        texts = (entry.text, *names.bracketed(entry.text))
        forms = {fold(text, self._language) for text in texts}
        if entry.form is Form.PLACE:
            forms.update(
                form for text in texts for form in places.place_forms(text, self._language)
            )
        return {way for form in forms for way in self._ways(form)}

    def _typed_strings(self, typed: str) -> set[str]:
        forms = {fold(typed, self._language)}
        for form in places.typed_forms(typed, self._language):
            forms |= {form, form.rpartition(",")[0]} - {""}
        return {way for form in forms for way in self._ways(form)}

    def _ways(self, folded: str) -> Iterable[str]:
        plain = bare(folded)
        loose = squash(loosen(plain, self._language))
        written = plain.replace(" ", "")
        if loose == written and plain == folded:
            return (loose,)
        return {loose, written, squash(loosen(spelt_out(folded), self._language))}

    def _words(self, folded: str) -> list[str]:
        return loosen(bare(folded), self._language).split()


def _by_length(strings: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for string in strings:
        found.setdefault(len(string), []).append(string)
    return found


def _close(string: str, pools: dict[int, list[str]], slips: int) -> Iterator[str]:
    """The strings that are that few slips from one, those without their blanks among them."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    for length in range(len(string) - slips, len(string) + slips + 1):
        pool = pools.get(length, ())
        yield from (
            close
            for close, _, _ in extract(
                string, pool, scorer=OSA.distance, score_cutoff=slips, limit=None
            )
        )


_BREAK = "\x1f"


def plain_words(
    texts: Sequence[str], language: str, odd_words: Iterable[str] = ()
) -> list[list[str]]:
    """Of each text the words as folding, baring and loosening leave them; none where these change
    more than case.

    Plain are letters that have no accents to fall, in words that stand for nothing else.
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
    """What the lines that are not plain hold, of all that stands in them."""
    language = language.partition("-")[0].casefold()
    signs = [char for char in set(joined) - {_BREAK, " "} if not _is_plain(char)]
    known = {*special(language), *articles(language), *odd_words}
    words = known.intersection(joined.replace(_BREAK, " ").split())
    found = [re.escape(sign) for sign in signs] + [
        rf"(?<!\S){re.escape(word)}(?!\S)" for word in words
    ]
    if len(signs) > 1:
        found = [f"[{''.join(found[: len(signs)])}]", *found[len(signs) :]]
    return re.compile(
        "|".join([*found, *([MAY_BE_BRITISH.pattern] if language == "en" else [])]) or r"(?!)"
    )


def _is_plain(char: str) -> bool:
    return char.isalpha() and fold(char) == char and bare(char) == char and spelt_out(char) == char
