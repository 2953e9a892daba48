"""Opening a store: made whole or not at all, upgraded in one piece, and nothing else is touched."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from quiz.errors import StoreError
from quiz.store import files, schema
from quiz.store.schema import APPLICATION_ID, connect, newest
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.learner import Learner, sums


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "quiz.db"


def pragma(path: Path, name: str) -> object:
    return sqlite3.connect(path).execute(f"PRAGMA {name}").fetchone()[0]


def refused(path: Path) -> str:
    """What is said of a file that is not opened; the file and its folder stay as they were."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(StoreError) as error:
        connect(path)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside
    return str(error.value)


def test_a_store_is_made_where_there_is_none(path: Path) -> None:
    connect(path).close()
    assert pragma(path, "user_version") == newest() >= 1
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "integrity_check") == "ok"
    assert {file.name for file in path.parent.iterdir()} <= {"quiz.db", "quiz.db-journal"}


def test_every_table_is_strict(path: Path) -> None:
    connection = connect(path)
    loose = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict"
    ).fetchall()
    assert [name for (name,) in loose if not name.startswith("sqlite_")] == []


def test_two_windows_may_make_a_store_at_once(path: Path) -> None:
    stores: list[Store] = []
    threads = [threading.Thread(target=lambda: stores.append(Store(path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stores) == 8
    assert len({store.machine for store in stores}) == 1


def test_a_file_system_without_links_will_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    connect(path).close()
    assert pragma(path, "user_version") == newest()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match=r"cannot be opened: (Not a directory|File exists)"):
        connect(tmp_path / "file" / "quiz.db")


# What is no store


@pytest.mark.parametrize("content", [b"", b"S"])
def test_an_empty_file_is_not_taken_for_a_new_store(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "quiz.db"
    path.write_bytes(content)
    assert "cannot be opened: it is empty" in refused(path)


@pytest.mark.parametrize(
    "content", [b"xy", b"Dear diary,\n" * 1000, bytes(4096), b"SQLite format 3\0" + bytes(100)]
)
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "quiz.db"
    path.write_bytes(content)
    assert f"The store {path} cannot be opened: " in refused(path)


@pytest.mark.parametrize("share", [0.001, 0.01, 0.5, 0.9])
def test_a_store_that_was_cut_is_refused(path: Path, share: float) -> None:
    connect(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "cannot be opened" in refused(path)


def test_a_folder_at_its_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not a file"):
        connect(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "sql", ["CREATE TABLE notes (id)", "PRAGMA application_id = 7", "PRAGMA user_version = 1"]
)
def test_another_programs_database_is_refused(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "quiz.db"
    other = sqlite3.connect(path)
    other.execute(sql)
    other.commit()
    other.close()
    assert "is a database of another program" in refused(path)


def test_a_newer_store_is_refused_with_one_sentence_and_left_as_it_was(
    path: Path, clock: FixedClock
) -> None:
    store = Store(path)
    Learner(store, clock, sums(2)).finish()
    store._connection.execute(f"PRAGMA user_version = {newest() + 1}")
    store.close()
    message = refused(path)
    assert (
        f"was written by a newer quiz (schema {newest() + 1}, this one knows {newest()})" in message
    )
    assert "\n" not in message


def test_an_old_sqlite_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(StoreError, match=r"quiz needs 3\.37"):
        connect(path)


# Upgrades

GROWS = "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;\nINSERT INTO more VALUES (1);\n"
BIG = """
CREATE TABLE big (bytes BLOB NOT NULL) STRICT;
INSERT INTO big
    WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 6000)
    SELECT randomblob(1000) FROM counted;
"""

NEWEST = newest()
FIRST, SECOND = f"{NEWEST + 1:03}.sql", f"{NEWEST + 2:03}.sql"
"""Schemas that are yet to come."""


@pytest.fixture
def sql_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of schemas that can be added to; the first ones are the program's."""
    folder = tmp_path / "schema"
    folder.mkdir()
    for file in schema._files():
        (folder / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(schema, "_SCHEMA", folder)
    return folder


def test_an_old_store_is_upgraded_and_keeps_what_it_holds(
    path: Path, sql_files: Path, clock: FixedClock
) -> None:
    store = Store(path)
    Learner(store, clock, sums(2)).finish()
    before = store.standings()
    store.close()
    (sql_files / FIRST).write_text(GROWS, encoding="utf-8")
    (sql_files / SECOND).write_text(
        "-- a comment; with a semicolon\nALTER TABLE more ADD COLUMN b TEXT;", encoding="utf-8"
    )
    again = Store(path)
    assert again.standings() == before
    assert pragma(path, "user_version") == NEWEST + 2
    assert again._connection.execute("SELECT id, b FROM more").fetchall() == [(1, None)]


def test_an_upgrade_that_fails_leaves_the_old_store(path: Path, sql_files: Path) -> None:
    connect(path).close()
    before = path.read_bytes()
    (sql_files / FIRST).write_text(f"{GROWS}INSERT INTO nowhere VALUES (1);", encoding="utf-8")
    with pytest.raises(StoreError, match="no such table: nowhere"):
        connect(path)
    assert path.read_bytes() == before
    (sql_files / FIRST).write_text(GROWS, encoding="utf-8")
    connect(path).close()
    assert pragma(path, "user_version") == NEWEST + 1


def test_an_upgrade_by_a_newer_program_while_waiting_is_not_undone(
    path: Path, sql_files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect(path).close()
    (sql_files / FIRST).write_text(GROWS, encoding="utf-8")
    upgrade = schema._upgrade

    def be_overtaken(connection: sqlite3.Connection, store_path: Path, *, is_new: bool) -> None:
        other = sqlite3.connect(path)
        other.execute(f"PRAGMA user_version = {NEWEST + 2}")
        other.close()
        upgrade(connection, store_path, is_new=is_new)

    monkeypatch.setattr(schema, "_upgrade", be_overtaken)
    with pytest.raises(StoreError, match="newer quiz"):
        connect(path)
    assert pragma(path, "user_version") == NEWEST + 2


KILLED = """
import os, signal, sys
from pathlib import Path
from quiz.store import files, schema
schema._SCHEMA = Path(sys.argv[2])
read = schema._statements
def statements(sql):
    for number, statement in enumerate(read(sql)):
        yield statement
        if number == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
schema._statements = statements
schema.connect(Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
@pytest.mark.parametrize("statement", [0, 1])
def test_a_kill_during_an_upgrade_leaves_the_old_store(
    path: Path, sql_files: Path, statement: int
) -> None:
    connect(path).close()
    before = path.read_bytes()
    (sql_files / FIRST).write_text(BIG, encoding="utf-8")
    words = [sys.executable, "-c", KILLED, str(path), str(sql_files), str(statement)]
    assert subprocess.run(words, check=False).returncode == -signal.SIGKILL
    if statement:  # so much that a part of it has reached the file
        assert path.read_bytes() != before
    (sql_files / FIRST).unlink()
    connect(path).close()
    assert pragma(path, "user_version") == NEWEST
    assert pragma(path, "integrity_check") == "ok"
    assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
@pytest.mark.parametrize("statement", [0, 9])
def test_a_kill_while_a_store_is_made_leaves_none(
    path: Path, sql_files: Path, statement: int
) -> None:
    words = [sys.executable, "-c", KILLED, str(path), str(sql_files), str(statement)]
    assert subprocess.run(words, check=False).returncode == -signal.SIGKILL
    assert not path.exists()
    connect(path).close()
    assert pragma(path, "user_version") == NEWEST


# No room for a store


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_without_a_store_is_played_on_and_kept_once_there_is_room(
    path: Path, code: int, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as full:
        full.setattr(schema, "make", refuse)
        full.setattr(files, "fresh_name", refuse)
        store = Store(path)
        store.check()
        assert "Nothing is kept until there is room" in store.file.nothing_is_kept
        learner = Learner(store, clock, sums(3))
        learner.pass_by()
        assert not path.exists()
    learner.pass_by()
    assert not store.file.nothing_is_kept
    store.close()
    with contextlib.closing(Store(path)) as again:
        assert sum(day.reviews for day in again.days().values()) == 2


def test_a_store_that_another_window_made_meanwhile_is_left_to_it(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(schema, "make", refuse)
        full.setattr(files, "fresh_name", refuse)
        store = Store(path)
    Store(path).close()
    before = path.read_bytes()
    learner = Learner(store, clock, sums(3))
    learner.pass_by()
    learner.pass_by()
    assert "Nothing is kept" in store.file.nothing_is_kept
    assert path.read_bytes() == before
