"""Singular and plural of one English word, also where more letters differ than in a slip.

Regular words, and those that keep their Latin or Greek plural: nucleus and nuclei.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ENDINGS = (
    (re.compile(r"\w{2,}[^aeiou\W]y"), "y", "ies"),
    (re.compile(r"\w{2,}[^aeiou\W]ys"), "ys", "ies"),
    (re.compile(r"\w{2,}(?:[sxz]|[cs]h)"), "", "es"),
    (re.compile(r"\w{3,}us"), "us", "i"),
    (re.compile(r"\w{3,}um"), "um", "a"),
    (re.compile(r"\w{4,}on"), "on", "a"),
    (re.compile(r"\w{3,}a"), "a", "ae"),
    (re.compile(r"\w{2,}is"), "is", "es"),
    (re.compile(r"\w{3,}[ei]x"), "ex", "ices"),
    (re.compile(r"\w{3,}[ei]x"), "ix", "ices"),
)
"""Singulars, how they end, and how their plurals do; citys is a usual slip for cities."""
_ELEMENTS = ("um", "on")
"""Ends of elements and particles, which have no Latin plural."""


@lru_cache(maxsize=1 << 12)
def are_numbers(word: str, other: str, language: str) -> bool:
    """True if of two words, folded and bare, one is the plural of the other.

    Names have none (Francis and Frances), and magnesia is no plural of magnesium.
    """
    if language.partition("-")[0].casefold() != "en" or word[:2] != other[:2]:
        return False
    if not (_is_plural(word, other) or _is_plural(other, word)):
        return False
    from quiz.answers.texts import lookalikes, wordlists

    singular = word if word.endswith(_ELEMENTS) else other
    is_element = singular.endswith(_ELEMENTS) and lookalikes.stands_alone(singular)
    return not (is_element or wordlists.are_names(word, other))


def differ_in_number(typed: str, meant: str, language: str) -> bool:
    """True if two texts, folded and bare, are the same but for the number of one word."""
    given, wanted = typed.split(), meant.split()
    if len(given) != len(wanted):
        return False
    pairs = [pair for pair in zip(given, wanted, strict=True) if pair[0] != pair[1]]
    return len(pairs) == 1 and are_numbers(*pairs[0], language)


def _is_plural(plural: str, word: str) -> bool:
    return any(
        word.endswith(end)
        and plural == f"{word.removesuffix(end)}{plural_end}"
        and pattern.fullmatch(word) is not None
        for pattern, end, plural_end in _ENDINGS
    )
