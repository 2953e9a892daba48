"""What is waited for is said at the foot, an answer is kept however long that takes, and whoever
leaves meanwhile is told."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quiz.store import patience
from quiz.store.store import Store
from quiz.surroundings import waits
from quiz.tui.app import QuizApp
from quiz.tui.widgets.foot import RemarkLine
from quiz.tui.widgets.verdict import VerdictBox
from tests.clock import FixedClock
from tests.dead_mount import dead_mount
from tests.learner import sums
from tests.tui.screens import settle
from tests.tui.terminal import HANG, Terminal, responses_in
from tests.tui.test_ask_screen import sit_down

IMPATIENT = """
import sys
from quiz.surroundings import waits
waits.AFTER, waits.PATIENCE, waits.LONGER = 0.2, 1.0, 1.0
from quiz.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@contextlib.contextmanager
def locked(home: Path, lock: str = "IMMEDIATE") -> Iterator[sqlite3.Connection]:
    """Locks the store of a home, as another program may."""
    with contextlib.closing(sqlite3.connect(home / "quiz.db", isolation_level=None)) as other:
        other.execute(f"BEGIN {lock}")
        yield other


async def until(pilot: Pilot[None], text: str) -> None:
    """Waits until the foot says something."""
    until = time.monotonic() + HANG
    while text not in str(pilot.app.screen.query_one(RemarkLine).render()):
        assert time.monotonic() < until, text
        await pilot.pause(0.02)


@pytest.fixture
def app(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> QuizApp:
    """A sitting with a store that others are not waited for, and that says so at once."""
    monkeypatch.setattr(waits, "AFTER", 0.05)
    monkeypatch.setattr(patience, "BUSY_MILLISECONDS", 50)
    return sit_down(sums(2), Store(tmp_path / "quiz.db"), clock)


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
async def test_an_answer_waits_while_another_program_locks_the_store(
    lock: str, app: QuizApp, tmp_path: Path
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        app.tell("A remark.", stays=True)
        with locked(tmp_path, lock) as other:
            await pilot.press("2", "enter")
            await until(pilot, "The store is busy")
            assert not app.screen.query_one(VerdictBox).display
            other.execute("ROLLBACK")
        await until(pilot, "A remark.")
        await settle(pilot)
        assert app.screen.query_one(VerdictBox).display
    store = app.collection.store
    assert sum(day.reviews for day in store.days().values()) == 1
    app.collection.close()


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.skipif(sys.platform == "win32", reason="pseudoterminals")
@pytest.mark.parametrize("is_left_twice", [False, True])
def test_who_leaves_while_an_answer_waits_is_told_and_waits_for_it_or_not(
    is_left_twice: bool, tmp_path: Path, sums_file: Path
) -> None:
    home = tmp_path / "home"
    terminal = Terminal(home, "study", str(sums_file), code=IMPATIENT)
    terminal.wait_for("1 plus")
    terminal.press("2\r")
    terminal.press("\r")  # the start is over by then: what waits below is the second answer
    terminal.wait_for("2 plus")
    terminal.read_for(0.8)
    with locked(home) as other:
        terminal.send("3\r")
        terminal.wait_for("The store is busy")
        terminal.send("\x03")
        terminal.wait_for("Ctrl+C leaves without it")
        if is_left_twice:
            terminal.kill(signal.SIGINT)
            assert terminal.end() == -signal.SIGINT
        other.execute("ROLLBACK")
    if not is_left_twice:
        assert terminal.end() == 0
    assert responses_in(home) == (["2"] if is_left_twice else ["2", "3"])


@pytest.fixture
def gone(tmp_path: Path) -> Iterator[Path]:
    """A folder on a server that has gone."""
    place = tmp_path / "gone"
    place.mkdir()
    with dead_mount(place) as is_mounted:
        if not is_mounted:
            pytest.skip("this user may not mount")
        yield place


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.skipif(sys.platform != "linux", reason="FUSE")
def test_a_folder_on_a_dead_server_is_told_and_left_behind(
    gone: Path, tmp_path: Path, sums_file: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    statuses = {
        ("sync", str(gone)): 2,
        ("history", "export", str(gone / "log")): 2,
        ("marks", str(gone / "a.json")): 2,
        ("check", str(gone / "deck.yaml")): 2,
        ("study", str(gone / "deck.yaml"), "--plain"): 2,
        (str(gone / "deck.yaml"), "--plain"): 0,
        ("settings", "sync_folder", str(gone)): 0,
    }
    for command, status in statuses.items():
        done = subprocess.run(
            [sys.executable, "-c", IMPATIENT, *command],
            env={**os.environ, "QUIZ_HOME": str(home)},
            capture_output=True,
            check=False,
            timeout=HANG,
        )
        assert b"does not answer" in done.stderr, command
        assert done.returncode == status, done.stderr
    (home / "config.toml").write_text(f'decks = ["{gone}", "{sums_file.parent}"]\n')
    terminal = Terminal(home, code=IMPATIENT)
    terminal.wait_for("help")
    terminal.wait_for("cannot be read")
    terminal.send("\x03")
    assert terminal.end() == 0
