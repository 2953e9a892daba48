"""What two texts have in common once the accidents of typing are put aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_STRAIGHT = {
    **dict.fromkeys(map(ord, "‘’‚‛′`´ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»‹›「」『』＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-"),
    # Soft hyphens and zero-width spaces are invisible slips of copying; joiners are letters' own and stay.
    **dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF), ""),
}
_ABBREVIATION_STOP = re.compile(r"(?<!\d)\.|\.(?!\d)")
_CLOSING = " \t.,;:!?…。，、；：！？؟،।"
_LETTERS_OF_THEIR_OWN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "þ": "th"}
)

ARTICLES = {
    "en": ("the", "a", "an"),
    "de": ("der", "die", "das", "den", "dem", "ein", "eine", "einen"),
    "fr": ("le", "la", "les", "l'", "un", "une", "des"),
    "es": ("el", "la", "los", "las", "un", "una"),
    "it": ("il", "lo", "la", "i", "gli", "le", "l'", "un", "uno", "una", "un'"),
    "pt": ("o", "a", "os", "as", "um", "uma"),
    "nl": ("de", "het", "een"),
}


def collapse(text: str) -> str:
    """NFC, with every run of blanks one space and none at the ends: a text as typed, nothing else changed."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def literal(text: str) -> str:
    """The text as typed, case and blanks apart."""
    return collapse(collapse(text).casefold())


@lru_cache(maxsize=1 << 16)
def fold(text: str, language: str = "en") -> str:
    """The text without case, odd quotes and dashes, a leading article, stops of abbreviations and closing marks.

    Letters of every script survive, accents too (see `bare`). What folds to nothing folds to itself as typed.
    """
    folded = literal(text).translate(_STRAIGHT).replace('"', "")
    folded = _ABBREVIATION_STOP.sub("", folded).strip(_CLOSING)
    folded = _without_article(collapse(folded), language)
    return folded or literal(text)


def _without_article(text: str, language: str) -> str:
    for article in ARTICLES.get(language[:2].lower(), ()):
        glue = "" if article.endswith("'") else " "
        if text.startswith(article + glue) and len(text) > len(article) + len(glue):
            return text[len(article) + len(glue) :].lstrip()
    return text


@lru_cache(maxsize=1 << 16)
def bare(text: str) -> str:
    """The text with accents fallen from its Latin and Greek letters; other scripts keep their marks (й is not и)."""
    if text.isascii():
        return text
    kept: list[str] = []
    strips = False
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.category(char) != "Mn":
            strips = _is_latin_or_greek(char)
            kept.append(char)
        elif not strips:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_LETTERS_OF_THEIR_OWN)


def _is_latin_or_greek(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith(("LATIN", "GREEK"))
