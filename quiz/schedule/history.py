"""The facts the program keeps: reviews, and acts on them. Facts are added and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum
from typing import NamedTuple, TypeAlias, TypeVar

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.schedule.fsrs import Rating


class Certainty(IntEnum):
    """How sure a learner says they are, before the verdict."""

    SURE = 1
    FAIRLY = 2
    GUESS = 3


class RowId(NamedTuple):
    """Which row of the history: the machine that wrote it, and its place among that machine's rows,
    from 1."""

    machine: str
    seq: int


class Review(NamedTuple):
    """The record of one response."""

    question: QuestionKey
    response: str
    credit: float
    """From 0 to 1, as graded then; it is never graded again."""
    rating: Rating
    days: int
    """The interval promised: learner's days until the question is due again."""
    counts: bool
    """Whether it moves the memory."""
    moment: Moment
    """When the response was given."""
    day: Day
    """The learner's day of that moment, as the settings then had it."""
    took: int
    """Milliseconds from the question on the screen to the response."""
    sitting: RowId | None = None
    id: RowId | None = None
    """Given by the store."""
    certainty: Certainty | None = None
    """None where nobody asked."""


class Verb(StrEnum):
    """What somebody did to a row or a question."""

    WITHDRAWN = "withdrawn"
    RATED = "rated anew"
    OVERRULED = "overruled"
    HIDDEN = "hidden"
    BACK = "back"
    PUT_OFF = "not today"
    FLAGGED = "flagged"
    UNFLAGGED = "unflagged"
    DUE_NOW = "due now"
    SPELT = "spelling accepted"
    RESET = "started anew"
    PAIRED = "paired"
    UNPAIRED = "unpaired"
    FORGOTTEN = "forgotten"
    REDATED = "dated anew"
    """A clock was ahead: the row's day is earlier by the act's `days`."""
    ANSWERED = "answered in an exam"
    MARKED = "flagged in an exam"
    UNMARKED = "flag taken away in an exam"
    HANDED_IN = "exam handed in"


OF_EXAMS = (Verb.ANSWERED, Verb.MARKED, Verb.UNMARKED, Verb.HANDED_IN)
"""What stays as it is: undo does not reach it. Each is about the exam's sitting."""


class Act(NamedTuple):
    """Anything else that somebody did."""

    verb: Verb
    moment: Moment
    day: Day
    question: QuestionKey | None = None
    target: RowId | None = None
    """The row that it is about."""
    credit: float | None = None
    rating: Rating | None = None
    days: int | None = None
    id: RowId | None = None
    """Given by the store."""
    spelling: str | None = None
    """What is accepted from now on; or in an exam the response, empty where it was taken away."""
    part: str | None = None
    """The member of a set that it spells."""
    continues: QuestionKey | None = None
    """Which question it says that its question continues; with `days` of 0 by an answer of another
    meaning."""


Fact: TypeAlias = Review | Act
F = TypeVar("F", bound=Fact)

NOWHERE = RowId("", 0)
"""The place of a fact that no store has kept yet."""


class Sitting(NamedTuple):
    """One run of a session."""

    mode: str
    settings: str
    """What it was set up with, as JSON."""
    seed: int
    name: str
    """Whose it is; empty for the learner."""
    moment: Moment
    id: RowId | None = None


def in_order(facts: Iterable[F]) -> list[F]:
    """The facts in the order in which they are replayed: time, machine, place among the machine's
    rows."""
    return sorted(facts, key=lambda fact: (fact.moment.at, fact.id or NOWHERE))


def withdrawn(facts: Iterable[Fact]) -> set[RowId]:
    """The rows that acts among the facts took back; an act that was itself taken back takes nothing
    back."""
    acts = [fact for fact in facts if isinstance(fact, Act) and fact.verb is Verb.WITHDRAWN]
    gone: set[RowId] = set()
    for act in reversed(in_order(acts)):
        if act.target and act.id not in gone:
            gone.add(act.target)
    return gone


PAIRING = (Verb.PAIRED, Verb.UNPAIRED)


def links(acts: Iterable[Act]) -> dict[QuestionKey, Act]:
    """The act that holds for each fingerprint that continues another one; the order of the acts
    does not matter.

    Of several the latest wins, and a cycle is cut at its newest.
    """
    acts = list(acts)
    gone = withdrawn(acts)
    latest: dict[QuestionKey, Act] = {}
    for act in in_order(acts):
        if act.verb in PAIRING and act.id not in gone and act.question is not None:
            latest.pop(act.question, None)
            latest[act.question] = act
    held: dict[QuestionKey, Act] = {}
    for key, act in latest.items():  # oldest first, so that what would close a cycle is its newest
        old = act.continues
        if act.verb is Verb.PAIRED and old is not None and _end(held, old) != key:
            held[key] = act
    return held


def _end(held: Mapping[QuestionKey, Act], key: QuestionKey) -> QuestionKey:
    while (act := held.get(key)) is not None and act.continues is not None:
        key = act.continues
    return key


def roots(acts: Iterable[Act]) -> dict[QuestionKey, QuestionKey]:
    """Of every fingerprint that pairings join, the one it was first seen as; of the first itself
    too."""
    held = links(acts)
    found = {key: _end(held, key) for key in held}
    return {**found, **{root: root for root in found.values()}}
