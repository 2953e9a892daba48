"""The plugins that watch over the tests: a planted test that does wrong fails and says why."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.places import ROOT

LEAVING = """
import subprocess, sys, threading
import pytest
from tests import left_behind
left_behind.PATIENCE = 0.2
mine = []
def test_a_thread():
    wait = threading.Event().wait
    threading.Thread(target=wait, args=(20,), daemon=True, name="a-thread").start()
def test_a_child():
    mine.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)"]))
def test_a_file():
    mine.append(open(__file__))
@pytest.fixture
def closing():
    file = open(__file__)
    yield file
    file.close()
def test_nothing(closing):
    assert closing.read()
def test_a_worker():
    from textual.worker import Worker
    from textual.app import App
    mine.append(Worker(App(), lambda: None, name="a-worker"))
@pytest.fixture(scope="module", autouse=True)
def ended():
    yield
    for thing in mine:
        if isinstance(thing, subprocess.Popen):
            thing.kill(); thing.wait()
"""
FAILING = """
import random
from textual.app import App
from textual.widgets import Static
class Small(App):
    def compose(self):
        yield Static("what was" + " seen")
async def test_a_screen():
    random.Random("a" + "-seed").random()
    async with Small().run_test(size=(40, 5)):
        assert False
def test_a_terminal(tmp_path):
    from tests.tui.terminal import Terminal
    Terminal(tmp_path, code="print('\\x1b[1mwhat was ' + 'said\\x1b[0m')").wait_for("said")
    assert False
"""


def outcome(folder: Path, test: str, *plugins: str) -> tuple[dict[str, str], str]:
    """Runs the tests of a planted file under some plugins; returns everything that is printed."""
    (folder / "test_planted.py").write_text(test, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nasyncio_mode = auto\n", encoding="utf-8")
    words = [word for plugin in plugins for word in ("-p", plugin)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-n0", "--timeout=50", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.split(" - ")[0] for line in done.stdout.splitlines()]
    ends = (
        line.split(" ", 1) for line in lines if line.startswith(("PASSED ", "FAILED ", "ERROR "))
    )
    return {name.strip().rpartition("::")[2]: end for end, name in ends}, done.stdout + done.stderr


def test_a_test_that_leaves_something_behind_fails(tmp_path: Path) -> None:
    ends, output = outcome(tmp_path, LEAVING, "tests.left_behind")
    wrong = {name: end for name, end in ends.items() if end == "ERROR"}
    assert set(wrong) == {"test_a_thread", "test_a_child", "test_a_file", "test_a_worker"}
    assert ends["test_nothing"] == "PASSED"
    for words in ("a-thread", "child processes", "test_planted.py", "a-worker"):
        assert words in output


def test_a_test_that_fails_shows_its_seed_and_its_screen(tmp_path: Path) -> None:
    ends, output = outcome(tmp_path, FAILING, "tests.telling", "tests.settling")
    assert ends == {"test_a_screen": "FAILED", "test_a_terminal": "FAILED"}
    for words in ("a-seed", "what was seen", "what was said"):
        assert words in output


def test_a_slow_test_without_a_guard_of_its_own_is_refused(tmp_path: Path) -> None:
    test = "import pytest\n@pytest.mark.slow\ndef test_slow(): pass\n"
    ends, output = outcome(tmp_path, test, "tests.guarding")
    assert ends == {"test_slow": "ERROR"}
    assert "a slow test names its own timeout" in output
