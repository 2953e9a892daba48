"""A sitting whose store cannot keep anything stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path

import pytest

from quiz.answers.spellings import Spelling
from quiz.answers.verdict import Unclear
from quiz.collection.edits import Proposal
from quiz.collection.open_sitting import OpenSitting
from quiz.errors import StoreError
from quiz.plain.keeping import done, keep
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Certainty, Hidden
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.study.turns import Outcome
from tests.clock import FixedClock
from tests.learner import Learner, read, sums
from tests.study.test_undo_walks import seen


async def fail(function: Callable[..., object], *_: object, **__: object) -> object:
    raise StoreError(f"Not saved: {getattr(function, '__name__', '')}.")


def broken(learner: Learner) -> OpenSitting:
    """The learner's sitting, on a disk that takes nothing."""
    return OpenSitting(learner.session, learner.collection, fail)  # type: ignore[arg-type] # never returns


Steps = Coroutine[object, object, object]


def answer(sitting: OpenSitting, learner: Learner) -> Steps:
    assert learner.turn is not None
    return sitting.answer(learner.turn, "2", learner.clock.now(), tick=0.0)


def hide(sitting: OpenSitting, learner: Learner) -> Steps:
    return sitting.act_on(learner.question, Hidden, learner.clock.now())


def undo(sitting: OpenSitting, learner: Learner) -> Steps:
    return sitting.undo(learner.clock.now())


def take_edits(sitting: OpenSitting, _: Learner) -> Steps:
    return sitting.take_edits()


@pytest.mark.parametrize("action", [answer, hide, undo, take_edits])
def test_a_question_waits_on_where_nothing_can_be_kept(
    store: Store, clock: FixedClock, action: Callable[[OpenSitting, Learner], Steps]
) -> None:
    learner = Learner(store, clock, sums(3))
    learner.pass_by()
    before = seen(learner)
    with pytest.raises(StoreError):
        done(action(broken(learner), learner))
    assert seen(learner) == before
    learner.check()


def rate(sitting: OpenSitting, outcome: Outcome) -> Steps:
    return sitting.rate(outcome, Rating.EASY, outcome.review.moment)


def overrule(sitting: OpenSitting, outcome: Outcome) -> Steps:
    return sitting.overrule(outcome, outcome.review.moment, right=True)


def accept(sitting: OpenSitting, outcome: Outcome) -> Steps:
    proposal = Proposal(Spelling("Ulan Bator"), Path("deck.yaml"))
    return sitting.accept_spelling(outcome, proposal, outcome.review.moment)


@pytest.mark.parametrize("action", [rate, overrule, accept])
def test_a_verdict_stays_where_no_act_can_be_kept(
    store: Store, clock: FixedClock, action: Callable[[OpenSitting, Outcome], Steps]
) -> None:
    learner = Learner(store, clock, read("- what: Which?\n  answer: Ulaanbaatar"))
    outcome = learner.answer("Ulan Bator")
    before = seen(learner)
    with pytest.raises(StoreError):
        done(action(broken(learner), outcome))
    assert seen(learner) == before
    learner.check()


def test_an_unclear_response_is_asked_again_and_nothing_is_kept(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, read("- when: When?\n  answer: 2007-03-04"))
    assert learner.turn is not None
    steps = learner.sitting.answer(learner.turn, "03/04/2007", clock.now(), tick=clock.tick())
    assert isinstance(done(steps), Unclear)
    assert store.history(learner.question.key) == []


@pytest.mark.parametrize("certainty", [*Certainty])
def test_certainty_is_asked_before_anything_is_kept(
    store: Store, clock: FixedClock, certainty: Certainty
) -> None:
    learner = Learner(store, clock, sums(1), settings=Settings(confidence=True))
    assert learner.turn is not None
    sitting = OpenSitting(learner.session, learner.collection, keep)
    outcome = done(sitting.answer(learner.turn, "1", clock.now(), tick=clock.tick()))
    assert isinstance(outcome, Outcome)
    assert store.history(learner.question.key) == []
    assert done(sitting.keep(outcome, certainty)).review.id is not None
    (review,) = store.history(learner.question.key)
    assert review.certainty is certainty
