"""What was done in a sitting, so that it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.decks.identity import QuestionKey
from quiz.schedule.history import Fact, Review, RowId, Verb
from quiz.study.turns import Outcome


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was done."""

    verb: Verb | None
    """None for a response."""
    question: QuestionKey
    review: RowId | None
    """The review that it is, or that it is about."""
    number: int
    """The turn that was on the screen."""
    before: Outcome | None = None
    """The verdict that was on the screen, if there was one."""


class Trail:
    """What was done, the latest last."""

    def __init__(self) -> None:
        self._done: list[Done] = []

    def add(self, done: Done) -> None:
        self._done.append(done)

    def take_back(self, fact: Fact) -> Done | None:
        """The last thing done that a fact tells of, which is gone then; None if the fact was not made here."""
        told = (None, fact.question, fact.id) if isinstance(fact, Review) else (fact.verb, fact.question, fact.target)
        for place in reversed(range(len(self._done))):
            done = self._done[place]
            if (done.verb, done.question, done.review) == told:
                return self._done.pop(place)
        return None
