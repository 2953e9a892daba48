"""A mistake in a deck: where it is, what is wrong, and what to write instead."""

from __future__ import annotations

from bisect import bisect_left, insort
from enum import StrEnum

from quiz.values import NamedTuple

MAX_PROBLEMS = 500
"""Messages of one deck: more than anybody reads."""
MAX_FOUND = 5_000
"""A deck in which so many mistakes are found is not read to its end."""
MAX_ADVISED = 100
"""Different problems for which the best advice is looked for."""


class Severity(StrEnum):
    """An error keeps one question out, a warning keeps nothing out."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A place in a file, as an editor shows it."""

    line: int
    """From 1."""
    column: int
    """Characters from 1; a tab is one."""
    width: int = 1
    """Characters that the caret underlines, at least 1."""


class Problem(NamedTuple):
    """One mistake in one deck."""

    file: str
    place: Place
    code: str
    """Stable: what `lint:` names and tools look for."""
    message: str
    """What is wrong and, where possible, what to write instead."""
    severity: Severity = Severity.ERROR
    times: int = 1
    """So many mistakes of this one cause are in the deck; the message says where."""

    @property
    def sentence(self) -> str:
        """Its message without the example to copy that may stand below."""
        first, _, example = self.message.partition("\n")
        return f"{first.rpartition('. ')[0]}." if example and ". " in first else first

    @property
    def example(self) -> str:
        """Lines to copy, if it has them."""
        return self.message.partition("\n")[2]

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


class Problems:
    """The problems of one deck, collected while it is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.listed: list[Problem] = []
        self.errors = 0
        """Errors found, listed or not."""
        self.mended_lines: set[int] = set()
        """Lines that are listed as wrong and were read as if put right: no other problem is
        theirs."""
        self._different: set[str] = set()
        self._broken: list[tuple[int, int]] = []
        """Lines and columns at which the YAML of a question is wrong, in order."""

    def add(
        self,
        place: Place,
        code: str,
        message: str,
        severity: Severity = Severity.ERROR,
        *,
        times: int = 1,
    ) -> None:
        """Adds a problem; `times` is how often it is there in its line.

        What a message says below its first line is an example to copy.
        """
        if place.line in self.mended_lines:
            return
        self.errors += severity is Severity.ERROR
        if not self.too_many_to_list:
            self.listed.append(Problem(self.file, place, code, message, severity, times))
            self._different.add(message)

    @property
    def too_many_to_list(self) -> bool:
        return len(self.listed) >= MAX_FOUND

    @property
    def too_many_for_advice(self) -> bool:
        return len(self._different) >= MAX_ADVISED

    def mark_broken(self, place: Place) -> None:
        """Keeps out the question to which a place will turn out to belong; in any order."""
        insort(self._broken, (place.line, place.column))

    def is_broken(self, start: tuple[int, int], end: tuple[int, int]) -> bool:
        """True if a place from one line and column up to another is broken."""
        if not self._broken:
            return False
        index = bisect_left(self._broken, start)
        return index < len(self._broken) and self._broken[index] < end
