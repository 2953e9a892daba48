"""Leaving at any moment gives the terminal back and keeps every acknowledged answer."""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.tui.terminal import HANG, Terminal, responses_in

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, and /proc")

BROKEN = """
import sys
from quiz.tui.screens.ask import AskScreen
def explode(self): raise RuntimeError("the [b]roof[/b] fell \\x1b]52;in")
AskScreen.action_hint = explode
from quiz.__main__ import main
sys.exit(main(sys.argv[1:]))
"""

IN_A_SHELL = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
program = os.fork()
if not program:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpgrp())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    from quiz.__main__ import main
    sys.exit(main(sys.argv[1:]))
while os.WIFSTOPPED(status := os.waitpid(program, os.WUNTRACED)[1]):
    os.tcsetpgrp(0, os.getpgrp())
    if sys.stdin.readline() == "fg\\n":
        os.tcsetpgrp(0, program)
        os.kill(program, signal.SIGCONT)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""The program as a shell begins it: a job of its own, which is suspended, and goes on with fg."""
WITHOUT_JOBS = """
import subprocess, sys
sys.exit(subprocess.call([sys.executable, "-m", "quiz", *sys.argv[1:]]))
"""
"""The program as a script begins it, which can have nothing go on."""
STALLED = """
import os, pathlib, sys, time
import quiz.tui.keeping
from quiz.store.store import Store
quiz.tui.keeping.PATIENCE = float(sys.argv.pop())
def record(*_):
    pathlib.Path(os.environ["QUIZ_HOME"], "stalled").touch()
    time.sleep(1000)
Store.record = record
from quiz.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def assert_no_failure(terminal: Terminal) -> None:
    """Before a line of quiz has run, Python itself tells of an interrupt."""
    assert b"Traceback" not in terminal.output or b"quiz/" not in terminal.output


