"""The facts the program keeps: reviews, and acts on them. Facts are added and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Literal, TypeAlias, TypeVar

from quiz.clock import Day, Moment
from quiz.decks import QuestionKey
from quiz.schedule.fsrs import Rating
from quiz.values import NamedTuple


class Certainty(IntEnum):
    """The confidence that a learner states before the verdict."""

    SURE = 1
    FAIRLY = 2
    GUESS = 3


CERTAINTIES = {Certainty.SURE: "sure", Certainty.FAIRLY: "fairly", Certainty.GUESS: "a guess"}


class RowId(NamedTuple):
    """A row of the history."""

    machine: str
    """The machine that wrote it."""
    seq: int
    """Its number among that machine's rows, from 1."""


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
    """True if it moves the memory."""
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


class Withdrawn(NamedTuple):
    """A row was taken back: undo, of a review or of another act."""

    row: RowId
    question: QuestionKey
    verb: Literal["withdrawn"] = "withdrawn"


class Rated(NamedTuple):
    """The learner rated a review otherwise than suggested."""

    review: RowId
    question: QuestionKey
    rating: Rating
    days: int
    """The interval that follows from the rating, in learner's days."""
    verb: Literal["rated anew"] = "rated anew"


class Overruled(NamedTuple):
    """The learner gave a review another credit than the program did."""

    review: RowId
    question: QuestionKey
    credit: float
    """From 0 to 1."""
    rating: Rating
    days: int
    """The interval that follows from the rating, in learner's days."""
    verb: Literal["overruled"] = "overruled"


class Hidden(NamedTuple):
    question: QuestionKey
    verb: Literal["hidden"] = "hidden"


class Unhidden(NamedTuple):
    question: QuestionKey
    verb: Literal["back"] = "back"


class PutOff(NamedTuple):
    """The learner does not want a question on the act's day."""

    question: QuestionKey
    verb: Literal["not today"] = "not today"


class Flagged(NamedTuple):
    question: QuestionKey
    verb: Literal["flagged"] = "flagged"


class Unflagged(NamedTuple):
    question: QuestionKey
    verb: Literal["unflagged"] = "unflagged"


class MadeDue(NamedTuple):
    """A question is due on the act's day, whatever was promised."""

    question: QuestionKey
    verb: Literal["due now"] = "due now"


class SpellingAccepted(NamedTuple):
    """The learner accepts another spelling of an answer from now on."""

    question: QuestionKey
    spelling: str
    part: str = ""
    """The member that it spells, of a set; else empty."""
    verb: Literal["spelling accepted"] = "spelling accepted"


class Restarted(NamedTuple):
    """A question starts anew; undo takes back all of a batch."""

    question: QuestionKey
    batch: RowId
    """The first row of those that were written together."""
    verb: Literal["started anew"] = "started anew"


class Paired(NamedTuple):
    """A question continues another one: their history is one."""

    question: QuestionKey
    continues: QuestionKey
    answer_changed: bool = False
    """The answer is of another meaning now: the question is due on the act's day."""
    verb: Literal["paired"] = "paired"


class Unpaired(NamedTuple):
    """A question continues no other one, whatever was said before."""

    question: QuestionKey
    verb: Literal["unpaired"] = "unpaired"


class KeptApart(NamedTuple):
    """A question is not the other one that it looks like: nobody asks about the two again."""

    question: QuestionKey
    other: QuestionKey
    verb: Literal["kept apart"] = "kept apart"


class Forgotten(NamedTuple):
    """All that was known of a question before is void."""

    question: QuestionKey
    verb: Literal["forgotten"] = "forgotten"


class Redated(NamedTuple):
    """A clock was ahead when a row was written: its day is an earlier one."""

    row: RowId
    question: QuestionKey
    shift: int
    """Days by which it is earlier."""
    verb: Literal["dated anew"] = "dated anew"


class AnsweredInExam(NamedTuple):
    sitting: RowId
    question: QuestionKey
    response: str
    """Empty where it was taken away."""
    verb: Literal["answered in an exam"] = "answered in an exam"


class FlaggedInExam(NamedTuple):
    sitting: RowId
    question: QuestionKey
    verb: Literal["flagged in an exam"] = "flagged in an exam"


class UnflaggedInExam(NamedTuple):
    sitting: RowId
    question: QuestionKey
    verb: Literal["flag taken away in an exam"] = "flag taken away in an exam"


class HandedIn(NamedTuple):
    sitting: RowId
    verb: Literal["exam handed in"] = "exam handed in"


Mark: TypeAlias = Hidden | Unhidden | PutOff | Flagged | Unflagged | MadeDue
"""An action on a question itself."""
Pairing: TypeAlias = Paired | Unpaired | KeptApart | Forgotten
"""A statement of which question is which: `quiz relink` takes it back, and `u` only beside the
questions that look reworded."""
InExam: TypeAlias = AnsweredInExam | FlaggedInExam | UnflaggedInExam | HandedIn
"""An action in an exam; nothing takes it back."""
Action: TypeAlias = (
    Withdrawn | Rated | Overruled | Mark | SpellingAccepted | Restarted | Pairing | Redated | InExam
)
"""Anything that somebody did to a row or a question.

Each has its word, `verb`, as a field of its own, so that no two of different sorts are equal.
"""


