"""The plain program itself: through pipes, in a terminal that can do nothing, and left early."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.store.store import Store
from tests.tui.terminal import Terminal

DECK = """
    title: Sums
    questions:
    - number: What is one and one?
      answer: 2
    - number: What is two and two?
      answer: 4
    - number: What is five and five?
      answer: 10
"""
HOSTILE = """
    title: "evil\\u202e"
    questions:
    - what: "a\\u00adb [@click=x]c[/]"
      answer: "d"
      note: "\\u2066e"
"""
TIMEOUT = 60
pytestmark = pytest.mark.timeout(2 * TIMEOUT)
_LIST_HEAVY = """
import sys
from quiz.__main__ import main
status = main(sys.argv[1:])
heavy = {"textual", "rich", "asyncio", "quiz.tui"} & set(sys.modules)
sys.exit(f"status {status}, imported {sorted(heavy)}" if status or heavy else 0)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sums.yaml").write_text(textwrap.dedent(DECK), encoding="utf-8")
    (tmp_path / "evil.yaml").write_text(textwrap.dedent(HOSTILE), encoding="utf-8")
    return tmp_path


def run(
    folder: Path, *words: str, given: bytes = b"", code: str = ""
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *(("-c", code) if code else ("-m", "quiz")), *words]
    return subprocess.run(
        command,
        input=given,
        cwd=folder,
        env={**os.environ, "QUIZ_HOME": str(folder / "home"), "PYTHONPATH": os.getcwd()},
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )


def responses(folder: Path) -> list[str]:
    with contextlib.closing(Store(folder / "home" / "quiz.db")) as store:
        rows = store._connection.execute("SELECT response FROM reviews ORDER BY seq")
        return [response for (response,) in rows]


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("study sums.yaml --plain", b"2\n\n:quit\n"),
        pytest.param(
            "play sums.yaml --plain --game blitz --typing",
            b"\n2\n\n:quit\n",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            "exam sums.yaml --plain --questions 2",
            b"\n1\n2\nhand in\n",
            marks=pytest.mark.slow,
        ),
        pytest.param("--plain", b":log\n:quit\n", marks=pytest.mark.slow),
    ],
)
def test_no_screen_is_imported_for_lines(folder: Path, words: str, given: bytes) -> None:
    done = run(folder, *words.split(), given=given, code=_LIST_HEAVY)
    assert done.returncode == 0, done.stderr.decode()
    assert b"\x1b" not in done.stdout


def test_a_file_of_answers_is_answered_line_by_line(folder: Path) -> None:
    done = run(folder, "study", "sums.yaml", "--plain", given=b"2\n\n4\n1\n10\n")
    assert done.returncode == 0
    assert responses(folder) == ["2", "4", "10"]
    assert done.stdout.decode().splitlines()[:4] == [
        "Question 1 of 3. Sums.",
        "What is one and one?",
        "Answer (a number): 2",
        "Right.",
    ]


@pytest.mark.slow
def test_a_file_of_nothing_but_answers_is_answered_as_well(folder: Path) -> None:
    run(folder, "study", "sums.yaml", "--plain", given=b"two\n5\n10\n")
    assert responses(folder) == ["two", "5", "10"]


@pytest.mark.slow
@pytest.mark.parametrize("given", [b"", b"\n\n\n\n", b"2"])
def test_the_end_of_input_and_empty_lines_answer_nothing(folder: Path, given: bytes) -> None:
    done = run(folder, "study", "sums.yaml", "--plain", given=given)
    assert done.returncode == 0
    assert done.stderr == b""
    assert responses(folder) == [line.decode() for line in given.split() if line]


@pytest.mark.slow
def test_a_line_may_be_anything(folder: Path) -> None:
    given = b"\xff\xfe\x00\x1b[31m" + b"x" * 3_000_000 + b"\n\x1b]0;a\x07\n:quit\n"
    done = run(folder, "study", "evil.yaml", "--plain", given=given)
    assert done.returncode == 0, done.stderr
    assert b"\x1b" not in done.stdout
    assert b"An answer has at most 2,000 characters; this has 3,000,00" in done.stdout
    assert len(done.stdout) < 20_000
    assert responses(folder) == ["\x1b]0;a\x07"]


