"""What is measured, and the floors it is measured beside; each returns seconds."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import yaml

from quiz.clock import Moment
from quiz.decks.question import Deck
from quiz.decks.reader import read_text
from quiz.store.store import Store
from quiz.study.modes import STUDY
from quiz.study.session import Session
from quiz.study.turns import Outcome
from tests.tui.terminal import Terminal

ROOT = Path(__file__).parent.parent.parent
COMMITS = 100
ANSWERS = 9
QUIET = 0.2
_MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self): yield Static("painted")
Minimal().run()
"""

_CARD = """
import sqlite3, sys
from textual.app import App
from textual.widgets import Input, Static
class Card(App):
    def compose(self):
        yield Static("question", id="card")
        yield Input()
    def on_mount(self):
        self.rows = sqlite3.connect(sys.argv[1], isolation_level=None)
        self.rows.execute("PRAGMA journal_mode=TRUNCATE")
        self.rows.execute("PRAGMA synchronous=FULL")
        self.rows.execute("CREATE TABLE row (text TEXT)")
    def on_input_submitted(self, event):
        self.rows.execute("INSERT INTO row VALUES (?)", (event.value,))
        card = self.query_one("#card", Static)
        card.update("question" if str(card.visual) == "Wrong" else "Wrong")
        event.input.value = ""
Card().run()
"""
_QUIZ = "import sys; from quiz.__main__ import main; sys.exit(main())"
"""What the installed command does."""


def _run(*words: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *words], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def _until(terminal: Terminal, start: float, text: str) -> float:
    terminal.wait_for(text)
    took = time.perf_counter() - start
    _settle(terminal)  # what a start leaves for the next one is written behind the first screen
    terminal.close()
    return took


def bare_python(_: Path) -> float:
    return _run("-c", "pass")


def version(_: Path) -> float:
    return _run("-m", "quiz", "--version")


def bare_imports(_: Path) -> float:
    return _run("-c", "import argparse, yaml, dataclasses")


def check(_: Path) -> float:
    return _run("-m", "quiz", "check", "decks/sampler.yaml")


def prompt(_: Path) -> float:
    """What a shell waits for when somebody presses the Tab key behind `quiz study`."""
    return _run("-P", "-m", "quiz", "completion", "--words", "decks")


def minimal_app(folder: Path) -> float:
    start = time.perf_counter()
    return _until(Terminal(folder, code=_MINIMAL), start, "painted")


def start_home(folder: Path) -> float:
    start = time.perf_counter()
    return _until(Terminal(folder, code=_QUIZ), start, "Half a year")


def start_study(folder: Path) -> float:
    start = time.perf_counter()
    return _until(Terminal(folder, "study", code=_QUIZ), start, "don't know")


def _settle(terminal: Terminal) -> int:
    """Reads until nothing more is drawn; returns where the output stands."""
    before = -1
    while before != len(terminal.output):
        before = len(terminal.output)
        time.sleep(QUIET)
        terminal._read()
    return before


def _to_verdict(terminal: Terminal) -> float:
    """The median of some answers, each from Enter to the painted verdict."""
    taken = []
    for _ in range(ANSWERS):
        _settle(terminal)
        terminal.send("nobody")
        since = _settle(terminal)
        start = time.perf_counter()
        terminal.send("\r")
        terminal.wait_for("Wrong", since=since)
        taken.append(time.perf_counter() - start)
        _settle(terminal)
        terminal.send("\r")
    terminal.close()
    return statistics.median(taken)


def _verdict_in(folder: Path, size: int) -> float:
    deck = folder / f"{size}.yaml"
    if not deck.exists():
        entries = (f"- who: Question {n}?\n  answer: Person{n} Surname{n}\n" for n in range(size))
        deck.write_text("title: Sized\nquestions:\n" + "".join(entries), encoding="utf-8")
    home = folder / f"home-{time.monotonic_ns()}"
    terminal = Terminal(home, "study", str(deck), code=_QUIZ)
    terminal.wait_for("Your answer")
    return _to_verdict(terminal)


def verdict_of_a_hundred(folder: Path) -> float:
    return _verdict_in(folder, 100)


def verdict_of_ten_thousand(folder: Path) -> float:
    return _verdict_in(folder, 10_000)


def bare_card(folder: Path) -> float:
    terminal = Terminal(folder, str(folder / f"{time.monotonic_ns()}.db"), code=_CARD)
    terminal.wait_for("question")
    return _to_verdict(terminal)


@cache
def _large_deck() -> str:
    entries = (
        f"- who: Who was the {n}th person of the large deck that everybody has to learn by heart?\n"
        f"  answer: Person{n} Surname{n}\n  also: [P{n}]\n"
        f"  wrong:\n  - Nobody{n}\n  - Somebody{n}\n"
        f"  note: This note tells what else there is to know of number {n}.\n"
        f"  cite: {n}\n  tags: [people, large]\n"
        for n in range(10_000)
    )
    return "title: Large\nquestions:\n" + "".join(entries)


def read_deck(_: Path) -> float:
    text = _large_deck()
    start = time.perf_counter()
    deck = read_text(text)
    took = time.perf_counter() - start
    assert len(deck.questions) == 10_000
    return took


def events_only(_: Path) -> float:
    text = _large_deck()
    start = time.perf_counter()
    for _event in yaml.parse(text, Loader=yaml.CBaseLoader):
        pass
    return time.perf_counter() - start


@cache
def _sums() -> Deck:
    return read_text(
        "title: x\nquestions:\n"
        + "".join(f"- number: {n}?\n  answer: {n}\n" for n in range(COMMITS))
    )


def record(folder: Path) -> float:
    """One answer: graded, scheduled and on the disk."""
    store = Store(folder / f"{time.monotonic_ns()}.db")
    session = Session(_sums().questions, {}, STUDY)
    start = time.perf_counter()
    for number in range(COMMITS):
        now = Moment(1_173_960_000_000 + number, 0)
        turn = session.ask(now)
        assert turn
        outcome = session.answer(turn, turn.question.answer.shown, now, tick=0.0)
        assert isinstance(outcome, Outcome)
        receipt = store.record(outcome.review, turn.question)
        session.take(outcome, receipt.id, receipt.standing)
    return (time.perf_counter() - start) / COMMITS


def bare_commit(folder: Path) -> float:
    """One row and nothing else, as safely kept."""
    connection = Store(folder / f"{time.monotonic_ns()}.db")._connection
    connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT)")
    start = time.perf_counter()
    for number in range(COMMITS):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO bare (text) VALUES (?)", (str(number),))
        connection.execute("COMMIT")
    return (time.perf_counter() - start) / COMMITS
