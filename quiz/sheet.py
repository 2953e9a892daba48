"""A deck file's text while it is read: its lines, and the problems found in it so far."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from quiz.problem import Place, Problem, Severity

MAX_PROBLEMS = 500
"""More than anybody reads; a deck that has so many is not read to its end."""

_LINE_BREAK = re.compile("\r\n|\r|\n")
_LONGEST_REST = 400


def lines_of(text: str) -> list[str]:
    """The lines as an editor counts them; Unicode's odd breaks are characters."""
    return _LINE_BREAK.split(text)


@dataclass
class Sheet:
    """What reading a deck writes on."""

    file: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    errors: int = 0
    """Errors flagged, listed or not."""
    mended: set[int] = field(default_factory=set)
    """Lines in which a slip is a problem already: what follows from it there is none."""
    _early: list[tuple[int, int]] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        return lines_of(self.text)

    @cached_property
    def lines_with_comment(self) -> frozenset[int]:
        """The lines in which # could cut a text."""
        if " #" not in self.text and "\t#" not in self.text:
            return frozenset()
        return frozenset(number for number, line in enumerate(self.lines, start=1) if " #" in line or "\t#" in line)

    def line(self, number: int) -> str:
        """The line of this number, from 1; empty after the last."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def rest(self, place: Place) -> str:
        """What stands in a line from a place on, as much of it as a message could need."""
        return self.line(place.line)[place.column - 1 : place.column - 1 + _LONGEST_REST]

    def flag(self, place: Place, code: str, message: str, severity: Severity = Severity.ERROR) -> None:
        if place.line in self.mended:
            return
        self.errors += severity is Severity.ERROR
        if not self.is_full:
            self.problems.append(Problem(self.file, place, code, message, severity))

    @property
    def is_full(self) -> bool:
        """Whether there are so many problems that no more are listed."""
        return len(self.problems) >= MAX_PROBLEMS

    @property
    def is_crowded(self) -> bool:
        """Whether there are so many problems that it is not worth while to look for the best advice."""
        return len(self.problems) >= MAX_PROBLEMS // 5

    def flag_early(self, place: Place, code: str, message: str, *, listed: bool = True) -> None:
        """Flags an error that was found before anybody knew whose question it is in; in any order."""
        if listed:
            self.flag(place, code, message)
        self._early.append((place.line, place.column))

    def sort_early(self) -> None:
        """What has to be done between flagging the last early error and asking for one."""
        self._early.sort()

    def has_early(self, first: tuple[int, int], last: tuple[int, int]) -> bool:
        """Whether an early error stands from one line and column up to another."""
        index = bisect_left(self._early, first)
        return index < len(self._early) and self._early[index] < last
