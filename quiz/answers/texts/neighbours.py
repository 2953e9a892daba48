"""Strings that are a few slips away from one, found without a look at all of them.

So many slips touch at most twice as many neighbouring parts (two letters that are swapped may stand
in two of them); of one part more, one stays as it is, moved by no more letters than there are
slips.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache
from itertools import chain, pairwise

_Place = tuple[int, int, str]
"""The length of a string, the number of a part, and the part."""


class Neighbours:
    """Strings, indexed by their parts when they are first asked for."""

    def __init__(self, strings: Collection[str]) -> None:
        self._strings = strings
        self._indexes: dict[int, dict[_Place, list[str]]] = {}

    def near(self, string: str, slips: int) -> list[str]:
        """All strings that so many slips, at the most, turn into this one; itself among them."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        lists = filter(None, map(self._index(slips).get, _places_near(string, slips)))
        found = dict.fromkeys(chain.from_iterable(lists))
        matches = extract(string, list(found), scorer=OSA.distance, score_cutoff=slips, limit=None)
        return [close for close, _, _ in matches]

    def _index(self, slips: int) -> dict[_Place, list[str]]:
        if slips not in self._indexes:
            index: defaultdict[_Place, list[str]] = defaultdict(list)
            for string in self._strings:
                length = len(string)
                for number, (start, end) in enumerate(_parts(length, slips)):
                    index[length, number, string[start:end]].append(string)
            self._indexes[slips] = dict(index)
        return self._indexes[slips]


def _parts(length: int, slips: int) -> list[tuple[int, int]]:
    """Where the parts of a string of this length begin and end; some are empty in a short one."""
    count = 2 * slips + 1
    ends = [number * length // count for number in range(count + 1)]
    return list(pairwise(ends))


def _places_near(string: str, slips: int) -> list[_Place]:
    """The parts that a string within so many slips of this one may share with it."""
    return [
        (length, number, string[begin:end])
        for length, number, begin, end in _spans_near(len(string), slips)
    ]


@lru_cache(maxsize=1 << 8)
def _spans_near(own_length: int, slips: int) -> list[tuple[int, int, int, int]]:
    """For each part of a string so near: its length, the part's number, and where it may stand.

    Of so many slips no more letters are added or dropped than make up the difference in length,
    and half of those that are left.
    """
    spans: list[tuple[int, int, int, int]] = []
    for length in range(max(own_length - slips, 0), own_length + slips + 1):
        more = length - own_length
        added, dropped = (slips + more) // 2, (slips - more) // 2
        for number, (start, end) in enumerate(_parts(length, slips)):
            last = min(start + dropped, own_length - (end - start))
            begins = range(max(start - added, 0), last + 1)
            spans += [(length, number, begin, begin + end - start) for begin in begins]
    return spans
