"""A store that is copied, set back or reset: what was done is neither lost nor doubled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quiz.schedule.fsrs import Rating
from quiz.schedule.history import (
    Act,
    AnsweredInExam,
    FlaggedInExam,
    Rated,
    Restarted,
    RowId,
    Sitting,
)
from quiz.schedule.standing import replay
from quiz.store.store import Store
from quiz.sync.sync import sync_folder
from tests.learner import sums
from tests.store.test_replay import QUESTIONS, Hand, check
from tests.sync.machines import outcome, rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "folder"
    path.mkdir()
    return path


def test_a_copied_home_writes_under_another_name(tmp_path: Path, folder: Path) -> None:
    here = Store(tmp_path / "a" / "quiz.db")
    Hand(here).review(QUESTIONS[0], Rating.GOOD)
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    there = Store(tmp_path / "b" / "quiz.db")
    assert there.machine != here.machine
    for store, question in ((here, QUESTIONS[1]), (there, QUESTIONS[2])):
        Hand(store).review(question, Rating.GOOD)
    for store in (here, there, here):
        assert sync_folder(store, folder).warnings == ()
    assert outcome(here) == outcome(there)
    assert len(rows(here)) == 3
    assert Store(tmp_path / "b" / "quiz.db").machine == there.machine


def test_undo_reaches_back_past_a_new_name(tmp_path: Path) -> None:
    here = Store(tmp_path / "a" / "quiz.db")
    Hand(here).review(QUESTIONS[0], Rating.GOOD)
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    hand = Hand(Store(tmp_path / "b" / "quiz.db"))
    hand.review(QUESTIONS[0], Rating.AGAIN)
    for _ in range(2):
        assert hand.store.undo(hand.now, hand.now.day())
    assert hand.store.undo(hand.now, hand.now.day()) is None
    assert hand.store.history(QUESTIONS[0].key) == []
    check(hand.store)


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_store_set_back_in_its_place_parts_ways(
    tmp_path: Path, folder: Path, goes_on: bool
) -> None:
    path = tmp_path / "quiz.db"
    store = Store(path)
    Hand(store).review(QUESTIONS[0], Rating.GOOD)
    sync_folder(store, folder)
    old, name = path.read_bytes(), store.machine
    for question in QUESTIONS[1:3]:
        Hand(store).review(question, Rating.EASY)
    sync_folder(store, folder)
    store.close()
    path.write_bytes(old)
    store, there = Store(path), Store(":memory:")
    assert store.machine == name
    hand = Hand(store)
    if goes_on:
        hand.review(QUESTIONS[3], Rating.HARD)
        hand.rate(QUESTIONS[3], Rating.AGAIN)
    report = sync_folder(store, folder)
    assert (report.taken, report.warnings) == (2, ())
    assert report.name == store.name != name
    sync_folder(there, folder)
    assert outcome(there) == outcome(store)
    assert len(store.standings()) == 3 + goes_on
    assert not goes_on or store.standings()[QUESTIONS[3].key].again
    check(store)
    hand.review(QUESTIONS[3], Rating.GOOD)
    assert {row.id.machine for row in rows(store) if row.id} == {name, report.name}


# Runs at once, and folders that fail


def test_a_reset_is_undone_in_one_step() -> None:
    hand = Hand(Store(":memory:"))
    for question in QUESTIONS:
        hand.review(question, Rating.GOOD)
    before = hand.store.standings(), hand.store.days()
    hand.wait(24, 0)
    hand.store.reset([question.key for question in QUESTIONS], hand.now, hand.now.day())
    assert all(standing.is_new for standing in hand.store.standings().values())
    assert hand.store.days() == before[1]
    check(hand.store)
    hand.undo()
    assert (hand.store.standings(), hand.store.days()) == before
    hand.undo()
    assert len([standing for standing in hand.store.standings().values() if standing.is_new]) == 1
    check(hand.store)


def test_after_a_reset_a_question_is_as_if_met_for_the_first_time() -> None:
    hand, fresh = (Hand(Store(":memory:")) for _ in range(2))
    question = sums(1).questions[0]
    hand.review(question, Rating.AGAIN)
    hand.store.reset([question.key], hand.now, hand.now.day())
    for side in (hand, fresh):
        side.wait(24, 0)
        side.review(question, Rating.GOOD)
    assert hand.store.standings() == fresh.store.standings()
    assert replay(hand.store.facts(question.key)) == fresh.store.standings()[question.key]


def test_what_goes_with_a_new_name_points_to_its_new_rows(tmp_path: Path, folder: Path) -> None:
    """A store set back wrote an exam and a reset since; all of it goes with the new name."""
    path = tmp_path / "quiz.db"
    store = Store(path)
    Hand(store).review(QUESTIONS[0], Rating.GOOD)
    sync_folder(store, folder)
    before, old = path.read_bytes(), store.name
    Hand(store).review(QUESTIONS[1], Rating.EASY)
    sync_folder(store, folder)
    store.close()
    path.write_bytes(before)
    store = Store(path)
    hand = Hand(store)
    exam = store.open_sitting(Sitting("exam", "{}", 1, "", hand.now))
    hand.review(QUESTIONS[2], Rating.HARD)
    hand.rate(QUESTIONS[2], Rating.AGAIN)
    key, day = QUESTIONS[2].key, hand.now.day()
    store.act(Act(AnsweredInExam(exam, key, "r"), hand.now, day))
    store.act(Act(FlaggedInExam(exam, key), hand.now, day))
    store.reset([QUESTIONS[0].key, key], hand.now, day)
    new = sync_folder(store, folder).name
    assert new not in ("", old)
    acts = [row.action for row in store.rows_of(new, 1, 99) if isinstance(row, Act)]
    assert acts == [
        Rated(RowId(new, 2), key, rating=Rating.AGAIN, days=0),
        AnsweredInExam(RowId(new, 1), key, "r"),
        FlaggedInExam(RowId(new, 1), key),
        Restarted(QUESTIONS[0].key, batch=RowId(new, 6)),
        Restarted(key, batch=RowId(new, 6)),
    ]
    hand.undo()
    assert not store.standings()[QUESTIONS[0].key].is_new
    check(store)
