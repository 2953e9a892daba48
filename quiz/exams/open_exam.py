"""An exam that is kept: each thing a pupil does goes to the store, then into the exam."""

from __future__ import annotations

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
        """Ends the exam, and grades every response.

        It is over as soon as the store has its end, even if a grade cannot be kept: handing in
        again keeps those that are missing.
        """
        self.exam.take(await self._keep(_keep_end, self._collection, self.exam, moment, tick))
        for outcome, receipt in await self._keep(_keep_grades, self._collection, self.exam):
            self.exam.take_graded(outcome, receipt)


def _keep_end(collection: Collection, exam: Exam, moment: Moment, tick: float) -> Act:
    """The act that ends an exam, kept unless it was before."""
    assert exam.sitting is not None
    facts = collection.store.done_in(exam.sitting)
    acts = (fact for fact in facts if isinstance(fact, Act))
    end = next((act for act in acts if isinstance(act.action, HandedIn)), None)
    if end is None:
        end = exam.hand_in(moment, tick)
        collection.store.act(end)
    return end


def _keep_grades(collection: Collection, exam: Exam) -> list[tuple[Outcome, Receipt | None]]:
    """Each question's outcome, its review kept unless it was before.

    Nothing is kept of a question without a response.
    """
    assert exam.sitting is not None
    store = collection.store
    facts = store.done_in(exam.sitting)
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
    return graded
