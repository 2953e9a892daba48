"""Copies of the store come by themselves, open, and are thinned by day, week and month."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.clock import Day
from quiz.errors import StoreError
from quiz.stores import backups
from quiz.stores.sqlite import SqliteStore
from tests.conftest import FixedClock
from tests.learner import Learner, sums

DECK = sums(400)
EPOCH = date(1970, 1, 1)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path))
    return tmp_path / "quiz.db"


def days(path: Path) -> list[date]:
    return [date.fromisoformat(one.name[5:15]) for one in sorted(backups.folder(path).iterdir())]


def integrity(path: Path) -> str:
    connection = sqlite3.connect(path)
    (found,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    return str(found)


def test_each_day_of_use_has_its_copy_and_older_ones_are_thinned(path: Path, clock: FixedClock) -> None:
    store = SqliteStore(path)
    for day in range(400):
        learner = Learner(store, clock, DECK)
        if learner.turn and day % 3 == 0:
            learner.answer()
        backups.daily(path, clock.now().day())
        assert backups.daily(path, clock.now().day()) is None
        clock.pass_days(1)
    kept, last = days(path), EPOCH + timedelta(days=clock.now().day() - 1)
    ages = [(last - day).days for day in kept]
    assert sorted(ages)[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len({day.isocalendar()[:2] for day, age in zip(kept, ages, strict=True) if 7 <= age < 35}) >= 4
    assert {(day.year, day.month) for day in kept} >= {(2007, month) for month in range(3, 13)}
    assert len(kept) <= 7 + 5 + 14
    for file in backups.folder(path).iterdir():
        assert integrity(file) == "ok"
    assert [one.reviews for one in backups.every(path)] == sorted(one.reviews for one in backups.every(path))[::-1]


def test_nothing_is_copied_where_there_is_nothing_yet(path: Path) -> None:
    SqliteStore(path).close()
    assert backups.daily(path, Day(13_587)) is None
    assert not backups.folder(path).exists()


def test_what_is_copied_by_hand_or_before_an_upgrade_is_never_thinned(path: Path) -> None:
    SqliteStore(path).close()
    for day in range(100):
        for why in (backups.BY_HAND, backups.BEFORE_UPGRADE, backups.BEFORE_IMPORT):
            if day < 3:
                backups.make(path, Day(13_587 + day), why)
    backups.thin(path, Day(13_587 + 400))
    names = [one.name for one in backups.folder(path).iterdir()]
    assert sum("by-hand" in name for name in names) == sum("before-upgrade" in name for name in names) == 3
    assert sum("before-import" in name for name in names) == 1


def test_a_copy_is_made_while_another_window_studies(path: Path, clock: FixedClock) -> None:
    store = SqliteStore(path)
    learner = Learner(store, clock, DECK)
    for _ in range(5):
        learner.pass_by()
        made = backups.make(path, clock.now().day(), backups.BY_HAND)
        assert integrity(made) == "ok"
    assert [one.reviews for one in backups.every(path)] == [5, 4, 3, 2, 1]


def test_the_fullest_copy_is_the_newest_whatever_the_clock_said(path: Path, clock: FixedClock) -> None:
    store = SqliteStore(path)
    learner = Learner(store, clock, DECK)
    learner.pass_by()
    backups.make(path, Day(clock.now().day() + 3653), backups.BY_HAND)
    learner.pass_by()
    backups.make(path, clock.now().day(), backups.BY_HAND)
    newest = backups.newest(path)
    assert newest is not None
    assert newest.reviews == 2


def test_a_copy_that_cannot_be_made_is_told_and_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SqliteStore(path).close()

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(backups, "copy_open", fail)
    with pytest.raises(StoreError, match=r"No backup was made at .*disk is full"):
        backups.make(path, Day(0), backups.BY_HAND)
    assert list(backups.folder(path).iterdir()) == []


def test_the_commands_copy_list_and_restore(path: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> None:
    store = SqliteStore(path)
    learner = Learner(store, clock, DECK)
    learner.pass_by()
    assert main(["backup"]) == 0
    made = Path(capsys.readouterr().out.strip())
    assert integrity(made) == "ok"
    learner.pass_by()
    store.close()
    assert main(["backup", "--list"]) == 0
    assert "1 reviews" in (listed := capsys.readouterr().out)
    assert str(made) in listed
    assert main(["restore", str(made)]) == 0
    said = capsys.readouterr().out
    assert "Restored" in said
    assert sum(day.reviews for day in SqliteStore(path).days().values()) == 1
    back = said.strip().rpartition("quiz restore ")[2]
    assert main(["restore", back]) == 0
    assert sum(day.reviews for day in SqliteStore(path).days().values()) == 2


@pytest.mark.parametrize("content", [None, b"", b"no backup\n" * 900])
def test_what_is_no_backup_is_refused_and_the_store_stays(path: Path, content: bytes | None) -> None:
    SqliteStore(path).close()
    before, other = path.read_bytes(), path.with_name("other.db")
    if content is not None:
        other.write_bytes(content)
    assert main(["restore", str(other)]) == 2
    assert path.read_bytes() == before
    assert main(["restore"]) == 2
    assert path.read_bytes() == before
