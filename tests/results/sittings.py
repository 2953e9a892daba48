"""Sittings of all modes in one store, done as the screens do them."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.collection.collection import Collection
from quiz.collection.sittings import study_again
from quiz.decks.question import Deck
from quiz.exams.exam import Exam
from quiz.exams.terms import Terms
from quiz.results.log import Entry, Reopened, entries, logged, reopen
from quiz.results.taking import keep_exam, keep_game, keep_study, of_game, of_study
from quiz.settings import DEFAULTS, Settings
from quiz.store.store import Store
from quiz.study.rules import Setup
from tests.clock import FixedClock
from tests.exams.candidate import Candidate
from tests.games.player import Game
from tests.learner import Learner, collect, read

QUESTIONS = """
- what: Which city is the capital of France?
  answer: Paris
  tags: [cities]
- number: What is one?
  answer: 1
  tags: [sums]
- which: Which are the Baltic states?
  answer: [Estonia, Latvia, Lithuania]
  tags: [cities]
- number: What is two?
  answer: 2
  tags: [sums]
"""
SETUP = Setup(questions=2, seconds=20, typing=True, seed=1)


def europe(questions: str = QUESTIONS) -> Deck:
    return read(questions, "europe")


@dataclass
class Past:
    """A learner with a past in which each sitting may have been kept or cut off by a kill."""

    store: Store
    clock: FixedClock
    deck: Deck
    settings: Settings = DEFAULTS

    @property
    def collection(self) -> Collection:
        return collect(self.store, self.clock, [self.deck], self.settings)

    def study(self, *responses: str | None, kept: bool = True) -> Learner:
        self.clock.pass_days(1)
        learner = self.sit_down()
        for response in responses:
            learner.pass_by(response)
        if kept:
            page = of_study(learner.collection, learner.session)
            keep_study(learner.collection, learner.session, page)
        return learner

    def sit_down(self) -> Learner:
        """A learner before the first of all questions, whatever is due."""
        learner = Learner(self.store, self.clock, self.deck)
        keys = [question.key for question in self.deck.questions]
        learner.session = study_again(learner.collection, keys)
        learner.go_on()
        return learner

    def play(self, *responses: str | None, setup: Setup = SETUP, kept: bool = True) -> Game:
        self.clock.pass_days(1)
        game = Game(self.store, self.clock, self.deck, setup)
        for response in responses:
            game.answer(2, response)
        if kept:
            keep_game(game.collection, game.match, of_game(game.match, game.table()))
        return game

    def sit(self, *responses: str, kept: bool = True, **terms: object) -> Exam:
        self.clock.pass_days(1)
        asked = Terms(questions=4, seed=1)._replace(**terms)  # type: ignore[arg-type] # as named
        candidate = Candidate(self.store, self.clock, self.deck, asked)
        for number, response in enumerate(responses, start=1):
            self.clock.pass_seconds(10)
            candidate.answer(number, response)
        exam = candidate.hand_in()
        if kept:
            keep_exam(candidate.collection, exam)
        return exam

    def log(self) -> list[Entry]:
        collection = self.collection
        return entries(collection, logged(collection))

    def reopen(self, number: int = 1) -> Reopened:
        collection = self.collection
        past = reopen(collection, logged(collection)[number - 1])
        assert past is not None
        return past
