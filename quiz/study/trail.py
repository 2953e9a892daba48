"""The steps of a sitting: where undo leads back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.schedule import Review
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.decks import QuestionKey
    from quiz.schedule import Action, Fact, RowId
    from quiz.study.turns import Outcome


class Step(NamedTuple):
    """A response, or an act, that undo can lead back through."""

    kind: type[Action] | None
    """The sort of act; None for a response."""
    question: QuestionKey
    review: RowId | None
    """The review that it is, or that it is about."""
    number: int
    """The turn that was on the screen."""
    before: Outcome | None = None
    """The verdict that was on the screen, if there was one."""


class Trail:
    """The steps of a sitting, the latest last."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def add(self, step: Step) -> None:
        self._steps.append(step)

    def take_back(self, fact: Fact) -> Step | None:
        """Removes the last step that a fact records, and returns it; None if it is of another
        sitting."""
        wanted = (
            (None, fact.question, fact.id)
            if isinstance(fact, Review)
            else (type(fact.action), fact.question, fact.row)
        )
        for index in reversed(range(len(self._steps))):
            step = self._steps[index]
            if (step.kind, step.question, step.review) == wanted:
                return self._steps.pop(index)
        return None
