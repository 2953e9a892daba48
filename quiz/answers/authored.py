"""Numbers as the author of a deck may write them: none may be in doubt.

What a learner may type is a number there too: `twelve`, `007`, `8,849 m`. A gap of a cloze is one
only if it reads wholly as a number: there 007 is a name, c. 1200 a date, and 206 bones a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from quiz.answers.amounts import Amount, Notation, clean, readings
from quiz.answers.languages import own_and_english
from quiz.answers.number_words import EDGES
from quiz.answers.texts.folding import collapse
from quiz.answers.units import quantity, units_in

_NAME = re.compile(r"(?i)(?<![\d.,])(?<!\d[' ])0\d|^c(a|irca)?\b")
_ZEROS_FIRST = re.compile(r"\W*0\d+\W*")
_LATER_ZEROS = re.compile(r"(?<![\d.,])(?<!\d[' ])0\d")
_DECADE = re.compile(r"\d\d0'?s")
_PLAIN_LETTERS = "mghstl"
"""Letters that are units in a running text; 3 C may be a class, and 2 d a room."""
_PER = re.compile(r" ?/ ?| per ")
_NOUNS = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]+){0,2}")
_UNIT_BEGINS = re.compile(r"(?<=[\w)%]) ?(?=[^\W\d]|[^\w\s.,])")


class Authored(NamedTuple):
    """A number, and the unit that was written beside it."""

    amount: Amount
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Margin:
    """Distance from the answer at which a response is still right."""

    size: Fraction
    percent: bool = False

    def holds(self, value: Fraction, got: Fraction) -> bool:
        reach = abs(value) * self.size / 100 if self.percent else self.size
        return abs(got - value) <= reach


def read_answer(text: str, *, language: str = "en", roman: bool = False) -> Amount | None:
    """A number that nobody could take for anything else: digits, perhaps with a word, a scale or a
    sign.

    None for all else, and for what two readers would take for two numbers.
    """
    amounts, plain = readings(text, language=language, roman=roman), clean(text)
    has_digits = roman or re.search(r"\d", plain)
    if not has_digits or len({amount.after for amount in amounts}) > 1:
        return None
    if _NAME.search(plain) or not amounts or re.search(r"\w|..", "".join(_sides(amounts[0]))):
        return None
    return _undoubted(amounts)


def read_gap(text: str, *, language: str = "en") -> Amount | None:
    """A number alone or with a unit of measure, which stays in its text; None for all else."""
    if amount := read_answer(text, language=language):
        return amount
    authored = read_number(text, language=language)
    if not authored or _NAME.search(clean(text)) or not units_in(unit := clean(authored.unit)):
        return None
    is_letter = len(unit) == 1 and unit.isalpha() and unit not in _PLAIN_LETTERS
    if is_letter or not read_answer(authored.amount.written, language=language):
        return None
    return replace(authored.amount, written=collapse(text), after=unit)


def read_number(
    text: str, *, language: str = "en", roman: bool = False, unit: str = ""
) -> Authored | None:
    """A number in every way that has one reading, with its unit or without.

    `unit` is that of the entry, which says what a letter such as m is.
    """
    if amount := read_answer(text, language=language, roman=roman):
        return Authored(amount)
    plain = clean(text)
    amounts = _of_one_label(readings(text, language=language, roman=roman), plain, unit)
    if not amounts or _DECADE.search(plain) or not _may_lead(amounts[0].before):
        return None
    if _LATER_ZEROS.search(plain) and not _ZEROS_FIRST.fullmatch(plain):
        return None
    amount = _undoubted(amounts)
    if not amount:
        return None
    if not amount.after:
        return Authored(amount)
    return _without_unit(collapse(text), amount, unit, language=language, roman=roman)


def read_margin(text: str, *, language: str = "en") -> Margin | None:
    """A margin as an author may write it: `500`, `0.5`, `10%`."""
    amount = read_answer(text, language=language)
    if (
        not amount
        or amount.value < 0
        or amount.qualifier
        or amount.before
        or amount.after not in ("", "%")
    ):
        return None
    return Margin(amount.value, percent=amount.after == "%")


def _sides(amount: Amount) -> tuple[str, str]:
    return amount.before, amount.after


def _undoubted(amounts: tuple[Amount, ...]) -> Amount | None:
    """The number that all readers take it for."""
    first = amounts[0]
    # 40.000 is 40 by the English habit, but whoever writes three decimals does not end them with 0.
    ends_with_zero = (first.value * 100).denominator == 1
    if len(amounts) > 1 and first.notation is Notation.DECIMAL and ends_with_zero:
        return None
    return first


def _of_one_label(amounts: tuple[Amount, ...], plain: str, unit: str) -> tuple[Amount, ...]:
    """The readings in which a letter is a scale, or those in which it is a unit; none in doubt."""
    as_scale = tuple(amount for amount in amounts if amount.notation is Notation.SCALED)
    as_unit = tuple(amount for amount in amounts if amount.notation is not Notation.SCALED)
    if not as_scale or not as_unit:
        return amounts
    letter = as_unit[0].after
    units = units_in(letter)
    dimensions = {each.dimension for each in units_in(clean(unit))}
    if not units:
        return as_scale
    if any(each.dimension in dimensions for each in units):
        return as_unit
    return as_unit if letter.islower() and plain.rstrip(". ").endswith(f" {letter}") else ()


def _may_lead(before: str) -> bool:
    """True if no more than a sign or a currency stands before a number."""
    units = units_in(before)
    return not re.search(r"[^\W_]|..", before) or (bool(units) and quantity(units[0]) == "money")


def _without_unit(
    text: str, amount: Amount, unit: str, *, language: str, roman: bool
) -> Authored | None:
    """The number and what is written behind it, where that is a unit or a noun."""
    for place in _UNIT_BEGINS.finditer(text):
        head, tail = text[: place.start()], text[place.end() :].rstrip(" .")
        if clean(tail).strip(EDGES) != amount.after:
            continue
        is_apart = place[0] == " "
        is_clear = is_apart or bool(unit) or len(tail) > 1 or not tail.isalpha()
        is_unit = is_clear and bool(units_in(amount.after))
        if not is_unit and not (is_apart and _is_noun(amount.after, language)):
            return None
        numbers = readings(head, language=language, roman=roman)
        same = next((number for number in numbers if number.value == amount.value), None)
        return Authored(same, tail) if same else None
    return None


def _is_noun(words: str, language: str) -> bool:
    words, *rest = _PER.split(words, maxsplit=1)
    first = words.partition(" ")[0].casefold()
    known = own_and_english(language.partition("-")[0].casefold())
    idle = (*(each.prompts.idle for each in known), *(each.texts.negations for each in known))
    is_named = _NOUNS.fullmatch(words) and first not in " ".join(idle).split()
    return bool(is_named) and all(map(units_in, rest))
