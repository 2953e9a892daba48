"""Index of the spellings of many answers: those near to a response are found without a search."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quiz.answers.texts import Form, Group, formulas, names, places
from quiz.answers.texts.folding import fold, literal
from quiz.answers.texts.index_rows import (
    BREAK,
    FORM_OF,
    IndexRow,
    Letter,
    Sort,
    index_rows,
    loose_words,
    ways,
)


class IndexedSpelling(NamedTuple):
    """One of the spellings in an index."""

    text: str
    form: Form
    group: int
    """The number of the first spelling of its answer."""


class Index:
    """Takes rows apart as far as it is asked: most responses are right or wrong without it."""

    def __init__(self, rows: Iterable[IndexRow], language: str) -> None:
        """Raises ValueError for rows that are of no index."""
        self._language = language
        listed = {(Sort(row.sort), row.length): row for row in rows}
        spellings = listed.pop((Sort.SPELLINGS, 0), None)
        forms = listed.pop((Sort.FORMS, 0), None)
        if spellings is None or forms is None:
            raise ValueError("the rows lack the spellings")
        self._texts = spellings.strings.split(BREAK) if spellings.numbers else []
        self._groups = spellings.numbers
        self._letters = forms.strings
        if not len(self._texts) == len(self._letters) == len(self._groups) / _SIZE:
            raise ValueError("the rows have spellings of different number")
        if not set(self._letters) <= set(Letter):
            raise ValueError("the rows have spellings of no form")
        self._strings = {place: _Strings(row) for place, row in listed.items()}

    @classmethod
    def of(cls, groups: Iterable[Group], language: str) -> Index:
        """The index of some answers, each of which is a group of spellings."""
        return cls(index_rows(groups, language), language)

    def groups_of(self, spellings: tuple[str, ...]) -> frozenset[int]:
        """The answers that these spellings are of: either's text is a spelling of the other."""
        text, *others = map(literal, spellings)
        own = {self._group(number) for number in self._as_typed(text)}
        for other in others:
            own.update(number for number in self._as_typed(other) if number == self._group(number))
        return frozenset(own)

    def near(self, typed: str, *, slips: int) -> Iterator[IndexedSpelling]:
        """The spellings that a response may come near to; at least all within so many slips."""
        found = dict.fromkeys(self._as_typed(literal(typed)))
        for string in sorted(self._typed_strings(typed)):
            found.update(dict.fromkeys(self._near(Sort.WORDS, string, slips)))
        if self._has(Letter.NAME):
            found.update(dict.fromkeys(self._names_near(typed, slips)))
        return map(self._spelling, found)

    def _names_near(self, typed: str, slips: int) -> Iterator[int]:
        """The names of which a word at an end may be the surname in a response."""
        straight = names.turned(fold(names.initials_apart(typed), self._language))
        words = loose_words(straight, self._language)
        words = words[names.titles(words) :]
        has_initials_behind = len(words) > 1 and len(words[-1]) == 1
        for end in words[:1] if has_initials_behind else words[-1:]:
            for number in self._near(Sort.ENDS, end, slips):
                if self._may_be_short_for(words, number):
                    yield number

    def _may_be_short_for(self, typed: list[str], number: int) -> bool:
        """True if a response may leave out or shorten given names.

        All other responses are found as they are written.
        """
        if len(typed) < 2:
            return True
        words = loose_words(fold(self._texts[number], self._language), self._language)
        firsts = {word[0] for word in words}
        shortened = (
            len(words) != len(typed)
            or any(len(word) == 1 for word in (*words, *typed))
            or any(map(names.is_cut_short, typed[:-1], words))
        )
        return shortened and all(word[0] in firsts for word in typed[:-1] if len(word) == 1)

    def _typed_strings(self, typed: str) -> set[str]:
        forms = {fold(typed, self._language)}
        if self._has(Letter.NAME):
            forms.add(names.straight(typed))
        if self._has(Letter.PLACE):
            for form in places.typed_forms(typed, self._language):
                forms |= {form, form.rpartition(",")[0]} - {""}
        strings = {way for form in forms for way in ways(form, self._language)}
        return strings | {formulas.signs(typed)} if self._has(Letter.FORMULA) else strings

    # In the rows

    def _has(self, letter: Letter) -> bool:
        return letter in self._letters

    def _group(self, number: int) -> int:
        (group,) = _NUMBER.unpack_from(self._groups, number * _SIZE)
        return int(group)

    def _spelling(self, number: int) -> IndexedSpelling:
        form = FORM_OF[Letter(self._letters[number])]
        return IndexedSpelling(self._texts[number], form, self._group(number))

    def _as_typed(self, text: str) -> list[int]:
        """The spellings that are a text but for case and blanks."""
        return self._near(Sort.LITERAL, text, 0)

    def _near(self, sort: Sort, string: str, slips: int) -> list[int]:
        """The spellings with such a string so few slips away, the nearest first."""
        found: list[tuple[int, int]] = []
        for length in range(max(len(string) - slips, 0), len(string) + slips + 1):
            if strings := self._strings.get((sort, length)):
                found += strings.near(string, slips)
        return [number for _, number in sorted(found) if number < len(self._texts)]


class _Strings:
    """Strings of one length, each with the number of the spelling that it stands for."""

    __slots__ = ("_listed", "_numbers", "_row", "_step")

    def __init__(self, row: IndexRow) -> None:
        self._step = row.length + 1
        self._row = f"{BREAK}{row.strings}{BREAK}"
        self._numbers = row.numbers
        self._listed: list[str] | None = None
        if len(row.strings) + 1 != len(row.numbers) // _SIZE * self._step:
            raise ValueError("a row has strings of another length")

    def near(self, string: str, slips: int) -> Iterator[tuple[int, int]]:
        """The slips and the spelling of each string that is near enough."""
        if not slips:
            return ((0, number) for number in self._are(string))
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        if self._listed is None:
            self._listed = self._row[1:-1].split(BREAK)
        near = extract(string, self._listed, scorer=OSA.distance, score_cutoff=slips, limit=None)
        return ((count, self._number(index)) for _, count, index in near)

    def _are(self, string: str) -> Iterator[int]:
        """The spellings of the strings that are this one."""
        wanted = f"{BREAK}{string}{BREAK}"
        start = self._row.find(wanted)
        while start >= 0:
            yield self._number(start // self._step)
            start = self._row.find(wanted, start + self._step)

    def _number(self, index: int) -> int:
        (number,) = _NUMBER.unpack_from(self._numbers, index * _SIZE)
        return int(number)


_NUMBER = struct.Struct("<I")
_SIZE = _NUMBER.size