def state(process: int) -> str:
    """The state of a process not waited for yet: T if it is stopped, Z if it has ended."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]


def wait_for_state(program: int, wanted: str, terminal: Terminal, *, after: float = 0.0) -> None:
    """Reads what is drawn until the program is in a state, but for so many seconds at the least."""
    terminal.read_for(after)
    end = time.monotonic() + HANG / 2
    while state(program) != wanted:
        assert time.monotonic() < end, f"its state is {state(program)}, not {wanted}"
        terminal.read_for(0.02)


def suspend(terminal: Terminal) -> int:
    """Suspends the program that a shell has begun; returns its process."""
    shell = terminal.process.pid
    program = int(Path(f"/proc/{shell}/task/{shell}/children").read_text())
    terminal.send("\x1a")
    wait_for_state(program, "T", terminal)
    terminal.read_for(0.2)
    return program


def begin_and_suspend(home: Path, sums_file: Path) -> tuple[Terminal, int]:
    """Begins a sitting in a shell and suspends it at its first question."""
    terminal = Terminal(home, "study", str(sums_file), code=IN_A_SHELL)
    terminal.wait_for("1 plus")
    return terminal, suspend(terminal)


def test_ctrl_z_gives_the_terminal_back_and_fg_goes_on_where_it_was(
    tmp_path: Path, sums_file: Path
) -> None:
    terminal = Terminal(tmp_path / "home", "study", str(sums_file), code=IN_A_SHELL)
    terminal.wait_for("1 plus")
    terminal.send("2\r")
    terminal.wait_for("Right")
    terminal.send("\r")
    terminal.wait_for("2 plus")
    suspend(terminal)
    assert not terminal.left_behind
    since = len(terminal.output)
    terminal.send("fg\n")
    terminal.wait_for("2 plus", since=since)
    assert "1049" in terminal.modes_left_on
    terminal.send("4\r")
    terminal.wait_for("Right", since=since)
    terminal.send("\x03")
    assert terminal.end() == 0
    assert not terminal.left_behind
    assert responses_in(tmp_path / "home") == ["2", "4"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_suspended_program_ends_when_a_signal_asks_it_to(
    number: int, tmp_path: Path, sums_file: Path
) -> None:
    terminal, program = begin_and_suspend(tmp_path / "home", sums_file)
    os.kill(program, number)
    os.kill(program, signal.SIGCONT)  # as shells do, for what is stopped hears of nothing
    wait_for_state(program, "Z", terminal)
    assert not terminal.left_behind


def test_a_program_resumed_in_the_background_ends_when_a_signal_follows_at_once(
    tmp_path: Path, sums_file: Path
) -> None:
    terminal, program = begin_and_suspend(tmp_path / "home", sums_file)
    os.kill(program, signal.SIGCONT)
    terminal.read_for(0.05)
    os.kill(program, signal.SIGHUP)
    wait_for_state(program, "Z", terminal)
    assert not terminal.left_behind


@pytest.mark.parametrize("is_asked_to_end", [False, True], ids=["goes on", "ends"])
def test_a_program_resumed_in_the_background_is_suspended_again(
    is_asked_to_end: bool, tmp_path: Path, sums_file: Path
) -> None:
    terminal, program = begin_and_suspend(tmp_path / "home", sums_file)
    os.kill(program, signal.SIGCONT)
    wait_for_state(program, "T", terminal, after=1.0)
    if is_asked_to_end:
        os.kill(program, signal.SIGHUP)
        os.kill(program, signal.SIGCONT)
        wait_for_state(program, "Z", terminal)
    else:
        since = len(terminal.output)
        terminal.send("fg\n")
        terminal.wait_for("1 plus", since=since)
        terminal.send("\x03")
        assert terminal.end() == 0
    assert not terminal.left_behind


@pytest.mark.parametrize("code", ["", WITHOUT_JOBS], ids=["of its own", "of a script"])
def test_ctrl_z_does_not_freeze_a_window_that_has_no_shell(
    code: str, tmp_path: Path, sums_file: Path
) -> None:
    terminal = Terminal(tmp_path / "home", "study", str(sums_file), code=code)
    since = terminal.wait_for("1 plus")
    terminal.send("\x1a")
    terminal.wait_for("no shell", since=since)
    terminal.send("\x03")
    assert terminal.end() == 0
    assert not terminal.left_behind


def test_an_unforeseen_failure_is_reported_in_words_with_a_log(
    tmp_path: Path, sums_file: Path
) -> None:
    home = tmp_path / "home"
    terminal = Terminal(home, "study", str(sums_file), code=BROKEN)
    terminal.wait_for("1 plus")
    terminal.send("2\r")
    terminal.wait_for("Right")
    terminal.send("\r")
    since = terminal.wait_for("2 plus")
    terminal.press("\x1b")
    terminal.wait_for("back to the line", since=since)
    terminal.press("h")
    assert terminal.end() == 1
    assert not terminal.left_behind
    after = terminal.output[terminal.output.rindex(b"\x1b[?1049l") :]
    assert b"quiz has failed" in after
    assert str(home / "quiz.log").encode() in after
    assert b"Traceback" not in after
    assert b"\x1b]52" not in after
    assert "explode" in (home / "quiz.log").read_text(encoding="utf-8")
    assert responses_in(home) == ["2"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_a_program_whose_output_nobody_takes(
    number: int, tmp_path: Path, sums_file: Path
) -> None:
    terminal = Terminal(tmp_path / "home", str(sums_file))
    terminal.wait_for("help")
    terminal.send("\x1b[B\x1b[A" * 500)  # more moves than a terminal takes that nobody reads
    terminal.kill(number)
    assert terminal.process.wait(HANG) in (0, 1)


@pytest.mark.parametrize("is_signalled", [False, True], ids=["by a key", "by a signal"])
def test_a_disk_that_does_not_answer_keeps_nobody_from_leaving(
    is_signalled: bool, tmp_path: Path, sums_file: Path
) -> None:
    home = tmp_path / "home"
    terminal = Terminal(
        home, "study", str(sums_file), str(HANG if is_signalled else 0.2), code=STALLED
    )
    terminal.wait_for("1 plus")
    terminal.send("2\r")
    while not (home / "stalled").exists():
        terminal.read_for(0.01)
    if is_signalled:
        terminal.kill(signal.SIGTERM)
    else:
        terminal.send("\x03")
    assert terminal.end() == 1
    assert (b"The disk does not answer" in terminal.output) is not is_signalled
    assert not terminal.left_behind


def test_no_color_is_honoured(
    tmp_path: Path, sums_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for is_set in (False, True):
        if is_set:
            monkeypatch.setenv("NO_COLOR", "1")
        terminal = Terminal(tmp_path / "home", "study", str(sums_file))
        terminal.wait_for("plus")
        terminal.send("0\r")
        terminal.wait_for("Wrong")
        terminal.send("\x03")
        terminal.end()
        shades = set(re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", terminal.output))
        if is_set:
            assert all(red == green == blue for red, green, blue in shades)
        else:
            assert any(len({*shade}) > 1 for shade in shades)


def ended(
    home: Path, sums_file: Path, number: int, *, chance: random.Random, first: int
) -> tuple[list[str], int]:
    """Answers until a signal comes; returns the acknowledged responses and the number given.

    An answer is acknowledged at the latest when another question stands on the screen.
    """
    terminal, asked, typed = Terminal(home, "study", str(sums_file)), b"", 0
    acknowledged: list[str] = []
    wanted, end = chance.randrange(5), time.monotonic() + HANG / 2
    if not wanted:  # some end while they begin
        end = time.monotonic() + chance.uniform(0.1, 1.0)
    while (
        (len(acknowledged) < wanted or not wanted)
        and time.monotonic() < end
        and terminal.process.poll() is None
    ):
        terminal._read(0.01)
        prompts = re.findall(rb"(\d+) plus", terminal.output)
        if prompts and prompts[-1] != asked:
            acknowledged += [str(first + typed - 1)] if typed else []
            asked, typed = prompts[-1], typed + 1
            terminal.send(f"{first + typed - 1}\r\r")
    terminal.read_for(chance.uniform(0, 0.1))
    terminal.kill(number)
    terminal.end()
    if number != signal.SIGKILL:
        assert not terminal.left_behind
    assert_no_failure(terminal)
    terminal.close()
    return acknowledged, typed


def rounds(home: Path, sums_file: Path, count: int, seed: int = 0) -> int:
    """Ends sittings at random moments; returns the number of acknowledged answers."""
    chance, acknowledged, answered = random.Random(seed), set[str](), 0
    signals = [
        signal.SIGKILL,
        signal.SIGKILL,
        signal.SIGKILL,
        signal.SIGTERM,
        signal.SIGHUP,
        signal.SIGINT,
    ]
    for place in range(count):
        heard, typed = ended(
            home, sums_file, signals[place % len(signals)], chance=chance, first=100_000 + answered
        )
        acknowledged, answered = acknowledged | set(heard), answered + typed
        stored = responses_in(home) if (home / "quiz.db").exists() else []
        assert len(stored) == len(set(stored)), place
        assert acknowledged <= set(stored), place
        assert len(stored) <= answered, place
    return len(acknowledged)


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_an_ending_at_a_random_moment_loses_and_doubles_no_answer(
    disk: Path, sums_file: Path
) -> None:
    assert rounds(disk / "home", sums_file, 6) > 0


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("quarter", range(1, 5))
def test_a_hundred_endings_at_random_moments_lose_and_double_no_answer(
    quarter: int, disk: Path, sums_file: Path
) -> None:
    acknowledged = rounds(disk / "home", sums_file, 25, quarter)
    assert acknowledged > 12
    print(f"\n{acknowledged} answers kept over 25 endings")
