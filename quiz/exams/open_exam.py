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
    is raised and the exam is as it was.
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
        """Ends the exam, and grades every response."""
        end = await self._keep(_keep_end, self._collection, self.exam, moment, tick)
        self.exam.take(end.act)
        for outcome, receipt in end.graded:
            self.exam.take_graded(outcome, receipt)


class _End(NamedTuple):
    """The end of an exam as the store has it."""

    act: Act
    graded: list[tuple[Outcome, Receipt | None]]
    """Each question's outcome; nothing is kept of one without a response."""


def _keep_end(collection: Collection, exam: Exam, moment: Moment, tick: float) -> _End:
    """Keeps that an exam is over and a review of each response, but for those that are kept."""
    assert exam.sitting is not None
    store = collection.store
    facts = store.done_in(exam.sitting)
    acts = (fact for fact in facts if isinstance(fact, Act))
    end = next((act for act in acts if isinstance(act.action, HandedIn)), None)
    if end is None:
        end = exam.hand_in(moment, tick)
        store.act(end)
    reviews = {fact.question: fact for fact in facts if isinstance(fact, Review)}
    graded: list[tuple[Outcome, Receipt | None]] = []
    for outcome in exam.graded(collection.now):
        question = outcome.turn.question
        review, receipt = reviews.get(question.key), None
        if review is not None and review.id is not None:
            receipt = Receipt(review.id, exam.session.standing(question))
        elif question.key in exam.answers:
            receipt = store.record(outcome.review, question)
        graded.append((outcome, receipt))
    return _End(end, graded)
