"""Undo leads back through anything done in a sitting, which then goes on as it would have."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import TypeAlias

from hypothesis import given, strategies as st

from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Flagged, Hidden, PutOff, Unflagged
from quiz.store.store import Store
from quiz.study.session import Session
from tests.clock import FixedClock
from tests.learner import Learner, sums

Move: TypeAlias = Callable[[Learner], object]

ANYWHERE: list[Move] = [
    lambda learner: learner.act(Flagged),
    lambda learner: learner.act(Unflagged),
    lambda learner: learner.act(Hidden),
    lambda learner: learner.act(PutOff),
]
ASKED: list[Move] = [
    lambda learner: learner.answer(),
    lambda learner: learner.answer("0"),
    lambda learner: learner.answer(hinted=True),
    *ANYWHERE,
]
JUDGED: list[Move] = [
    lambda learner: learner.go_on(),
    lambda learner: learner.go_on(),
    lambda learner: learner.rate(Rating.AGAIN),
    lambda learner: learner.rate(Rating.EASY),
    lambda learner: learner.overrule(right=True),
    lambda learner: learner.overrule(right=False),
    *ANYWHERE,
]
GO_ON = (0, 1)
"""The moves that leave a verdict and do nothing else."""


def coming(session: Session) -> list[str]:
    """The answers of all questions still to come, if each were known."""
    # What it looks things up in is not copied with it.
    decks = [question.deck for question in session._lineup.questions]
    same = {id(kept): kept for kept in (session._before, session._decks, *decks)}
    ahead, asked = copy.deepcopy(session, same), []
    while turn := ahead.ask(FixedClock().now()):
        asked.append(turn.question.answer.shown)
    return asked


def seen(learner: Learner) -> tuple[object, ...]:
    """All that a learner can see of a sitting, and what will come of it."""
    session, turn = learner.session, learner.turn
    return (
        learner.asked,
        turn and (turn.number, turn.total if not learner.outcome else None),
        learner.outcome,
        session.left,
        session.remaining,
        session.streak,
        session.results(),
        [
            session.standing(question)
            for question in learner.collection.shelf.decks[0].deck.questions
        ],
        coming(session),
    )


@given(st.lists(st.integers(0, 99), max_size=25))
def test_undo_leads_back_through_a_sitting(choices: list[int]) -> None:
    learner = Learner(Store(":memory:"), FixedClock(), sums(6))
    before: list[tuple[object, ...]] = []
    for choice in choices:
        if learner.turn is None:
            break
        moves = JUDGED if learner.outcome else ASKED
        if not (learner.outcome and choice % len(moves) in GO_ON):
            before.append(seen(learner))
        moves[choice % len(moves)](learner)
        learner.check()
    for state in reversed(before):
        assert learner.undo() is not None
        assert seen(learner) == state
        learner.check()
    assert learner.undo() is None
    assert learner.finish() == ["1", "2", "3", "4", "5", "6"]
