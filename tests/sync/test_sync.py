"""Several machines and no server: whatever is done where, and however the folder is carried, all
come to the same."""

from __future__ import annotations

import contextlib
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from quiz.errors import SyncError
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Review, Row, Words
from quiz.store.store import Store
from quiz.sync import exchange
from quiz.sync.runs import merged, runs_of, without
from quiz.sync.sync import sync_folder
from tests.clock import HOUR
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
            assert sync_folder(machine.store, machine.folder) == (0, 0, (), "")
            check(machine.store)
        return [outcome(machine.store) for machine in machines]


@pytest.mark.parametrize("seed", range(6))
def test_three_machines_come_to_the_same_history(tmp_path: Path, seed: int) -> None:
    first, second, third = three_machines(tmp_path, seed)
    assert first == second == third


@pytest.mark.slow
@pytest.mark.timeout(580)
@pytest.mark.parametrize("seed", range(30))
def test_many_machines_and_stores_on_the_disk_come_to_the_same_history(
    tmp_path: Path, seed: int
) -> None:
    # A thousand syncs each: on a slow disk that takes minutes.
    first, second, third = three_machines(tmp_path, seed, on_disk=seed % 10 == 9)
    assert first == second == third


@settings(max_examples=8)
@given(st.randoms(use_true_random=False))
def test_facts_in_any_order_give_the_same_history(chance: random.Random) -> None:
    first, second, third = in_any_order(chance)
    assert first == second == third


@pytest.mark.long
@pytest.mark.timeout(580)
@settings(max_examples=200)
@given(st.randoms(use_true_random=False))
def test_two_hundred_sets_of_facts_in_any_order_give_the_same_history(
    chance: random.Random,
) -> None:
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


def test_every_field_of_a_row_arrives_by_sync(folder: Path) -> None:
    here, there = Store(":memory:"), Store(":memory:")
    everything(here)
    count = len(rows(here))
    assert sync_folder(here, folder) == (0, count, (), "")
    assert sync_folder(there, folder) == (count, 0, (), "")
    assert outcome(there) == outcome(here)
    sql = "SELECT key, kind, prompt, answer FROM questions ORDER BY key"
    assert there._connection.execute(sql).fetchall() == here._connection.execute(sql).fetchall()
    assert sync_folder(there, folder) == sync_folder(here, folder) == (0, 0, (), "")


def test_a_place_that_two_facts_claim_keeps_the_first(folder: Path) -> None:
    here, there = Store(":memory:"), Store(":memory:")
    everything(here)
    sync_folder(here, folder)
    sync_folder(there, folder)
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
    sync_folder(here, folder)
    sync_folder(there, folder)
    anew, third = tmp_path / "anew", Store(":memory:")
    anew.mkdir()
    Hand(there).review(QUESTIONS[0], Rating.GOOD)
    sync_folder(there, anew)
    sync_folder(third, anew)
    assert outcome(third) == outcome(there)


def test_a_line_that_was_damaged_is_told_and_written_again(folder: Path) -> None:
    here, there = Store(":memory:"), Store(":memory:")
    everything(here)
    sync_folder(here, folder)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b'"offset":3600', b'"offset":3601', 1))
    report = sync_folder(there, folder)
    assert report.warnings == (f"{file}:1: it is damaged: its checksum is another one.",)
    assert report.taken == len(rows(here)) - 1
    sync_folder(here, folder)
    assert file.read_bytes() == whole
    assert sync_folder(there, folder)[:3] == (1, 0, ())
    assert outcome(there) == outcome(here)


def test_a_tail_is_taken_up_when_it_is_whole(folder: Path) -> None:
    here, there = Store(":memory:"), Store(":memory:")
    everything(here)
    sync_folder(here, folder)
    (file,) = folder.iterdir()
    whole, taken = file.read_bytes(), 0
    for size in range(0, len(whole), 97):
        file.write_bytes(whole[:size])
        report = sync_folder(there, folder)
        taken += report.taken
        assert report.warnings == () or report.warnings[0].endswith("it is cut off.")
        for relayed in folder.glob("*.*.jsonl"):
            relayed.unlink()
    file.write_bytes(whole)
    assert taken + sync_folder(there, folder).taken == len(rows(here))
    assert outcome(there) == outcome(here)


