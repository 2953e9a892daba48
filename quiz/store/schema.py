"""Opens a store's file, and brings its schema up to this program's."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from quiz.clock import SystemClock
from quiz.errors import StoreDamaged, StoreError, reason
from quiz.store import files, journal, patience
from quiz.surroundings import waits

APPLICATION_ID = 0x5155495A  # QUIZ
MEMORY = ":memory:"
_OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables."""
_LOCKED = "The store is slow to open: another window or program may hold it."
_LARGEST_JOURNAL = 4_000_000
"""Bytes of a journal that are kept after its transaction."""
_SCHEMA = Path(__file__).parent / "schema"


class AnotherPrograms(StoreError):
    """A database of another program is where the store is to be."""


def connect(path: Path | str) -> sqlite3.Connection:
    """A connection to the store at a path, made or upgraded where need be.

    Every commit is on the disk when it returns. Raises StoreError, and leaves the file as it was,
    if it is no store or a newer program's.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise StoreError(
            f"This Python brings SQLite {sqlite3.sqlite_version}; quiz needs 3.37 or newer."
        )
    if path == MEMORY:
        return in_memory(None)
    path = Path(path)
    try:
        _find_or_make(path)
        with waits.waiting(_LOCKED):
            return patience.patiently(path, lambda: _opened(path))
    except (OSError, sqlite3.Error, StoreDamaged) as error:
        from quiz.store.damage import is_damage

        kind = StoreDamaged if is_damage(error) else StoreError
        raise kind(f"The store {path} cannot be opened: {reason(error)}.") from error


def in_memory(path: Path | None, uri: str = MEMORY) -> sqlite3.Connection:
    """A copy of the store at a path, or an empty store without a path.

    Under the URI other connections of this process can read it.
    """
    connection = sqlite3.connect(uri, isolation_level=None, check_same_thread=False, uri=True)
    if path is not None:
        # As if nothing could write to it: otherwise SQLite would want to make a journal beside it.
        source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        source.backup(connection)
        source.close()
    return _made_ready(connection, MEMORY, is_new=path is None)


def _find_or_make(path: Path) -> None:
    """Makes a store where there is none: whole, so that an empty file is never one of ours."""
    if not path.exists():
        from quiz.store.damage import lost

        if (error := lost(path)) is not None:
            raise error
        make(path)
    elif not path.is_file():
        raise StoreError(f"{path} is not a file, and the store is to be there; move it away.")
    elif path.stat().st_size < 2:  # SQLite takes a single byte for nothing too
        raise StoreDamaged("it is empty")


def make(path: Path) -> None:
    """Makes an empty store, if there is none at the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = files.fresh_name(path)
    try:
        with contextlib.closing(_opened(fresh, mode="rwc")) as connection:
            journal.mark(connection)
        files.put_in_place(fresh, path)  # or another window was faster
    finally:
        for left in (fresh, fresh.with_name(f"{fresh.name}-journal")):
            with contextlib.suppress(OSError):
                left.unlink()


def _opened(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection to the store at a path; without mode `rwc` none is made where none is."""
    files.refuse_odd(path)
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    return _made_ready(connection, path, is_new=mode == "rwc")


def _made_ready(
    connection: sqlite3.Connection, path: Path | str, *, is_new: bool
) -> sqlite3.Connection:
    try:
        _prepare(connection)
        check_ours(connection, path)
        _upgrade(connection, path, is_new=is_new)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    # A rollback journal, since WAL fails on network folders; FULL, since an acknowledged answer
    # survives a power cut.
    connection.execute(f"PRAGMA busy_timeout = {patience.BUSY_MILLISECONDS}")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    # Else INSERT OR REPLACE would rewrite history past the triggers that refuse it.
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA synchronous = FULL")


def check_ours(connection: sqlite3.Connection, path: Path | str) -> int:
    """The schema of a store; StoreError where it is another program's, or a newer one's."""
    version, application = (
        _pragma(connection, "user_version"),
        _pragma(connection, "application_id"),
    )
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION_ID and (application or version or tables):
        raise AnotherPrograms(f"{path} is a database of another program; move it away.")
    if version > newest():
        raise StoreError(
            f"The store {path} was written by a newer quiz"
            f" (schema {version}, this one knows {newest()}). "
            "Update with: pip install --upgrade quiz-deck"
        )
    return version


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def newest() -> int:
    """The schema that this program knows: the number of its newest SQL file."""
    return len(_files())


def sqlite_version() -> str:
    """Of the library that this Python brings."""
    return sqlite3.sqlite_version


def _files() -> list[Path]:
    return sorted(_SCHEMA.glob("*.sql"))


def _upgrade(connection: sqlite3.Connection, path: Path | str, *, is_new: bool) -> None:
    # Kept from one transaction to the next, so that none waits for the file system to find room
    # for its journal; a very large one makes room again.
    connection.execute("PRAGMA journal_mode = PERSIST")
    connection.execute(f"PRAGMA journal_size_limit = {_LARGEST_JOURNAL}")
    version = _pragma(connection, "user_version")
    if not version and not is_new:
        raise StoreDamaged("it holds nothing")  # for a store comes to its place whole
    if version == newest():
        return
    if version and path != MEMORY:
        from quiz.store import backups

        backups.make(Path(path), SystemClock().now().day(), backups.BEFORE_UPGRADE)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another window may have upgraded while this one waited for the lock.
        check_ours(connection, path)
        for file in _files()[_pragma(connection, "user_version") :]:
            for statement in _statements(file.read_text(encoding="utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {newest()}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(sql: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit between them."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
