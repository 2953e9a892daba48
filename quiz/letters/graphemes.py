"""Text as a reader counts it: in letters with their marks, and in columns of a terminal."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

_ZWJ = "\u200d"


def graphemes(text: str) -> list[str]:
    """The text cut where a reader would cut it: a letter keeps its marks, an emoji its parts.

    A close stand-in for Unicode Annex 29: combining marks, joiners, variation selectors, skin
    tones, regional indicators in pairs, Indian conjuncts and Hangul jamo are kept with what they
    belong to.
    """
    clusters: list[str] = []
    for char in text:
        if clusters and _joins(clusters[-1], char):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _joins(cluster: str, char: str) -> bool:
    code, last = ord(char), cluster[-1]
    if code < 0x300:
        return char == "\n" and last == "\r"
    if _ZWJ in (last, char) or unicodedata.category(char) in ("Mn", "Me", "Mc"):
        return True
    if 0x1F3FB <= code <= 0x1F3FF:
        return True
    if 0x1F1E6 <= code <= 0x1F1FF:
        return len(cluster) == 1 and 0x1F1E6 <= ord(last) <= 0x1F1FF
    # A virama ties a consonant of most Indian scripts to the next one.
    if (
        0x0900 <= code <= 0x0D7F
        and unicodedata.combining(last) == 9
        and unicodedata.category(char) == "Lo"
    ):
        return not 0x0B80 <= code <= 0x0BFF
    # Hangul: a vowel or final consonant joins the syllable that it is typed into.
    return 0x1160 <= code <= 0x11FF and (
        0x1100 <= ord(last) <= 0x11FF or 0xAC00 <= ord(last) <= 0xD7A3
    )


def cells(text: str) -> int:
    """The columns of a terminal that a text takes, as the screen counts them."""
    return len(text) if text.isascii() else sum(map(_width, graphemes(text)))


_EMOJI = "\ufe0f"
"""The selector that makes an emoji of a sign."""


def _width(cluster: str) -> int:
    """The columns of a cluster: an emoji has two, however many characters it is made of."""
    first = _width_of(cluster[0])
    if _EMOJI in cluster or (len(cluster) == 2 and 0x1F1E6 <= ord(cluster[0]) <= 0x1F1FF):
        return 2
    if first == 2:
        return 2
    return first + sum(_width_of(char) for last, char in pairwise(cluster) if last != _ZWJ)


def _width_of(char: str) -> int:
    kind = unicodedata.category(char)
    if kind in ("Mn", "Me", "Mc", "Cf") or (kind == "Sk" and ord(char) > 0xFFFF):
        return 0
    if 0x1160 <= ord(char) <= 0x11FF or 0xD7B0 <= ord(char) <= 0xD7FF:  # joins a Hangul syllable
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
