"""Two windows study at once: every answer of both is kept, in one order, and neither is told to wait."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from quiz.fsrs import Rating
from quiz.history import Review
from quiz.schedule import replay
from quiz.stores.sqlite import SqliteStore
from tests.conftest import FixedClock
from tests.learner import Learner, sums
from tests.test_replay import check, check_rows

ROOT = Path(__file__).parent.parent
EACH = 500


def test_a_thousand_answers_of_two_processes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "quiz.db"
    windows = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.answering", str(path), str(first), str(EACH)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for first in (0, 10_000)
    ]
    ends = [window.communicate() for window in windows]
    assert [window.returncode for window in windows] == [0, 0], ends
    assert [errors for _, errors in ends] == ["", ""]
    store = SqliteStore(path)
    reviews = [fact for key in store.standings() for fact in store.facts(key) if isinstance(fact, Review)]
    assert {int(one.response) for one in reviews} == {*range(EACH), *range(10_000, 10_000 + EACH)}
    assert sorted(one.id.seq for one in reviews if one.id) == list(range(1, 2 * EACH + 1))
    check_rows(store)
    check(store)


def test_a_slow_window_is_waited_for(tmp_path: Path, clock: FixedClock) -> None:
    path, deck = tmp_path / "quiz.db", sums(2)
    here, there = SqliteStore(path), SqliteStore(path)
    learner = Learner(here, clock, deck)
    there._connection.execute("BEGIN IMMEDIATE")
    threading.Timer(0.5, lambda: there._connection.execute("COMMIT")).start()
    learner.answer()
    assert len(there.history(deck.questions[0].key)) == 1


def test_an_answer_of_another_window_is_taken_into_account(tmp_path: Path, clock: FixedClock) -> None:
    path, deck = tmp_path / "quiz.db", sums(1)
    here = Learner(SqliteStore(path), clock, deck)
    there = Learner(SqliteStore(path), clock, deck)
    here.answer("0")
    outcome = there.answer()
    key = deck.questions[0].key
    assert [one.rating for one in here.store.history(key)] == [Rating.AGAIN, Rating.GOOD]
    standing = here.store.standings()[key]
    assert standing == there.session.standing(deck.questions[0]) == replay(here.store.facts(key))
    assert (standing.reviews, standing.again) == (2, False)
    assert outcome.review.days == (standing.due or 0) - (standing.last or 0)


def test_a_window_keeps_nothing_before_the_last_row_of_another(tmp_path: Path, clock: FixedClock) -> None:
    path, deck = tmp_path / "quiz.db", sums(2)
    ahead, behind = FixedClock(), clock
    ahead.pass_days(3)
    Learner(SqliteStore(path), ahead, deck).answer()
    late = Learner(SqliteStore(path), behind, deck)
    late.answer()
    check_rows(late.store)
    check(late.store)
