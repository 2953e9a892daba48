"""The name of the machine that a store's new rows are of: two copies never give two rows one id."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

from quiz.schedule import RowId
from quiz.store.schema import MEMORY

_MACHINE, _PLACE, _FORMER = "machine", "machine's place", "machine's former names"
_PUBLISHED = "published"
_WHO = f"""
    SELECT m.name, m.id
    FROM machines m JOIN remembered r ON r.name = '{_MACHINE}' AND r.value = m.name
"""
_IDS = ("/etc/machine-id", "/var/lib/dbus/machine-id")
_LAST_OF = "SELECT * FROM (SELECT seq, at FROM {} WHERE machine = ? ORDER BY seq DESC LIMIT 1)"
_LAST_ROW = f"""
    SELECT ifnull(max(seq), 0), ifnull(max(at), 0)
    FROM ({" UNION ALL ".join(map(_LAST_OF.format, ("reviews", "acts", "sittings")))})
"""


def current(connection: sqlite3.Connection) -> tuple[str, int] | None:
    """The name and the number of the machine that writes; None in a store that is new."""
    row = connection.execute(_WHO).fetchone()
    return (str(row[0]), int(row[1])) if row else None


def settle(connection: sqlite3.Connection, path: Path | str) -> tuple[str, int]:
    """The same, with a new name in a new store, and in one that lies elsewhere than it did.

    The store that lies elsewhere may be a copy whose original goes on writing: both would count on
    from the same row.
    """
    known, place = current(connection), _place(path)
    if known is None:
        return _named(connection, place)
    if place != _remembered(connection, _PLACE):
        if _remembered(connection, _PLACE):
            return rename(connection, place)
        _remember(connection, _PLACE, place)  # a store from before places were kept
    return known


def is_settled(connection: sqlite3.Connection, path: Path | str) -> bool:
    """True if there is nothing to be written about the name."""
    return current(connection) is not None and _remembered(connection, _PLACE) == _place(path)


def rename(connection: sqlite3.Connection, place: str | None = None) -> tuple[str, int]:
    """Gives this store's next rows another machine's name; the former ones can still be undone."""
    former, known = formerly(connection), current(connection)
    if known:
        former.append(RowId(known[0], last(connection, known[1])[0]))
    _remember(connection, _FORMER, json.dumps(former))
    return _named(connection, place)


def forget_place(connection: sqlite3.Connection) -> None:
    """Has the store named anew when it is next opened, as if it were a copy that lies elsewhere."""
    if _remembered(connection, _PLACE):
        _remember(connection, _PLACE, "restored")
    else:  # from before places were kept, where only a store without a name is named
        connection.execute("DELETE FROM remembered WHERE name = ?", (_MACHINE,))


def published(connection: sqlite3.Connection) -> int:
    """The number of this machine's last row that may be elsewhere; 0 where none may."""
    return int(_remembered(connection, _PUBLISHED) or 0)


def publish(connection: sqlite3.Connection) -> None:
    """Remembers that all rows of this machine up to now may be elsewhere."""
    if known := current(connection):
        _remember(connection, _PUBLISHED, str(last(connection, known[1])[0]))


def part_ways(connection: sqlite3.Connection, first: int | None) -> None:
    """Gives this store another name, and with it its rows from a number on."""
    known = current(connection)
    _, number = rename(connection)
    _remember(connection, _PUBLISHED, "0")
    if known and first is not None:
        _move(connection, known[1], number, first)


def _named(connection: sqlite3.Connection, place: str | None) -> tuple[str, int]:
    name = os.urandom(6).hex()
    _remember(connection, _MACHINE, name)
    if place is not None:
        _remember(connection, _PLACE, place)
    number = connection.execute("INSERT INTO machines (name) VALUES (?)", (name,)).lastrowid
    return name, int(number or 0)


def _move(connection: sqlite3.Connection, old: int, new: int, first: int) -> None:
    """Gives the rows of a machine from a number on to another one, where they count from 1.

    Nobody else may have seen them. The facts stay as they are, and so nothing else may ever lift
    the triggers that keep them so.
    """
    guards = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%stay'"
    )
    lifted = guards.fetchall()
    for name, _ in lifted:
        connection.execute(f"DROP TRIGGER {name}")
    for table in ("reviews", "acts", "sittings", "results", "exam_windows"):
        sql = f"UPDATE {table} SET machine = ?, seq = seq - ? WHERE machine = ? AND seq >= ?"
        connection.execute(sql, (new, first - 1, old, first))
    pointers = (("reviews", "sitting"), ("acts", "target"), ("acts", "sitting"), ("acts", "batch"))
    for table, column in pointers:
        sql = f"UPDATE {table} SET {column}_machine = ?, {column}_seq = {column}_seq - ?"
        where = f"machine = ? AND {column}_machine = ? AND {column}_seq >= ?"
        connection.execute(f"{sql} WHERE {where}", (new, first - 1, new, old, first))
    for _, sql in lifted:
        connection.execute(sql)


def formerly(connection: sqlite3.Connection) -> list[RowId]:
    """The last rows that this store wrote under names that it had before, the latest last."""
    return [RowId(name, seq) for name, seq in json.loads(_remembered(connection, _FORMER) or "[]")]


def last(connection: sqlite3.Connection, number: int) -> tuple[int, int]:
    """The number and the time of a machine's last row; zeros if it has none."""
    seq, at = connection.execute(_LAST_ROW, (number, number, number)).fetchone()
    return int(seq), int(at)


def _remembered(connection: sqlite3.Connection, name: str) -> str:
    row = connection.execute("SELECT value FROM remembered WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def _remember(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO remembered VALUES (?, ?)", (name, value))


def _place(path: Path | str) -> str:
    """The computer and the file."""
    if path == MEMORY:
        return MEMORY
    file = os.path.realpath(path).encode("utf-8", errors="backslashreplace").decode()
    return f"{computer()} {file}"


def computer() -> str:
    """A name of this computer that others do not have."""
    for name in _IDS:
        try:
            with open(name, encoding="ascii") as file:
                known = file.read(64).strip()
        except (OSError, UnicodeDecodeError):
            continue
        if known:
            return known
    import platform

    return platform.node()
