"""Undo: back without limit, across restarts, and the sitting is as it was before."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.games.games import begin_match
from quiz.results.wording import taken_back
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import (
    Act,
    Action,
    Flagged,
    Hidden,
    Mark,
    Overruled,
    PutOff,
    Rated,
    Review,
    Withdrawn,
    verbs,
)
from quiz.schedule.standing import NEW
from quiz.store.store import Store
from quiz.store.undo import NEVER
from quiz.study.rules import Setup
from tests.clock import FixedClock
from tests.learner import Learner, read, sums, undo
from tests.schedule.actions import KINDS


def test_an_answer_taken_back_is_asked_for_again(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(3))
    learner.pass_by()
    learner.pass_by("0")
    undone = learner.undo()
    assert undone is not None
    assert isinstance(undone.fact, Review)
    assert learner.session.standing(learner.question) == NEW
    assert learner.turn is not None
    assert (learner.asked, learner.turn.number, learner.turn.total) == ("2", 2, 3)
    assert learner.finish() == ["2", "3"]
    assert len(learner.session.outcomes) == 3
    learner.check()


def test_an_answer_whose_verdict_is_shown_is_asked_for_again(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, sums(2))
    learner.answer("0")
    learner.undo()
    assert learner.turn is not None
    assert learner.turn.number == 1
    assert learner.finish() == ["1", "2"]


def test_a_whole_sitting_can_be_taken_back(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(5))
    learner.pass_by("0")
    learner.pass_by()
    learner.finish()
    for asked in ("5", "1", "4", "3", "2", "1"):
        assert learner.undo() is not None
        assert learner.asked == asked
        learner.check()
    assert learner.undo() is None
    assert set(store.standings().values()) == {NEW}
    assert store.days() == {}
    assert learner.session.outcomes == []
    assert learner.turn is not None
    assert learner.turn.number == 1
    assert learner.finish() == ["1", "2", "3", "4", "5"]


def test_a_rating_taken_back_shows_the_verdict_again(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(2))
    learner.answer()
    learner.rate(Rating.AGAIN)
    learner.undo()
    assert learner.outcome is not None
    assert (learner.outcome.rating, learner.asked) == (Rating.GOOD, "1")
    learner.go_on()
    assert learner.finish() == ["2"]
    learner.check()


def test_overrulings_are_taken_back_one_by_one(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(1))
    learner.answer("0")
    learner.overrule(right=True)
    learner.overrule(right=False)
    learner.undo()
    assert learner.outcome is not None
    assert learner.outcome.verdict.right
    learner.undo()
    assert learner.outcome is not None
    assert learner.outcome.verdict.note == ""
    assert learner.session.standing(learner.question).again
    learner.go_on()
    assert learner.finish() == ["1"]
    learner.check()


@pytest.mark.parametrize("mark", [Hidden, PutOff])
def test_a_question_sent_away_comes_back(store: Store, clock: FixedClock, mark: type[Mark]) -> None:
    learner = Learner(store, clock, sums(3))
    learner.pass_by()
    learner.act(mark)
    assert learner.asked == "3"
    learner.undo()
    assert learner.turn is not None
    assert (learner.asked, learner.turn.number, learner.outcome) == ("2", 2, None)
    assert learner.finish() == ["2", "3"]
    learner.check()


def test_a_question_sent_away_at_its_verdict_comes_back_to_its_verdict(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, sums(3))
    learner.answer("0")
    learner.act(Hidden)
    assert learner.asked == "2"
    learner.undo()
    assert learner.outcome is not None
    assert learner.asked == "1"
    learner.go_on()
    assert learner.finish() == ["2", "3", "1"]
    learner.check()


def test_a_flag_taken_back_asks_nothing_anew(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(2))
    answered = learner.answer()
    learner.act(Flagged)
    learner.undo()
    assert learner.outcome == answered
    assert not learner.session.standing(learner.question).flagged
    learner.go_on()
    learner.act(Flagged)
    learner.undo()
    assert learner.asked == "2"
    assert not learner.is_at_verdict
    assert learner.finish() == ["2"]
    assert len(learner.session.outcomes) == 2


def test_a_flag_of_an_earlier_turn_leads_back_to_its_verdict(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, sums(2))
    learner.answer()
    learner.act(Flagged)
    learner.go_on()
    learner.undo()
    assert (learner.asked, learner.outcome is not None) == ("1", True)
    learner.go_on()
    assert learner.finish() == ["2"]


def test_a_card_asked_for_again_comes_before_the_card_that_was_turned(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, read("- card: a\n  answer: b\n- card: c\n  answer: d"))
    learner.pass_by("good")
    learner.undo()
    assert learner.asked == "b"
    learner.pass_by("good")
    assert learner.asked == "d"


def test_undo_reaches_back_across_restarts(tmp_path: Path, clock: FixedClock) -> None:
    deck, path = sums(4), tmp_path / "quiz.db"
    first = Learner(Store(path), clock, deck)
    first.answer("0")
    first.overrule(right=True)
    first.go_on()
    first.answer()
    first.rate(Rating.EASY)
    first.act(Flagged)
    first.act(PutOff)
    first.act(Hidden)
    first.store.close()

    expected: list[type[Action] | None] = [
        Hidden,
        PutOff,
        Flagged,
        Rated,
        None,
        Overruled,
        None,
    ]
    for kind in expected:
        clock.pass_days(1)
        store = Store(path)
        learner = Learner(store, clock, deck)
        undone = learner.undo()
        assert undone is not None
        assert (type(undone.fact.action) if isinstance(undone.fact, Act) else None) is kind
        learner.check()
        store.close()
    store = Store(path)
    assert Learner(store, clock, deck).undo() is None
    assert set(store.standings().values()) == {NEW}


def test_an_answer_of_an_earlier_sitting_is_asked_for_before_the_one_on_the_screen(
    store: Store, clock: FixedClock
) -> None:
    deck = sums(3)
    Learner(store, clock, deck).answer()
    learner = Learner(store, clock, deck)
    assert learner.asked == "2"
    learner.undo()
    assert learner.turn is not None
    assert (learner.asked, learner.turn.number) == ("1", 1)
    assert learner.finish() == ["1", "2", "3"]
    learner.check()


def test_a_rating_of_an_earlier_sitting_changes_nothing_on_the_screen(
    store: Store, clock: FixedClock
) -> None:
    deck = sums(3)
    first = Learner(store, clock, deck)
    first.answer()
    first.rate(Rating.EASY)
    learner = Learner(store, clock, deck)
    before = learner.turn
    learner.undo()
    assert learner.turn is before
    assert learner.finish() == ["2", "3"]
    learner.check()


def test_what_another_window_did_is_taken_back_too(tmp_path: Path, clock: FixedClock) -> None:
    deck, path = sums(3), tmp_path / "quiz.db"
    here, there = Learner(Store(path), clock, deck), Learner(Store(path), clock, deck)
    here.answer("0")
    there.answer("7")
    here.undo()
    assert here.turn is not None
    assert (here.turn.number, here.outcome) == (2, None)
    assert [review.response for review in here.store.history(deck.questions[0].key)] == ["0"]
    here.check()
    here.undo()
    assert here.store.history(deck.questions[0].key) == []
    here.check()


def test_history_is_added_to_and_never_taken_from(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(1))
    key = learner.question.key
    learner.answer()
    learner.undo()
    first, second = store.facts(key)
    assert isinstance(first, Review)
    assert isinstance(second, Act)
    assert first.id is not None
    assert second.action == Withdrawn(first.id, key)


def test_games_are_not_taken_back(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(2))
    learner.answer()
    learner.session = begin_match(
        learner.collection, learner.collection.shelf.all_decks(), Setup(questions=1, seed=1)
    ).session
    learner.go_on()
    learner.answer()
    undone = undo(learner.collection)
    assert undone is not None
    assert isinstance(undone.fact, Review)
    assert undone.fact.counts


def test_undo_has_a_word_for_each_act_that_it_reaches() -> None:
    reached = [kind for kind in KINDS if verbs(kind)[0] not in NEVER]
    assert len({taken_back(kind) for kind in reached}) == len(reached)
    assert [kind for kind in reached if taken_back(kind) == verbs(kind)[0]] == []
