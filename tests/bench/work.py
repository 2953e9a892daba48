"""Work without a screen: commands, reading, grading, committing, rebuilding, syncing."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml

from quiz.clock import Moment
from quiz.decks.reader import read_text
from quiz.store.store import Store
from quiz.study.modes import STUDY
from quiz.study.session import Session
from quiz.study.turns import Outcome
from tests.bench.homes import Home, Size, kept_home, terminal_environment
from tests.bench.place import ROOT, Place, bench, quiz
from tests.bench.shelves import deck_text
from tests.bench.table import Opening, Sample, Source, percentile

COMMITS = 200
_ONE_DECK = 10_000
"""Questions of a large deck."""
_NOON = 1_173_960_000_000
"""Milliseconds since 1970; any time would do."""


def _run(words: Sequence[str], home: Home | None = None) -> tuple[float, int]:
    """Runs a program to its end; returns the seconds, and the most bytes of memory it took."""
    environment, folder = terminal_environment(), ROOT
    if home is not None:
        environment, folder = home.environment, home.folder
    start = time.perf_counter()
    process = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=folder,
    )
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    return took, usage.ru_maxrss * 1024


def each_time(take: Callable[[Place], Sample]) -> Opening:
    """A source that has nothing open between two turns."""

    @contextmanager
    def opened(place: Place) -> Iterator[Source]:
        yield lambda: take(place)

    return opened


def _timed(*words: str) -> Opening:
    """A program that is run to its end in this repository."""
    return each_time(lambda _: {"seconds": _run(words)[0]})


def _python(code: str) -> Opening:
    return _timed(sys.executable, "-c", code)


def _one_deck(place: Place) -> Home:
    """A home whose shelf is one large deck."""
    questions = min(_ONE_DECK, place.questions)
    return kept_home(place.homes, Size(questions, per_deck=questions))


# Reading


@contextmanager
def reading(place: Place) -> Iterator[Source]:
    """A large deck from its text to its questions, and the events of the parser alone."""
    size = min(_ONE_DECK, place.questions)
    text = deck_text(0, 0, size)
    file = place.scratch / "large.yaml"
    file.write_text(text, encoding="utf-8")

    def take() -> Sample:
        start = time.perf_counter()
        for _event in yaml.parse(text, Loader=yaml.CBaseLoader):
            pass
        events = time.perf_counter()
        assert len(read_text(text).questions) == size
        read = time.perf_counter()
        checked, _ = _run([*quiz(), "check", str(file)])
        return {"events": events - start, "questions": read - events, "check": checked}

    yield take


@contextmanager
def first_read(place: Place) -> Iterator[Source]:
    """The first start without a screen on the large shelf: nothing is known of its decks."""
    home = place.large()

    def take() -> Sample:
        home.forget_everything()
        first, grown = _run([*quiz(), "--plain"], home)
        _, usual = _run([*quiz(), "--plain"], home)
        return {"seconds": first, "memory": max(0, grown - usual)}

    try:
        yield take
    finally:
        home.make_known()


# Commits


@contextmanager
def commits(place: Place) -> Iterator[Source]:
    """Answers that are graded, scheduled and kept, and rows that are only kept, in turns."""
    sums = "".join(f"- number: {n}?\n  answer: {n}\n" for n in range(COMMITS))
    questions = read_text(f"title: x\nquestions:\n{sums}").questions

    def take() -> Sample:
        path = place.scratch / f"{time.monotonic_ns()}.db"
        with contextlib.closing(Store(path)) as store, _bare(path) as bare:
            session = Session(questions, {}, STUDY)
            answered, committed = [], []
            for number in range(COMMITS):
                start = time.perf_counter()
                _answer(session, store, number)
                between = time.perf_counter()
                with_row(bare, number)
                committed.append(time.perf_counter() - between)
                answered.append(between - start)
        return {
            "answer": percentile(answered, 0.5),
            "answer p99": percentile(answered, 0.99),
            "row": percentile(committed, 0.5),
            "row p99": percentile(committed, 0.99),
        }

    yield take


def _answer(session: Session, store: Store, number: int) -> None:
    now = Moment(_NOON + number, 0)
    turn = session.ask(now)
    assert turn is not None
    outcome = session.answer(turn, turn.question.answer.shown, now, tick=0.0)
    assert isinstance(outcome, Outcome)
    receipt = store.record(outcome.review, turn.question)
    session.take(outcome, receipt.id, receipt.standing)


@contextmanager
def _bare(store: Path) -> Iterator[sqlite3.Connection]:
    """A database beside a store, as safely kept as it is."""
    path = store.with_suffix(".bare")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT)")
        yield connection


def with_row(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO bare (text) VALUES (?)", (str(number),))
    connection.execute("COMMIT")


# The store


@contextmanager
def long_store(place: Place) -> Iterator[Source]:
    """All memories worked out anew, the whole file checked, and the size of a review in it."""
    path = place.scratch / "long.db"
    shutil.copyfile(place.long().store, path)

    def take() -> Sample:
        with contextlib.closing(Store(path)) as store:
            start = time.perf_counter()
            store.rebuild()
            rebuilt = time.perf_counter()
            store.check(thorough=True)
            checked = time.perf_counter()
        return {
            "rebuild": rebuilt - start,
            "check": checked - rebuilt,
            "bytes": _bytes_of_a_review(path),
        }

    yield take


def _bytes_of_a_review(path: Path) -> float:
    """With its part of the indexes, and without the text of its response."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        pages = connection.execute(
            "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'reviews%'"
        ).fetchone()[0]
        texts, rows = connection.execute(
            "SELECT sum(length(CAST(response AS BLOB))), count(*) FROM reviews"
        ).fetchone()
    return float((pages - texts) / rows)


# Syncing


@contextmanager
def syncing(place: Place) -> Iterator[Source]:
    """A long history into an empty folder, into an empty machine, and then nothing new."""
    home = place.long()
    folder = place.scratch / "shared"
    other = Home(place.scratch / "other")

    def take() -> Sample:
        for each in (folder, other.folder):
            shutil.rmtree(each, ignore_errors=True)
            each.mkdir()
        home.forget_answers()
        words = [*quiz(), "sync", str(folder)]
        given, _ = _run(words, home)
        taken, _ = _run(words, other)
        nothing, _ = _run(words, other)
        return {"out": given, "in": taken, "nothing": nothing}

    try:
        yield take
    finally:
        home.forget_answers()


# Inside


def _opened(place: Place) -> Sample:
    return {"seconds": _run([*bench("inside"), "open"], place.long())[0]}


def _slips(place: Place) -> Sample:
    home = _one_deck(place)
    home.forget_answers()
    output = subprocess.check_output(
        [*bench("inside"), "slips"], env=home.environment, cwd=home.folder, text=True
    )
    return {"slowest": float(output)}


_IMPORTS = "import argparse, yaml, dataclasses"

SOURCES: dict[str, Opening] = {
    "python": _python("pass"),
    "imports": _python(_IMPORTS),
    "version": _timed(*quiz(), "--version"),
    "help": _timed(*quiz(), "--help"),
    "check": _timed(*quiz(), "check", "decks/sampler.yaml"),
    "complete": _timed(*quiz(), "completion", "--words", "decks"),
    "reading": reading,
    "first read": first_read,
    "commits": commits,
    "long store": long_store,
    "sync": syncing,
    "open": each_time(_opened),
    "slips": each_time(_slips),
}
