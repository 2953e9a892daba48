"""Several machines and no server: whatever is done where, and however the folder is carried, all
come to the same."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.errors import SyncError
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Row, Words
from quiz.store.store import Store
from quiz.sync import exchange
from quiz.sync.runs import merged, runs_of, without
from quiz.sync.sync import sync
from tests.conftest import HOUR
from tests.places import ROOT
from tests.store.test_replay import MARKS, QUESTIONS, Hand, check
from tests.sync.machines import Machine, carried_about, everything, outcome, rows


def three_machines(home: Path, seed: int, *, on_disk: bool = False) -> list[object]:
    """The outcomes of three machines that shared all that they did."""
    chance = random.Random(seed)
    with contextlib.ExitStack() as ends:
        machines = [Machine(home / name, chance, on_disk=on_disk) for name in "abc"]
        for machine in machines:
            ends.callback(machine.store.close)
        carried_about(machines, chance)
        assert len(rows(machines[0].store)) > 50
        for machine in machines:
            assert sync(machine.store, machine.folder) == (0, 0, (), "")
            check(machine.store)
        return [outcome(machine.store) for machine in machines]


@pytest.mark.parametrize("seed", range(6))
def test_three_machines_come_to_the_same(tmp_path: Path, seed: int) -> None:
    first, second, third = three_machines(tmp_path, seed)
    assert first == second == third


@pytest.mark.slow
@pytest.mark.timeout(580)
@pytest.mark.parametrize("seed", range(30))
def test_many_machines_and_stores_on_the_disk_come_to_the_same(tmp_path: Path, seed: int) -> None:
    # A thousand syncs each: on a slow disk that takes minutes.
    first, second, third = three_machines(tmp_path, seed, on_disk=seed % 10 == 9)
    assert first == second == third


@settings(max_examples=8)
@given(st.randoms(use_true_random=False))
def test_the_same_facts_in_any_order_give_the_same(chance: random.Random) -> None:
    first, second, third = in_any_order(chance)
    assert first == second == third


@pytest.mark.slow
@pytest.mark.timeout(580)
@settings(max_examples=200)
@given(st.randoms(use_true_random=False))
def test_two_hundred_histories_in_any_order_give_the_same(chance: random.Random) -> None:
    first, second, third = in_any_order(chance)
    assert first == second == third


def in_any_order(chance: random.Random) -> list[object]:
    """The outcomes of the facts of two machines, taken up in three orders."""
    hands = [Hand(Store(":memory:")) for _ in range(2)]
    for hand in hands * 3:
        for question in QUESTIONS[:2]:
            hand.review(question, chance.choice(list(Rating)))
            if chance.random() < 0.5:
                hand.mark(question, chance.choice(MARKS))
            if chance.random() < 0.3:
                hand.undo()
            hand.wait(chance.randrange(-2, 3), 0)
        if chance.random() < 0.3:
            hand.store.reset([QUESTIONS[0].key], hand.now, hand.now.day())
    every = [row for hand in hands for row in rows(hand.store)]
    outcomes = []
    for _ in range(3):
        chance.shuffle(every)
        store = Store(":memory:")
        for cut in range(0, len(every), 5):
            exchange.take(store, every[cut : cut + 5])
        check(store)
        outcomes.append(outcome(store))
    return outcomes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "folder"
    path.mkdir()
    return path


def test_every_field_arrives(folder: Path) -> None:
    here, there = Store(":memory:"), Store(":memory:")
    everything(here)
    count = len(rows(here))
    assert sync(here, folder) == (0, count, (), "")
    assert sync(there, folder) == (count, 0, (), "")
    assert outcome(there) == outcome(here)
    sql = "SELECT key, kind, prompt, answer FROM questions ORDER BY key"
    assert there._connection.execute(sql).fetchall() == here._connection.execute(sql).fetchall()
    assert sync(there, folder) == sync(here, folder) == (0, 0, (), "")


def test_a_place_that_two_facts_claim_keeps_the_first(folder: Path) -> None:
    here, there = Store(":memory:"), Store(":memory:")
    everything(here)
    sync(here, folder)
    sync(there, folder)
    before = outcome(there)
    forged = [
        row._replace(moment=row.moment._replace(at=row.moment.at + HOUR)) for row in rows(here)
    ]
    assert exchange.take(there, forged).unlike == tuple(range(len(forged)))
    assert outcome(there) == before
    # Nor does anybody forge what a machine has shared itself.
    assert exchange.take(here, forged).unlike == tuple(range(len(forged)))
    assert outcome(here) == before


def test_a_folder_that_was_lost_is_filled_again(folder: Path, tmp_path: Path) -> None:
    here, there = Store(":memory:"), Store(":memory:")
    everything(here)
    sync(here, folder)
    sync(there, folder)
    anew, third = tmp_path / "anew", Store(":memory:")
    anew.mkdir()
    Hand(there).review(QUESTIONS[0], Rating.GOOD)
    sync(there, anew)
    sync(third, anew)
    assert outcome(third) == outcome(there)


def test_a_line_that_was_damaged_is_told_and_written_again(folder: Path) -> None:
    here, there = Store(":memory:"), Store(":memory:")
    everything(here)
    sync(here, folder)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b'"offset":3600', b'"offset":3601', 1))
    met = sync(there, folder)
    assert met.warnings == (f"{file}:1: it is damaged: its checksum is another one.",)
    assert met.taken == len(rows(here)) - 1
    sync(here, folder)
    assert file.read_bytes() == whole
    assert sync(there, folder)[:3] == (1, 0, ())
    assert outcome(there) == outcome(here)


def test_a_tail_is_taken_up_when_it_is_whole(folder: Path) -> None:
    here, there = Store(":memory:"), Store(":memory:")
    everything(here)
    sync(here, folder)
    (file,) = folder.iterdir()
    whole, taken = file.read_bytes(), 0
    for size in range(0, len(whole), 97):
        file.write_bytes(whole[:size])
        met = sync(there, folder)
        taken += met.taken
        assert met.warnings == () or met.warnings[0].endswith("it is cut off.")
        for relayed in folder.glob("*.*.jsonl"):
            relayed.unlink()
    file.write_bytes(whole)
    assert taken + sync(there, folder).taken == len(rows(here))
    assert outcome(there) == outcome(here)


def test_what_was_read_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = Store(":memory:"), Store(":memory:")
    everything(here)
    sync(here, folder)
    sync(there, folder)
    Hand(here).review(QUESTIONS[3], Rating.GOOD)
    sync(here, folder)
    counts: list[int] = []
    take = exchange.take

    def counted(store: Store, rows: list[Row], words: list[Words]) -> exchange.Intake:
        counts.append(len(rows))
        return take(store, rows, words)

    monkeypatch.setattr(exchange, "take", counted)
    assert sync(there, folder).taken == 1
    assert counts == [1]


# Copies of a home


def test_two_processes_sync_one_store_at_once(tmp_path: Path, folder: Path) -> None:
    home = tmp_path / "home"
    with contextlib.ExitStack() as ends:
        store = ends.enter_context(contextlib.closing(Store(home / "quiz.db")))
        hand = Hand(store)
        store._connection.execute("PRAGMA synchronous = OFF")
        for number in range(200):
            hand.review(QUESTIONS[number % 4], Rating.GOOD)
        store._connection.execute("PRAGMA synchronous = FULL")
        words = [sys.executable, "-m", "quiz", "sync", str(folder)]
        environment = {"QUIZ_HOME": str(home), "PYTHONPATH": str(ROOT)}
        runs = []
        for _ in range(2):
            run = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True)
            runs.append(ends.enter_context(run))
            ends.callback(run.kill)
        hand.review(QUESTIONS[0], Rating.GOOD)
        said = [run.communicate()[0] for run in runs]
        assert [run.returncode for run in runs] == [0, 0], said
        sync(store, folder)
        (file,) = folder.iterdir()
        assert file.read_bytes().count(b'"fact":"review"') == 201
        there = Store(":memory:")
        sync(there, folder)
        assert outcome(there) == outcome(store)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SyncError, match="There is no folder"):
        sync(Store(":memory:"), tmp_path / "nowhere")


# Starting anew


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_runs_are_sets(some: set[int], other: set[int]) -> None:
    def numbers(runs: list[tuple[int, int]]) -> set[int]:
        return {number for first, last in runs for number in range(first, last + 1)}

    assert numbers(runs_of(some)) == some
    assert numbers(without(runs_of(some), runs_of(other))) == some - other
    assert numbers(merged([*runs_of(some), *runs_of(other)])) == some | other
    assert merged(runs_of(some)) == runs_of(some)
