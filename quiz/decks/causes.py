"""Mistakes of one cause told as one: the first in full, and where the others are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quiz.decks.problem import Problem

FEW = 3
"""So many alike are told one by one: each with its line and its caret."""
FEW_CURES = 9
"""So many of one cause, each with a cure of its own, are told one by one."""
LINES_NAMED = 8
_KIND = re.compile(r"\b[a-z]+ question\b")
WHOLE_FILE = ("not-utf-8", "other-format")
"""Codes of causes that a file has once, however many lines show it."""


def told_by_cause(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in the order of their places, those of one cause as one if they are many."""
    by_cause: dict[tuple[object, ...], list[Problem]] = {}
    for problem in sorted(problems, key=lambda problem: problem.place[:2]):
        by_cause.setdefault(_cause(problem), []).append(problem)
    told = [problem for alike in by_cause.values() for problem in _told(alike)]
    told.sort(key=lambda problem: problem.place[:2])
    return told


def _cause(problem: Problem) -> tuple[object, ...]:
    """What two problems of one cause have in common: their messages up to the cure."""
    what = "" if problem.code in WHOLE_FILE else _KIND.sub("", problem.message).partition(": ")[0]
    return problem.severity, problem.code, what


def _told(alike: list[Problem]) -> list[Problem]:
    """The problems of one cause as they are told, in the order of their places."""
    by_line: dict[int, list[Problem]] = {}
    for problem in alike:
        by_line.setdefault(problem.place.line, []).append(problem)
    has_cures = ": " in alike[0].message and len({problem.message for problem in alike}) > 1
    if alike[0].code in WHOLE_FILE and len(by_line) > 1:
        return [_one_of(alike, list(by_line))]
    if len(by_line) > (FEW_CURES if has_cures else FEW):
        return [_one_of(alike, list(by_line))]
    if has_cures:
        return [problem if problem.times == 1 else _one_of([problem], []) for problem in alike]
    return [_one_of(in_line, []) for in_line in by_line.values()]


def _one_of(alike: list[Problem], lines: list[int]) -> Problem:
    """The first problem, with the number and the lines of the others."""
    first, times = alike[0], sum(problem.times for problem in alike)
    if times == 1:
        return first
    if lines[1:]:
        named = ", ".join(map(str, lines[1 : LINES_NAMED + 1]))
        more = " and so on" if len(lines) > LINES_NAMED + 1 else ""
        number = f"{len(lines) - 1:,} more lines" if lines[2:] else "one more line"
        where = f"The same mistake is in {number}: {named}{more}."
    else:
        where = f"It is in this line {times:,} times."
    sentence, _, example = first.message.partition("\n")
    message = f"{sentence} {where}"
    if example:  # stays below the sentence that leads to it
        before, _, lead = sentence.rpartition(". ")
        message = f"{before}. {where} {lead}\n{example}" if before else f"{message}\n{example}"
    return first._replace(message=message, times=times)
