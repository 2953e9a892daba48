"""Where a question stands with the learner, worked out from the facts alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from quiz import fsrs
from quiz.clock import Day
from quiz.fsrs import Memory, Rating
from quiz.history import Act, Fact, Review, RowId, Verb, in_order, withdrawn
from quiz.intervals import Offer, offers
from quiz.question import QuestionKey
from quiz.settings import Settings


@dataclass(frozen=True, slots=True)
class Standing:
    """What the history makes of one question."""

    memory: Memory | None = None
    due: Day | None = None
    """The learner's day on which it is to be asked; None for a new question."""
    first: Day | None = None
    """The day of its first review."""
    last: Day | None = None
    """The day of its last review."""
    reviews: int = 0
    lapses: int = 0
    """How often it was forgotten on a day it was due."""
    again: bool = False
    """Its last rating was again: it comes back until it is not."""
    hidden: bool = False
    flagged: bool = False
    put_off: Day | None = None
    """The day on which the learner did not want it."""

    @property
    def is_new(self) -> bool:
        return self.memory is None

    def recall(self, day: Day) -> float:
        """The chance, from 0 to 1, that it is known on a day; 0 for a new question."""
        if self.memory is None or self.last is None:
            return 0.0
        return fsrs.recall(self.memory, max(day - self.last, 0))


NEW = Standing()

Standings = Mapping[QuestionKey, Standing]


def offered(standing: Standing, key: QuestionKey, day: Day, settings: Settings) -> dict[Rating, Offer]:
    """What each rating of a question would lead to on a day."""
    elapsed = max(day - standing.last, 0) if standing.last is not None else 0
    return offers(standing.memory, elapsed, key=key, count=standing.reviews, retention=settings.desired_retention)


def replay(facts: list[Fact]) -> Standing:
    """Where the facts of one question leave it; their order does not matter, for they are put in theirs."""
    ordered = in_order(facts)
    gone = withdrawn(ordered)
    kept = [fact for fact in ordered if fact.id not in gone]
    later = _ratings_anew(kept)
    standing = NEW
    for fact in kept:
        if isinstance(fact, Act):
            standing = _acted(standing, fact)
        elif fact.counts:
            standing = reviewed(standing, fact, later.get(fact.id) if fact.id else None)
    return standing


def _ratings_anew(facts: list[Fact]) -> dict[RowId, Act]:
    """For each review that was rated again or overruled, the last such act."""
    return {
        fact.target: fact
        for fact in facts
        if isinstance(fact, Act) and fact.verb in (Verb.RATED, Verb.OVERRULED) and fact.target
    }


def reviewed(standing: Standing, review: Review, anew: Act | None = None) -> Standing:
    """The standing after one more review that counts, with the rating that an act gave it instead, if any."""
    rating = anew.rating if anew and anew.rating is not None else review.rating
    days = anew.days if anew and anew.days is not None else review.days
    # A clock that went back between two machines gives no day before the last one.
    day = max(review.day, standing.last) if standing.last is not None else review.day
    if standing.memory is None or standing.last is None:
        memory = fsrs.first(rating)
    else:
        memory = fsrs.review(standing.memory, rating, day - standing.last)
    lapsed = rating is Rating.AGAIN and standing.due is not None and standing.due <= day and standing.last != day
    return replace(
        standing,
        memory=memory,
        due=Day(day + days),
        first=standing.first if standing.first is not None else day,
        last=day,
        reviews=standing.reviews + 1,
        lapses=standing.lapses + lapsed,
        again=rating is Rating.AGAIN,
    )


def _acted(standing: Standing, act: Act) -> Standing:
    match act.verb:
        case Verb.HIDDEN | Verb.BACK:
            return replace(standing, hidden=act.verb is Verb.HIDDEN)
        case Verb.FLAGGED | Verb.UNFLAGGED:
            return replace(standing, flagged=act.verb is Verb.FLAGGED)
        case Verb.PUT_OFF:
            return replace(standing, put_off=act.day)
        case Verb.DUE_NOW if standing.memory is not None:
            return replace(standing, due=act.day)
        case _:
            return standing
