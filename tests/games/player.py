"""A player, who does with a match what the screen does with it."""

from __future__ import annotations

from quiz.collection.collection import Collection
from quiz.collection.open_sitting import OpenSitting
from quiz.decks.question import Deck
from quiz.games.games import Table, begin_match, game_table
from quiz.games.match import Match
from quiz.games.overtaking import News, news
from quiz.plain.keeping import done, keep
from quiz.settings import DEFAULTS, Settings
from quiz.store.store import Store
from quiz.study.rules import Setup
from quiz.study.turns import Outcome, Turn
from tests.clock import FixedClock
from tests.learner import collect


class Game:
    """One game: every response takes as long as is said."""

    def __init__(
        self,
        store: Store,
        clock: FixedClock,
        deck: Deck,
        setup: Setup,
        settings: Settings = DEFAULTS,
    ) -> None:
        self.clock, self.store = clock, store
        self.collection: Collection = collect(store, clock, [deck], settings)
        self.match: Match = begin_match(self.collection, self.collection.shelf.all_decks(), setup)
        self.turn: Turn | None = None
        self.news: tuple[News, ...] = ()
        self.go_on()

    def go_on(self) -> None:
        self.turn = self.match.ask(self.clock.now())
        if self.turn:
            self.match.session.painted(self.clock.tick())

    @property
    def asked(self) -> Turn:
        assert self.turn is not None
        return self.turn

    def answer(self, seconds: float, response: str | None = None) -> Outcome:
        """Answers after so many seconds, rightly where no response is given, and goes on."""
        self.clock.pass_seconds(seconds)
        turn = self.asked
        text = turn.question.answer.shown if response is None else response
        sitting = OpenSitting(self.match.session, self.collection, keep)
        outcome = done(sitting.answer(turn, text, self.clock.now(), tick=self.clock.tick()))
        assert isinstance(outcome, Outcome)
        self.news = news(self.match)
        self.go_on()
        return outcome

    def finish(self, seconds: float) -> None:
        while self.turn:
            self.answer(seconds)

    def table(self) -> Table:
        return game_table(self.collection, self.match)
