"""The one door through which foreign text reaches a screen."""

from __future__ import annotations

import unicodedata
from functools import cache

_REPLACED = "\N{REPLACEMENT CHARACTER}"


@cache
def _door() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20) if code not in (9, 10)}
    table[0x7F] = "\N{SYMBOL FOR DELETE}"
    table.update(dict.fromkeys(range(0x80, 0xA0), _REPLACED))
    # Bidi embeddings, overrides and isolates reorder what stands around them; tag characters hide text.
    table.update(dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), _REPLACED))
    table.update(dict.fromkeys(range(0xE0000, 0xE0080), _REPLACED))
    table.update(dict.fromkeys(range(0xD800, 0xE000), _REPLACED))
    table.update({0x2028: "\n", 0x2029: "\n", 0xFEFF: _REPLACED, 0xFFFE: _REPLACED, 0xFFFF: _REPLACED})
    return table


def visible(text: str) -> str:
    """The text with nothing in it that a terminal could obey; newlines and tabs stay."""
    return text if text.isprintable() else text.translate(_door())


def one_line(text: str) -> str:
    """The text as visible, its line breaks and runs of blanks each one space."""
    return " ".join(visible(text).split())


_ZWJ = "\u200d"


def graphemes(text: str) -> list[str]:
    """The text cut where a reader would cut it: a letter keeps its marks, an emoji its parts.

    A close stand-in for Unicode Annex 29: combining marks, joiners, variation selectors, skin tones, regional
    indicators in pairs, Indian conjuncts and Hangul jamo are kept with what they belong to.
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
    if 0x0900 <= code <= 0x0D7F and unicodedata.combining(last) == 9 and unicodedata.category(char) == "Lo":
        return not 0x0B80 <= code <= 0x0BFF
    # Hangul: a vowel or final consonant joins the syllable that it is typed into.
    return 0x1160 <= code <= 0x11FF and (0x1100 <= ord(last) <= 0x11FF or 0xAC00 <= ord(last) <= 0xD7A3)
