"""One game as it is played: by one learner, or by several who take turns at one keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.clock import Moment
from quiz.games.runs import Run
from quiz.study import Points, Session, Setup, Timing, Turn
from quiz.values import NamedTuple


class Player(NamedTuple):
    """A player, with a sitting of their own."""

    name: str
    """Empty for the learner."""
    session: Session
    best: Run | None = None
    """Their best run so far with these settings: the ghost."""


class Match:
    """The players of a game, and which of them has the turn."""

    def __init__(self, players: Sequence[Player], setup: Setup, decks: Sequence[str]) -> None:
        self.players = tuple(players)
        self.setup = setup
        self.decks = tuple(decks)
        self._index = 0
        self._begun = False
        self.changed_hands = False
        """True if the last turn went to another player than the one before."""

    @property
    def is_hot_seat(self) -> bool:
        return len(self.players) > 1

    @property
    def player(self) -> Player:
        return self.players[self._index]

    @property
    def session(self) -> Session:
        return self.player.session

    @property
    def same(self) -> str:
        """The settings that a run must have in common with this one to compete."""
        return self.setup.same(self.decks)

    def ask(self, moment: Moment) -> Turn | None:
        """The next turn, of whichever player has it; None when all have played.

        Players alternate question by question; a clock that runs for a whole sitting is played out
        by each first.
        """
        before = self._index
        alternate = self._begun and self.session.mode.timing is not Timing.SITTING
        for step in range(len(self.players)):
            self._index = (before + step + alternate) % len(self.players)
            turn = self.session.ask(moment)
            if turn is not None:
                self.changed_hands = self._index != before or not self._begun
                self._begun = True
                return turn
        self._index = before
        return None

    def standings(self) -> list[tuple[Player, Points]]:
        """The players with their points, the best first."""
        points = [(player, player.session.results().points) for player in self.players]
        return sorted(points, key=lambda pair: -pair[1])
