"""How many slips of the fingers lie between two texts, and how many a text may hold."""

from __future__ import annotations

import re
import unicodedata

from quiz.patterns import regex

HANGUL = regex("[가-힣]")
SYLLABLE = regex("[ぁ-ゖァ-ヺㇰ-ㇿሀ-ፚᎠ-Ᏽᐁ-ᙶꀀ-ꒌ]")
"""Kana, and the signs of Ethiopic, Cherokee, Inuktitut and Yi."""
RUN = regex(r"((.)\2*)", re.DOTALL)
_LONGEST_DOUBLED = 100
"""Characters of a text in which a double letter may stand in the wrong place."""


def distance(typed: str, meant: str, *, limit: int) -> int:
    """Optimal string alignment distance of two texts; limit + 1 if it is over the limit.

    It counts insertions, deletions, replacements and swaps of neighbours.
    """
    from rapidfuzz.distance import OSA

    return OSA.distance(typed, meant, score_cutoff=limit)


def tolerance(text: str) -> int:
    """Slips that a text of this length may hold: 1 from 5 letters, 2 from 10.

    A sign for a syllable is easier to tell from others: 8 kana count as 5 letters.
    """
    if len(text) < 5:
        return 0
    syllables = 0 if text.isascii() else len(SYLLABLE.findall(text))
    letters = sum(map(str.isalpha, text)) - syllables + syllables * 5 // 8
    if letters >= 10:
        return 2
    return 1 if letters >= 5 else 0


def slips(typed: str, meant: str) -> int | None:
    """Slips that turn one folded text into the other; None if too many for its length."""
    limit = tolerance(meant)
    if not limit or abs(len(typed) - len(meant)) > limit:
        return None
    count = slips_within(in_letters(typed), in_letters(meant), limit=limit)
    return count if count <= limit else None


def slips_within(typed: str, meant: str, *, limit: int) -> int:
    """The distance of two texts; a double letter in the place of another is one slip.

    So is `Carribean` for Caribbean.
    """
    count = distance(typed, meant, limit=limit)
    if count <= limit or len(typed) > _LONGEST_DOUBLED or set(typed) != set(meant):
        return count
    runs, others = RUN.findall(typed), RUN.findall(meant)
    if [run[1] for run in runs] != [run[1] for run in others]:
        return count
    more = [len(run[0]) - len(other[0]) for run, other in zip(runs, others, strict=True)]
    added, missing = sum(n for n in more if n > 0), -sum(n for n in more if n < 0)
    return max(added, missing)


def in_letters(text: str) -> str:
    """The text with Korean syllables as the letters that they are made of."""
    if text.isascii() or not HANGUL.search(text):
        return text
    return unicodedata.normalize("NFD", text)
