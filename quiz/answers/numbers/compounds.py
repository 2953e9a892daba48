"""Amounts in several units that are one number: `1 h 30 min`, `5 ft 10 in`, `2 years 3 months`."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product

from quiz.answers.numbers.amount import Amount, Notation
from quiz.answers.numbers.amounts import clean
from quiz.answers.numbers.units import Unit, units_in
from quiz.patterns import regex

_LONGEST = 60
_PIECE = regex(
    r"(?P<count>\d{1,9}(?:[.,]\d{1,6})?) ?(?P<unit>[^\W\d_]{1,20}|[€$£]|''?|\")?"
    r"(?:$|(?:\.? |, ?)(?:(?:and|und|et|y|e|en|и) )?|(?=\d))"
)
_CLOCK = regex(r"(?i)^(\d{1,3}):([0-5]\d) ?(h|hr|std|ч|min)$")
_QUOTES = dict.fromkeys(map(ord, "“”"), '"')
_NEXT = {
    **dict.fromkeys(("ft", "feet", "foot", "'"), ("in", (1, 2))),
    **dict.fromkeys(("h", "hr", "std", "ч"), ("min", (1, 2))),
    "min": ("s", (1, 2)),
    **dict.fromkeys(("m", "metre", "meter", "metro", "mètre", "м"), ("cm", (2,))),
    **dict.fromkeys(("€", "euro", "euros", "$", "£"), ("¢", (2,))),
    **dict.fromkeys(("km", "км"), ("m", (3,))),
    **dict.fromkeys(("kg", "кг"), ("g", (3,))),
}
"""The unit of a last number that has none, and how many digits that has: 1 h 30, 1 m 68, 1€10."""


def compound(text: str) -> Amount | None:
    """The amount in the last of its units; None for all else."""
    plain = _CLOCK.sub(r"\1 \3 \2", clean(text).translate(_QUOTES).strip(" ."))
    pieces, end = list[tuple[str, str]](), 0
    while end < len(plain) <= _LONGEST and (piece := _PIECE.match(plain, end)):
        pieces.append((piece["count"].replace(",", "."), piece["unit"] or ""))
        end = piece.end()
    if end < len(plain) or not 2 <= len(pieces) <= 4:
        return None
    if not pieces[-1][1]:
        name, lengths = _NEXT.get(pieces[-2][1].casefold(), ("", ()))
        pieces[-1] = pieces[-1][0], name if len(pieces[-1][0]) in lengths else ""
    counts = [Fraction(count) for count, _ in pieces]
    for units in product(*(units_in(name) for _, name in pieces)):
        if _make_one(counts, units):
            total = sum(count * unit.size for count, unit in zip(counts, units, strict=True))
            step = Fraction(1, 10 ** len(pieces[-1][0].partition(".")[2]))
            value, name = Fraction(total) / units[-1].size, pieces[-1][1]
            return Amount(text, value, notation=Notation.SCALED, after=name, step=step)
    return None


def _make_one(counts: list[Fraction], units: tuple[Unit, ...]) -> bool:
    """True if each unit is a smaller one than that before it, and its count does not fill that."""
    if len({unit.dimension for unit in units}) > 1 or any(unit.zero for unit in units):
        return False
    return all(count.denominator == 1 for count in counts[:-1]) and all(
        count * unit.size < before.size
        for count, (before, unit) in zip(counts[1:], pairwise(units), strict=True)
    )
