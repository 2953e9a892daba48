"""Puts a backup in the place of the store; what was there is put aside, never written over."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from quiz.errors import StoreError, reason
from quiz.store import backups, damage, files, machine
from quiz.store.schema import check_ours, make, newest
from quiz.surroundings import waits
from quiz.values import NamedTuple


class RestoreReport(NamedTuple):
    """The outcome of a restore."""

    source: Path
    aside: Path | None
    """The store that was there, under its new name."""
    reviews: int


def restore(store: Path, source: Path | None) -> RestoreReport:
    """Puts a backup, or else the newest that is whole, in the place of the store."""
    if source is None:
        newest_backup = backups.newest(store)
        if newest_backup is None:
            raise StoreError(f"There is no backup in {backups.folder(store)}.")
        source = newest_backup.path
    _refuse_unfit(source)
    fresh = files.fresh_name(store)
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        copying = waits.waiting("The backup is being copied.")
        with copying, contextlib.closing(files.opened(source)) as connection:
            backups.copy_open(connection, fresh)
        reviews = _renamed(fresh)
        aside = damage.put_aside(store, "replaced") if store.exists() else None
        if not files.put_in_place(fresh, store):
            raise StoreError(f"Another window has just put a store at {store}; it stays there.")
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{source} was not put in the store's place: {reason(error)}.") from error
    finally:
        fresh.unlink(missing_ok=True)
    return RestoreReport(source, aside, reviews)


def begin_anew(store: Path) -> None:
    """Makes an empty store where there is none, whatever was there before."""
    if store.exists():
        raise StoreError(
            f"There is a store at {store}. To begin with an empty one, move it away first."
        )
    try:
        make(store)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"No store was made at {store}: {reason(error)}.") from error


def _refuse_unfit(source: Path) -> None:
    if not source.is_file():
        raise StoreError(f"There is no file {source}.")
    try:
        with contextlib.closing(files.opened(source)) as connection:
            version = check_ours(connection, source)
    except sqlite3.Error as error:
        raise StoreError(f"{source} is no backup: {error}.") from error
    if not 0 < version <= newest():
        raise StoreError(f"{source} is no backup: it holds nothing.")
    if not backups.is_whole(source):
        raise StoreError(f"{source} is damaged too. `quiz backup --list` shows the others.")


def _renamed(fresh: Path) -> int:
    """Gives the machine another name from now on; returns how many reviews there are.

    What it wrote after the backup may be on other machines under the ids that it would use again.
    """
    with contextlib.closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        machine.forget_place(connection)
        connection.execute("PRAGMA journal_mode = DELETE")
        count: int = connection.execute("SELECT count(*) FROM reviews").fetchone()[0]
    return count
