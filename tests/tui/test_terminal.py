"""Leaving gives the terminal back, and what was acknowledged outlives a kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.terminal import HANG, Terminal, responses_in

BROKEN_HOME = """
import sys
from quiz.tui.screens.home import HomeScreen
def explode(self): raise RuntimeError("the roof fell in")
HomeScreen.action_game = explode
from quiz.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(("keys", "status"), [("q", 0), ("\x03", 0)])
def test_leaving_by_a_key_gives_the_terminal_back(
    keys: str, status: int, tmp_path: Path, sums_file: Path
) -> None:
    terminal = Terminal(tmp_path / "home", str(sums_file))
    terminal.wait_for("help")
    terminal.press(keys)
    assert terminal.end() == status
    assert not terminal.left_behind


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_leaving_by_a_signal_gives_the_terminal_back(
    number: int, tmp_path: Path, sums_file: Path
) -> None:
    terminal = Terminal(tmp_path / "home", "study", str(sums_file))
    terminal.wait_for("plus")
    terminal.kill(number)
    assert terminal.end() == 0
    assert not terminal.left_behind


def test_a_window_that_is_closed_ends_the_program(tmp_path: Path, sums_file: Path) -> None:
    terminal = Terminal(tmp_path / "home", "study", str(sums_file))
    terminal.wait_for("plus")
    terminal.close_window()
    assert terminal.process.wait(HANG) in (0, 1)


def test_leaving_by_an_exception_gives_the_terminal_back(tmp_path: Path, sums_file: Path) -> None:
    terminal = Terminal(tmp_path / "home", str(sums_file), code=BROKEN_HOME)
    terminal.wait_for("help")
    terminal.press("g")
    assert terminal.end() == 1
    assert b"the roof fell in" in terminal.output
    assert not terminal.left_behind


def test_a_game_that_was_stopped_is_painted_again(tmp_path: Path, sums_file: Path) -> None:
    terminal = Terminal(tmp_path / "home", "play", str(sums_file), "--questions", "8", "--typing")
    terminal.wait_for("begin")
    terminal.press("\r")
    terminal.wait_for("plus")
    since = len(terminal.output)
    terminal.kill(signal.SIGSTOP)
    terminal.kill(signal.SIGCONT)
    terminal.wait_for("plus", since=since)
    terminal.send("\x03")
    terminal.end()
    assert not terminal.left_behind


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_what_a_game_came_to_stays_in_the_scrollback(tmp_path: Path, sums_file: Path) -> None:
    for quiet, is_shown in [((), True), (("--quiet",), False)]:
        words = ("play", str(sums_file), "--questions", "1", "--typing", "--seed", "1", *quiet)
        terminal = Terminal(tmp_path / "home", *words)
        terminal.wait_for("begin")
        terminal.press("\r")
        terminal.wait_for("plus")
        terminal.send("3\r")
        terminal.wait_for("Wrong")
        terminal.send("\r")
        terminal.wait_for("Best runs")
        since = len(terminal.output)
        terminal.press("\x03")
        assert terminal.end() == 0
        assert (b"Blitz: 0 points" in terminal.output[since:]) is is_shown
        assert not terminal.left_behind


def test_an_answer_whose_verdict_was_shown_survives_a_kill(tmp_path: Path, sums_file: Path) -> None:
    home = tmp_path / "home"
    for number in range(1, 4):
        terminal = Terminal(home, "study", str(sums_file))
        terminal.wait_for(f"{number} plus")
        terminal.send(f"{2 * number}\r")
        terminal.wait_for("Right")
        terminal.kill()
        terminal.end()
    assert responses_in(home) == ["2", "4", "6"]


def test_a_sitting_that_was_killed_is_in_the_log(tmp_path: Path, sums_file: Path) -> None:
    home = tmp_path / "home"
    terminal = Terminal(home, "study", str(sums_file))
    terminal.wait_for("1 plus")
    terminal.send("2\r")
    terminal.wait_for("Right")
    terminal.kill()
    terminal.end()
    words = [sys.executable, "-m", "quiz", "log", "--json"]
    environment = {**os.environ, "QUIZ_HOME": str(home)}
    done = subprocess.run(words, env=environment, capture_output=True, check=True, timeout=HANG)
    (entry,) = json.loads(done.stdout)["sittings"]
    assert (entry["mode"], entry["title"], entry["from_history"]) == ("study", "sums", True)
    assert (entry["answers"], entry["right"]) == (1, 1)


@pytest.mark.parametrize("environment", [{}, {"TERM": "dumb"}])
def test_without_a_terminal_one_line_says_so(
    environment: dict[str, str], tmp_path: Path, sums_file: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quiz", str(sums_file)],
        env={**os.environ, **environment, "QUIZ_HOME": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=HANG,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("quiz: ")
    assert len(done.stderr.splitlines()) == 1
