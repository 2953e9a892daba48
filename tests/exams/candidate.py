"""A candidate, who does with an exam what the screen does with it."""

from __future__ import annotations

from quiz.collection.collection import Collection
from quiz.decks.question import Deck
from quiz.exams.exam import Exam
from quiz.exams.exams import begin, compose_paper
from quiz.exams.going_on import go_on, resumed
from quiz.exams.open_exam import OpenExam
from quiz.exams.terms import Terms
from quiz.plain.keeping import done, keep
from quiz.schedule.history import Act
from quiz.settings import DEFAULTS, Settings
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.learner import collect


class Candidate:
    """One exam: what is said to it takes no time unless time is let pass."""

    def __init__(
        self,
        store: Store,
        clock: FixedClock,
        deck: Deck,
        terms: Terms,
        settings: Settings = DEFAULTS,
    ) -> None:
        self.clock, self.store = clock, store
        self.collection: Collection = collect(store, clock, [deck], settings)
        decks = list(self.collection.shelf.all_decks())
        self.exam: Exam = begin(self.collection, decks, *compose_paper(decks, terms))

    def answer(self, number: int, response: str | None = None) -> Act | None:
        """Answers the question of a number, rightly where no response is given."""
        self.exam.go(number - 1)
        text = self.exam.turn.question.answer.shown if response is None else response
        return done(self.open_exam.answer(text, self.clock.now(), self.clock.tick()))

    def flag(self, number: int) -> Act | None:
        self.exam.go(number - 1)
        return done(self.open_exam.flag(self.clock.now(), self.clock.tick()))

    @property
    def open_exam(self) -> OpenExam:
        return OpenExam(self.exam, self.collection, keep)

    @property
    def left(self) -> int:
        return self.exam.left(self.clock.now().at, self.clock.tick())

    def be_killed(self) -> None:
        """The program ends without a word, and is begun again."""
        decks = [shelved.deck for shelved in self.collection.shelf.all_decks()]
        exam = resumed(collect(self.store, self.clock, decks))
        assert exam is not None
        self.exam = go_on(self.collection, exam)

    def hand_in(self) -> Exam:
        done(self.open_exam.hand_in(self.clock.now(), self.clock.tick()))
        return self.exam
