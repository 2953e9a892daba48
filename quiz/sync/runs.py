"""Numbers of a machine's rows, as runs: a million of them take a line."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.store import Runs


def runs_of(numbers: Iterable[int]) -> Runs:
    """The runs that some numbers make."""
    apart = set(numbers)
    if not apart:
        return []
    first, last = min(apart), max(apart)
    if last - first + 1 == len(apart):  # as nearly always: to sort them would take far longer
        return [(first, last)]
    return merged((number, number) for number in apart)


def merged(runs: Iterable[tuple[int, int]]) -> Runs:
    """Runs that may touch and overlap, as those that do not."""
    apart: Runs = []
    for first, last in sorted(runs):
        if apart and first <= apart[-1][1] + 1:
            apart[-1] = (apart[-1][0], max(apart[-1][1], last))
        else:
            apart.append((first, last))
    return apart


def without(runs: Runs, other: Runs) -> Runs:
    """The numbers in the first runs and not in the others."""
    left: Runs = []
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


def up_to(number: int, runs: Runs) -> Runs:
    """The runs as far as a number."""
    return [(first, min(last, number)) for first, last in runs if first <= number]
