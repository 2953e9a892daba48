"""A sync that ends at any moment: the next one goes on, nothing is lost and nothing doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from quiz.errors import SyncError
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Row, Words
from quiz.store.store import Store
from quiz.sync import archive, exchange
from quiz.sync.progress import Step
from quiz.sync.sync import sync_folder
from tests.places import ROOT
from tests.store.test_replay import MARKS, QUESTIONS, Hand, check
from tests.sync.machines import everything, outcome, rows


class Killed(BaseException):
    """Ends what runs as a signal would, wherever it is."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "folder"
    path.mkdir()
    return path


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_ROWS", 4)
    monkeypatch.setattr("quiz.store.union._AT_ONCE", 3)
    monkeypatch.setattr("quiz.sync.files._SAFE", 500)


def learner(*, many: bool = False) -> Store:
    """A store in which much was done."""
    store = Store(":memory:")
    everything(store)
    hand = Hand(store)
    for number in range(60 if many else 12):
        hand.review(QUESTIONS[number % 4], list(Rating)[number % 3], counts=number % 5 > 0)
        if number % 4 == 3:
            hand.mark(QUESTIONS[number % 3], MARKS[number % 6])
        if number % 6 == 5:
            hand.undo()
        hand.wait(20, 3600)
    return store


class Countdown:
    """Ends a sync at its so-manieth step."""

    def __init__(self, left: int) -> None:
        self.left = left

    def __call__(self, _: Step) -> None:
        self.left -= 1
        if self.left < 0:
            raise Killed


def until_it_gets_through(store: Store, folder: Path) -> int:
    """Syncs again and again, each time a step farther; returns how many rows came in all."""
    steps, taken = 0, 0
    while True:
        before = len(rows(store))
        try:
            sync_folder(store, folder, tell=Countdown(steps % 3 + 1))
        except Killed:
            steps += 1
            taken += len(rows(store)) - before
            assert steps < 100
            continue
        return taken + len(rows(store)) - before


def test_a_sync_that_ends_between_any_two_blocks_goes_on(folder: Path) -> None:
    here, there = learner(many=True), Store(":memory:")
    until_it_gets_through(here, folder)
    (file,) = folder.iterdir()
    facts = [line for line in file.read_bytes().splitlines() if b'"fact":"question"' not in line]
    assert len(facts) == len(set(facts)) == len(rows(here))
    assert until_it_gets_through(there, folder) == len(rows(here))
    assert outcome(there) == outcome(here)
    check(there)
    assert sync_folder(there, folder) == sync_folder(here, folder) == (0, 0, (), "")


def test_what_was_taken_up_before_is_not_taken_up_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = learner(), Store(":memory:")
    sync_folder(here, folder)
    with pytest.raises(Killed):
        sync_folder(there, folder, tell=Countdown(2))
    asked: list[Row] = []
    take = exchange.take

    def noted(store: Store, block: list[Row], words: list[Words]) -> exchange.Intake:
        asked.extend(block)
        return take(store, block, words)

    before = len(rows(there))
    monkeypatch.setattr(exchange, "take", noted)
    sync_folder(there, folder)
    assert before > 0
    assert len(asked) <= len(rows(here)) - before + 4


@pytest.mark.parametrize("threshold", [0, 1000])
def test_what_follows_is_made_good_by_whoever_opens_the_store_next(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threshold: int
) -> None:
    monkeypatch.setattr("quiz.store.arrivals._FEW", threshold)
    here, path = learner(), tmp_path / "there" / "quiz.db"
    sync_folder(here, folder)
    with closing(Store(path)) as there, pytest.raises(Killed):
        sync_folder(there, folder, tell=Countdown(3))
    with closing(Store(path, catches_up=False)) as there:
        assert rows(there)
        assert there.standings() == {}
    with closing(Store(path)) as there:
        assert there.standings()
        check(there)
        sync_folder(there, folder)
        assert outcome(there) == outcome(here)