@pytest.mark.slow
def test_no_text_of_a_deck_is_obeyed(folder: Path) -> None:
    done = run(folder, "study", "evil.yaml", "--plain", given=b"d\n")
    text = done.stdout.decode()
    assert "[@click=x]c[/]" in text
    assert not {"\u202e", "\u2066", "\x1b"} & set(text)


@pytest.mark.slow
def test_a_pipe_without_the_option_is_refused_and_the_option_named(folder: Path) -> None:
    done = run(folder, "study", "sums.yaml")
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"--plain" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.slow
def test_a_reader_who_leaves_ends_the_sitting(folder: Path) -> None:
    script = f"yes | {sys.executable} -m quiz study sums.yaml --plain | head -3 >/dev/null"
    home = str(folder / "home")
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "QUIZ_HOME": home, "PYTHONPATH": os.getcwd()},
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert done.stderr == b""
    assert len(responses(folder)) <= 1


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    """A terminal that can do nothing, in which the plain mode begins by itself."""
    words = ("study", "sums.yaml")
    program = Terminal(folder / "home", *words, folder=folder, environment={"TERM": "dumb"})
    yield program
    program.close()


def test_a_terminal_that_can_do_nothing_is_spoken_to_in_lines(
    terminal: Terminal, folder: Path
) -> None:
    at = terminal.wait_for("Answer (a number): ")
    terminal.send("3\x7f2\r")
    at = terminal.wait_for("1 to 4, or Enter for 3: ", since=at)
    terminal.send("\r")
    terminal.wait_for("What is two and two?", since=at)
    terminal.send("\x04")
    assert terminal.end() == 0
    assert b"\x1b" not in terminal.output
    assert not terminal.left_behind
    assert responses(folder) == ["2"]


_READS_LATE = """
import time
from quiz.plain.lines_in import Typed
lines = Typed()
print("look", lines.early(), flush=True)
time.sleep(0.5)
try:
    print(lines.read("? "))
except EOFError:
    print("the end")
"""


def test_the_end_of_input_is_heard_also_right_before_a_prompt(tmp_path: Path) -> None:
    program = Terminal(tmp_path, code=_READS_LATE)
    program.wait_for("look []")
    program.send("\x04")
    program.end()
    assert b"the end" in program.output


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_at_once_and_gives_the_terminal_back(
    terminal: Terminal, folder: Path, number: int
) -> None:
    at = terminal.wait_for("Answer (a number): ")
    terminal.send("2\r")
    at = terminal.wait_for("1 to 4, or Enter for 3: ", since=at)
    terminal.kill(number)
    assert terminal.end() == -number
    assert not terminal.left_behind
    assert responses(folder) == ["2"]


ROUNDS = 60


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_what_was_acknowledged_in_lines_outlives_a_kill(folder: Path) -> None:
    """Each round sends answers and kills the program at some moment of the first seconds."""
    acknowledged = 0
    chance = random.Random(1)
    many = "".join(f"- number: What is {n}?\n  answer: {n}\n" for n in range(1, 300))
    (folder / "many.yaml").write_text(f"title: Many\nquestions:\n{many}", encoding="utf-8")
    for _ in range(ROUNDS):
        words = ["study", "many.yaml", "--plain", "--cram"]
        program = subprocess.Popen(
            [sys.executable, "-m", "quiz", *words],
            cwd=folder,
            env={**os.environ, "QUIZ_HOME": str(folder / "home"), "PYTHONPATH": os.getcwd()},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        killer = threading.Timer(0.5 + 2 * chance.random(), program.kill)
        killer.start()
        out, _ = program.communicate(b"7\n" * 2000)
        killer.cancel()
        acknowledged += sum(
            line in (b"Right.", b"Wrong.")
            for line in out.replace(b"Wrong. The", b"Wrong.\nThe").splitlines()
        )
    kept = len(responses(folder))
    assert acknowledged <= kept <= acknowledged + ROUNDS
    assert acknowledged
    print(f"{acknowledged} acknowledged, {kept} kept")
