"""The words in which every face speaks of what was taken back."""

from __future__ import annotations

from quiz.collection import Collection, question_of
from quiz.schedule import (
    Action,
    Fact,
    Flagged,
    Hidden,
    MadeDue,
    Overruled,
    PutOff,
    Rated,
    Redated,
    Restarted,
    Review,
    SpellingAccepted,
    Unflagged,
    Unhidden,
    verbs,
)
from quiz.text import cut, one_line

_LONGEST = 60
"""The most columns of a prompt in a remark."""
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


def undone(collection: Collection, fact: Fact | None, deck: str) -> str:
    """What undo took back, and what that did to a deck, in sentences."""
    if fact is None:
        return "There is nothing to take back."
    return f"Taken back: {_name_of(collection, fact)}. {deck}".strip()


def _name_of(collection: Collection, fact: Fact) -> str:
    """The words for a review or an act, with the question that it is about."""
    question = question_of(collection, fact)
    whole = one_line(question.prompt) if question else ""
    named = f"“{cut(whole, _LONGEST)}”" if whole else "a question that is in no deck now"
    if isinstance(fact, Review):
        return f"the answer to {named}"
    if isinstance(fact.action, Restarted):
        return "the new start; your progress is back"
    return f"{taken_back(type(fact.action))} {named}"
