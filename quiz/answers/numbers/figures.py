"""Numbers in figures alone, as most are in decks."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from quiz.answers.numbers.amount import Amount, Notation
from quiz.patterns import regex

_WHOLE = regex(r"0|[1-9]\d{0,17}", re.ASCII)
_ENGLISH = regex(r"[1-9]\d{0,2}(?:,\d{3})+|(?:0|[1-9]\d{0,17})\.(?P<decimals>\d\d?)", re.ASCII)
_ONE = Fraction(1)


@lru_cache(maxsize=1 << 10)
def in_figures(text: str, language: str) -> Amount | None:
    """The number of `206`, and of `40,000` and `12.5` where a point is no comma; None for all else.

    `language` is BCP 47.
    """
    if _WHOLE.fullmatch(text):
        return Amount(text, Fraction(int(text)), step=_ONE)
    number = _ENGLISH.fullmatch(text)
    if not number or _has_comma(language):
        return None
    figures, decimals = text.replace(",", ""), number["decimals"]
    if decimals is None:
        return Amount(text, Fraction(int(figures)), step=_ONE)
    step = Fraction(1, 10 ** len(decimals))
    value = int(figures.replace(".", "")) * step
    return Amount(text, value, notation=Notation.DECIMAL, step=step)


def _has_comma(language: str) -> bool:
    """True if the language parts its decimals by a comma."""
    from quiz.answers.languages import words_of

    return words_of(language).numbers.decimal_comma
