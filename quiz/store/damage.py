"""A store that is damaged or missing: told from a healthy one, put aside, and the way back."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from quiz.errors import StoreDamaged, StoreError
from quiz.store import backups, files
from quiz.text import plural

_DAMAGES = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_TEXTS = """
    SELECT t.name, group_concat(c.name) FROM sqlite_schema t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND c.type = 'TEXT' GROUP BY t.name
"""
_AT_ONCE = 500
AT_EACH_START = 8_000_000
"""Bytes that a store may have to be read thoroughly at each start: that is half a second, in the
background."""


def is_damage(error: BaseException | None) -> bool:
    """True if an error says that the file itself is broken, and not just out of reach."""
    if isinstance(error, StoreDamaged):
        return True
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorname", "").startswith(
            _DAMAGES
        ) or "Could not decode" in str(error)
    return isinstance(error, UnicodeDecodeError)


def is_empty(path: Path) -> bool:
    """True if something has emptied a file, of which SQLite would say that it lacks its tables."""
    with contextlib.suppress(OSError):
        return path.stat().st_size < 2
    return False


def damage_of(path: Path, *, thorough: bool = True) -> str:
    """The damage of a store, in words; empty if there is none. Raises sqlite3.Error.

    Not thorough, it passes over the one in ten damages of a leaf which only its index, or its text,
    gives away.
    """
    try:
        with contextlib.closing(files.opened(path)) as connection:
            check = "integrity_check" if thorough else "quick_check"
            result = str(connection.execute(f"PRAGMA {check}(1)").fetchone()[0])
            if result != "ok":
                return result.splitlines()[-1].strip("* ")
            if thorough:
                _read_texts(connection)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if not is_damage(error):
            raise
        return "a text in it is none" if isinstance(error, UnicodeDecodeError) else str(error)
    return ""


def _read_texts(connection: sqlite3.Connection) -> None:
    """Reads every text, since a check of the file does not look into them."""
    for table, columns in connection.execute(_TEXTS).fetchall():
        rows = connection.execute(f"SELECT {columns} FROM {table}")
        while rows.fetchmany(_AT_ONCE):
            pass


def put_aside(path: Path, why: str) -> Path:
    """Moves a store, with its journal, to the first free name of its kind; returns that."""
    aside = files.first_free(lambda number: path.with_name(f"{path.name}.{why}-{number}"))
    journal = path.with_name(f"{path.name}-journal")
    with contextlib.suppress(FileNotFoundError):
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    path.rename(aside)
    return aside


def quarantined(path: Path, why: str) -> StoreDamaged:
    """Puts a damaged store aside; returns the error that says so, with the way back."""
    try:
        where = f"It is put aside as {put_aside(path, 'damaged')}."
    except OSError as failure:  # another window was faster, or the folder cannot be written
        where = f"It could not be put aside: {failure.strerror}."
    way, cure = way_back(path)
    error = StoreDamaged(f"The store {path} is damaged: {why}. {where} {way}")
    error.cure = cure
    return error


def way_back(path: Path) -> tuple[str, str]:
    """The way back to the newest backup: a sentence that ends with a command, and the command."""
    import shlex  # with its pattern, at every start for nothing

    newest = backups.newest(path)
    if newest is None:
        return (
            "There is no backup of it. This begins with an empty store: quiz restore --new",
            "quiz restore --new",
        )
    cure = f"quiz restore {shlex.quote(str(newest.path))}"
    reviews = plural(newest.reviews, "review")
    made = newest.day or "an unknown day"
    sentence = f"The newest backup is of {made} and holds {reviews}"
    return f"{sentence}; this puts it in the store's place: {cure}", cure


def lost(path: Path) -> StoreError | None:
    """The error where a store is missing that has been here: that is no first start."""
    aside = _put_aside_before(path)
    if not aside and not backups.every(path):
        return None
    was = f"it was put aside as {aside[-1]}" if aside else "something has taken it away"
    way, cure = way_back(path)
    error = StoreError(f"There is no store at {path}, and there was one: {was}. {way}")
    error.cure = cure
    return error


def _put_aside_before(path: Path) -> list[Path]:
    """The damaged stores that were at a path, the last one last."""
    start = f"{path.name}.damaged-"
    with contextlib.suppress(OSError):
        numbers = (name.removeprefix(start) for name in os.listdir(path.parent) if start in name)
        return [
            path.with_name(start + number)
            for number in sorted(filter(str.isdecimal, numbers), key=int)
        ]
    return []


def rescued(connection: sqlite3.Connection, path: Path) -> bool:
    """Writes a store again whose file was taken away; False if another has its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = files.fresh_name(path)
    try:
        backups.copy_open(connection, fresh)
        return files.put_in_place(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
