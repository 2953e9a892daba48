"""Opens a store's file, and brings its schema up to this program's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from quiz.errors import StoreError

APPLICATION_ID = 0x5155495A  # QUIZ
BUSY_MILLISECONDS = 5000
_SCHEMA = Path(__file__).parent / "schema"


def connect(path: Path | str) -> sqlite3.Connection:
    """A connection to the store at a path, made or upgraded where need be.

    Every commit is on the disk when it returns. Raises StoreError, and leaves the file as it was, if it is no store or
    a newer program's.
    """
    if path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        _prepare(connection)
        _check(connection, path)
        _upgrade(connection)
    except sqlite3.Error as error:
        raise StoreError(f"The store {path} cannot be opened: {error}.") from error
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    # A rollback journal, since WAL fails on network folders; FULL, since an acknowledged answer survives a power cut.
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _check(connection: sqlite3.Connection, path: Path | str) -> None:
    version, application = _pragma(connection, "user_version"), _pragma(connection, "application_id")
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and application != APPLICATION_ID:
        connection.close()
        raise StoreError(f"{path} is a database of another program; move it away.")
    if version > newest():
        connection.close()
        raise StoreError(
            f"The store {path} was written by a newer quiz (schema {version}, this one knows {newest()}). "
            "Update with: pip install --upgrade quiz-deck"
        )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def newest() -> int:
    """The schema that this program knows: the number of its newest SQL file."""
    return len(_files())


def _files() -> list[Path]:
    return sorted(_SCHEMA.glob("*.sql"))


def _upgrade(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    if _pragma(connection, "user_version") == newest():
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another window may have upgraded while this one waited for the lock.
        for file in _files()[_pragma(connection, "user_version") :]:
            for statement in _statements(file.read_text(encoding="utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {newest()}")
        connection.execute("COMMIT")
    except BaseException:
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
