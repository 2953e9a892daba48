"""An exam that is kept: each thing a pupil does goes to the store, then into the exam."""

from __future__ import annotations

from typing import NamedTuple

from quiz.clock import Moment
from quiz.collection import Collection, Keep
from quiz.exams.exam import Exam
from quiz.schedule import Act, HandedIn, Review
from quiz.store import Receipt
from quiz.study import Outcome


class OpenExam:
    """An exam and the writer that keeps it.

    Every method keeps an act before it changes the exam. Where the store cannot keep it, StoreError
    is raised and the exam is as the store has it.
    """

    def __init__(self, exam: Exam, collection: Collection, keep: Keep) -> None:
        self.exam = exam
        self._collection = collection
        self._keep = keep

    async def answer(self, response: str, moment: Moment, tick: float) -> Act | None:
        """Answers the question on the screen; None if it is too late, or was the answer before."""
        return await self._take(self.exam.answer(response, moment, tick))

    async def flag(self, moment: Moment, tick: float) -> Act | None:
        """Flags the question on the screen, or takes its flag away; None if it is too late."""
        return await self._take(self.exam.flag(moment, tick))

    async def _take(self, act: Act | None) -> Act | None:
        if act is not None:
            await self._keep(self._collection.store.act, act, self.exam.turn.question)
            self.exam.take(act)
        return act

    async def hand_in(self, moment: Moment, tick: float) -> None:
        """Ends the exam and grades every response: all of it is kept, or nothing."""
        end, graded = await self._keep(_keep, self._collection, self.exam, moment, tick)
        self.exam.take(end)
        for outcome, receipt in graded:
            self.exam.take_graded(outcome, receipt)


class _Paper(NamedTuple):
    """An exam that was handed in: its end, and each outcome with its receipt, if it was kept."""

    end: Act
    graded: list[tuple[Outcome, Receipt | None]]


def _keep(collection: Collection, exam: Exam, moment: Moment, tick: float) -> _Paper:
    """The exam as it is kept; what another window kept of it before stands.

    Nothing is kept of a question without a response.
    """
    assert exam.sitting is not None
    facts = collection.store.done_in(exam.sitting)
    acts = (fact for fact in facts if isinstance(fact, Act))
    kept = next((act for act in acts if isinstance(act.action, HandedIn)), None)
    end = kept or exam.hand_in(moment, tick)
    rows = {fact.question: fact.id for fact in facts if isinstance(fact, Review)}
    outcomes = {outcome.turn.question.key: outcome for outcome in exam.graded(collection.now)}
    missing = [key for key in outcomes if key in exam.answers and key not in rows]
    reviews = [(outcomes[key].review, outcomes[key].turn.question) for key in missing]
    new = collection.store.hand_in(None if kept else end, reviews)
    receipts = dict(zip(missing, new, strict=True))
    for key, row in rows.items():
        if key in outcomes and row is not None:
            receipts[key] = Receipt(row, exam.session.standing(outcomes[key].turn.question))
    return _Paper(end, [(outcome, receipts.get(key)) for key, outcome in outcomes.items()])
