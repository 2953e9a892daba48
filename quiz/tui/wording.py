"""The words in which the screens speak of responses, verdicts, certainty and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from quiz.schedule import (
    Action,
    Certainty,
    Flagged,
    Hidden,
    MadeDue,
    Overruled,
    PutOff,
    Rated,
    Redated,
    Restarted,
    SpellingAccepted,
    Unflagged,
    Unhidden,
    verbs,
)
from quiz.text import one_line, share

if TYPE_CHECKING:
    from fractions import Fraction

    from quiz.answers import Verdict

CERTAINTIES = {Certainty.SURE: "sure", Certainty.FAIRLY: "fairly", Certainty.GUESS: "a guess"}


_TAKEN_BACK: dict[type[Action], str] = {
    Rated: "the rating of",
    Overruled: "the overruling of the answer to",
    Hidden: "the hiding of",
    Unhidden: "the return of",
    PutOff: "the putting off of",
    Flagged: "the flag of",
    Unflagged: "the taking away of the flag of",
    MadeDue: "the earlier day of",
    SpellingAccepted: "the spelling accepted for",
    Redated: "the mended day of",
    Restarted: "the new start of",
}
"""Every verb that undo reaches; a test holds this table to them."""


def taken_back(kind: type[Action]) -> str:
    """The words for an act that undo took back, to be followed by its question."""
    return _TAKEN_BACK.get(kind, verbs(kind)[0])


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


def player_name(name: str) -> str:
    """The name of a player, who is the learner where it is empty."""
    return one_line(name) or "You"


def verdict_word(verdict: Verdict) -> str:
    """`Right`, `Wrong`, or how much of it was right."""
    if verdict.right:
        return "Right"
    return "Wrong" if verdict.wrong else f"Partly right · {share(verdict.credit)}"
