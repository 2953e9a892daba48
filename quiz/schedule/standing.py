"""Where a question stands with the learner, worked out from the facts alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from quiz.clock import Day
from quiz.decks.identity import QuestionKey
from quiz.schedule import fsrs
from quiz.schedule.fsrs import Memory, Rating
from quiz.schedule.history import NOWHERE, Act, Fact, RowId, Verb, in_order, withdrawn
from quiz.settings import Settings
from quiz.text import plural

if TYPE_CHECKING:
    from quiz.schedule.intervals import Offer


class Standing(NamedTuple):
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
    mended: Day | None = None
    """The day on which its answer changed its meaning, if it was not answered since."""

    @property
    def is_new(self) -> bool:
        return self.memory is None

    def recall(self, day: Day) -> float:
        """The chance, from 0 to 1, that it is known on a day; 0 for a new question."""
        if self.memory is None or self.last is None:
            return 0.0
        return fsrs.recall(self.memory, max(day - self.last, 0))

    def why(self, day: Day) -> str:
        """Why it is asked on a day, in a sentence."""
        if self.is_new:
            return "It is new."
        if self.mended is not None:
            return "Its answer in the deck has changed since you learnt it."
        if self.again:
            return "You did not know it last time."
        known = f"You would know it with {self.recall(day):.0%} probability"
        late = day - self.due if self.due is not None else -1
        if late < 0:
            return f"{known}; it is not due yet."
        return (
            f"{known}; it has been due for {plural(late, 'day')}."
            if late
            else f"{known}; it is due today."
        )


NEW = Standing()

Standings = Mapping[QuestionKey, Standing]


def offered(
    standing: Standing, key: QuestionKey, day: Day, settings: Settings
) -> dict[Rating, Offer]:
    """What each rating of a question would lead to on a day."""
    from quiz.schedule.intervals import offers  # Home offers no ratings

    elapsed = max(day - standing.last, 0) if standing.last is not None else 0
    return offers(
        standing.memory,
        elapsed,
        key=key,
        count=standing.reviews,
        retention=settings.desired_retention,
    )


class Step(NamedTuple):
    """What replay needs of a review that counts; steps sort in the order of replay."""

    at: int
    id: RowId
    rating: int
    """0 where it is no review: the question was made due on that day."""
    days: int
    """Of what is no review -1 if its answer changed its meaning, else 0."""
    day: int


def replay(facts: Iterable[Fact]) -> Standing:
    """Where the facts of one question leave it; their order does not matter, for they are put in
    theirs."""
    steps, acts = [], []
    for fact in facts:
        if isinstance(fact, Act):
            acts.append(fact)
        elif fact.counts:
            steps.append(Step(fact.moment.at, fact.id or NOWHERE, fact.rating, fact.days, fact.day))
    return settled(steps, acts)


def settled(steps: list[Step], acts: list[Act]) -> Standing:
    """Where the reviews of one question and the acts on it and on them leave it."""
    gone = withdrawn(acts)
    held = [act for act in in_order(acts) if act.id not in gone]
    steps, held = _since_forgotten(steps, held)
    anew = {act.target: act for act in held if act.verb in (Verb.RATED, Verb.OVERRULED)}
    ahead = {act.target: act.days or 0 for act in held if act.verb is Verb.REDATED}
    kept = [_rated_anew(step, anew.get(step.id)) for step in steps if step.id not in gone]
    kept += [
        Step(act.moment.at, act.id or NOWHERE, 0, 0, act.day)
        for act in held
        if act.verb is Verb.DUE_NOW
    ]
    pairings = {act.question: act for act in held if act.verb in (Verb.PAIRED, Verb.UNPAIRED)}
    mended = [act for act in pairings.values() if act.verb is Verb.PAIRED and act.days is not None]
    kept += [Step(act.moment.at, act.id or NOWHERE, 0, -1, act.day) for act in mended]
    anew_at = max(
        ((act.moment.at, act.id or NOWHERE) for act in held if act.verb is Verb.RESET), default=None
    )
    if anew_at:
        kept = [step for step in kept if step[:2] > anew_at]
    if ahead:
        kept = [step._replace(day=step.day - ahead.get(step.id, 0)) for step in kept]
    return reduce(
        _marked, held, stepped((rating, days, day) for *_, rating, days, day in sorted(kept))
    )


def _since_forgotten(steps: list[Step], acts: list[Act]) -> tuple[list[Step], list[Act]]:
    """What there is since the learner last wanted the question forgotten."""
    last = next((act for act in reversed(acts) if act.verb is Verb.FORGOTTEN), None)
    if last is None:
        return steps, acts
    place = (last.moment.at, last.id or NOWHERE)
    return [step for step in steps if step[:2] > place], acts[acts.index(last) + 1 :]


def _rated_anew(step: Step, act: Act | None) -> Step:
    """The step with the rating and the interval of the last act that gave it others."""
    if act is None:
        return step
    rating = step.rating if act.rating is None else act.rating
    return step._replace(rating=rating, days=step.days if act.days is None else act.days)


def stepped(steps: Iterable[tuple[int, int, int]]) -> Standing:
    """Where steps leave a question: their ratings, days and day, in the order in which they are
    replayed."""
    first = last = due = latest = lapses = 0
    mended: Day | None = None
    intervals: list[tuple[int, int]] = []
    for rating, days, day in steps:
        if not rating:
            due, mended = day, Day(day) if days else mended
            continue
        mended = None
        if not intervals:
            first = last = day
        # A clock that went back between two machines gives no day before the last one.
        elapsed = day - last if day > last else 0
        if rating == 1 and elapsed and due <= day:
            lapses += 1
        intervals.append((rating, elapsed))
        latest, last = rating, last + elapsed
        due = last + days
    memory = fsrs.replay(intervals)
    if memory is None:
        return NEW
    again = latest == Rating.AGAIN
    return Standing(
        memory, Day(due), Day(first), Day(last), len(intervals), lapses, again, mended=mended
    )


def _marked(standing: Standing, act: Act) -> Standing:
    match act.verb:
        case Verb.HIDDEN | Verb.BACK:
            return standing._replace(hidden=act.verb is Verb.HIDDEN)
        case Verb.FLAGGED | Verb.UNFLAGGED:
            return standing._replace(flagged=act.verb is Verb.FLAGGED)
        case Verb.PUT_OFF:
            return standing._replace(put_off=act.day)
        case _:
            return standing
