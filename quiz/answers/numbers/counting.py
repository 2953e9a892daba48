"""Numbers in words of a language that the library text2num does not know: сорок две, tjugoett.

They are added up from the words that the language lists: each is of a lower place than the one
before it, but a single figure multiplies the ten or hundred behind it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from quiz.answers.languages import table_of, words_of
from quiz.answers.texts.folding import bare

_LONGEST = 60


@lru_cache(maxsize=1 << 10)
def added_up(words: tuple[str, ...], language: str) -> int | None:
    """The number below a million that all words spell, in small letters; None if there is none."""
    known = words_of(language)
    joints = {*known.texts.conjunctions.split(), *(known.dates.both if known.dates else "").split()}
    values = list[int]()
    for word in words:
        if values and word in joints:
            continue
        parts = _values(word, language)
        if not parts:
            return None
        values += parts
    return 0 if values == [0] else _sum(values)


def _sum(values: list[int]) -> int | None:
    total, chunk, ceiling, last = 0, 0, 1000, 0
    for value in values:
        if value == 1000 and not total:
            total, chunk, ceiling, last = 1000 * (chunk or 1), 0, 1000, 0
        elif value in (10, 100) and 1 <= last < 10:
            chunk, ceiling, last = chunk + last * (value - 1), value, 0
        elif 0 < value < ceiling:
            chunk, ceiling, last = chunk + value, _place(value), value
        else:
            return None
    return total + chunk or None


def _place(value: int) -> int:
    """The place of a number's last figure: 100 of 200, 10 of 40, 1 of 16."""
    return next(place for place in (100, 10, 1) if value % place == 0)


def _values(word: str, language: str) -> list[int]:
    """The numbers that are run together in a word; none if another part is among them."""
    pattern, known = _table(language)
    folded, values, end = bare(word), list[int](), 0
    while end < len(folded) <= _LONGEST and (part := pattern.match(folded, end)):
        values.append(known[part[0]])
        end = part.end()
    return values if end == len(folded) else []


@cache
def _table(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """The words of a language, bare, and their numbers; the longest are looked for first."""
    listed = table_of(words_of(language).numbers.counts)
    known = {bare(word): int(number) for word, number in listed.items()}
    return re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True)))), known
