"""Several machines and no server: whatever is done where, and however the folder is carried, all come to the same."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.errors import SyncError
from quiz.fsrs import Rating
from quiz.history import Act, Certainty, Review, Sitting, Verb
from quiz.schedule import replay
from quiz.stores.sharing import Sharing
from quiz.stores.sqlite import SqliteStore
from quiz.sync.lines import Row
from quiz.sync.meeting import sync
from quiz.sync.spans import merged, spans, without
from tests.conftest import HOUR
from tests.learner import sums
from tests.test_replay import MARKS, OFFSETS, QUESTIONS, Hand, check

ROOT = Path(__file__).parent.parent


def rows(store: SqliteStore) -> list[Row]:
    sharing = Sharing(store)
    return [row for machine, runs in sharing.spans().items() for row in sharing.given(machine, runs)]


def outcome(store: SqliteStore) -> object:
    """All that a learner has of a store, to the bit."""
    return rows(store), store.standings(), store.days(), store.spellings()


class Machine:
    """One machine: a store, a replica of the folder, and a hand that does things."""

    def __init__(self, home: Path, chance: random.Random) -> None:
        self.folder = home / "folder"
        self.folder.mkdir(parents=True)
        self.hand = Hand(SqliteStore(home / "quiz.db"))
        self.chance = chance

    @property
    def store(self) -> SqliteStore:
        return self.hand.store

    def study(self) -> None:
        hand, chance = self.hand, self.chance
        for _ in range(chance.randrange(8)):
            question, rating = chance.choice(QUESTIONS), chance.choice(list(Rating))
            match chance.randrange(8):
                case 0 | 1 | 2:
                    hand.review(question, rating, counts=chance.random() < 0.9)
                case 3:
                    hand.rate(question, rating, chance.choice([Verb.RATED, Verb.OVERRULED]))
                case 4:
                    hand.mark(question, chance.choice(MARKS))
                case 5:
                    keys = [one.key for one in chance.sample(QUESTIONS, 2)]
                    hand.store.reset(keys, hand.now, hand.now.day())
                case 6:
                    hand.undo()
                case _:
                    hand.wait(chance.randrange(-30, 200), chance.choice(OFFSETS))

    def carry(self, other: Machine, *, whole: bool) -> None:
        """The other one's folder comes here, as a slow copy may bring it: some files not yet, some cut."""
        for file in sorted(other.folder.iterdir()):
            target, content = self.folder / file.name, file.read_bytes()
            writer = file.name.split(".")[-2]
            if writer == self.store.machine or (whole and writer != other.store.machine):
                continue
            if not whole and self.chance.random() < 0.3:
                continue
            if not whole and self.chance.random() < 0.5:
                content = content[: self.chance.randrange(len(content) + 1)]
            target.write_bytes(content)


