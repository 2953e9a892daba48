"""Index of the spellings of many answers: those near to a response are found without a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quiz.answers.texts import Form, Group, formulas, names, places
from quiz.answers.texts.folding import fold, literal
from quiz.answers.texts.index_rows import (
    BREAK,
    FORM_OF,
    IndexRow,
    Letter,
    Sort,
    bare_ways,
    index_rows,
    loose_words,
    ways,
)
from quiz.values import NamedTuple


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
        self._firsts = _numbers(spellings.numbers)
        self._texts = spellings.strings.split(BREAK) if self._firsts else []
        self._letters = forms.strings
        if not len(self._texts) == len(self._letters) == len(self._firsts):
            raise ValueError("the rows have spellings of different number")
        if self._letters.strip("".join(Letter)):
            raise ValueError("the rows have spellings of no form")
        self._strings = {place: _Strings(row) for place, row in listed.items()}

    @classmethod
    def of(cls, groups: Iterable[Group], language: str) -> Index:
        """The index of some answers, each of which is a group of spellings."""
        return cls(index_rows(groups, language), language)

    def groups_of(self, spellings: tuple[str, ...]) -> frozenset[int]:
        """The answers that these spellings are of: either's text is a spelling of the other."""
        text, *others = map(literal, spellings)
        own = {self._firsts[number] for number in self._as_typed(text)}
        for other in others:
            own.update(number for number in self._as_typed(other) if number == self._firsts[number])
        return frozenset(own)

    def near(self, typed: str, *, slips: int) -> Iterator[IndexedSpelling]:
        """The spellings that a response may come near to; at least all within so many slips."""
        found = dict.fromkeys(self._as_typed(literal(typed)))
        forms = self._typed_forms(typed)
        for string in sorted(self._misspelt_strings(typed, forms)):
            found.update(dict.fromkeys(self._near(Sort.WORDS, string, slips)))
        for string in sorted(way for form in forms for way in ways(form, self._language)):
            found.update(dict.fromkeys(self._near(Sort.WORDS, string, 0)))
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

    def _typed_forms(self, typed: str) -> set[str]:
        """The ways to fold a response."""
        forms = {fold(typed, self._language)}
        if self._has(Letter.NAME):
            forms.add(names.straight(typed))
        if self._has(Letter.PLACE):
            for form in places.typed_forms(typed, self._language):
                forms |= {form, places.without_country(form) if "," in form else ""} - {""}
        return forms

    def _misspelt_strings(self, typed: str, forms: set[str]) -> set[str]:
        """The strings of a response in which slips are looked for."""
        strings = {way for form in forms for way in bare_ways(form, self._language)}
        return strings | {formulas.signs(typed)} if self._has(Letter.FORMULA) else strings

    # In the rows

    def _has(self, letter: Letter) -> bool:
        return letter in self._letters

    def _spelling(self, number: int) -> IndexedSpelling:
        form = FORM_OF[Letter(self._letters[number])]
        return IndexedSpelling(self._texts[number], form, self._firsts[number])

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
    """Strings of one length, and the numbers of the spellings that each stands for."""

    __slots__ = ("_joined", "_listed", "_numbers", "_step")

    def __init__(self, row: IndexRow) -> None:
        self._joined = row.strings
        self._step = row.length + 1
        self._numbers = _numbers(row.numbers)
        self._listed: list[str] | None = None
        count, rest = divmod(len(row.strings) + 1, max(self._step, 1))
        if self._step < 1 or rest or len(self._numbers) <= count:
            raise ValueError("a row has strings of another length or number")

    def near(self, string: str, slips: int) -> Iterator[tuple[int, int]]:
        """The slips and the number of each spelling whose string is near enough."""
        if not slips:
            return ((0, number) for number in self._of(string))
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        if self._listed is None:
            self._listed = self._joined.split(BREAK)
        near = extract(string, self._listed, scorer=OSA.distance, score_cutoff=slips, limit=None)
        return ((count, number) for _, count, index in near for number in self._at(index))

    def _of(self, string: str) -> Sequence[int]:
        # No other place can hold a string of this length: a break would be in it.
        start = self._joined.find(string) if BREAK not in string else -1
        return self._at(start // self._step) if start >= 0 else ()

    def _at(self, index: int) -> Sequence[int]:
        start, end = self._numbers[index : index + 2]
        return self._numbers[start:end]


def _numbers(packed: bytes) -> Sequence[int]:
    if len(packed) % 4:
        raise ValueError("no numbers of four bytes")
    return memoryview(packed).cast("I")
