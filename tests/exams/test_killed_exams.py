"""Exams in two windows that are killed at any moment: the paper holds every acknowledged answer."""

from __future__ import annotations

import contextlib
import json
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from quiz.schedule.history import Act, AnsweredInExam, Fact, HandedIn, Review, RowId
from quiz.store.store import Store
from tests.places import ROOT
from tests.store.test_replay import check_rows
from tests.tui.terminal import HANG

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9")


class Tally:
    """What all windows said and the history holds."""

    def __init__(self) -> None:
        self.kept: list[tuple[int, str, str]] = []
        self.papers = self.files = self.kills = self.losses = 0


class Killed:
    """A window that is killed after a while, and what it said until then."""

    def __init__(self, path: Path, results: Path, seed: int, *, steals: bool) -> None:
        words = [str(path), str(results), str(seed), str(int(steals))]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.exams.sitting", *words],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.lines: list[str] = []
        self.is_open = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line)
            self.is_open.set()

    def wait(self) -> None:
        """Waits until it has its store open."""
        assert self.is_open.wait(HANG)

    def kill(self) -> list[list[str]]:
        self._process.kill()
        self._reader.join()
        assert self._process.wait() == -signal.SIGKILL
        assert self._process.stdout is not None
        self._process.stdout.close()
        return [line.split() for line in self.lines if line.endswith("\n")]


def sat(path: Path, results: Path, kills: int, *, steals: bool) -> Tally:
    """Two windows sit exams in one store until so many of them were killed, or more where that was
    before anything was kept, or taken away."""
    Store(path).close()
    results.mkdir()
    chance, tally = random.Random(kills), Tally()
    windows = [Killed(path, results, number, steals=steals) for number in range(2)]
    try:
        while tally.kills < kills or not tally.kept or (steals and not tally.losses):
            if chance.random() < 0.8:  # others are killed while they start
                for window in windows:
                    window.wait()
            time.sleep(chance.uniform(0.0, 0.6))
            index = chance.randrange(2)
            take_up(tally, windows[index].kill())
            tally.kills += 1
            windows[index] = Killed(path, results, 100 + tally.kills, steals=steals)
    finally:
        for window in windows:
            take_up(tally, window.kill())
    return tally


def take_up(tally: Tally, lines: list[list[str]]) -> None:
    for line in lines:
        match line:
            case ["kept", sitting, key, response]:
                tally.kept.append((int(sitting), key, response))
            case ["lost"]:
                tally.losses += 1


def check(path: Path, results: Path, tally: Tally) -> None:
    """The history and the files are the same, and nothing that was acknowledged is missing."""
    with contextlib.closing(Store(path)) as store:
        check_rows(store)
        facts = {
            sitting.id: store.done_in(sitting.id)
            for sitting in store.sittings("exam")
            if sitting.id
        }
        name = store.machine
    answers = [
        (row.seq, fact.action.question, fact.action.response)
        for row, of_exam in facts.items()
        for fact in of_exam
        if isinstance(fact, Act) and isinstance(fact.action, AnsweredInExam)
    ]
    assert set(tally.kept) <= set(answers)
    for row, of_exam in facts.items():
        check_paper(of_exam, results / f"{row.seq}.json", tally)
    ended = [of_exam for of_exam in facts.values() if ends(of_exam)]
    assert len(ended) >= len(facts) - 1, "one exam is open at a time"
    assert {row.machine for row in facts} <= {name}


def ends(facts: list[Fact]) -> list[Act]:
    acts = [fact for fact in facts if isinstance(fact, Act)]
    return [act for act in acts if isinstance(act.action, HandedIn)]


def check_paper(facts: list[Fact], file: Path, tally: Tally) -> None:
    if not ends(facts):
        assert not file.exists()
        assert not any(isinstance(fact, Review) for fact in facts)
        return
    (end,) = ends(facts)
    last: dict[str, str] = {}
    for fact in facts:
        if isinstance(fact, Act) and isinstance(fact.action, AnsweredInExam):
            assert seq(fact.id) < seq(end.id)
            last[fact.action.question] = fact.action.response
    reviews = [fact for fact in facts if isinstance(fact, Review)]
    assert {review.question: review.response for review in reviews} == last
    assert len(reviews) == len(last)
    tally.papers += 1
    if file.exists():
        written = json.loads(file.read_text(encoding="utf-8"))["questions"]
        credits = {review.question: review.credit for review in reviews}
        responses = {each["key"]: each["response"] for each in written if each["response"]}
        assert responses == last
        assert {each["key"]: each["credit"] for each in written if each["response"]} == credits
        tally.files += 1


def seq(row: RowId | None) -> int:
    return row.seq if row else 0


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("steals", [False, True], ids=["waiting", "stealing"])
def test_exams_in_two_killed_windows_are_as_they_were_acknowledged(
    steals: bool, disk: Path
) -> None:
    tally = sat(disk / "quiz.db", disk / "results", 6, steals=steals)
    check(disk / "quiz.db", disk / "results", tally)
    assert steals or not tally.losses


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("steals", [False, True], ids=["waiting", "stealing"])
def test_exams_in_two_windows_killed_two_hundred_times(steals: bool, disk: Path) -> None:
    tally = sat(disk / "quiz.db", disk / "results", 200, steals=steals)
    check(disk / "quiz.db", disk / "results", tally)
    print(vars(tally) | {"kept": len(tally.kept)})
    assert tally.papers > 0
