"""Places among a machine's rows, as runs of numbers: a million of them take a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Spans: TypeAlias = list[tuple[int, int]]
"""First and last of each run, in order, with a number missing between two runs."""


def spans(numbers: Iterable[int]) -> Spans:
    """The runs that some numbers make."""
    return merged((number, number) for number in set(numbers))


def merged(runs: Iterable[tuple[int, int]]) -> Spans:
    """Runs that may touch and overlap, as those that do not."""
    found: Spans = []
    for first, last in sorted(runs):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def without(runs: Spans, other: Spans) -> Spans:
    """What the first runs hold and the others do not."""
    left: Spans = []
    for first, last in runs:
        start = first
        for begin, end in other:
            if end < start or begin > last:
                continue
            if begin > start:
                left.append((start, begin - 1))
            start = end + 1
        if start <= last:
            left.append((start, last))
    return left
