"""A store takes back what a kill or a power cut left half done, and takes nothing from a journal
that is not its own."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from quiz.__main__ import main
from quiz.errors import StoreDamaged, StoreError
from quiz.store import backups, journal, schema
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.learner import Learner, sums
from tests.store.test_damage import FORMS

PAGE = 4096
DECK = sums(30)
Write = Callable[[sqlite3.Connection], object]


class Cut(NamedTuple):
    """A store whose transaction was cut short."""

    before: bytes
    journal: bytes
    after: bytes
    """As far as it had come."""


def studied(path: Path, answers: int = 3) -> Path:
    """A store with a few answers."""
    path.parent.mkdir(exist_ok=True)
    with contextlib.closing(Store(path)) as store:
        learner = Learner(store, FixedClock(), DECK)
        for _ in range(answers):
            learner.pass_by()
    return path


def remember(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT OR REPLACE INTO remembered VALUES ('name', 'Ada')")


def remember_much(connection: sqlite3.Connection) -> None:
    """More than the cache holds: a part is in the file before the transaction ends."""
    connection.execute("PRAGMA cache_size = 5")
    rows = [(f"{number}", "x" * 3000) for number in range(40)]
    connection.executemany("INSERT INTO remembered VALUES (?, ?)", rows)


def change_much(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA cache_size = 5")
    connection.execute("UPDATE questions SET prompt = replace(prompt, 'i', 'j')")
    connection.execute("UPDATE remembered SET value = value")


def upgrade(connection: sqlite3.Connection) -> None:
    for number in range(50):
        connection.execute(f"CREATE TABLE t{number} (a, b)")
    connection.execute("PRAGMA user_version = 99")


WRITES = [remember, remember_much, change_much, upgrade]


def cut(path: Path, write: Write) -> Cut:
    """What lies on the disk when a transaction is cut short: at its end, or where it filled the
    cache."""
    beside = path.with_name(f"{path.name}-journal")
    beside.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # What it leaves of a journal after a transaction is all but the head.
        connection.execute("PRAGMA journal_mode = PERSIST")
        before = path.read_bytes()
        connection.execute("BEGIN IMMEDIATE")
        write(connection)
        kept, middle = beside.read_bytes(), path.read_bytes()
        connection.execute("COMMIT")
    if not kept.startswith(journal._MAGIC):
        kept, middle = with_head(beside.read_bytes(), len(before) // PAGE), path.read_bytes()
    beside.unlink()
    return Cut(before, kept, middle)


def with_head(kept: bytes, pages: int) -> bytes:
    """A journal of one part with its head, which the end of its transaction has overwritten."""
    count, first = (len(kept) - 512) // (PAGE + 8), kept[516 : 516 + PAGE]
    checksum = int.from_bytes(kept[516 + PAGE : 520 + PAGE], "big")
    nonce = (checksum - sum(first[place] for place in range(PAGE - 200, 0, -200))) % 2**32
    head = journal._HEADER.pack(journal._MAGIC, count, nonce, pages, 512, PAGE)
    return head + kept[len(head) :]


def laid(path: Path, store: bytes, beside: bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(store)
    path.with_name(f"{path.name}-journal").write_bytes(beside)
    return path


def dump(path: Path) -> list[str]:
    """All that is in a store, as SQLite itself would say with its journal."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [line for line in connection.iterdump() if "machine's" not in line]


