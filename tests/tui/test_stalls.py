"""A terminal that stalls or goes leaves no process behind, and loses no acknowledged answer."""

from __future__ import annotations

import contextlib
import os
import random
import re
import signal
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from quiz.store.store import Store
from tests.tui.terminal import HANG, Terminal, responses_in

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, and /proc")

WORDS = {
    "study": ["study"],
    "game": ["play", "--typing", "--questions", "30"],
    "exam": ["exam", "--minutes", "9", "--questions", "30"],
}
MODES = tuple(WORDS)
COVERS = {"game": "begin", "exam": "One clock runs"}
ENDS = ("close", "TERM", "HUP")
KEYS = "ab\x7f\x7f"
"""Each of them is drawn; together they change nothing."""

SLOW_DISK = """
import os, pathlib, sys, time
import quiz.tui.terminal.ending
from quiz.store.store import Store
seconds, quiz.tui.terminal.ending.GRACE = float(sys.argv.pop()), float(sys.argv.pop())
record = Store.record
def record_slowly(self, review, *others, **more):
    if review.response == "77":
        pathlib.Path(os.environ["QUIZ_HOME"], "begun").touch()
        time.sleep(seconds)
    return record(self, review, *others, **more)
Store.record = record_slowly
from quiz.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def begin(home: Path, deck: Path, mode: str) -> Terminal:
    """The program at the first question of a mode."""
    command, *options = WORDS[mode]
    terminal = Terminal(home, command, str(deck), *options)
    if mode in COVERS:
        terminal.wait_for(COVERS[mode])
        terminal.press("\r")
    terminal.wait_for("plus")
    return terminal


def question(terminal: Terminal) -> bytes:
    """The number that the question on the screen asks for."""
    numbers: list[bytes] = re.findall(rb"(\d+) plus", terminal.output)
    return numbers[-1]


def answer(terminal: Terminal, mode: str, response: int) -> None:
    """Answers, and goes on to another question: by then the answer is kept."""
    asked, end = question(terminal), time.monotonic() + HANG
    terminal.send(f"{response}\r")
    if mode == "exam":
        terminal.wait_for(f"{response % 10 + 2} of 30")
    while mode != "exam" and question(terminal) == asked:
        assert time.monotonic() < end
        terminal.press("\r")


def end(terminal: Terminal, how: str) -> None:
    if how == "close":
        terminal.close_window()
    else:
        terminal.kill(getattr(signal, f"SIG{how}"))


def kept_in(home: Path) -> set[str]:
    """The responses in the store of a home, also those in an exam that is not handed in."""
    responses = responses_in(home)
    with contextlib.closing(Store(home / "quiz.db")) as store:
        rows = store._connection.execute("SELECT response FROM acts WHERE response IS NOT NULL")
        return {*responses, *(response for (response,) in rows)}


def work(process: int) -> float:
    """The seconds that a process has worked so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Round(NamedTuple):
    """What one stall came to."""

    took: float
    """Seconds from the end of the terminal, or the signal, to that of the process."""
    worked: float
    """The share of a core that the stall took while no key was pressed."""
    acknowledged: int
    lost: set[str]


def run(home: Path, deck: Path, mode: str, *, stall: float, how: str, answers: int = 1) -> Round:
    """Answers, stalls and ends the terminal or the program while an answer is on its way."""
    terminal = begin(home, deck, mode)
    given = range(100_000, 100_000 + answers)
    for response in given:
        answer(terminal, mode, response)
    terminal.stall(min(stall, 3.0), KEYS)
    worked, began = work(terminal.process.pid), time.monotonic()
    time.sleep(max(stall - 3.0, 0))
    worked, quiet = work(terminal.process.pid) - worked, time.monotonic() - began
    terminal.send("77\r")
    asked = time.monotonic()
    end(terminal, how)
    try:
        terminal.process.wait(HANG / 2)
        took = time.monotonic() - asked
    finally:
        terminal.close()
    lost = set(map(str, given)) - kept_in(home)
    return Round(took, worked / quiet if quiet > 2 else 0.0, answers, lost)


def faults(rounds: Iterable[Round]) -> list[Round]:
    return [done for done in rounds if done.lost or done.worked > 0.3]


def test_a_terminal_that_stalls_and_is_closed_ends_the_program(
    tmp_path: Path, sums_file: Path
) -> None:
    assert not faults([run(tmp_path / "home", sums_file, "study", stall=1.5, how="close")])


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_each_mode_ends_with_its_terminal_and_by_signals_after_a_stall(
    disk: Path, sums_file: Path
) -> None:
    kinds = [(mode, how) for mode in MODES for how in ENDS]

    def one(number: int) -> Round:
        mode, how = kinds[number]
        return run(disk / f"home{number}", sums_file, mode, stall=4.0, how=how)

    with ThreadPoolExecutor(len(kinds)) as pool:
        assert not faults(pool.map(one, range(len(kinds))))


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.parametrize(("grace", "seconds"), [(HANG, 0.5), (1.5, 1000.0)])
def test_an_answer_on_its_way_to_a_slow_disk_is_waited_for_but_not_for_ever(
    grace: float, seconds: float, tmp_path: Path, sums_file: Path
) -> None:
    home = tmp_path / "home"
    terminal = Terminal(home, "study", str(sums_file), str(grace), str(seconds), code=SLOW_DISK)
    terminal.wait_for("plus")
    answer(terminal, "study", 100_000)
    terminal.send("77\r")
    while not (home / "begun").exists():
        terminal.read_for(0.01)
    terminal.close_window()
    terminal.process.wait(HANG / 2)
    assert responses_in(home) == ["100000", *(["77"] * (grace == HANG))]


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("mode", MODES)
def test_a_hundred_stalls_leave_no_process_and_lose_no_answer(
    mode: str, disk: Path, sums_file: Path
) -> None:
    chance = random.Random(mode)
    stalls = [chance.uniform(0, 20) * (number % 10 > 0) for number in range(100)]

    def one(number: int) -> Round:
        how, answers = ENDS[number % 4 % 3], 1 + number % 3
        home = disk / f"home{number}"
        return run(home, sums_file, mode, stall=stalls[number], how=how, answers=answers)

    with ThreadPoolExecutor(12) as pool:
        rounds = list(pool.map(one, range(100)))
    assert not faults(rounds)
    slowest, kept = max(done.took for done in rounds), sum(done.acknowledged for done in rounds)
    print(f"\n{mode}: 100 ended, the slowest within {slowest:.2f} s; {kept} answers kept, 0 lost")
