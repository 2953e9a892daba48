"""A deck file's text while it is read: its lines, and the problems found in it so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quiz.problem import Place, Problem, Severity

_LINE_BREAK = re.compile("\r\n|\r|\n")


@dataclass(slots=True)
class Sheet:
    """What reading a deck writes on."""

    file: str
    text: str
    lines: list[str] = field(init=False)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = _LINE_BREAK.split(self.text)

    def line(self, number: int) -> str:
        """The line of this number, from 1; empty after the last."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def flag(self, place: Place, code: str, message: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(self.file, place, code, message, severity))

    def flagged(self) -> list[tuple[int, int]]:
        """The lines and columns of the errors so far, in order."""
        return sorted((one.place.line, one.place.column) for one in self.problems if one.is_error)
