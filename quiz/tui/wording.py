"""The words in which the screens speak of certainty and of what undo took back."""

from __future__ import annotations

from quiz.schedule.history import (
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


def taken_back(kind: type[Action]) -> str:
    """The words for what undo took back of a question, which is named after them."""
    return _TAKEN_BACK.get(kind, verbs(kind)[0])


def mark_said(mark: float) -> str:
    """A mark with its sign: `+0.67`, `−2.00`."""
    return "0" if abs(mark) < 0.005 else f"{mark:+.2f}".replace("-", "−")


def marks_of(certainty: Certainty) -> str:
    """What a certainty earns and costs: `+0.67 if right, −0.67 if wrong`."""
    from quiz.study.modes import certainty_mark  # Home marks nothing

    right, wrong = (mark_said(certainty_mark(credit, certainty)) for credit in (1.0, 0.0))
    return f"{right} if right, {wrong} if wrong"
