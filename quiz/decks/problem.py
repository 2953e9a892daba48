"""A mistake in a deck: where it is, what is wrong, and what to write instead."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem matters: an error keeps one question out, a warning keeps nothing out."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """Where something was written, as an editor shows it."""

    line: int
    """From 1."""
    column: int
    """Characters from 1; a tab is one."""
    width: int = 1
    """Characters that the caret underlines, at least 1."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in one deck."""

    file: str
    place: Place
    code: str
    """Stable: what `lint:` names and tools look for."""
    message: str
    """What is wrong and, where possible, what to write instead."""
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


MAX_PROBLEMS = 500
"""More than anybody reads; a deck that has so many is not read to its end."""

_LINE_BREAK = re.compile("\r\n|\r|\n")
_LONGEST_REST = 400


def lines_of(text: str) -> list[str]:
    """The lines as an editor counts them; Unicode's odd breaks are characters."""
    return _LINE_BREAK.split(text)


@dataclass
class Problems:
    """What reading a deck writes on."""

    file: str
    text: str
    listed: list[Problem] = field(default_factory=list)
    errors: int = 0
    """Errors flagged, listed or not."""
    mended_lines: set[int] = field(default_factory=set)
    """Lines in which a slip is a problem already: what follows from it there is none."""
    _broken: list[tuple[int, int]] = field(default_factory=list)

    @cached_property
    def _starts(self) -> array[int]:
        """Where each line begins; a list of the lines themselves would take ten times the memory."""
        return array("I", chain((0,), (found.end() for found in _LINE_BREAK.finditer(self.text))))

    @cached_property
    def has_comments(self) -> bool:
        """Whether # could cut a text anywhere."""
        return " #" in self.text or "\t#" in self.text

    def line(self, number: int) -> str:
        """The line of this number, from 1; empty after the last."""
        if not 0 < number <= len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")

    def copy(self) -> Problems:
        """A copy to try something on."""
        return replace(
            self, listed=[*self.listed], mended_lines={*self.mended_lines}, _broken=[*self._broken]
        )

    def place(self, at: int) -> Place:
        """Where a character of the text stands."""
        line = bisect_right(self._starts, at)
        return Place(line, at - self._starts[line - 1] + 1)

    def rest(self, place: Place) -> str:
        """What stands in a line from a place on, as much of it as a message could need."""
        return self.line(place.line)[place.column - 1 : place.column - 1 + _LONGEST_REST]

    def add(
        self, place: Place, code: str, message: str, severity: Severity = Severity.ERROR
    ) -> None:
        if place.line in self.mended_lines:
            return
        self.errors += severity is Severity.ERROR
        if not self.too_many_to_list:
            self.listed.append(Problem(self.file, place, code, message, severity))

    @property
    def too_many_to_list(self) -> bool:
        """Whether there are so many problems that no more are listed."""
        return len(self.listed) >= MAX_PROBLEMS

    @property
    def too_many_for_advice(self) -> bool:
        """Whether there are so many problems that it is not worth while to look for the best
        advice."""
        return len(self.listed) >= MAX_PROBLEMS // 5

    def add_broken(self, place: Place, code: str, message: str, *, listed: bool = True) -> None:
        """Flags an error that was found before anybody knew whose question it is in; in any order."""
        if listed:
            self.add(place, code, message)
        insort(self._broken, (place.line, place.column))

    def is_broken(self, first: tuple[int, int], last: tuple[int, int]) -> bool:
        """Whether an early error stands from one line and column up to another."""
        index = bisect_left(self._broken, first)
        return index < len(self._broken) and self._broken[index] < last
