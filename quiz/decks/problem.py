"""A mistake in a deck: where it is, what is wrong, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
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
