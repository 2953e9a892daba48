"""The words in which the screens speak of responses, verdicts and certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from quiz.schedule import Certainty
from quiz.text import share

if TYPE_CHECKING:
    from fractions import Fraction

    from quiz.answers import Verdict


def signed_mark(mark: float | Fraction) -> str:
    """A mark with its sign: `+0.67`, `−2.00`."""
    return "0" if -0.005 < mark < 0.005 else f"{float(mark):+.2f}".replace("-", "−")


def stakes(certainty: Certainty) -> str:
    """The marks that a certainty earns and costs: `+0.67 if right, −0.67 if wrong`."""
    from quiz.study import certainty_mark

    right, wrong = (signed_mark(certainty_mark(credit, certainty)) for credit in (1.0, 0.0))
    return f"{right} if right, {wrong} if wrong"


def response_line(response: str) -> str:
    """A response on one line, with dots between its parts; empty where nothing was answered."""
    return " · ".join(response.split("\n")).strip()


class Graded(Protocol):
    """A verdict, or what is kept of one."""

    @property
    def right(self) -> bool: ...

    @property
    def wrong(self) -> bool: ...


def sign(graded: Graded) -> tuple[str, str]:
    """The sign of a verdict, and its colour."""
    if graded.right:
        return "✓", "$text-success"
    return ("✗", "$text-error") if graded.wrong else ("◐", "$text-warning")


def verdict_word(verdict: Verdict) -> str:
    """`Right`, `Wrong`, or how much of it was right."""
    if verdict.right:
        return "Right"
    return "Wrong" if verdict.wrong else f"Partly right · {share(verdict.credit)}"