@pytest.mark.parametrize("seed", range(6))
def test_three_machines_come_to_the_same(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    machines = [Machine(tmp_path / name, chance) for name in "abc"]
    for _ in range(25):
        one, other = chance.sample(machines, 2)
        one.study()
        if chance.random() < 0.6:
            one.carry(other, whole=False)
            sync(one.store, one.folder)
    for _ in range(2):
        for one in machines:
            for other in machines:
                if other is not one:
                    one.carry(other, whole=True)
            sync(one.store, one.folder)
    first, *others = machines
    assert len(rows(first.store)) > 50
    for other in others:
        assert outcome(other.store) == outcome(first.store)
    for one in machines:
        assert sync(one.store, one.folder) == (0, 0, (), "")
        check(one.store)


@settings(max_examples=30)
@given(st.randoms(use_true_random=False))
def test_the_same_facts_in_any_order_give_the_same(chance: random.Random) -> None:
    hands = [Hand(SqliteStore(":memory:")) for _ in range(2)]
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
    found = []
    for _ in range(3):
        chance.shuffle(every)
        store = SqliteStore(":memory:")
        for cut in range(0, len(every), 5):
            Sharing(store).take(every[cut : cut + 5])
        check(store)
        found.append(outcome(store))
    assert found[0] == found[1] == found[2]


def everything(store: SqliteStore) -> None:
    """A row of every sort, with every field."""
    hand = Hand(store)
    sitting = store.open_sitting(Sitting("study", '{"a": 1}', -5, "Ann", hand.now))
    first, second = QUESTIONS[:2]
    day = hand.now.day()
    given = Review(first.key, "é\n\0", 1 / 3, Rating.HARD, 4, True, hand.now, day, 9, sitting, None, Certainty.GUESS)
    target = store.record(given, first).id
    act = Act(Verb.OVERRULED, hand.now, day, first.key, target, 1.0, Rating.EASY, 7, None, "spelt", "part")
    store.act(act, first)
    store.act(Act(Verb.SPELT, hand.now, day, second.key, spelling="zwei"), second)
    store.act(Act(Verb.FLAGGED, hand.now, day))
    for verb in Verb:
        store.act(Act(verb, hand.now, day, second.key))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "folder"
    path.mkdir()
    return path


def test_every_field_arrives(folder: Path) -> None:
    here, there = SqliteStore(":memory:"), SqliteStore(":memory:")
    everything(here)
    count = len(rows(here))
    assert sync(here, folder) == (0, count, (), "")
    assert sync(there, folder) == (count, 0, (), "")
    assert outcome(there) == outcome(here)
    sql = "SELECT key, kind, prompt, answer FROM questions ORDER BY key"
    assert there._connection.execute(sql).fetchall() == here._connection.execute(sql).fetchall()
    assert sync(there, folder) == sync(here, folder) == (0, 0, (), "")


def test_a_place_that_two_facts_claim_keeps_the_first(folder: Path) -> None:
    here, there = SqliteStore(":memory:"), SqliteStore(":memory:")
    everything(here)
    sync(here, folder)
    sync(there, folder)
    before = outcome(there)
    forged = [row._replace(moment=row.moment._replace(at=row.moment.at + HOUR)) for row in rows(here)]
    assert Sharing(there).take(forged).unlike == tuple(range(len(forged)))
    assert outcome(there) == before
    # Nor does anybody forge what a machine has shared itself.
    assert Sharing(here).take(forged).unlike == tuple(range(len(forged)))
    assert outcome(here) == before


def test_a_folder_that_was_lost_is_filled_again(folder: Path, tmp_path: Path) -> None:
    here, there = SqliteStore(":memory:"), SqliteStore(":memory:")
    everything(here)
    sync(here, folder)
    sync(there, folder)
    anew, third = tmp_path / "anew", SqliteStore(":memory:")
    anew.mkdir()
    Hand(there).review(QUESTIONS[0], Rating.GOOD)
    sync(there, anew)
    sync(third, anew)
    assert outcome(third) == outcome(there)


def test_a_line_that_was_damaged_is_told_and_written_again(folder: Path) -> None:
    here, there = SqliteStore(":memory:"), SqliteStore(":memory:")
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
    here, there = SqliteStore(":memory:"), SqliteStore(":memory:")
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
    here, there = SqliteStore(":memory:"), SqliteStore(":memory:")
    everything(here)
    sync(here, folder)
    sync(there, folder)
    Hand(here).review(QUESTIONS[3], Rating.GOOD)
    sync(here, folder)
    met: list[int] = []
    take = Sharing.take

    def counted(self: Sharing, given: list[Row], *words: object) -> object:
        met.append(len(given))
        return take(self, given, *words)  # type: ignore[arg-type]

    monkeypatch.setattr(Sharing, "take", counted)
    assert sync(there, folder).taken == 1
    assert met == [1]


# Copies of a home


def test_a_copied_home_writes_under_another_name(tmp_path: Path, folder: Path) -> None:
    here = SqliteStore(tmp_path / "a" / "quiz.db")
    Hand(here).review(QUESTIONS[0], Rating.GOOD)
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    there = SqliteStore(tmp_path / "b" / "quiz.db")
    assert there.machine != here.machine
    for store, question in ((here, QUESTIONS[1]), (there, QUESTIONS[2])):
        Hand(store).review(question, Rating.GOOD)
    for store in (here, there, here):
        assert sync(store, folder).warnings == ()
    assert outcome(here) == outcome(there)
    assert len(rows(here)) == 3
    assert SqliteStore(tmp_path / "b" / "quiz.db").machine == there.machine


def test_undo_reaches_back_past_a_new_name(tmp_path: Path) -> None:
    here = SqliteStore(tmp_path / "a" / "quiz.db")
    Hand(here).review(QUESTIONS[0], Rating.GOOD)
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    hand = Hand(SqliteStore(tmp_path / "b" / "quiz.db"))
    hand.review(QUESTIONS[0], Rating.AGAIN)
    for _ in range(2):
        assert hand.store.undo(hand.now, hand.now.day())
    assert hand.store.undo(hand.now, hand.now.day()) is None
    assert hand.store.history(QUESTIONS[0].key) == []
    check(hand.store)


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_store_set_back_in_its_place_parts_ways(tmp_path: Path, folder: Path, goes_on: bool) -> None:
    path = tmp_path / "quiz.db"
    store = SqliteStore(path)
    Hand(store).review(QUESTIONS[0], Rating.GOOD)
    sync(store, folder)
    old, name = path.read_bytes(), store.machine
    for question in QUESTIONS[1:3]:
        Hand(store).review(question, Rating.EASY)
    sync(store, folder)
    store.close()
    path.write_bytes(old)
    store, there = SqliteStore(path), SqliteStore(":memory:")
    assert store.machine == name
    hand = Hand(store)
    if goes_on:
        hand.review(QUESTIONS[3], Rating.HARD)
        hand.rate(QUESTIONS[3], Rating.AGAIN, Verb.RATED)
    met = sync(store, folder)
    assert (met.taken, met.warnings) == (2, ())
    assert met.name == Sharing(store).machine != name
    sync(there, folder)
    assert outcome(there) == outcome(store)
    assert len(store.standings()) == 3 + goes_on
    assert not goes_on or store.standings()[QUESTIONS[3].key].again
    check(store)
    hand.review(QUESTIONS[3], Rating.GOOD)
    assert {row.id.machine for row in rows(store) if row.id} == {name, met.name}


# Runs at once, and folders that fail


def test_two_processes_sync_one_store_at_once(tmp_path: Path, folder: Path) -> None:
    home = tmp_path / "home"
    store = SqliteStore(home / "quiz.db")
    hand = Hand(store)
    for number in range(200):
        hand.review(QUESTIONS[number % 4], Rating.GOOD)
    words = [sys.executable, "-m", "quiz", "sync", str(folder)]
    environment = {"QUIZ_HOME": str(home), "PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    hand.review(QUESTIONS[0], Rating.GOOD)
    said = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], said
    sync(store, folder)
    (file,) = folder.iterdir()
    assert file.read_bytes().count(b'"fact":"review"') == 201
    there = SqliteStore(":memory:")
    sync(there, folder)
    assert outcome(there) == outcome(store)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SyncError, match="There is no folder"):
        sync(SqliteStore(":memory:"), tmp_path / "nowhere")