def foreign(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*foreign*"))


# Its own


@pytest.mark.parametrize("write", WRITES)
def test_a_transaction_that_was_cut_short_anywhere_is_taken_back(
    write: Write, tmp_path: Path
) -> None:
    cut_short = cut(studied(tmp_path / "quiz.db"), write)
    chance = random.Random(1)
    alone = laid(tmp_path / "before" / "quiz.db", cut_short.before, b"")
    expected = dump(alone)
    count = len(cut_short.after) // PAGE
    for number in range(8):
        # A kill leaves the first pages written, and a power cut any of them.
        written = (
            set(range(count * number // 4))
            if number < 5
            else {page for page in range(count) if chance.random() < 0.5}
        )
        pages = [
            (cut_short.after if page in written else cut_short.before)[
                page * PAGE : (page + 1) * PAGE
            ]
            for page in range(count)
        ]
        path = laid(tmp_path / f"{number}" / "quiz.db", b"".join(pages), cut_short.journal)
        assert journal.look(path) is None
        assert dump(path) == expected
        Store(path).close()


def test_the_number_of_a_store_can_be_cut_short_too(tmp_path: Path) -> None:
    """Its journal is not known any more, and the store is whole without it."""
    path = studied(tmp_path / "quiz.db")
    cut_short = cut(path, journal.mark)
    for store in (cut_short.before, cut_short.after):
        laid(path, store, cut_short.journal)
        expected = dump(laid(tmp_path / "alone" / "quiz.db", store, b""))
        Store(path).close()
        assert dump(path) == expected


def test_a_journal_stays_for_the_next_transaction_but_not_a_very_large_one(tmp_path: Path) -> None:
    path = studied(tmp_path / "quiz.db")
    beside = path.with_name("quiz.db-journal")
    rows = [(f"large {number}", "x" * 3000) for number in range(3000)]
    with contextlib.closing(Store(path)) as store:
        assert beside.stat().st_size > PAGE
        for value in ("x", "y"):  # the second one has to keep what the first one wrote
            with store.transaction():
                store._connection.executemany(
                    "INSERT OR REPLACE INTO remembered VALUES (?, ?)", rows
                )
                rows = [(name, value * 3000) for name, _ in rows]
        assert PAGE < beside.stat().st_size <= schema._LARGEST_JOURNAL
        assert beside.read_bytes().startswith(bytes(28))


def test_the_journal_of_an_ended_transaction_harms_no_store_that_comes_to_lie_beside_it(
    tmp_path: Path,
) -> None:
    path, there = studied(tmp_path / "quiz.db"), studied(tmp_path / "there" / "quiz.db", 5)
    shutil.copy(there, path)
    with contextlib.closing(Store(path, trusted=False)) as store:
        store.check()
        assert store.file.foreign_journal is None
    assert _reviews(path) == _reviews(there)


def _reviews(path: Path) -> list[str]:
    return [line for line in dump(path) if line.startswith('INSERT INTO "reviews"')]


# Another's


def twin(path: Path, folder: str) -> Path:
    """Another store that was studied as often, so that it has changed as often."""
    return studied(path.with_name(folder) / "quiz.db")


def copy(path: Path, folder: str) -> Path:
    """The same store on another machine, where it was studied on for as long."""
    there = path.with_name(folder) / "quiz.db"
    there.parent.mkdir()
    shutil.copy(path, there)
    for each in (path, there):
        studied(each, 2)
    return there


def stranger(page: int) -> Callable[[Path, str], Path]:
    def made(path: Path, folder: str) -> Path:
        there = path.with_name(folder) / "quiz.db"
        there.parent.mkdir()
        with contextlib.closing(sqlite3.connect(there, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA page_size = {page}")
            connection.execute("CREATE TABLE remembered (name PRIMARY KEY, value)")
        return there

    return made


OTHERS = {"twin": twin, "copy": copy, "stranger": stranger(PAGE), "other pages": stranger(1024)}


@pytest.mark.parametrize("write", [remember, remember_much])
@pytest.mark.parametrize("other", OTHERS)
def test_the_journal_of_another_database_is_put_aside_and_told(
    other: str, write: Write, tmp_path: Path
) -> None:
    path = studied(tmp_path / "quiz.db")
    there = OTHERS[other](path, "there")
    store, kept = path.read_bytes(), cut_of(there, write)
    expected = dump(path)
    laid(path, store, kept)
    opened = Store(path, trusted=False)
    opened.check()
    opened.close()
    assert dump(path) == expected
    assert opened.file.foreign_journal == path.with_name("quiz.db-journal.foreign-1")
    assert [file.read_bytes() for file in foreign(path)] == [kept]


def cut_of(path: Path, write: Write) -> bytes:
    if path.read_bytes()[16:18] == PAGE.to_bytes(2, "big"):
        return cut(path, write).journal
    beside = path.with_name("quiz.db-journal")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        remember_much(connection)
        kept = beside.read_bytes()
        connection.execute("ROLLBACK")
    return kept


def test_the_journal_of_a_store_that_was_only_just_made_is_put_aside(tmp_path: Path) -> None:
    """Taken back, it would leave a store of no pages, which is the size of a new one."""
    path = studied(tmp_path / "quiz.db")
    expected = dump(path)
    head = journal._HEADER.pack(journal._MAGIC, 0, 1, 0, 512, PAGE)
    laid(path, path.read_bytes(), head.ljust(512, b"\0"))
    Store(path).close()
    assert dump(path) == expected
    assert len(foreign(path)) == 1


def test_no_part_of_a_foreign_journal_and_no_garbage_changes_the_store(tmp_path: Path) -> None:
    path = studied(tmp_path / "quiz.db")
    expected, store = dump(path), path.read_bytes()
    kept, chance = cut(twin(path, "there"), remember).journal, random.Random(1)
    cuts = [0, 1, 7, 8, 27, 28, 511, 512, 516, 4000, 4615, 4616, 4617, len(kept) - 1]
    spoilt = [kept[:size] for size in cuts]
    spoilt += [chance.randbytes(size) for size in (1, 28, 10_000)]
    spoilt += [kept[:28] + chance.randbytes(10_000), journal._MAGIC + chance.randbytes(10_000)]
    for beside in spoilt:
        laid(path, store, beside)
        opened = Store(path, trusted=False)
        opened.check()
        opened.close()
        assert dump(path) == expected


def test_a_journal_that_another_window_empties_at_this_moment_is_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = studied(tmp_path / "quiz.db")
    kept = cut(path, upgrade).journal
    beside, real = laid(path, path.read_bytes(), kept).with_name("quiz.db-journal"), os.fstat

    for size in (0, 10, 512, 514, 2000, PAGE):

        def fstat(number: int, size: int = size) -> os.stat_result:
            status = real(number)
            if status.st_size == len(kept):
                os.truncate(beside, size)
            return status

        beside.write_bytes(kept)
        with monkeypatch.context() as patched:
            patched.setattr(os, "fstat", fstat)
            assert journal.look(path) is None


def test_a_foreign_journal_that_comes_during_play_is_put_aside(tmp_path: Path) -> None:
    path = studied(tmp_path / "quiz.db")
    kept = cut(twin(path, "there"), remember).journal
    with contextlib.closing(Store(path)) as store:
        learner = Learner(store, FixedClock(), DECK)
        for number in range(2):
            path.with_name("quiz.db-journal").write_bytes(kept)
            if number:
                learner.pass_by()
            else:
                assert sum(day.reviews for day in store.days().values()) == 3
            assert len(foreign(path)) == number + 1
    assert sum(day.reviews for day in Store(path).days().values()) == 4


def test_a_foreign_journal_that_cannot_be_moved_is_told_and_nothing_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = studied(tmp_path / "quiz.db")
    store, kept = path.read_bytes(), cut(twin(path, "there"), remember).journal
    laid(path, store, kept)

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(StoreError, match="belongs to another database"):
        Store(path)
    assert path.read_bytes() == store


# A store that is damaged too


@pytest.mark.parametrize("form", FORMS)
def test_a_damaged_store_is_put_aside_with_the_journal_that_a_kill_left(
    form: str, tmp_path: Path
) -> None:
    path = studied(tmp_path / "quiz.db")
    backup = backups.make(path, FixedClock().now().day(), backups.BY_HAND)
    cut_short = cut(path, remember)
    spoilt = FORMS[form](bytearray(cut_short.after))
    laid(path, spoilt, cut_short.journal)
    with contextlib.suppress(StoreDamaged):
        Store(path, trusted=False).check()
    aside = path.with_name("quiz.db.damaged-1")
    if form in ("random page", "40 bytes inside a leaf"):
        # There the journal may hold the very page, and then nothing is damaged any more.
        assert aside.exists() != path.exists()
        return
    assert not path.exists()
    assert aside.read_bytes() == spoilt
    assert aside.with_name("quiz.db.damaged-1-journal").read_bytes() == cut_short.journal
    with pytest.raises(StoreError, match=r"put aside as \S+damaged-1\. The newest") as error:
        Store(path)
    assert str(backup) in error.value.cure


def test_another_programs_database_in_the_stores_place_is_put_aside_where_there_are_backups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = studied(tmp_path / "quiz.db")
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path))
    backups.make(path, FixedClock().now().day(), backups.BY_HAND)
    shutil.copy(stranger(PAGE)(path, "there"), path)
    with pytest.raises(StoreDamaged, match="another program") as error:
        Store(path)
    assert main(error.value.cure.split()[1:]) == 0
    assert sum(day.reviews for day in Store(path).days().values()) == 3