def test_a_store_that_is_checked_first_catches_up_then(folder: Path, tmp_path: Path) -> None:
    here, path = learner(), tmp_path / "there" / "quiz.db"
    sync_folder(here, folder)
    with closing(Store(path)) as there, pytest.raises(Killed):
        sync_folder(there, folder, tell=Countdown(3))
    with closing(Store(path, trusted=False)) as there:
        assert there.standings() == {}
        there.check()
        assert there.standings()
        check(there)


@pytest.mark.parametrize("threshold", [0, 1000])
def test_standings_worked_out_one_by_one_and_all_at_once_are_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, threshold: int
) -> None:
    monkeypatch.setattr("quiz.store.arrivals._FEW", threshold)
    monkeypatch.setattr("quiz.store.arrivals._EACH", 1000)
    here, there = learner(), learner()
    for store in (here, there, here):
        sync_folder(store, folder)
    check(here)
    check(there)
    assert outcome(there) == outcome(here)


def test_a_cut_tail_in_a_file_of_ones_own_is_no_mistake(folder: Path) -> None:
    here, there = learner(), Store(":memory:")
    sync_folder(here, folder)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-30])
    assert sync_folder(there, folder).warnings != ()
    assert sync_folder(here, folder) == (0, 1, (), "")
    assert file.read_bytes() == whole


def test_an_import_that_ends_anywhere_took_nothing(tmp_path: Path) -> None:
    here, there, file = learner(), learner(), tmp_path / "all.jsonl"
    archive.export(here, file)
    before = outcome(there)
    for steps in range(4):
        with pytest.raises(Killed):
            archive.take(there, file, tell=Countdown(steps))
        assert outcome(there) == before
    archive.take(there, file)
    check(there)
    assert len(rows(there)) == len(before[0]) + len(rows(here))  # type: ignore[index]


def test_an_import_with_a_mistake_in_a_late_block_takes_nothing(tmp_path: Path) -> None:
    here, there, file = learner(), Store(":memory:"), tmp_path / "all.jsonl"
    archive.export(here, file)
    file.write_bytes(file.read_bytes() + b"rubbish\n")
    with pytest.raises(SyncError, match="Nothing was imported"):
        archive.take(there, file)
    assert rows(there) == []
    archive.export(here, file)
    archive.take(there, file)
    assert outcome(there) == outcome(here)


# Other processes


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGKILL])
def test_a_command_that_is_ended_leaves_what_the_next_one_goes_on_with(
    tmp_path: Path, folder: Path, kind: signal.Signals
) -> None:
    here = learner(many=True)
    sync_folder(here, folder)
    # It stops in the middle of the file, and says so.
    code = (
        "import itertools, sys, time\n"
        "from quiz.sync import exchange\n"
        "from quiz.__main__ import main\n"
        "take, exchange._ROWS, numbers = exchange.take, 4, itertools.count(1)\n"
        "def slow(*block):\n"
        "    print('taken', flush=True)\n"
        "    time.sleep(600 * (next(numbers) == 3))\n"
        "    return take(*block)\n"
        "exchange.take = slow\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    home = tmp_path / "home"
    environment = {**os.environ, "QUIZ_HOME": str(home), "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", code, "sync", str(folder)]
    with subprocess.Popen(
        words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout
        for _ in range(3):
            assert run.stdout.readline() == "taken\n"
        run.send_signal(kind)
        _, errors = run.communicate(timeout=60)
    assert run.returncode == (130 if kind == signal.SIGINT else -signal.SIGKILL)
    assert ("Stopped. What is not shared yet is shared next time." in errors) == (
        kind == signal.SIGINT
    )
    with closing(Store(home / "quiz.db")) as there:
        assert 0 < len(rows(there)) < len(rows(here))
        check(there)
        assert sync_folder(there, folder).warnings == ()
        assert outcome(there) == outcome(here)
