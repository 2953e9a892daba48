"""Copies of the store come by themselves, open, and are thinned by day, week and month."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.clock import Day
from quiz.errors import StoreError
from quiz.store import backups
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.learner import Learner, sums

DECK = sums(400)
EPOCH = date(1970, 1, 1)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path))
    return tmp_path / "quiz.db"


def days(path: Path) -> list[date]:
    return [date.fromisoformat(file.name[5:15]) for file in sorted(backups.folder(path).iterdir())]


def integrity(path: Path) -> str:
    connection = sqlite3.connect(path)
    (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    return str(verdict)


def reviews(path: Path) -> int:
    with contextlib.closing(Store(path)) as store:
        return sum(day.reviews for day in store.days().values())


def test_of_400_days_of_use_each_of_the_last_has_its_copy_and_older_ones_are_thinned(
    path: Path,
) -> None:
    first = date(2007, 3, 15)
    backups.folder(path).mkdir()
    for age in range(400):
        day = first + timedelta(days=age)
        (backups.folder(path) / f"quiz-{day}.db").touch()
        backups.thin(path, Day((day - EPOCH).days))
    assert check_kept(days(path), first, day) <= 7 + 5 + 14


def check_kept(dates: list[date], first: date, last: date) -> int:
    """Each of the last seven days is kept, then the last of each week, then of each month."""
    ages = [(last - day).days for day in dates]
    assert sorted(ages)[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert (
        len({day.isocalendar()[:2] for day, age in zip(dates, ages, strict=True) if 7 <= age < 35})
        >= 4
    )
    assert {(day.year, day.month) for day in dates} >= {
        (first.year, month) for month in range(first.month, 13)
    }
    return len(dates)


def used(path: Path, clock: FixedClock, count: int) -> None:
    """So many days of use: each has its copy, which is made once, is whole, and knows no less than
    the one before."""
    with contextlib.closing(Store(path)) as store:
        for day in range(count):
            learner = Learner(store, clock, DECK)
            if learner.turn and day % 3 == 0:
                learner.answer()
            assert (
                backups.daily(path, clock.now().day())
                == backups.folder(path) / f"quiz-{today(clock)}.db"
            )
            assert backups.daily(path, clock.now().day()) is None
            clock.pass_days(1)
    for file in backups.folder(path).iterdir():
        assert integrity(file) == "ok"
    by_day = sorted(backups.every(path), key=lambda backup: backup.day)
    assert [backup.reviews for backup in by_day] == sorted(backup.reviews for backup in by_day)


def today(clock: FixedClock) -> date:
    return EPOCH + timedelta(days=clock.now().day())


def test_each_day_of_use_makes_a_copy_and_thins_the_older_ones(
    path: Path, clock: FixedClock
) -> None:
    backups.folder(path).mkdir()
    for old in ("quiz-2006-11-02.db", "quiz-2006-11-03.db"):
        (backups.folder(path) / old).touch()
    first = today(clock)
    used(path, clock, 3)
    assert days(path) == [date(2006, 11, 3), *(first + timedelta(days=age) for age in range(3))]


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_400_days_of_use_leave_the_copies_that_they_should(path: Path, clock: FixedClock) -> None:
    first = today(clock)
    used(path, clock, 400)
    assert check_kept(days(path), first, today(clock) - timedelta(days=1)) <= 7 + 5 + 14


def test_nothing_is_copied_where_there_is_nothing_yet(path: Path) -> None:
    Store(path).close()
    assert backups.daily(path, Day(13_587)) is None
    assert not backups.folder(path).exists()


def test_what_is_copied_by_hand_or_before_an_upgrade_is_never_thinned(path: Path) -> None:
    Store(path).close()
    for day in range(2):
        for why in (backups.BY_HAND, backups.BEFORE_UPGRADE, backups.BEFORE_IMPORT):
            backups.make(path, Day(13_587 + day), why)
    backups.thin(path, Day(13_587 + 400))
    names = [file.name for file in backups.folder(path).iterdir()]
    assert (
        sum("by-hand" in name for name in names)
        == sum("before-upgrade" in name for name in names)
        == 2
    )
    assert sum("before-import" in name for name in names) == 1


def test_a_copy_is_made_while_another_window_studies(path: Path, clock: FixedClock) -> None:
    with contextlib.closing(Store(path)) as store:
        learner = Learner(store, clock, DECK)
        for _ in range(3):
            learner.pass_by()
            made = backups.make(path, clock.now().day(), backups.BY_HAND)
            assert integrity(made) == "ok"
    assert [backup.reviews for backup in backups.every(path)] == [3, 2, 1]


def test_a_store_that_is_taken_away_at_the_moment_it_is_copied_or_opened_is_not_made_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(path).close()
    path.unlink()
    with pytest.raises(StoreError, match="No backup was made"):
        backups.copy(path, path.with_name("copy.db"))
    monkeypatch.setattr("quiz.store.schema._find_or_make", lambda _: None)  # it was there just now
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(path)
    assert not path.exists()


def test_the_fullest_copy_is_the_newest_whatever_the_clock_said(
    path: Path, clock: FixedClock
) -> None:
    with contextlib.closing(Store(path)) as store:
        learner = Learner(store, clock, DECK)
        learner.pass_by()
        backups.make(path, Day(clock.now().day() + 3653), backups.BY_HAND)
        learner.pass_by()
        backups.make(path, clock.now().day(), backups.BY_HAND)
    newest = backups.newest(path)
    assert newest is not None
    assert newest.reviews == 2


def test_a_copy_that_cannot_be_made_is_told_and_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(path).close()

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(backups, "copy_open", fail)
    with pytest.raises(StoreError, match=r"No backup was made at .*disk is full"):
        backups.make(path, Day(0), backups.BY_HAND)
    assert list(backups.folder(path).iterdir()) == []


def test_the_commands_copy_list_and_restore(
    path: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(path)
    learner = Learner(store, clock, DECK)
    learner.pass_by()
    assert main(["backup"]) == 0
    made = Path(capsys.readouterr().out.strip())
    assert integrity(made) == "ok"
    learner.pass_by()
    store.close()
    assert main(["backup", "--list"]) == 0
    assert "1 review " in (listed := capsys.readouterr().out)
    assert str(made) in listed
    assert main(["restore", str(made)]) == 0
    output = capsys.readouterr().out
    assert "Restored" in output
    assert reviews(path) == 1
    back = output.strip().rpartition("quiz restore ")[2]
    assert main(["restore", back]) == 0
    assert reviews(path) == 2


@pytest.mark.parametrize("content", [None, b"", b"no backup\n" * 900])
def test_what_is_no_backup_is_refused_and_the_store_stays(
    path: Path, content: bytes | None
) -> None:
    Store(path).close()
    before, other = path.read_bytes(), path.with_name("other.db")
    if content is not None:
        other.write_bytes(content)
    assert main(["restore", str(other)]) == 2
    assert path.read_bytes() == before
    assert main(["restore"]) == 2
    assert path.read_bytes() == before


def test_a_store_that_another_window_keeps_locked_is_told_and_not_waited_for_without_end(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(path).close()
    monkeypatch.setattr("quiz.store.patience.BUSY_MILLISECONDS", 250)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="locked"):
            backups.daily(path, clock.now().day())
        with pytest.raises(StoreError, match="locked"):
            backups.make(path, clock.now().day(), backups.BY_HAND)
    assert not list(backups.folder(path).iterdir())


def test_what_is_left_of_a_copy_that_was_cut_short_goes_with_a_later_one(
    path: Path, clock: FixedClock
) -> None:
    backups.folder(path).mkdir()
    old, fresh = (
        backups.folder(path) / f"quiz-2007-03-15.db.new-{name}" for name in ("0000", "1111")
    )
    for file in (old, fresh):
        file.touch()
    os.utime(old, (0, 0))
    backups.thin(path, clock.now().day())
    assert not old.exists()
    assert fresh.exists()


@pytest.mark.parametrize("times", [1, 1000])
def test_others_write_while_a_copy_is_made_and_it_holds_what_they_wrote(
    times: int, path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that others keep from its end is made at once in the end."""
    learner, watched = Learner(Store(path), clock, DECK), backups._Parts.__call__
    written: list[tuple[int, ...]] = []

    def write(parts: backups._Parts, *of_copy: int) -> None:
        watched(parts, *of_copy)
        if len(written) < times:
            learner.pass_by()
            written.append(of_copy)

    monkeypatch.setattr(backups, "_AT_ONCE", 2)
    monkeypatch.setattr(backups._Parts, "__call__", write)
    made = backups.make(path, clock.now().day(), backups.BY_HAND)
    learner.store.close()
    assert 1 <= len(written) <= times
    assert len(written) < 1000
    assert integrity(made) == "ok"
    assert backups.every(path)[0].reviews == reviews(path) == len(written)
