"""Outcomes of grading: how right a response was, or that it has more than one reading."""

from __future__ import annotations

from enum import Enum, StrEnum

from quiz.values import NamedTuple

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from typing import TypeAlias


class Mark(StrEnum):
    """Outcome of one part of an answer."""

    RIGHT = "right"
    MISSED = "missed"
    HALF = "half"
    """Named, but not as it ought to be."""
    WRONG = "wrong"


class Forgiven(Enum):
    """A fault that grading overlooks and that the note names."""

    ACCENTS = "accents"
    """Accents were left out or added."""
    SLIP = "slip"
    """Letters were missing, too many, wrong or swapped."""
    FORM = "form"
    """A word had another ending, or its article was another."""
    TWIN = "twin"
    """Another question with the same prompt was answered."""


class Part(NamedTuple):
    """One member of a set, one gap or one pair, and its mark."""

    text: str
    mark: Mark
    note: str = ""


class Verdict(NamedTuple):
    """Credit for a response, and why."""

    credit: float
    """From 0 (wrong) to 1 (right)."""
    note: str = ""
    """A sentence about a forgiven slip or a part of the credit; else empty."""
    parts: tuple[Part, ...] = ()
    shown: str = ""
    """The spelling of the answer that the response came nearest to, if it is not the first."""
    forgiven: Forgiven | None = None
    """What the note excuses, for code that must not read the note."""

    @property
    def right(self) -> bool:
        return self.credit == 1

    @property
    def wrong(self) -> bool:
        return self.credit == 0


class Unclear(NamedTuple):
    """A response of more than one reading: it is asked again and is no review."""

    readings: tuple[str, ...]
    why: str = ""
    """A sentence about what makes it unclear, if that is not which of its readings is meant."""

    @property
    def remark(self) -> str:
        """What to tell somebody who may answer again."""
        return self.why or f"Which is meant: {' or '.join(self.readings)}?"


Grade: TypeAlias = Verdict | Unclear

WRONG = Verdict(0.0)
RIGHT = Verdict(1.0)