def test_what_was_read_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = Store(":memory:"), Store(":memory:")
    everything(here)
    sync_folder(here, folder)
    sync_folder(there, folder)
    Hand(here).review(QUESTIONS[3], Rating.GOOD)
    sync_folder(here, folder)
    counts: list[int] = []
    take = exchange.take

    def counted(store: Store, rows: list[Row], words: list[Words]) -> exchange.Intake:
        counts.append(len(rows))
        return take(store, rows, words)

    monkeypatch.setattr(exchange, "take", counted)
    assert sync_folder(there, folder).taken == 1
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
        outputs = [run.communicate()[0] for run in runs]
        assert [run.returncode for run in runs] == [0, 0], outputs
        sync_folder(store, folder)
        (file,) = folder.iterdir()
        assert file.read_bytes().count(b'"fact":"review"') == 201
        there = Store(":memory:")
        sync_folder(there, folder)
        assert outcome(there) == outcome(store)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SyncError, match="There is no folder"):
        sync_folder(Store(":memory:"), tmp_path / "nowhere")


# Starting anew


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_runs_of_numbers_behave_as_sets(some: set[int], other: set[int]) -> None:
    def numbers(runs: list[tuple[int, int]]) -> set[int]:
        return {number for first, last in runs for number in range(first, last + 1)}

    assert numbers(runs_of(some)) == some
    assert numbers(without(runs_of(some), runs_of(other))) == some - other
    assert numbers(merged([*runs_of(some), *runs_of(other)])) == some | other
    assert merged(runs_of(some)) == runs_of(some)


def test_the_rows_held_are_told_in_runs_with_and_without_gaps() -> None:
    source, target = Store(":memory:"), Store(":memory:")
    everything(source)
    every = rows(source)
    assert source.runs() == {source.machine: [(1, len(every))]}
    some = [row for row in every if row.id and row.id.seq not in (3, 7, 8)]
    exchange.take(target, some)
    assert target.runs() == {source.machine: [(1, 2), (4, 6), (9, len(every))]}
    assert rows(target) == some
    exchange.take(target, every)
    assert target.runs() == source.runs()


def words_of(store: Store) -> list[tuple[str, str]]:
    sql = "SELECT prompt, answer FROM questions ORDER BY key"
    return store._connection.execute(sql).fetchall()


def test_words_fill_what_is_unknown_and_replace_nothing(folder: Path) -> None:
    here, there = Store(":memory:"), Store(":memory:")
    Hand(here).review(QUESTIONS[0], Rating.GOOD)
    sync_folder(here, folder)
    sync_folder(there, folder)
    assert words_of(there) == words_of(here) != []
    other = Words(QUESTIONS[0].key, "who", "another prompt", "another answer", "another.yaml")
    exchange.take(there, [], [other])
    assert words_of(there) == words_of(here)
    unknown = other._replace(question=QUESTIONS[1].key)
    exchange.take(there, [], [unknown])
    assert ("another prompt", "another answer") in words_of(there)


def test_the_words_of_a_question_stand_once_in_a_file_before_its_first_row(folder: Path) -> None:
    store = Store(":memory:")
    hand = Hand(store)
    for _ in range(2):
        hand.review(QUESTIONS[0], Rating.GOOD)
        hand.review(QUESTIONS[1], Rating.GOOD)
        sync_folder(store, folder)
    (file,) = folder.iterdir()
    facts = [json.loads(line)["fact"] for line in file.read_bytes().splitlines()]
    assert facts == ["question", "review", "question", "review", "review", "review"]


def test_rows_are_given_in_order_and_only_those_that_are_asked_for() -> None:
    store = Store(":memory:")
    everything(store)
    every = rows(store)
    numbers = [row.id.seq for row in every if row.id]
    assert numbers == list(range(1, len(every) + 1))
    some = list(exchange.given(store, store.machine, [(2, 3), (6, 6)]))
    assert some == [every[1], every[2], every[5]]
    assert list(exchange.given(store, "ffff", [(1, 9)])) == []


def test_of_two_rows_under_one_id_the_first_is_taken_and_the_second_is_told() -> None:
    source, target = Store(":memory:"), Store(":memory:")
    Hand(source).review(QUESTIONS[0], Rating.GOOD)
    (row,) = rows(source)
    assert isinstance(row, Review)
    forged = row._replace(response="forged")
    assert exchange.take(target, [row, forged, row]) == (1, 1, (1,))
    assert rows(target) == [row]
