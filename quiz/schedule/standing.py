"""The standing of a question with the learner, worked out from the facts alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias, TypeVar, assert_never

from quiz.clock import Day
from quiz.decks import QuestionKey
from quiz.schedule import fsrs
from quiz.schedule.fsrs import Memory, Rating
from quiz.schedule.history import (
    NOWHERE,
    Act,
    AnsweredInExam,
    Fact,
    Flagged,
    FlaggedInExam,
    Forgotten,
    HandedIn,
    Hidden,
    KeptApart,
    MadeDue,
    Overruled,
    Paired,
    PutOff,
    Rated,
    Redated,
    Restarted,
    RowId,
    SpellingAccepted,
    Unflagged,
    UnflaggedInExam,
    Unhidden,
    Unpaired,
    Withdrawn,
    in_order,
    withdrawn,
)
from quiz.settings import Settings
from quiz.text import plural, share
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.schedule.intervals import Offer


class Standing(NamedTuple):
    """All that the history says of one question."""

    memory: Memory | None = None
    due: Day | None = None
    """The learner's day on which it is to be asked; None for a new question."""
    first: Day | None = None
    """The day of its first review."""
    last: Day | None = None
    """The day of its last review."""
    reviews: int = 0
    lapses: int = 0
    """The reviews on days when it was due in which it was not known."""
    again: bool = False
    """Its last rating was again: it comes back until it is not."""
    hidden: bool = False
    flagged: bool = False
    put_off: Day | None = None
    """The day on which the learner did not want it."""
    answer_changed: Day | None = None
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
        if self.answer_changed is not None:
            return "Its answer in the deck has changed since you learnt it."
        if self.again:
            return "You did not know it last time."
        known = f"You would know it with {share(self.recall(day))} probability"
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
    """The consequences of each rating of a question on a day."""
    from quiz.schedule.intervals import offers  # Home offers no ratings

    elapsed = max(day - standing.last, 0) if standing.last is not None else 0
    return offers(
        standing.memory,
        elapsed,
        key=key,
        count=standing.reviews,
        retention=settings.desired_retention,
    )


class Reviewed(NamedTuple):
    """A review that counts, as far as replay needs it."""

    at: int
    """Milliseconds since 1970-01-01 UTC."""
    id: RowId
    rating: int
    days: int
    """The interval promised, in learner's days."""
    day: Day


class DueAgain(NamedTuple):
    """A question is due on a day, whatever was promised."""

    at: int
    """Milliseconds since 1970-01-01 UTC."""
    id: RowId
    day: Day
    answer_changed: bool
    """Its answer is of another meaning from then on."""


Event: TypeAlias = Reviewed | DueAgain
E = TypeVar("E", bound=Event)


def replay(facts: Iterable[Fact]) -> Standing:
    """The standing in which the facts of one question leave it; they may come in any order."""
    reviews, acts = [], []
    for fact in facts:
        if isinstance(fact, Act):
            acts.append(fact)
        elif fact.counts:
            reviews.append(
                Reviewed(fact.moment.at, fact.id or NOWHERE, fact.rating, fact.days, fact.day)
            )
    return after_acts(reviews, acts)


def after_reviews(reviews: Iterable[tuple[int, int, int]]) -> Standing:
    """The standing after reviews and nothing else: the rating, days and day of each, in order."""
    return dict(after_each((0, *review) for review in reviews)).get(0, NEW)


def after_each(reviews: Iterable[tuple[int, int, int, int]]) -> Iterator[tuple[int, Standing]]:
    """The standings of many numbered questions after reviews and nothing else.

    The reviews are the question, rating, days and day of each, those of one question in order.
    """
    for number, state in _states(reviews).items():
        stability, difficulty, due, first, last, count, lapses, rating = state
        yield (
            number,
            Standing(
                Memory(stability, difficulty),
                Day(due),
                first=Day(first),
                last=Day(last),
                reviews=count,
                lapses=lapses,
                again=rating == Rating.AGAIN,
            ),
        )


_State: TypeAlias = tuple[float, float, int, int, int, int, int, int]
"""Stability, difficulty, due, first and last day, reviews, lapses and last rating of a question."""


def _states(reviews: Iterable[tuple[int, int, int, int]]) -> dict[int, _State]:
    """The state of each question; bare tuples, since a million values with names would be slow."""
    first_memory, memory_after = fsrs.steps()
    states: dict[int, _State] = {}
    for number, rating, days, day in reviews:
        state = states.get(number)
        if state is None:
            memory = first_memory[rating]
            states[number] = (*memory, day + days, day, day, 1, 0, rating)
            continue
        stability, difficulty, due, first, last, count, lapses, _ = state
        # A clock that went back between two machines gives no day before the last one.
        elapsed = day - last if day > last else 0
        if rating == 1 and elapsed and due <= day:
            lapses += 1
        memory = memory_after(stability, difficulty, rating, elapsed)
        last += elapsed
        states[number] = (*memory, last + days, first, last, count + 1, lapses, rating)
    return states


