"""A window that is killed at any moment loses no answer that it has acknowledged, and keeps none twice."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quiz.history import Review
from quiz.stores.sqlite import SqliteStore
from tests.learner import sums
from tests.test_replay import check, check_rows

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9")


def killed(path: Path, first: int, after: float, *, once_open: bool) -> list[tuple[int, int]]:
    """Answers until it is killed; returns what was acknowledged: response and place."""
    words = [sys.executable, "-m", "tests.answering", str(path), str(first), "0"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert not once_open or window.stdout.readline() == "open\n"
        time.sleep(after)
        window.kill()
        said = window.stdout.read()
    assert window.returncode == -signal.SIGKILL
    whole = said[: said.rfind("\n") + 1].splitlines()  # the kill may cut the last line
    return [(int(response), int(seq)) for response, seq in (line.split() for line in whole if line != "open")]


def kept(store: SqliteStore) -> dict[int, int]:
    """The responses in the store, each with its place; none is there twice."""
    facts = [fact for key in store.standings() for fact in store.facts(key)]
    found = [(int(one.response), one.id.seq) for one in facts if isinstance(one, Review) and one.id]
    assert len(dict(found)) == len(found)
    return dict(found)


def rounds(path: Path, count: int) -> int:
    """So many windows are killed, one after the other, on one store; returns how many answers were acknowledged."""
    chance, said = random.Random(count), dict[int, int]()
    for number in range(count):
        # Some are killed while they start: that leaves a store to start with too.
        once_open = number % 4 != 3
        after = chance.uniform(0, 0.1 if once_open else 0.8)
        said |= killed(path, number * 1_000_000, after, once_open=once_open)
        assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)
        store = SqliteStore(path)
        held = kept(store)
        assert said.items() <= held.items()
        # At most the one that was being acknowledged is kept unsaid.
        assert len(held) <= len(said) + number + 1
        check_rows(store)
        store.close()
    store = SqliteStore(path)
    check(store)
    assert set(store.standings()) == {question.key for question in sums(10).questions}
    return len(said)


def test_no_acknowledged_answer_is_lost_or_doubled_by_a_kill(tmp_path: Path) -> None:
    assert rounds(tmp_path / "quiz.db", 20) > 20


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_nor_by_three_hundred_kills(tmp_path: Path) -> None:
    print(f"\n{rounds(tmp_path / 'quiz.db', 300)} answers acknowledged before 300 kills")
