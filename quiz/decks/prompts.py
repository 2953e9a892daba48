"""A number for each prompt, the same for all that may be one prompt: twins are found by it."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Sequence

from quiz.answers import articles

_ENDS = 20
_LOOKED_AT = 50
_PASSED_OVER = dict.fromkeys(
    [
        *(code for code in range(0x80) if code != 0x1F and not chr(code).isalnum()),
        *map(ord, "\u00a0¡«\u00ad»¿\ufeff"),
        *range(0x2000, 0x2070),
        ord("−"),
        *range(0x3000, 0x3040),
    ]
)
"""Blanks and punctuation, much of which folding leaves out."""
_BREAK = "\x1f"
_BEFORE = "".join(map(chr, _PASSED_OVER))
"""Quotes and brackets, in which an article stands at the start all the same."""
_APOSTROPHES = "'’‘‛′`´ʹʻʼ"
_BLANKS = " \n\t"


def prompt_keys(prompts: Sequence[str], language: str) -> list[int]:
    """For each prompt a number of 32 bits, made of its first and last letters.

    All are looked at in one go: to fold a hundred thousand would be a wait. Prompts of one number
    may be two. `language` is BCP 47, of the deck that they are of.
    """
    joined = _BREAK.join(prompts)
    if not joined.isascii():
        joined = unicodedata.normalize("NFKC", joined)
    folded = joined.casefold().split(_BREAK)
    starts = tuple(start for article in articles(language) for start in _starts(article))
    texts = [_without_start(text.lstrip(_BEFORE), starts) for text in folded]
    ends = [text[:_LOOKED_AT] + text[-_LOOKED_AT:] for text in texts]
    letters = _BREAK.join(ends).translate(_PASSED_OVER).split(_BREAK)
    if len(letters) != len(prompts):
        return [0] * len(prompts)
    ends = [both[:_ENDS] + both[-_ENDS:] for both in letters]
    return [zlib.crc32(both.encode(errors="replace")) for both in ends]


def _starts(article: str) -> list[str]:
    """An article with what parts it from the next word."""
    if article.endswith("'"):
        return [f"{article[:-1]}{sign}" for sign in _APOSTROPHES]
    return [f"{article}{blank}" for blank in _BLANKS]


def _without_start(text: str, starts: tuple[str, ...]) -> str:
    while text.startswith(starts):
        start = next(start for start in starts if text.startswith(start))
        rest = text[len(start) :].lstrip(_BEFORE)
        if not rest:
            break
        text = rest
    return text