def after_events(events: Iterable[Event]) -> Standing:
    """The standing after reviews and days on which the question was made due.

    A question that is made due is as if its last review had promised that day.
    """
    reviews: list[tuple[int, int, int]] = []
    last, answer_changed = Day(0), None
    for event in sorted(events, key=_place):
        match event:
            case Reviewed():
                last = max(last, event.day) if reviews else event.day
                reviews.append((event.rating, event.days, event.day))
                answer_changed = None
            case DueAgain():
                answer_changed = event.day if event.answer_changed else answer_changed
                if reviews:
                    rating, _, day = reviews[-1]
                    reviews[-1] = (rating, event.day - last, day)
            case _:
                assert_never(event)
    standing = after_reviews(reviews)
    return standing._replace(answer_changed=answer_changed) if reviews else standing


def after_acts(reviews: Iterable[Reviewed], acts: Iterable[Act]) -> Standing:
    """The standing after the reviews of one question and the acts on it and on them."""
    acts, withdrawn_rows = in_force(acts)
    reviews = [review for review in reviews if review.id not in withdrawn_rows]
    if forgotten := [act for act in acts if isinstance(act.action, Forgotten)]:
        reviews, acts = _since(reviews, forgotten[-1]), acts[acts.index(forgotten[-1]) + 1 :]
    amendments = Amendments(acts)
    events: list[Event] = [*map(amendments.rated, reviews), *_due_again(acts)]
    if restarts := [act for act in acts if isinstance(act.action, Restarted)]:
        events = _since(events, restarts[-1])
    dated = (event._replace(day=amendments.day(event)) for event in events)
    return marked(after_events(dated), acts)


def in_force(acts: Iterable[Act]) -> tuple[list[Act], set[RowId]]:
    """The acts on one question that nobody took back, in order, and the rows that somebody did."""
    acts = in_order(acts)
    withdrawn_rows = withdrawn(acts)
    return [act for act in acts if act.id not in withdrawn_rows], withdrawn_rows


def move_no_review(acts: Iterable[Act]) -> bool:
    """True if acts in force on a question make it due on no day, and let all its reviews count.

    Then it stands as after its reviews, each amended by itself, and with the marks of the acts.
    """
    return not any(isinstance(act.action, _MOVING) for act in acts)


_MOVING = (MadeDue, Restarted, Forgotten, Paired, Unpaired)


class Amendments:
    """What the acts in force on a question make of each event by itself."""

    def __init__(self, acts: Iterable[Act]) -> None:
        """The acts are in order: of two on one event the last one counts."""
        self._ratings: dict[RowId, Rated | Overruled] = {}
        self._shifts: dict[RowId, int] = {}
        for act in acts:
            if isinstance(act.action, Rated | Overruled):
                self._ratings[act.action.review] = act.action
            elif isinstance(act.action, Redated):
                self._shifts[act.action.row] = act.action.shift

    def rated(self, review: Reviewed) -> Reviewed:
        """The review with the rating and the interval that it was given."""
        anew = self._ratings.get(review.id)
        return review._replace(rating=anew.rating, days=anew.days) if anew else review

    def day(self, event: Event) -> Day:
        """The day of an event, as it was given where a clock had dated it ahead."""
        return Day(event.day - self._shifts.get(event.id, 0))


def _place(event: Event) -> tuple[int, RowId]:
    """The place of an event in the order of replay."""
    return event.at, event.id


def _since(events: Iterable[E], act: Act) -> list[E]:
    """The events that come after an act in the order of replay."""
    return [event for event in events if _place(event) > (act.moment.at, act.id or NOWHERE)]


def _due_again(acts: Iterable[Act]) -> Iterator[DueAgain]:
    """The days on which acts made the question due; of its pairings only the last one counts."""
    pairings: dict[QuestionKey, DueAgain | None] = {}
    for act in acts:
        due = DueAgain(act.moment.at, act.id or NOWHERE, act.day, answer_changed=False)
        match act.action:
            case MadeDue():
                yield due
            case Paired(question, answer_changed=True):
                pairings[question] = due._replace(answer_changed=True)
            case Paired(question) | Unpaired(question):
                pairings[question] = None
            case _:
                pass
    yield from filter(None, pairings.values())


def marked(standing: Standing, acts: Iterable[Act]) -> Standing:
    """The standing with what acts in force, in order, say of the question itself."""
    return reduce(_marked, acts, standing)


def _marked(standing: Standing, act: Act) -> Standing:
    """The standing with what an act says of the question itself."""
    match act.action:
        case Hidden():
            return standing._replace(hidden=True)
        case Unhidden():
            return standing._replace(hidden=False)
        case Flagged():
            return standing._replace(flagged=True)
        case Unflagged():
            return standing._replace(flagged=False)
        case PutOff():
            return standing._replace(put_off=act.day)
        case Withdrawn() | Rated() | Overruled() | Redated() | MadeDue() | Restarted():
            return standing
        case Paired() | Unpaired() | KeptApart() | Forgotten() | SpellingAccepted():
            return standing
        case AnsweredInExam() | FlaggedInExam() | UnflaggedInExam() | HandedIn():
            return standing
        case _:
            assert_never(act.action)
