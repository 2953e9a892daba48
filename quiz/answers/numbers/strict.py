"""Numbers as the author of a deck writes them in digits: none may be in doubt."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from quiz.answers.languages import words_of
from quiz.answers.numbers.amounts import Amount, Notation, clean, readings
from quiz.patterns import regex

if TYPE_CHECKING:
    from quiz.fields import Fields

NAME = regex(r"(?i)(?<![\d.,])(?<!\d[' ])0\d|^c(a|irca)?\b|^#|^(no|nr|number|nummer)\b")
"""Digits that are a name (007, No. 5), and a year that is a date."""

_WHOLE = re.compile(r"0|[1-9]\d{0,17}", re.ASCII)
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|(?:0|[1-9]\d{0,17})\.(?P<decimals>\d\d?)", re.ASCII)
_ONE = Fraction(1)


class Margin(NamedTuple):
    """Distance from the answer at which a response is still right."""

    size: Fraction
    percent: bool = False

    @classmethod
    def of(cls, fields: Fields) -> Margin:
        return cls(fields.fraction("size"), fields.truth("percent"))

    def fields(self) -> dict[str, object]:
        return {"size": f"{self.size}", "percent": self.percent}

    def holds(self, value: Fraction, got: Fraction) -> bool:
        reach = abs(value) * self.size / 100 if self.percent else self.size
        return abs(got - value) <= reach


def read_answer(text: str, *, language: str = "en", roman: bool = False) -> Amount | None:
    """A number that nobody could take for anything else: digits, perhaps with a word, a scale or a
    sign.

    None for all else, and for what two readers would take for two numbers.
    """
    if amount := _in_figures(text, language):
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


def _in_figures(text: str, language: str) -> Amount | None:
    """A number in figures alone, as most are; none where its separator depends on the language."""
    if _WHOLE.fullmatch(text):
        return Amount(text, Fraction(int(text)), step=_ONE)
    number = _ENGLISH.fullmatch(text)
    if not number or words_of(language).numbers.decimal_comma:
        return None
    figures, decimals = text.replace(",", ""), number["decimals"]
    if decimals is None:
        return Amount(text, Fraction(int(figures)), step=_ONE)
    step = Fraction(1, 10 ** len(decimals))
    value = int(figures.replace(".", "")) * step
    return Amount(text, value, notation=Notation.DECIMAL, step=step)


def undoubted(amounts: tuple[Amount, ...]) -> Amount | None:
    """The number that all readers take it for."""
    first = amounts[0]
    # 40.000 is 40 by the English habit, but whoever writes three decimals does not end them with 0.
    ends_with_zero = (first.value * 100).denominator == 1
    if len(amounts) > 1 and first.notation is Notation.DECIMAL and ends_with_zero:
        return None
    return first
