"""A window that is killed at any moment loses no answer that it has acknowledged, and keeps none
twice."""

from __future__ import annotations

import contextlib
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quiz.schedule.history import Review
from quiz.store.store import Store
from tests.learner import sums
from tests.places import ROOT
from tests.store.test_replay import check, check_rows

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9")


def killed(path: Path, first: int, after: float, *, answers: int | None) -> list[tuple[int, int]]:
    """Answers until it is killed, so many seconds after so many answers, or after its start where
    that is None.

    Returns what was acknowledged: response and place.
    """
    words = [sys.executable, "-m", "tests.store.answering", str(path), str(first), "0"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as window:
        try:
            assert window.stdout is not None
            lines = (
                [] if answers is None else [window.stdout.readline() for _ in range(1 + answers)]
            )
            time.sleep(after)
        finally:
            window.kill()
        lines += window.stdout
    assert window.returncode == -signal.SIGKILL
    assert answers is None or lines[0] == "open\n"
    whole = [
        line for line in lines if line.endswith("\n") and line != "open\n"
    ]  # the kill may cut the last line
    return [(int(response), int(seq)) for response, seq in map(str.split, whole)]


def responses_in(store: Store) -> dict[int, int]:
    """The responses in the store, each with its place; none is there twice."""
    facts = [fact for key in store.standings() for fact in store.facts(key)]
    pairs = [
        (int(review.response), review.id.seq)
        for review in facts
        if isinstance(review, Review) and review.id
    ]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def rounds(path: Path, count: int, *, most: int) -> int:
    """So many windows are killed, one after the other, on one store, after a few answers each.

    Returns how many answers were acknowledged.
    """
    chance, promised = random.Random(count), dict[int, int]()
    for number in range(count):
        # Some are killed while they start: that leaves a store to start with too.
        answers = None if number % 4 == 3 else chance.randint(0, most)
        after = chance.uniform(0, 0.5 if answers is None else 0.005)
        acknowledged = killed(path, number * 1_000_000, after, answers=answers)
        assert len(acknowledged) >= (answers or 0)
        promised |= acknowledged
        with contextlib.closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with contextlib.closing(Store(path)) as store:
            stored = responses_in(store)
            assert store.file.foreign_journal is None
            assert promised.items() <= stored.items()
            # At most the one that was being acknowledged is kept unsaid.
            assert len(stored) <= len(promised) + number + 1
            check_rows(store)
    with contextlib.closing(Store(path)) as store:
        check(store)
        questions = sums(10).questions
        assert set(store.standings()) == {questions[response % 10].key for response in stored}
    return len(promised)


def test_no_acknowledged_answer_is_lost_or_doubled_by_a_kill(disk: Path) -> None:
    assert rounds(disk / "quiz.db", 6, most=2) >= 2


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    "kills",
    [pytest.param(60, marks=pytest.mark.slow), pytest.param(300, marks=pytest.mark.long)],
)
def test_no_answer_is_lost_by_many_kills(kills: int, disk: Path) -> None:
    assert rounds(disk / "quiz.db", kills, most=4) >= kills