class Act(NamedTuple):
    """Anything that somebody did other than respond."""

    action: Action
    moment: Moment
    day: Day
    """The learner's day of that moment, as the settings then had it."""
    id: RowId | None = None
    """Given by the store."""

    @property
    def question(self) -> QuestionKey | None:
        """None of an exam that was handed in."""
        return None if isinstance(self.action, HandedIn) else self.action.question

    @property
    def row(self) -> RowId | None:
        """The review or act that it is about; None where it is about a question or an exam."""
        if isinstance(self.action, Rated | Overruled):
            return self.action.review
        return self.action.row if isinstance(self.action, Withdrawn | Redated) else None


def verbs(*kinds: type[Action]) -> tuple[str, ...]:
    """The words for actions in the store and in shared lines."""
    return tuple(str(kind._field_defaults["verb"]) for kind in kinds)


OF_A_QUESTION: dict[
    str, type[Hidden | Unhidden | PutOff | Flagged | Unflagged | MadeDue | Unpaired | Forgotten]
] = {
    verbs(kind)[0]: kind
    for kind in (Hidden, Unhidden, PutOff, Flagged, Unflagged, MadeDue, Unpaired, Forgotten)
}
"""The actions that say no more than which question they are about."""

Fact: TypeAlias = Review | Act
F = TypeVar("F", bound=Fact)

NOWHERE = RowId("", 0)
"""The row of a fact that no store has kept yet."""


CRAM_MODE = "cram"
"""The mode of sittings that move no memory, and whose responses undo takes back none the less."""


class Sitting(NamedTuple):
    """One run of a session."""

    mode: str
    settings: str
    """Its terms, as JSON."""
    seed: int
    name: str
    """The player or candidate; empty for the learner."""
    moment: Moment
    id: RowId | None = None


Row: TypeAlias = Review | Act | Sitting
"""Anything that a machine wrote, each with its number among that machine's rows."""


class Words(NamedTuple):
    """The words in which a question was last seen."""

    question: QuestionKey
    kind: str
    prompt: str
    answer: str
    deck: str
    """Its file."""


def about(fact: F, question: QuestionKey) -> F:
    """The fact as one about another question; one about none stays as it is."""
    if isinstance(fact, Review):
        return fact._replace(question=question)
    if isinstance(fact.action, HandedIn):
        return fact
    return fact._replace(action=fact.action._replace(question=question))


def in_order(facts: Iterable[F]) -> list[F]:
    """The facts in the order of replay: by time, machine and number among the machine's rows."""
    return sorted(facts, key=lambda fact: (fact.moment.at, fact.id or NOWHERE))


def withdrawn(facts: Iterable[Fact]) -> set[RowId]:
    """The rows that acts among the facts took back.

    An act that was itself taken back takes nothing back.
    """
    withdrawals = [
        (fact.moment.at, fact.id or NOWHERE, fact.action.row)
        for fact in facts
        if isinstance(fact, Act) and isinstance(fact.action, Withdrawn)
    ]
    rows: set[RowId] = set()
    for _, own, row in sorted(withdrawals, reverse=True):
        if own not in rows:
            rows.add(row)
    return rows


def continued(acts: Iterable[Act]) -> dict[QuestionKey, QuestionKey]:
    """The older question of each one that continues another, by its key.

    The order of the acts does not matter: of several the latest wins, and a cycle is cut at its
    newest.
    """
    pairs: dict[QuestionKey, QuestionKey] = {}
    # Oldest first: what would close a cycle is its newest.
    for key, pairing in _latest_pairings(acts).items():
        if isinstance(pairing, Paired) and _first(pairs, pairing.continues) != key:
            pairs[key] = pairing.continues
    return pairs


def _latest_pairings(acts: Iterable[Act]) -> dict[QuestionKey, Paired | Unpaired]:
    """The last act that pairs or parts each question, the oldest first."""
    acts = list(acts)
    withdrawn_rows = withdrawn(acts)
    latest: dict[QuestionKey, Paired | Unpaired] = {}
    for act in in_order(acts):
        if isinstance(act.action, Paired | Unpaired) and act.id not in withdrawn_rows:
            latest.pop(act.action.question, None)
            latest[act.action.question] = act.action
        elif isinstance(act.action, KeptApart) and act.id not in withdrawn_rows:
            before = latest.get(act.action.question)
            if isinstance(before, Paired) and before.continues == act.action.other:
                del latest[act.action.question]
    return latest


def parted(acts: Iterable[Act]) -> set[QuestionKey]:
    """The questions of which somebody said that they continue no other one."""
    latest = _latest_pairings(acts)
    return {key for key, pairing in latest.items() if isinstance(pairing, Unpaired)}


def kept_apart(acts: Iterable[Act]) -> list[KeptApart]:
    """What somebody said of two questions that look like one, as far as it was not taken back."""
    acts = list(acts)
    withdrawn_rows = withdrawn(acts)
    return [
        act.action
        for act in acts
        if isinstance(act.action, KeptApart) and act.id not in withdrawn_rows
    ]


def _first(pairs: Mapping[QuestionKey, QuestionKey], key: QuestionKey) -> QuestionKey:
    while (older := pairs.get(key)) is not None:
        key = older
    return key


def roots(acts: Iterable[Act]) -> dict[QuestionKey, QuestionKey]:
    """The question that each one was first seen as, of all that pairings join."""
    pairs = continued(acts)
    firsts = {key: _first(pairs, key) for key in pairs}
    return {**firsts, **{first: first for first in firsts.values()}}
