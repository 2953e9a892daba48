"""A cure for a slip: what to tell, and the lines with it."""

from __future__ import annotations

import re
from typing import NamedTuple

from quiz.decks.problem import Place
from quiz.decks.recovery.chunks import Chunk, indent

_KEY = re.compile(r"\s*(?:-\s+)?(?P<key>[^\W\d]\w*)\s*:(?:\s|$)")


class Mend(NamedTuple):
    """What is wrong in a part of a deck, and its lines put right."""

    place: Place
    code: str
    message: str
    lines: list[str]
    touched: frozenset[int]
    """The numbers of the lines put right."""


def mend(chunk: Chunk, changes: dict[int, str], columns: tuple[int, int], *, code: str, message: str) -> Mend:
    """A cure by other lines at some indices; the columns are from where to where, from 0, the first is wrong."""
    lines = [changes.get(index, line) for index, line in enumerate(chunk.lines)]
    start, end = columns
    place = Place(chunk.first_line + min(changes), start + 1, max(end - start, 1))
    return Mend(place, code, message, lines, frozenset(chunk.first_line + index for index in changes))


def known_key(chunk: Chunk, index: int) -> str:
    """The key with which a line begins, if it is one that may stand here."""
    found = _KEY.match(chunk.lines[index])
    return found["key"] if found and found["key"].casefold() in chunk.keys else ""


def is_item(line: str) -> bool:
    """Whether a line is an entry of a list."""
    return re.match(r"\s*-(\s|$)", line) is not None


def run_on(chunk: Chunk, index: int, column: int) -> list[int]:
    """The lines from one on that are its text, as far as their indentation tells: those deeper than a column."""
    last = index + 1
    while last < len(chunk.lines) and chunk.lines[last].strip() and indent(chunk.lines[last]) > column:
        if known_key(chunk, last) or is_item(chunk.lines[last]):
            break
        last += 1
    return list(range(index, last))
