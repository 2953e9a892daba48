"""An exam that is kept: each thing a pupil does goes to the store, then into the exam."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from quiz.clock import Moment
from quiz.collection import Collection, Keep
from quiz.decks import QuestionKey
from quiz.errors import ExamLost
from quiz.exams.exam import Exam
from quiz.exams.going_on import open_exams
from quiz.exams.handed_in import acts_of_paper, standing_end
from quiz.schedule import Act, Fact, Review
from quiz.store import Paper, Receipt
from quiz.study import Outcome
from quiz.values import NamedTuple

Graded: TypeAlias = tuple[Outcome, Receipt | None]
"""An outcome, with the receipt of its review if there is one."""


class OpenExam:
    """An exam and the writer that keeps it.

    Every method keeps an act before it changes the exam. Where the store cannot keep it, StoreError
    is raised and the exam is as the store has it. ExamLost is raised, and nothing kept, where
    another window has taken it over or handed it in.
    """

    def __init__(self, exam: Exam, collection: Collection, keep: Keep) -> None:
        self.exam = exam
        self._collection = collection
        self._store = open_exams(collection)
        self._keep = keep

    async def answer(self, response: str, moment: Moment, tick: float) -> Act | None:
        """Answers the question on the screen; None if it is too late, or was the answer before."""
        return await self._take(self.exam.answer(response, moment, tick))

    async def flag(self, moment: Moment, tick: float) -> Act | None:
        """Flags the question on the screen, or takes its flag away; None if it is too late."""
        return await self._take(self.exam.flag(moment, tick))

    async def _take(self, act: Act | None) -> Act | None:
        if act is not None:
            await self._keep(self.keep, act)
            self.exam.take(act)
        return act

    def keep(self, act: Act) -> None:
        """Keeps an act about the question on the screen, as a window does that is left with it."""
        self._store.act(act, self.exam.begun_as, self.exam.turn.question)

    async def hand_in(self, moment: Moment, tick: float) -> None:
        """Ends the exam and grades every answer that any window kept: all of it, or nothing."""
        end, graded = await self._keep(self._hand_in, moment, tick)
        self.exam.take(end)
        for outcome, receipt in graded:
            self.exam.take_graded(outcome, receipt)

    def _hand_in(self, moment: Moment, tick: float) -> tuple[Act, list[Graded]]:
        gradings: list[_Grading] = []

        def grade(facts: list[Fact]) -> Paper:
            gradings.append(self._grade(facts, moment, tick))
            return gradings[-1].paper

        kept = self._store.hand_in(self.exam.begun_as, grade)
        (grading,) = gradings
        receipts = {**grading.receipts, **dict(zip(grading.missing, kept.receipts, strict=True))}
        outcomes = grading.outcomes.items()
        return kept.end or grading.end, [(outcome, receipts.get(key)) for key, outcome in outcomes]

    def _grade(self, facts: Sequence[Fact], moment: Moment, tick: float) -> _Grading:
        """The exam as it is kept; nothing is to be kept of a question without a response."""
        exam, kept = self.exam, self._kept_end(facts)
        exam.retake(acts_of_paper(facts))
        end = kept or exam.hand_in(moment, tick)
        rows = {fact.question: fact.id for fact in facts if isinstance(fact, Review)}
        outcomes = {out.turn.question.key: out for out in exam.graded(self._collection.now)}
        missing = [key for key in outcomes if key in exam.answers and key not in rows]
        reviews = [(outcomes[key].review, outcomes[key].turn.question) for key in missing]
        receipts = {
            key: Receipt(row, exam.session.standing(outcomes[key].turn.question))
            for key, row in rows.items()
            if key in outcomes and row is not None
        }
        return _Grading(end, Paper(None if kept else end, reviews), outcomes, missing, receipts)

    def _kept_end(self, facts: Sequence[Fact]) -> Act | None:
        """The act that handed it in here, by a program that ended before it had kept the grades."""
        end = standing_end(facts)
        if end and end.id and end.id.machine not in self._collection.store.machines():
            raise ExamLost("The exam was handed in on another machine, and takes nothing more.")
        return end


class _Grading(NamedTuple):
    """An exam graded, and what of that is to be kept."""

    end: Act
    paper: Paper
    outcomes: dict[QuestionKey, Outcome]
    missing: list[QuestionKey]
    """The questions whose reviews are to be kept, in order."""
    receipts: dict[QuestionKey, Receipt]
    """Those of reviews that are kept already."""
