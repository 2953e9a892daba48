"""Numbers as the author of a deck may also write them: all that a learner may type, if it has one
reading.

`twelve`, `007` and `8,849 m` are numbers there. A gap of a cloze is one only if it reads wholly as
a number: there 007 is a name, c. 1200 a date, and 206 bones a text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quiz.answers.languages import own_and_english, tag_of
from quiz.answers.numbers.amount import Amount, Notation
from quiz.answers.numbers.amounts import clean, readings
from quiz.answers.numbers.strict import NAME, read_answer, undoubted
from quiz.answers.numbers.units import quantity, units_in
from quiz.answers.numbers.words import EDGES
from quiz.answers.texts.folding import collapse
from quiz.patterns import regex
from quiz.values import NamedTuple

_ZEROS_FIRST = regex(r"\W*0\d+\W*")
_LATER_ZEROS = regex(r"(?<![\d.,])(?<!\d[' ])0\d")
_PLUS_MINUS = regex(r"^\s*(?:±|\+ ?/? ?[-−–])\s*")
_DECADE = regex(r"\d\d0'?s")
_PLAIN_LETTERS = "mghstl"
"""Letters that are units in a running text; 3 C may be a class, and 2 d a room."""
_PER = regex(r" ?/ ?| per ")
_NOUNS = regex(r"[^\W\d_]{3,}(?: [^\W\d_]+){0,2}")
_UNIT_BEGINS = regex(r"(?<=[\w)%]) ?(?=[^\W\d]|[^\w\s.,])")


class Authored(NamedTuple):
    """A number, and the unit that was written beside it."""

    amount: Amount
    unit: str = ""


def read_gap(text: str, *, language: str = "en") -> Amount | None:
    """A number alone or with a unit of measure, which stays in its text; None for all else."""
    if amount := read_answer(text, language=language):
        return amount
    authored = read_number(text, language=language)
    if not authored or NAME.search(clean(text)) or not units_in(unit := clean(authored.unit)):
        return None
    is_letter = len(unit) == 1 and unit.isalpha() and unit not in _PLAIN_LETTERS
    if is_letter or not read_answer(authored.amount.written, language=language):
        return None
    return authored.amount._replace(written=collapse(text), after=unit)


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
    amount = undoubted(amounts)
    if not amount:
        return None
    if not amount.after:
        return Authored(amount)
    return _without_unit(collapse(text), amount, unit, language=language, roman=roman)


@lru_cache(maxsize=1 << 8)
def read_margin(text: str, *, language: str = "en", unit: str = "") -> Authored | None:
    """How far off is still right, and its unit: `500`, `10 %`, `±5 m`, `five`; None for all else.

    A share is an amount with `%` behind it.
    """
    read = read_number(_PLUS_MINUS.sub("", text), language=language, unit=unit)
    if not read or read.amount.value < 0 or read.amount.qualifier or read.amount.before:
        return None
    return read


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
    known = own_and_english(tag_of(language))
    idle = (*(each.prompts.idle for each in known), *(each.texts.negations for each in known))
    is_named = _NOUNS.fullmatch(words) and first not in " ".join(idle).split()
    return bool(is_named) and all(map(units_in, rest))
