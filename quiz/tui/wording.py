"""The words in which the screens speak of responses, verdicts, certainty and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.schedule.history import Certainty, Verb
from quiz.text import one_line

if TYPE_CHECKING:
    from quiz.answers.verdict import Verdict

CERTAINTIES = {Certainty.SURE: "sure", Certainty.FAIRLY: "fairly", Certainty.GUESS: "a guess"}


_TAKEN_BACK = {
    Verb.RATED: "the rating of",
    Verb.OVERRULED: "the overruling of the answer to",
    Verb.HIDDEN: "the hiding of",
    Verb.BACK: "the return of",
    Verb.PUT_OFF: "the putting off of",
    Verb.FLAGGED: "the flag of",
    Verb.UNFLAGGED: "the taking away of the flag of",
    Verb.DUE_NOW: "the earlier day of",
    Verb.SPELT: "the spelling accepted for",
    Verb.REDATED: "the mended day of",
    Verb.RESET: "the new start of",
}
"""Every verb that undo reaches; a test holds this table to them."""


def taken_back(verb: Verb) -> str:
    """The words for an act that undo took back, to be followed by its question."""
    return _TAKEN_BACK.get(verb, verb)


def signed_mark(mark: float) -> str:
    """A mark with its sign: `+0.67`, `−2.00`."""
    return "0" if abs(mark) < 0.005 else f"{mark:+.2f}".replace("-", "−")


def stakes(certainty: Certainty) -> str:
    """The marks that a certainty earns and costs: `+0.67 if right, −0.67 if wrong`."""
    from quiz.study.modes import certainty_mark  # Home marks nothing

    right, wrong = (signed_mark(certainty_mark(credit, certainty)) for credit in (1.0, 0.0))
    return f"{right} if right, {wrong} if wrong"


def response_line(response: str) -> str:
    """A response on one line, with dots between its parts; empty where nothing was answered."""
    return " · ".join(response.split("\n")).strip()


def sign(verdict: Verdict) -> tuple[str, str]:
    """The sign of a verdict, and its colour."""
    if verdict.right:
        return "✓", "$text-success"
    return ("✗", "$text-error") if verdict.wrong else ("◐", "$text-warning")


def player_name(name: str) -> str:
    """The name of a player, who is the learner where it is empty."""
    return one_line(name) or "You"