# Starting anew


def test_a_reset_is_undone_in_one_step() -> None:
    hand = Hand(SqliteStore(":memory:"))
    for question in QUESTIONS:
        hand.review(question, Rating.GOOD)
    before = hand.store.standings(), hand.store.days()
    hand.wait(24, 0)
    hand.store.reset([question.key for question in QUESTIONS], hand.now, hand.now.day())
    assert all(one.is_new for one in hand.store.standings().values())
    assert hand.store.days() == before[1]
    check(hand.store)
    hand.undo()
    assert (hand.store.standings(), hand.store.days()) == before
    hand.undo()
    assert len([one for one in hand.store.standings().values() if one.is_new]) == 1
    check(hand.store)


def test_after_a_reset_a_question_is_as_if_met_for_the_first_time() -> None:
    hand, fresh = (Hand(SqliteStore(":memory:")) for _ in range(2))
    question = sums(1).questions[0]
    hand.review(question, Rating.AGAIN)
    hand.store.reset([question.key], hand.now, hand.now.day())
    for one in (hand, fresh):
        one.wait(24, 0)
        one.review(question, Rating.GOOD)
    assert hand.store.standings() == fresh.store.standings()
    assert replay(hand.store.facts(question.key)) == fresh.store.standings()[question.key]


# Spans


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_spans_are_sets(some: set[int], other: set[int]) -> None:
    def numbers(runs: list[tuple[int, int]]) -> set[int]:
        return {number for first, last in runs for number in range(first, last + 1)}

    assert numbers(spans(some)) == some
    assert numbers(without(spans(some), spans(other))) == some - other
    assert numbers(merged([*spans(some), *spans(other)])) == some | other
    assert merged(spans(some)) == spans(some)
