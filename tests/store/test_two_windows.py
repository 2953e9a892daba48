"""Two windows study at once: every answer of both is kept, in one order, and neither is told to
wait."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Review
from quiz.schedule.standing import replay
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.learner import Learner, sums
from tests.places import ROOT
from tests.store.test_replay import check, check_rows
from tests.tui.terminal import HANG


def answer_at_once(path: Path, each: int) -> int:
    """Two processes give so many answers each; all of them are kept."""
    Store(path).close()
    words = [
        [sys.executable, "-m", "tests.store.answering", str(path), str(first), str(each)]
        for first in (0, 10_000)
    ]
    with contextlib.ExitStack() as ends:
        windows = []
        for command in words:
            window = subprocess.Popen(
                command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            windows.append(ends.enter_context(window))
            ends.callback(window.kill)
        outputs = [window.communicate() for window in windows]
    assert [
        (window.returncode, errors) for window, (_, errors) in zip(windows, outputs, strict=True)
    ] == [(0, "")] * 2
    with contextlib.closing(Store(path)) as store:
        reviews = [
            fact
            for key in store.standings()
            for fact in store.facts(key)
            if isinstance(fact, Review)
        ]
        assert {int(review.response) for review in reviews} == {
            *range(each),
            *range(10_000, 10_000 + each),
        }
        assert sorted(review.id.seq for review in reviews if review.id) == list(
            range(1, 2 * each + 1)
        )
        check_rows(store)
        check(store)
        return len(reviews)


def test_the_answers_of_two_processes_are_kept(disk: Path) -> None:
    assert answer_at_once(disk / "quiz.db", 6) == 12


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_thousand_answers_of_two_processes_are_kept(disk: Path) -> None:
    assert answer_at_once(disk / "quiz.db", 500) == 1000


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens one store as often as wanted: a window each."""
    with contextlib.ExitStack() as ends:
        yield lambda: ends.enter_context(contextlib.closing(Store(tmp_path / "quiz.db")))


def test_a_slow_window_is_waited_for(opened: Callable[[], Store], clock: FixedClock) -> None:
    here, there, deck = opened(), opened(), sums(2)
    learner = Learner(here, clock, deck)
    there._connection.execute("BEGIN IMMEDIATE")
    threading.Timer(0.5, lambda: there._connection.execute("COMMIT")).start()
    learner.answer()
    assert len(there.history(deck.questions[0].key)) == 1


def test_windows_are_waited_for_as_long_as_they_get_on(
    opened: Callable[[], Store], clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.store.patience.BUSY_MILLISECONDS", 1000)
    here, there, begun = opened(), opened(), threading.Event()

    def keep_on() -> None:
        for number in range(16):  # longer in all than a window waits for one that does nothing
            with there.file.transaction():
                there._execute(
                    "INSERT OR REPLACE INTO remembered VALUES ('number', ?)", (str(number),)
                )
                begun.set()
                time.sleep(0.1)

    other = threading.Thread(target=keep_on)
    other.start()
    try:
        assert begun.wait(HANG)
        learner = Learner(here, clock, sums(2))
        learner.answer()
    finally:
        other.join()
    assert len(here.standings()) == 1
    assert here.remembered()["number"] == "15"


def test_an_answer_of_another_window_is_taken_into_account(
    opened: Callable[[], Store], clock: FixedClock
) -> None:
    deck = sums(1)
    here, there = (Learner(opened(), clock, deck) for _ in range(2))
    here.answer("0")
    outcome = there.answer()
    key = deck.questions[0].key
    assert [review.rating for review in here.store.history(key)] == [Rating.AGAIN, Rating.GOOD]
    standing = here.store.standings()[key]
    assert standing == there.session.standing(deck.questions[0]) == replay(here.store.facts(key))
    assert (standing.reviews, standing.again) == (2, False)
    assert outcome.review.days == (standing.due or 0) - (standing.last or 0)


def test_a_window_keeps_nothing_before_the_last_row_of_another(
    opened: Callable[[], Store], clock: FixedClock
) -> None:
    deck, ahead, behind = sums(2), FixedClock(), clock
    ahead.pass_days(3)
    Learner(opened(), ahead, deck).answer()
    late = Learner(opened(), behind, deck)
    outcome = late.answer()
    assert outcome.review.id is not None
    assert outcome.review.id.seq > 2
    check_rows(late.store)
    check(late.store)
