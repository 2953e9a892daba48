"""Which slips of the fingers are forgiven in a typed text."""

from __future__ import annotations

import re
from collections import Counter

_NEGATIONS = {
    "not",
    "no",
    "non",
    "never",
    "without",
    "none",
    "nor",
    "kein",
    "keine",
    "nicht",
    "ohne",
    "ne",
    "pas",
    "sans",
}
_NEGATING_PREFIXES = ("non", "un", "in", "im", "il", "ir", "dis", "de", "anti", "an", "a")
_OPPOSITE_PREFIXES = (
    ("hyper", "hypo"),
    ("micro", "macro"),
    ("inter", "intra"),
    ("ante", "anti"),
    ("endo", "exo"),
    ("im", "ex"),
    ("in", "ex"),
    ("pre", "pro"),
)
_ROMAN = re.compile(r"[ivxlcdm]+")
_WORD = re.compile(r"[^\s\-/]+")


def distance(typed: str, meant: str, *, limit: int) -> int:
    """Optimal string alignment: insertions, deletions, replacements and swaps of neighbours; limit + 1 if over it."""
    from rapidfuzz.distance import OSA

    return OSA.distance(typed, meant, score_cutoff=limit)


def tolerance(text: str) -> int:
    """How many slips a text of this length may hold: 1 from 5 letters, 2 from 10."""
    letters = sum(char.isalpha() for char in text)
    return 2 if letters >= 10 else 1 if letters >= 5 else 0


def slips(typed: str, meant: str) -> int | None:
    """How many slips turn one folded text into the other; None where they change what it says."""
    limit = tolerance(meant)
    if not limit or abs(len(typed) - len(meant)) > limit:
        return None
    count = distance(typed, meant, limit=limit)
    if count > limit or _changes_sense(_WORD.findall(typed), _WORD.findall(meant)):
        return None
    return count


def _changes_sense(typed: list[str], meant: list[str]) -> bool:
    if _fixed(typed) != _fixed(meant) or _negations(typed) != _negations(meant):
        return True
    if len(typed) != len(meant):
        return False
    return any(a != b and _is_another_word(a, b) for a, b in zip(typed, meant, strict=True))


def _fixed(words: list[str]) -> Counter[str]:
    """What stands for itself: digits, Roman numerals and single letters (vitamin A, Elizabeth II, Su-27)."""
    symbols: Counter[str] = Counter()
    for word in words:
        if len(word) == 1 or (len(word) <= 5 and _ROMAN.fullmatch(word)):
            symbols[word] += 1
        symbols.update(char for char in word if char.isdigit())
    return symbols


def _negations(words: list[str]) -> int:
    return sum(word in _NEGATIONS or word.endswith("n't") for word in words)


def _is_another_word(typed: str, meant: str) -> bool:
    """Two words that a slip or two apart mean different things (North and South, legal and illegal)."""
    if distance(typed, meant, limit=2) > max(1, tolerance(meant)):
        return True
    longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
    if any(longer == prefix + shorter for prefix in _NEGATING_PREFIXES):
        return True
    return any(_swap(typed, meant, pair) or _swap(meant, typed, pair) for pair in _OPPOSITE_PREFIXES)


def _swap(one: str, other: str, pair: tuple[str, str]) -> bool:
    first, second = pair
    return one.startswith(first) and other.startswith(second) and one[len(first) :] == other[len(second) :]
