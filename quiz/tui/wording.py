"""The words in which the screens speak of certainty and of what undo took back."""

from __future__ import annotations

from quiz.schedule.history import Certainty, Verb

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


def taken_back(verb: Verb) -> str:
    """What undo took back of a question, which is named after it."""
    return _TAKEN_BACK.get(verb, verb)


def signed_mark(mark: float) -> str:
    """A mark with its sign: `+0.67`, `−2.00`."""
    return "0" if abs(mark) < 0.005 else f"{mark:+.2f}".replace("-", "−")


def stakes(certainty: Certainty) -> str:
    """What a certainty earns and costs: `+0.67 if right, −0.67 if wrong`."""
    from quiz.study.modes import certainty_mark  # Home marks nothing

    right, wrong = (signed_mark(certainty_mark(credit, certainty)) for credit in (1.0, 0.0))
    return f"{right} if right, {wrong} if wrong"
