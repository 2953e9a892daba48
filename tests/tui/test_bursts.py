"""Bursts of keys through a real terminal, at every phase: what was typed is what is kept."""

from __future__ import annotations

import contextlib
import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.terminal import HANG, Terminal, responses_in

SLOW = """
import sys, time
from contextlib import contextmanager
from quiz.store.file import StoreFile
transaction = StoreFile.transaction
@contextmanager
def longer(file):
    with transaction(file):
        yield
        time.sleep(0.25)
StoreFile.transaction = longer
from quiz.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
"""The program with a store that needs a quarter of a second longer for each thing it keeps."""


IN_THE_SLOW_RUN = [pytest.mark.slow, pytest.mark.timeout(120)]
STORES = [
    pytest.param("", id="quick"),
    pytest.param(SLOW, id="slow", marks=IN_THE_SLOW_RUN),
]


def type_in(terminal: Terminal, keys: str, gap: float) -> None:
    for key in keys if gap else [keys]:
        terminal.send(key)
        if gap:
            terminal.read_for(gap)


def count_kept(home: Path) -> int:
    """The responses kept so far, read while the program is writing."""
    with contextlib.closing(sqlite3.connect(f"file:{home}/quiz.db?mode=ro", uri=True)) as store:
        ((count,),) = store.execute("SELECT count(*) FROM reviews")
    return int(count)


def kept_in_the_end(terminal: Terminal, home: Path, count: int) -> list[str]:
    """The responses, once there are so many and time for more has passed; ends the program."""
    end = time.monotonic() + HANG
    while count_kept(home) < count and time.monotonic() < end:
        terminal.read_for(0.2)
    terminal.read_for(1.2)
    terminal.kill()
    terminal.end()
    return responses_in(home)


@pytest.mark.parametrize("gap", [0.0, 0.05])
@pytest.mark.parametrize("code", STORES)
def test_answers_typed_while_the_program_starts_are_those_of_its_questions(
    code: str, gap: float, tmp_path: Path, sums_file: Path
) -> None:
    terminal = Terminal(tmp_path / "home", "study", str(sums_file), code=code)
    type_in(terminal, "333\r\r444\r", gap)
    terminal.wait_for("2 plus")
    terminal.wait_for("Wrong", since=terminal.wait_for("444"))
    terminal.kill()
    terminal.end()
    assert responses_in(tmp_path / "home") == ["333", "444"]


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("code", [pytest.param("", id="quick"), pytest.param(SLOW, id="slow")])
@pytest.mark.parametrize(
    ("keys", "responses"),
    [
        ("333\r\r444\r", ["333", "444"]),
        ("111\r222", ["111"]),
        pytest.param("111\r222\r", ["111"], marks=IN_THE_SLOW_RUN),
        pytest.param("2\r\r4\r\r6\r", ["2", "4", "6"], marks=IN_THE_SLOW_RUN),
        ("\r\r\r\r", []),
        pytest.param("2\rquito", ["2"], marks=IN_THE_SLOW_RUN),
        ("2\rrw!-r", ["2"]),
    ],
)
def test_a_burst_is_kept_as_it_was_typed(
    keys: str, responses: list[str], code: str, tmp_path: Path, sums_file: Path
) -> None:
    terminal = Terminal(tmp_path / "home", "study", str(sums_file), code=code)
    terminal.wait_for("1 plus")
    terminal.read_for(0.5)
    type_in(terminal, keys, 0.03)
    assert kept_in_the_end(terminal, tmp_path / "home", len(responses)) == responses


@pytest.mark.parametrize("answer", ["2", "111"])
def test_what_is_not_taken_is_told(answer: str, tmp_path: Path, sums_file: Path) -> None:
    terminal = Terminal(tmp_path / "home", "study", str(sums_file))
    terminal.wait_for("1 plus")
    type_in(terminal, f"{answer}\r222", 0.0)
    terminal.wait_for("“222” was ignored")
    terminal.kill()
    assert terminal.end() < 0


def test_an_exam_takes_each_answer_typed_ahead_once(tmp_path: Path, sums_file: Path) -> None:
    words = ("exam", str(sums_file), "--questions", "3", "--seed", "1")
    terminal = Terminal(tmp_path / "home", *words)
    terminal.wait_for("One clock runs")
    terminal.press("\r")
    type_in(terminal, "11\r22\r33\r", 0.0)
    terminal.wait_for("Every question has an answer")
    terminal.kill()
    terminal.end()
    with contextlib.closing(sqlite3.connect(tmp_path / "home" / "quiz.db")) as store:
        rows = store.execute(
            "SELECT response, question FROM acts WHERE verb = 'answered in an exam'"
        )
        answers = list(rows)
    assert [response for response, _ in answers] == ["11", "22", "33"]
    assert len({question for _, question in answers}) == 3


@pytest.mark.parametrize(
    "text", ["9\r9\r\r", *(pytest.param(t, marks=IN_THE_SLOW_RUN) for t in ("quito", "h hand in"))]
)
def test_nothing_that_is_typed_during_a_countdown_ends_or_answers_a_game(
    text: str, tmp_path: Path, sums_file: Path
) -> None:
    words = ("play", str(sums_file), "--questions", "2", "--typing", "--seconds", "60")
    terminal = Terminal(tmp_path / "home", *words)
    terminal.wait_for("begin")
    type_in(terminal, text, 0.0)
    terminal.wait_for("plus")
    assert kept_in_the_end(terminal, tmp_path / "home", 0) == []


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_the_key_that_lifts_the_veil_chooses_nothing(tmp_path: Path) -> None:
    deck = tmp_path / "picks.yaml"
    deck.write_text(
        "title: Picks\nquestions:\n- choice: Which?\n  answer: a\n  wrong: [b, c, d]\n",
        encoding="utf-8",
    )
    words = ("play", str(deck), "--questions", "1", "--seconds", "60")
    terminal = Terminal(tmp_path / "home", *words)
    terminal.wait_for("begin")
    terminal.press("\r")
    terminal.wait_for("shows the choices")
    terminal.read_for(0.5)
    type_in(terminal, "1111 \r", 0.02)
    terminal.read_for(2.0)
    assert responses_in(tmp_path / "home") == []
    terminal.press("1")
    assert len(kept_in_the_end(terminal, tmp_path / "home", 1)) == 1


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("code", [pytest.param("", id="quick"), pytest.param(SLOW, id="slow")])
@pytest.mark.parametrize(("text", "kept"), [("", []), ("7", ["7"])])
def test_an_enter_that_is_held_answers_nothing_and_leaves_no_verdict(
    text: str, kept: list[str], code: str, tmp_path: Path, sums_file: Path
) -> None:
    terminal = Terminal(tmp_path / "home", "study", str(sums_file), code=code)
    terminal.wait_for("1 plus")
    terminal.press(f"{text}\r")
    terminal.read_for(0.5)
    for _ in range(60):
        terminal.send("\r")
        terminal.read_for(1 / 30)
    terminal.wait_for("Enter was held down")
    terminal.kill()
    terminal.end()
    assert "2 plus" not in terminal.output.decode(errors="replace")
    assert responses_in(tmp_path / "home") == kept


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_any_stream_of_answers_is_kept_whole(tmp_path: Path, sums_file: Path) -> None:
    chance = random.Random("bursts")
    for number in range(6):
        home = tmp_path / f"home{number}"
        answers = [f"{chance.randrange(100, 1000)}" for _ in range(5)]
        noise: Callable[[], str] = lambda: chance.choice(["", "\r"])  # noqa: E731
        keys = "".join(f"{answer}\r\r{noise()}" for answer in answers)
        terminal = Terminal(home, "study", str(sums_file), code=chance.choice(["", SLOW]))
        if chance.random() < 0.5:
            terminal.wait_for("1 plus")
        for key in keys:
            terminal.send(key)
            terminal.read_for(chance.choice([0.0, 0.02, 0.1]))
        assert kept_in_the_end(terminal, home, len(answers)) == answers, keys
