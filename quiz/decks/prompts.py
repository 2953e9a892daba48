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


def prompt_keys(prompts: Sequence[str], language: str) -> list[int]:
    """For each prompt a number of 32 bits, made of its first and last letters.

    All are looked at in one go: to fold a hundred thousand would be a wait. Prompts of one number
    may be two. `language` is BCP 47, of the deck that they are of.
    """
    joined = _BREAK.join(prompts)
    if not joined.isascii():
        joined = unicodedata.normalize("NFKC", joined)
    starts = tuple(f"{article} ".replace("' ", "'") for article in articles(language))
    texts = [_without_start(text, starts) for text in joined.casefold().split(_BREAK)]
    ends = [text[:_LOOKED_AT] + text[-_LOOKED_AT:] for text in texts]
    letters = _BREAK.join(ends).translate(_PASSED_OVER).split(_BREAK)
    if len(letters) != len(prompts):
        return [0] * len(prompts)
    ends = [both[:_ENDS] + both[-_ENDS:] for both in letters]
    return [zlib.crc32(both.encode(errors="replace")) for both in ends]


def _without_start(text: str, starts: tuple[str, ...]) -> str:
    if text.startswith(starts):
        start = next(start for start in starts if text.startswith(start))
        return text[len(start) :]
    return text
