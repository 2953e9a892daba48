"""The values that pass between a session and its face: turn and outcome."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from quiz.answers import Verdict
from quiz.decks import Question
from quiz.schedule import Offer, Rating, Review, Standing
from quiz.study.modes import Attempt, Points, certainty_mark
from quiz.values import NamedTuple


class Turn(NamedTuple):
    """One question put to the learner."""

    number: int
    """From 1."""
    total: int
    """The number of turns that the sitting has now; 0 where it has no end but time."""
    question: Question
    choices: tuple[str, ...]
    """The choices; none where the response is typed."""
    standing: Standing
    offers: Mapping[Rating, Offer]
    """The interval that each rating would lead to; none in a mode that moves no memory."""
    seconds: float | None
    """The length of the question's clock; None without one."""
    why: str
    """The reason for asking it now, in a sentence."""


class Remaining(NamedTuple):
    """How much of a sitting is still to be done."""

    left: int
    """Questions to be answered, the one that waits for its response among them."""
    returning: int
    """Those of them that were missed and come back."""
    of: int
    """All questions of the sitting."""

    @property
    def done(self) -> float:
        """The part that is done, from 0 to 1; a miss never makes it less."""
        return min(max(1 - self.left / self.of, 0.0), 1.0) if self.of else 1.0


class Outcome(NamedTuple):
    """Everything that follows from a response."""

    turn: Turn
    verdict: Verdict
    review: Review
    points: Points = 0
    bonus: int = 0
    streak: int = 0

    @property
    def rating(self) -> Rating:
        return self.review.rating

    @property
    def attempt(self) -> Attempt:
        """The facts that its points are worked out from."""
        took, weight = self.review.took / 1000, self.turn.question.points
        return Attempt(self.verdict.credit, took, seconds=self.turn.seconds, weight=weight)

    @property
    def certainty_mark(self) -> Points | None:
        """The credit as marked by how sure the learner was; None where nobody asked."""
        certainty = self.review.certainty
        return None if certainty is None else certainty_mark(self.review.credit, certainty)


def rating_of(word: str) -> Rating:
    """The rating of a word, as a learner rates a card; again for any other word."""
    return next(
        (rating for rating in Rating if rating.name.lower() == word.strip().casefold()),
        Rating.AGAIN,
    )


class TurnClock:
    """The clock of a turn; it is given ticks, in seconds, and knows no time of its own."""

    def __init__(self) -> None:
        self.open(None)

    def open(self, seconds: float | None, *, reading: float = 0.0) -> None:
        """Begins a turn of which nothing is painted yet; nothing holds its clock."""
        self.seconds = seconds
        self._reading = reading
        self._prompted_at: float | None = None
        self._painted_at: float | None = None
        self._held_at: float | None = None
        self._holders: set[str] = set()

    def prompted(self, tick: float) -> None:
        """Notes when the prompt alone was on the screen: the learner reads."""
        if self._prompted_at is None:
            self._prompted_at = tick

    def reading_left(self, tick: float) -> float:
        """Seconds until the choices are to be shown."""
        if self._prompted_at is None:
            return self._reading
        return self._reading - (self._now(tick) - self._prompted_at)

    @property
    def reading(self) -> float:
        return self._reading

    def painted(self, tick: float) -> None:
        """Starts the clock: the prompt and its choices are on the screen."""
        if self._painted_at is None:
            self._painted_at = tick

    def hold(self, tick: float, why: str) -> None:
        """Stops the clock until everyone who held it has let it go."""
        if not self._holders:
            self._held_at = tick
        self._holders.add(why)

    def release(self, tick: float, why: str) -> None:
        self._holders.discard(why)
        if self._holders or self._held_at is None:
            return
        held_at, self._held_at = self._held_at, None
        self._prompted_at = _later(self._prompted_at, held_at, tick)
        self._painted_at = _later(self._painted_at, held_at, tick)

    def took(self, tick: float) -> float:
        """Seconds that the clock has run."""
        return max(self._now(tick) - self._painted_at, 0.0) if self._painted_at is not None else 0.0

    def left(self, tick: float) -> float:
        """Seconds that it still has; infinitely many for a turn without a clock."""
        return inf if self.seconds is None else self.seconds - self.took(tick)

    def _now(self, tick: float) -> float:
        return tick if self._held_at is None else min(tick, self._held_at)


def _later(start: float | None, held_at: float, tick: float) -> float | None:
    """A start put off by the time that the clock was held since."""
    return None if start is None else start + max(tick - max(start, held_at), 0.0)
