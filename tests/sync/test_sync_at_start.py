"""With a folder set, the program syncs at start and end by itself, and waits for neither."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.schedule.fsrs import Rating
from quiz.store.store import Store
from quiz.sync import background
from quiz.sync.sync import sync_folder
from tests.store.test_replay import QUESTIONS, Hand
from tests.sync.machines import rows
from tests.tui.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
CODE = "import sys; from quiz.__main__ import main; sys.exit(main(sys.argv[1:]))"


def until(condition: Callable[[], object]) -> None:
    """Waits for what another process does; a hang guard ends it."""
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it never came")


def test_what_others_left_is_taken_at_start_and_own_rows_are_left_at_the_end(
    tmp_path: Path,
) -> None:
    folder, home = tmp_path / "folder", tmp_path / "home"
    folder.mkdir()
    there = Store(":memory:")
    Hand(there).review(QUESTIONS[0], Rating.GOOD)
    sync_folder(there, folder)
    store = Store(home / "quiz.db")
    store.remember("sync_folder", str(folder))
    terminal = Terminal(home, code=CODE)
    terminal.wait_for("csto-2007")
    until(lambda: len(rows(store)) == 1)
    Hand(store).review(QUESTIONS[1], Rating.GOOD)
    terminal.press("q")
    assert terminal.end() == 0
    until((folder / f"{store.machine}.jsonl").exists)
    until(lambda: sync_folder(there, folder).taken or len(rows(there)) == 2)


def test_how_far_it_is_and_what_went_wrong_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Sync: Taking up ab.jsonl: 5 %.\nquiz: There is no folder x.\nSync: On.\nquiz: More.\n"

    def process(_: str, *, stderr: int) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-c", f"import sys; sys.stderr.write({said!r})"]
        return subprocess.Popen(words, stderr=stderr)

    monkeypatch.setattr(background, "_process", process)
    steps: list[str] = []
    problems: list[str] = []
    background.begin("x", problems.append, tell=steps.append)
    until(lambda: problems)
    assert problems == ["There is no folder x."]
    assert steps == ["Sync: Taking up ab.jsonl: 5 %.", "Sync: On."]


def test_a_folder_that_is_gone_is_told_and_one_that_hangs_is_not_waited_for(tmp_path: Path) -> None:
    home = tmp_path / "home"
    store = Store(home / "quiz.db")
    store.remember("sync_folder", str(tmp_path / "nowhere"))
    terminal = Terminal(home, code=CODE)
    terminal.wait_for("Sync: There is no folder")
    terminal.press("q")
    assert terminal.end() == 0
    assert os.listdir(tmp_path) == ["home"]
