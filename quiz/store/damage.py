"""A store that is damaged or gone: told from a healthy one, put aside, and the way back from it."""

from __future__ import annotations

import contextlib
import os
import shlex
import sqlite3
from pathlib import Path

from quiz.errors import StoreDamaged, StoreError
from quiz.store import backups, patience
from quiz.text import plural

_NAMES = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_TEXTS = """
    SELECT t.name, group_concat(c.name) FROM sqlite_schema t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND c.type = 'TEXT' GROUP BY t.name
"""
_AT_ONCE = 500
AT_EACH_START = 8_000_000
"""Bytes that a store may have to be read thoroughly at each start: that is half a second, in the
background."""


def is_damage(error: BaseException | None) -> bool:
    """Whether an error says that the file itself is broken, not that it cannot be reached just now."""
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorname", "").startswith(
            _NAMES
        ) or "Could not decode" in str(error)
    return isinstance(error, UnicodeDecodeError)


def found_in(path: Path, *, thorough: bool = True) -> str:
    """What is wrong with a store; empty where nothing is. Raises sqlite3.Error where it cannot be
    read.

    Not thorough, it passes over the one in ten damages of a leaf which only its index, or its text,
    gives away.
    """
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            connection.execute(f"PRAGMA busy_timeout = {patience.BUSY_MILLISECONDS}")
            check = "integrity_check" if thorough else "quick_check"
            said = str(connection.execute(f"PRAGMA {check}(1)").fetchone()[0])
            if said != "ok":
                return said.splitlines()[-1].strip("* ")
            for table, columns in connection.execute(_TEXTS).fetchall() if thorough else []:
                rows = connection.execute(f"SELECT {columns} FROM {table}")
                while rows.fetchmany(_AT_ONCE):
                    pass
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if not is_damage(error):
            raise
        return "a text in it is none" if isinstance(error, UnicodeDecodeError) else str(error)
    return ""


def put_aside(path: Path, why: str) -> Path:
    """Moves a store, with its journal, to the first free name of its kind; returns where it is now."""
    number = 1
    while (aside := path.with_name(f"{path.name}.{why}-{number}")).exists():
        number += 1
    journal = path.with_name(f"{path.name}-journal")
    with contextlib.suppress(FileNotFoundError):
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    path.rename(aside)
    return aside


def quarantined(path: Path, why: str) -> StoreDamaged:
    """Puts a damaged store aside; returns what is to be said of it, with the command that leads
    back."""
    try:
        where = f"It is put aside as {put_aside(path, 'damaged')}."
    except OSError as error:  # another window was faster, or the folder cannot be written
        where = f"It could not be put aside: {error.strerror}."
    way, cure = way_back(path)
    told = StoreDamaged(f"The store {path} is damaged: {why}. {where} {way}")
    told.cure = cure
    return told


def way_back(path: Path) -> tuple[str, str]:
    """How the newest backup comes into the place of a store: a sentence that ends with a command,
    and the command."""
    newest = backups.newest(path)
    if newest is None:
        return (
            "There is no backup of it. This begins with an empty store: quiz restore --new",
            "quiz restore --new",
        )
    cure = f"quiz restore {shlex.quote(str(newest.path))}"
    reviews = plural(newest.reviews, "review")
    made = newest.day or "an unknown day"
    return (
        f"The newest backup is of {made} and holds {reviews}; this puts it in the store's place: {cure}",
        cure,
    )


def lost(path: Path) -> StoreError | None:
    """What is to be said where a store is missing that has been here: it is not taken for a first
    start."""
    aside = sorted(path.parent.glob(f"{path.name}.damaged-*")) if path.parent.is_dir() else []
    if not aside and not backups.every(path):
        return None
    was = f"it was put aside as {aside[-1]}" if aside else "something has taken it away"
    way, cure = way_back(path)
    told = StoreError(f"There is no store at {path}, and there was one: {was}. {way}")
    told.cure = cure
    return told


def rescued(connection: sqlite3.Connection, path: Path) -> bool:
    """Writes the store of an open connection again, whose file was taken away; False if another has
    its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new-{os.urandom(4).hex()}")
    try:
        backups.copy_open(connection, fresh)
        return placed(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def placed(fresh: Path, path: Path) -> bool:
    """Gives a new file a name that must be free; False if it is not."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        fresh.rename(path)
    return True
