"""What is measured, and the floors it is measured beside; each returns seconds."""

from __future__ import annotations

import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import yaml

from quiz.answers.verdict import Unclear
from quiz.clock import Moment
from quiz.modes import STUDY
from quiz.question import Deck
from quiz.reading import read_text
from quiz.session import Session
from quiz.stores.sqlite import SqliteStore
from tests.terminal import Terminal

ROOT = Path(__file__).parent.parent.parent
COMMITS = 100
_MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self): yield Static("painted")
Minimal().run()
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
    terminal.kill()
    terminal.end()
    return took


def bare_python(_: Path) -> float:
    return _run("-c", "pass")


def version(_: Path) -> float:
    return _run("-m", "quiz", "--version")


def bare_imports(_: Path) -> float:
    return _run("-c", "import argparse, yaml, dataclasses")


def check(_: Path) -> float:
    return _run("-m", "quiz", "check", "decks/sampler.yaml")


def minimal_app(folder: Path) -> float:
    start = time.perf_counter()
    return _until(Terminal(folder, code=_MINIMAL), start, "painted")


def start_home(folder: Path) -> float:
    start = time.perf_counter()
    return _until(Terminal(folder, code=_QUIZ), start, "Half a year")


def start_study(folder: Path) -> float:
    start = time.perf_counter()
    return _until(Terminal(folder, "study", code=_QUIZ), start, "don't know")


@cache
def _large_deck() -> str:
    entries = (
        f"- who: Who was the {n}th person of the large deck that everybody has to learn by heart?\n"
        f"  answer: Person{n} Surname{n}\n  also: [P{n}]\n  wrong:\n  - Nobody{n}\n  - Somebody{n}\n"
        f"  note: This note tells what else there is to know of number {n}.\n  cite: {n}\n  tags: [people, large]\n"
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
    return read_text("title: x\nquestions:\n" + "".join(f"- number: {n}?\n  answer: {n}\n" for n in range(COMMITS)))


def record(folder: Path) -> float:
    """One answer: graded, scheduled and on the disk."""
    store = SqliteStore(folder / f"{time.monotonic_ns()}.db")
    session = Session(_sums().questions, {}, STUDY)
    start = time.perf_counter()
    for number in range(COMMITS):
        now = Moment(1_173_960_000_000 + number, 0)
        turn = session.ask(now)
        assert turn
        outcome = session.answer(turn, turn.question.answer.shown, now, tick=0.0)
        assert not isinstance(outcome, Unclear)
        kept = store.record(outcome.review, turn.question)
        session.take(outcome, kept.id, kept.standing)
    return (time.perf_counter() - start) / COMMITS


def bare_commit(folder: Path) -> float:
    """One row and nothing else, as safely kept."""
    connection = SqliteStore(folder / f"{time.monotonic_ns()}.db")._connection
    connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT)")
    start = time.perf_counter()
    for number in range(COMMITS):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO bare (text) VALUES (?)", (str(number),))
        connection.execute("COMMIT")
    return (time.perf_counter() - start) / COMMITS
