"""What pasted lines mean where something is to be put in order, paired or ticked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quiz.answers import fold, unmarked
from quiz.patterns import regex
from quiz.text import cut, one_line
from quiz.tui.widgets.line import clip_of
from quiz.values import NamedTuple

_IN_ONE_LINE = regex(r"→|->|[;,、，；>]")
"""Marks between the items of an order, or of ticks, that stand on one line."""
_BETWEEN_SIDES = regex(r"->|→|=>|=|⇒|\s[-–—]\s|:|\t")
_SHOWN = 40
"""Columns of a line that is said not to be recognised."""


class Placed(NamedTuple):
    """The texts that all pasted lines name, by their numbers; or the sentence why nothing is."""

    numbers: tuple[int, ...]
    complaint: str = ""


class Joined(NamedTuple):
    """The pairs that all pasted lines make, by their numbers; or the sentence why none are."""

    pairs: tuple[tuple[int, int], ...]
    complaint: str = ""


def placed(text: str, texts: Sequence[str]) -> Placed:
    """Each line of a pasted text, or of one line each item, is one of these texts."""
    lines, is_cut = clip_of(text)
    if is_cut:
        return Placed((), "Nothing was taken: that is too long.")
    if len(lines) == 1 and _number_of(lines[0], texts) is None:
        lines = tuple(filter(None, map(str.strip, _IN_ONE_LINE.split(lines[0]))))
    numbers: list[int] = []
    for line in lines:
        number = _number_of(line, texts)
        if number is None:
            return Placed((), f"Nothing was taken: {_quoted(line)} is none of these.")
        if number in numbers:
            return Placed((), f"Nothing was taken: {_quoted(line)} stands there twice.")
        numbers.append(number)
    return Placed(tuple(numbers))


def joined(text: str, lefts: Sequence[str], rights: Sequence[str], *, shares: bool) -> Joined:
    """Each line of a pasted text is a pair: `left = right`, `left - right` or `left -> right`."""
    lines, is_cut = clip_of(text.replace("\t", " = "))
    if is_cut:
        return Joined((), "Nothing was taken: that is too long.")
    pairs: dict[int, int] = {}
    for line in lines:
        pair = next(_pairs_of(line, lefts, rights), None)
        if pair is None:
            return Joined((), f"Nothing was taken: {_quoted(line)} is no pair of these.")
        left, right = pair
        if left in pairs or (right in pairs.values() and not shares):
            again = rights[right] if left not in pairs else lefts[left]
            return Joined((), f"Nothing was taken: {_quoted(again)} is paired twice.")
        pairs[left] = right
    return Joined(tuple(pairs.items()))


def _pairs_of(line: str, lefts: Sequence[str], rights: Sequence[str]) -> Iterator[tuple[int, int]]:
    for mark in _BETWEEN_SIDES.finditer(line):
        left = _number_of(line[: mark.start()], lefts)
        right = _number_of(line[mark.end() :], rights)
        if left is not None and right is not None:
            yield left, right


def _number_of(line: str, texts: Sequence[str]) -> int | None:
    """The only text that a line is, its case and closing marks apart, also as an item of a list."""
    for typed in (line, unmarked(line.strip())):
        wanted = fold(typed)
        numbers = [number for number, text in enumerate(texts) if fold(text) == wanted]
        if len(numbers) == 1:
            return numbers[0]
    return None


def _quoted(line: str) -> str:
    return f"“{cut(one_line(line), _SHOWN)}”"
