"""The index of the answers of each deck, kept in the catalogue, so that no slip waits for one."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.answers import Index, IndexRow

TABLE = """
CREATE TABLE catalogue.rivals (
    deck    INTEGER NOT NULL,
    sort    TEXT NOT NULL, -- what the strings are
    length  INTEGER NOT NULL, -- characters of each
    strings TEXT NOT NULL, -- with breaks between them
    numbers BLOB NOT NULL, -- for each string the number of a spelling, in four bytes
    PRIMARY KEY (deck, sort, length)
) STRICT, WITHOUT ROWID;
"""


def keep_index(connection: sqlite3.Connection, deck: int, rows: Iterable[IndexRow]) -> None:
    """Keeps the index of a deck in the place of the one before; within a transaction."""
    forget_index(connection, deck)
    connection.executemany(
        "INSERT INTO rivals VALUES (?, ?, ?, ?, ?)", ((deck, *row) for row in rows)
    )


def forget_index(connection: sqlite3.Connection, deck: int) -> None:
    connection.execute("DELETE FROM rivals WHERE deck = ?", (deck,))


def kept_index(connection: sqlite3.Connection, deck: int, language: str) -> Index | None:
    """The index of a deck in a language; None where none is kept, or what is kept is spoilt."""
    from quiz.answers import Index  # what grading looks up, which no start does

    sql = "SELECT sort, length, strings, numbers FROM rivals WHERE deck = ?"
    try:
        return Index(map(_row, connection.execute(sql, (deck,))), language)
    except (sqlite3.Error, ValueError):
        return None


def _row(cells: tuple[object, ...]) -> IndexRow:
    from quiz.answers import IndexRow

    match cells:
        case (str(sort), int(length), str(strings), bytes(numbers)):
            return IndexRow(sort, length, strings, numbers)
    raise ValueError("a row of another shape")
