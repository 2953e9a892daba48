"""The fields of a JSON text that may be anybody's: each is taken as what it must be, or refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import TYPE_CHECKING, NoReturn

from quiz.patterns import regex

if TYPE_CHECKING:
    from fractions import Fraction

LONGEST = 2_000_000
"""Characters that a text may have."""
MOST = 100_000
"""Items that a list may have."""
_NOTHING: Mapping[str, object] = {}


def with_exact(name: str, number: float | Fraction | None) -> dict[str, object]:
    """A figure as a program reads it, and beside it the fraction that it is: `7/3`."""
    rounded = None if number is None else round(float(number), 6)
    return {name: rounded, f"{name}_exact": None if number is None else f"{number}"}


class BadField(ValueError):
    """A field that is missing, or not what it must be."""


class Fields:
    """What stands in one pair of braces; a name that nobody asks for is passed over."""

    __slots__ = ("_usual", "_values")

    def __init__(self, value: object, usual: Mapping[str, object] = _NOTHING) -> None:
        if not isinstance(value, dict):
            raise BadField("no fields stand here")
        self._values: dict[str, object] = value
        self._usual = usual
        """What is meant where a name is left out, here and in the braces inside of these."""

    @classmethod
    def of(cls, text: str, usual: Mapping[str, object] = _NOTHING) -> Fields:
        """Those of a JSON text. Raises BadField."""
        try:
            return cls(_DECODER.decode(text), usual)
        except (ValueError, RecursionError) as error:
            raise BadField(str(error)) from None

    def has(self, name: str) -> bool:
        """True if there is such a field and it is not null."""
        return self._values.get(name, self._usual.get(name)) is not None

    def _take(self, name: str) -> object:
        try:
            return self._values[name] if name in self._values else self._usual[name]
        except KeyError:
            raise BadField(f'"{name}" is missing') from None

    def text(self, name: str, *, most: int = LONGEST) -> str:
        return as_text(self._take(name), most=most)

    def whole(self, name: str, *, least: int = 0, most: int = 2**53) -> int:
        return as_whole(self._take(name), least=least, most=most)

    def number(self, name: str, *, least: float = 0.0, most: float = 1e15) -> float:
        return as_number(self._take(name), least=least, most=most)

    def fraction(self, name: str) -> Fraction:
        """A fraction as it is written: `7/3`, or `7`."""
        from fractions import Fraction

        written = _FRACTION.fullmatch(self.text(name))
        if not written:
            raise BadField(f'"{name}" is no fraction')
        return Fraction(int(written[1]), int(written[2] or 1))

    def truth(self, name: str) -> bool:
        value = self._take(name)
        if not isinstance(value, bool):
            raise BadField(f'"{name}" is neither true nor false')
        return value

    def word(self, name: str, *words: str) -> str:
        """One of a few words."""
        value = self._take(name)
        if not isinstance(value, str) or value not in words:
            raise BadField(f'"{name}" is none of {", ".join(words)}')
        return value

    def items(self, name: str, *, least: int = 0) -> list[object]:
        return as_list(self._take(name), least=least)

    def wholes(self, name: str, *, least: int = 0, most: int = 2**53) -> tuple[int, ...]:
        return tuple(as_whole(item, least=least, most=most) for item in self.items(name))

    def texts(self, name: str, *, least: int = 0) -> tuple[str, ...]:
        return tuple(map(as_text, self.items(name, least=least)))

    def inner(self, name: str, usual: Mapping[str, object] | None = None) -> Fields:
        return Fields(self._take(name), self._usual if usual is None else usual)

    def inners(self, name: str, *, least: int = 0) -> Iterator[Fields]:
        return (Fields(item, self._usual) for item in self.items(name, least=least))


def as_text(value: object, *, most: int = LONGEST) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise BadField(f"no text of at most {most:,} characters")
    return value


def as_number(value: object, *, least: float = 0.0, most: float = 1e15) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadField("no number")
    if not least <= value <= most or not isfinite(value):
        raise BadField(f"no number from {least:g} to {most:g}")
    return float(value)


def as_whole(value: object, *, least: int = 0, most: int = 2**53) -> int:
    if type(value) is not int or not least <= value <= most:
        raise BadField(f"no whole number from {least} to {most}")
    return value


def as_list(value: object, *, least: int = 0) -> list[object]:
    if not isinstance(value, list) or not least <= len(value) <= MOST:
        raise BadField(f"no list of {least} to {MOST:,} items")
    return value


def _refuse(word: str) -> NoReturn:
    raise BadField(f"{word} is no number")


_DECODER = json.JSONDecoder(parse_constant=_refuse)
_FRACTION = regex(r"(-?\d{1,1000})(?:/([1-9]\d{0,999}))?", re.ASCII)
