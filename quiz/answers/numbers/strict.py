"""Numbers as the author of a deck writes them in digits: none may be in doubt."""

from __future__ import annotations

import re

from quiz.answers.numbers.amount import Amount, Notation
from quiz.answers.numbers.amounts import clean, readings
from quiz.answers.numbers.figures import in_figures
from quiz.patterns import regex

NAME = regex(r"(?i)(?<![\d.,])(?<!\d[' ])0\d|^c(a|irca)?\b|^#|^(no|nr|number|nummer)\b")
"""Digits that are a name (007, No. 5), and a year that is a date."""


def read_answer(text: str, *, language: str = "en", roman: bool = False) -> Amount | None:
    """A number that nobody could take for anything else: digits, perhaps with a word, a scale or a
    sign.

    None for all else, and for what two readers would take for two numbers.
    """
    if amount := in_figures(text, language):
        return amount
    amounts, plain = readings(text, language=language, roman=roman), clean(text)
    has_digits = roman or re.search(r"\d", plain)
    if not has_digits or len({amount.after for amount in amounts}) > 1:
        return None
    if (
        NAME.search(plain)
        or not amounts
        or re.search(r"\w|..", amounts[0].before + amounts[0].after)
    ):
        return None
    return undoubted(amounts)


def undoubted(amounts: tuple[Amount, ...]) -> Amount | None:
    """The number that all readers take it for."""
    first = amounts[0]
    # 40.000 is 40 by the English habit, but whoever writes three decimals does not end them with 0.
    ends_with_zero = (first.value * 100).denominator == 1
    if len(amounts) > 1 and first.notation is Notation.DECIMAL and ends_with_zero:
        return None
    return first
