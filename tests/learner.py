"""A learner, who does with a session and a store what the screen does with them."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.answers.verdict import Unclear
from quiz.collection.collection import Collection
from quiz.decks.question import Deck, Question
from quiz.decks.reader import read_text
from quiz.decks.shelf import Shelf, ShelvedDeck
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Hidden, Mark, PutOff
from quiz.schedule.standing import replay
from quiz.settings import DEFAULTS, Settings, Told
from quiz.store.store import Store, UndoResult
from quiz.study.session import Session
from quiz.study.turns import Outcome, Turn
from tests.conftest import FixedClock

SECONDS_A_STEP = 5


def read(questions: str, name: str = "deck") -> Deck:
    """The deck of some questions; decks of different names have different files."""
    found = read_text(f"title: {name}\nquestions:\n{questions}\n", file=f"{name}.yaml", name=name)
    assert not found.problems, found.problems
    return found


def sums(count: int, name: str = "sums") -> Deck:
    """A deck of so many questions: the first is answered by 1."""
    return read(
        "\n".join(f"- number: In {name}, what is {n}?\n  answer: {n}" for n in range(1, count + 1)),
        name,
    )


def collection(
    store: Store, clock: FixedClock, decks: Iterable[Deck], settings: Settings = DEFAULTS
) -> Collection:
    shelf = Shelf("")
    for deck in decks:
        shelf.add(ShelvedDeck.of(deck))
    return Collection(shelf, store, Told(settings), clock)


class Learner:
    """One sitting of one learner; every step takes five seconds."""

    def __init__(
        self,
        store: Store,
        clock: FixedClock,
        *decks: Deck,
        settings: Settings = DEFAULTS,
        early: bool = False,
    ) -> None:
        self.clock = clock
        self.store = store
        self.collection = collection(store, clock, decks, settings)
        self.session: Session = self.collection.study(
            self.collection.shelf.all_decks(), early=early
        )
        self.turn: Turn | None = None
        self.outcome: Outcome | None = None
        """The verdict on the screen; None while a question waits."""
        self.go_on()

    @property
    def asked(self) -> str:
        """The right answer of the question on the screen; empty when the sitting is over."""
        return self.turn.question.answer.shown if self.turn else ""

    @property
    def is_at_verdict(self) -> bool:
        return self.outcome is not None

    @property
    def question(self) -> Question:
        assert self.turn is not None
        return self.turn.question

    def go_on(self) -> None:
        self.clock.pass_seconds(SECONDS_A_STEP)
        self.turn, self.outcome = self.session.ask(self.clock.now()), None
        if self.turn:
            self.session.painted(self.clock.tick())

    def answer(self, response: str | None = None, *, hinted: bool = False) -> Outcome:
        """Answers the question on the screen, rightly where no response is given."""
        assert self.turn is not None
        assert self.outcome is None
        self.clock.pass_seconds(SECONDS_A_STEP)
        response = self.asked if response is None else response
        outcome = self.session.answer(
            self.turn, response, self.clock.now(), tick=self.clock.tick(), hinted=hinted
        )
        assert not isinstance(outcome, Unclear)
        kept = self.store.record(outcome.review, self.question)
        self.outcome = self.session.take(outcome, kept.id, kept.standing)
        return self.outcome

    def pass_by(self, response: str | None = None) -> None:
        """Answers, and leaves the verdict."""
        self.answer(response)
        self.go_on()

    def finish(self) -> list[str]:
        """Answers all that is left rightly; returns the answers."""
        answers = []
        while self.turn:
            answers.append(self.asked)
            self.pass_by()
        return answers

    def rate(self, rating: Rating) -> None:
        assert self.outcome is not None
        act = self.session.rate(self.outcome, rating, self.clock.now())
        self.session.take_rating(self.outcome, act, self.collection.keep_act(act))
        self.go_on()

    def overrule(self, *, right: bool) -> None:
        assert self.outcome is not None
        act = self.session.overrule(self.outcome, self.clock.now(), right=right)
        self.outcome = self.session.take_rating(self.outcome, act, self.collection.keep_act(act))

    def mark(self, mark: type[Mark]) -> None:
        act = self.session.mark(self.question, mark, self.clock.now())
        self.session.take_mark(act, self.collection.keep_act(act, self.question))
        if mark in (Hidden, PutOff):
            self.go_on()

    def undo(self) -> UndoResult | None:
        undone = self.collection.undo()
        if undone is None:
            return None
        current = self.turn if self.outcome is None else None
        question = self.collection.question_of(undone.fact)
        shown = self.session.take_back(
            undone.fact, undone.standing, question, self.clock.now(), current=current
        )
        if isinstance(shown, Outcome):
            self.turn, self.outcome = shown.turn, shown
        elif shown is not None:
            self.turn, self.outcome = shown, None
        return undone

    def check(self) -> None:
        """Everything derived is what the facts alone say."""
        kept = self.store.standings()
        assert kept == {key: replay(self.store.facts(key)) for key in kept}
        for spine in self.collection.shelf.all_decks():
            for question in spine.deck.questions:
                if question.key in kept:
                    assert self.session.standing(question) == kept[question.key]
