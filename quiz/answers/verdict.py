"""What grading says: how right a response was, or that it could be read in more than one way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Mark(StrEnum):
    """What became of one part of an answer."""

    RIGHT = "right"
    MISSED = "missed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a set, one gap, one pair: what it was and what became of it."""

    text: str
    mark: Mark
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How right a response was."""

    credit: float
    """From 0 (wrong) to 1 (right)."""
    note: str = ""
    """One sentence about a forgiven slip or a part of the credit; empty where there is nothing to
    say."""
    parts: tuple[Part, ...] = ()
    shown: str = ""
    """The spelling of the answer that the response came nearest to, if it is not the first."""

    @property
    def right(self) -> bool:
        return self.credit == 1

    @property
    def wrong(self) -> bool:
        return self.credit == 0


@dataclass(frozen=True, slots=True)
class Unclear:
    """The response has more than one reading: it is asked again and is no review."""

    readings: tuple[str, ...]


Grade: TypeAlias = Verdict | Unclear

WRONG = Verdict(0.0)
RIGHT = Verdict(1.0)
