"""A learner, who does with a sitting what the screen does with it."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.collection.collection import Collection
from quiz.collection.open_sitting import OpenSitting, Reversal
from quiz.collection.portions import Portion
from quiz.collection.sittings import begin_study
from quiz.decks.question import Deck, Question
from quiz.decks.reader import read_text
from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.plain.keeping import done, keep
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Hidden, Mark, PutOff
from quiz.schedule.standing import replay
from quiz.settings import DEFAULTS, Settings
from quiz.store.store import Store, UndoResult
from quiz.study.pool import Pool
from quiz.study.session import Session
from quiz.study.turns import Outcome, Turn
from tests.clock import FixedClock

SECONDS_A_STEP = 5


def read(questions: str, name: str = "deck") -> Deck:
    """The deck of some questions; decks of different names have different files."""
    deck = read_text(f"title: {name}\nquestions:\n{questions}\n", file=f"{name}.yaml", name=name)
    assert not deck.problems, deck.problems
    return deck


def sums(count: int, name: str = "sums") -> Deck:
    """A deck of so many questions: the first is answered by 1."""
    return read(
        "\n".join(f"- number: In {name}, what is {n}?\n  answer: {n}" for n in range(1, count + 1)),
        name,
    )


def collect(
    store: Store, clock: FixedClock, decks: Iterable[Deck], settings: Settings = DEFAULTS
) -> Collection:
    shelf = Shelf("")
    for deck in decks:
        shelf.add(ShelvedDeck.of(deck))
    return Collection(shelf, store, settings, clock)


def undo(collection: Collection) -> UndoResult | None:
    """Takes back the last thing done on this machine."""
    return collection.store.undo(collection.now, collection.today)


def shelved(*decks: Deck) -> list[ShelvedDeck]:
    return list(map(ShelvedDeck.of, decks))


def sample(deck: Deck, count: int, seed: int) -> list[Question]:
    """So many questions of a deck, as a game draws them."""
    pool = Pool(shelved(deck), seed)
    return pool.open(pool.draw(count))


class Learner:
    """One sitting of one learner; every step takes five seconds."""

    def __init__(
        self,
        store: Store,
        clock: FixedClock,
        *decks: Deck,
        settings: Settings = DEFAULTS,
        portion: Portion = Portion.TODAY,
    ) -> None:
        self.clock = clock
        self.store = store
        self.collection = collect(store, clock, decks, settings)
        self.session: Session = begin_study(
            self.collection, self.collection.shelf.all_decks(), portion
        )
        self.turn: Turn | None = None
        self.outcome: Outcome | None = None
        """The verdict on the screen; None while a question waits."""
        self.go_on()

    @property
    def sitting(self) -> OpenSitting:
        return OpenSitting(self.session, self.collection, keep)

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
        now, tick = self.clock.now(), self.clock.tick()
        outcome = done(self.sitting.answer(self.turn, response, now, tick=tick, hinted=hinted))
        assert isinstance(outcome, Outcome)
        self.outcome = outcome
        return outcome

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
        done(self.sitting.rate(self.outcome, rating, self.clock.now()))
        self.go_on()

    def overrule(self, *, right: bool) -> None:
        assert self.outcome is not None
        now = self.clock.now()
        self.outcome = done(self.sitting.overrule(self.outcome, now, right=right))

    def act(self, mark: type[Mark]) -> None:
        """Hides, flags or puts off the question on the screen, or the opposite."""
        done(self.sitting.act_on(self.question, mark, self.clock.now()))
        if mark in (Hidden, PutOff):
            self.go_on()

    def undo(self) -> Reversal | None:
        reversal = done(self.sitting.undo(self.clock.now()))
        if reversal is not None:
            self.show(reversal.shown)
        return reversal

    def show(self, shown: Turn | Outcome | None) -> None:
        match shown:
            case Outcome():
                self.turn, self.outcome = shown.turn, shown
            case Turn():
                self.turn, self.outcome = shown, None

    def check(self) -> None:
        """Everything derived is what the facts alone say."""
        standings = self.store.standings()
        assert standings == {key: replay(self.store.facts(key)) for key in standings}
        for deck in self.collection.shelf.all_decks():
            for question in deck.deck.questions:
                if question.key in standings:
                    assert self.session.standing(question) == standings[question.key]
