"""Copies of the store: whole and checked, and thinned by day, week and month."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from quiz.clock import Day
from quiz.errors import StoreError, reason
from quiz.patterns import regex
from quiz.store import files, journal, patience
from quiz.surroundings import waits
from quiz.values import NamedTuple

FOLDER = "backups"
BY_HAND = "by-hand"
BEFORE_UPGRADE = "before-upgrade"
BEFORE_IMPORT = "before-import"
_NAME = regex(r"quiz-(\d{4,}-\d\d-\d\d)(?:-([a-z-]+)-\d+)?\.db")
_UNTHINNED = 7
"""Days for which every copy stays."""
_WEEKLY = 35
"""Days for which one of each week stays; then it is one of each month."""
_AT_ONCE = 512
"""Pages copied at once, for some milliseconds, while nobody else can write."""
_RESTARTS = 3
_EPOCH = date(1970, 1, 1)
_COPYING = "A backup of the store is being written."
_COUNTS = "SELECT (SELECT count(*) FROM reviews), (SELECT count(*) FROM acts)"


class Backup(NamedTuple):
    """A copy that opens."""

    path: Path
    reviews: int
    acts: int

    @property
    def day(self) -> str:
        """The day on which it was made, as `2007-03-15`."""
        match = _NAME.fullmatch(self.path.name)
        return match[1] if match else ""


def folder(store: Path) -> Path:
    """The folder of the copies of a store."""
    return store.parent / FOLDER


def daily(store: Path, day: Day) -> Path | None:
    """Makes the copy of a learner's day and thins older ones; None if there is nothing to do.

    Raises StoreError where it cannot be made.
    """
    target = folder(store) / _named(day)
    try:
        if target.exists() or not any(patience.patiently(store, lambda: _counts(store))):
            return None
    except sqlite3.Error as error:
        raise StoreError(f"No backup was made at {target}: {reason(error)}.") from error
    made = copy(store, target)
    thin(store, day)
    return made


def make(store: Path, day: Day, why: str) -> Path:
    """A copy for a reason, beside all others. Raises StoreError where it cannot be made."""
    target = files.first_free(lambda number: folder(store) / _named(day, f"-{why}-{number}"))
    return copy(store, target)


def _named(day: Day, why: str = "") -> str:
    return f"quiz-{_date(day)}{why}.db"


def _date(day: Day) -> str:
    try:
        return (_EPOCH + timedelta(days=day)).isoformat()
    except OverflowError:
        return "9999-12-31"


def copy(store: Path, target: Path) -> Path:
    """A copy of a store, which may be in use; checked and on the disk when this returns."""
    fresh = files.fresh_name(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Not read-only, since it may have to roll back what another window left half done; and a
        # store that was taken away meanwhile is not made anew.
        with (
            waits.waiting(_COPYING),
            journal.copying,
            contextlib.closing(files.opened(store, mode="rw")) as source,
        ):
            copy_open(source, fresh)
        fresh.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"No backup was made at {target}: {reason(error)}.") from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink()
    return target


def copy_open(source: sqlite3.Connection, fresh: Path) -> None:
    """Copies what a connection sees into a new file, checked and on the disk."""
    with contextlib.closing(sqlite3.connect(fresh)) as made:
        try:
            source.backup(made, pages=_AT_ONCE, progress=_Parts())
        except _Restless:
            source.backup(made, progress=_not_for_ever)
        # Each copy stands for itself: a journal kept open beside it would be one more file to lose.
        made.execute("PRAGMA journal_mode = DELETE")
        result = made.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if result != "ok":
        raise sqlite3.DatabaseError(f"the copy is damaged: {result}")
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())


class _Restless(Exception):
    """Others write to the store while it is copied, so that the copy begins again and again."""


class _Parts:
    """Watches a copy that is made in parts, between which others can write."""

    def __init__(self) -> None:
        self._left: int | None = None
        self._restarts = 0

    def __call__(self, status: int, left: int, every: int) -> None:
        _not_for_ever(status, left, every)
        self._restarts += self._left is not None and left >= self._left
        self._left = left
        if self._restarts > _RESTARTS:
            raise _Restless


def _not_for_ever(status: int, _left: int, _all: int) -> None:
    """Ends a copy that has waited for a lock: by itself it would wait without end."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise sqlite3.OperationalError("database is locked")


def _counts(path: Path) -> tuple[int, int]:
    with contextlib.closing(files.opened(path)) as connection:
        reviews, acts = connection.execute(_COUNTS).fetchone()
    return int(reviews), int(acts)


def every(store: Path) -> list[Backup]:
    """The copies that open, the fullest first.

    Facts are only ever added, so that is the newest, whatever the clock.
    """
    backups: list[tuple[int, float, Backup]] = []
    for path in _files(store):
        with contextlib.suppress(sqlite3.Error):
            reviews, acts = _counts(path)
            backups.append((reviews + acts, path.stat().st_mtime, Backup(path, reviews, acts)))
    return [backup for *_, backup in sorted(backups, key=lambda each: each[:2], reverse=True)]


def newest(store: Path) -> Backup | None:
    """The newest copy that is whole."""
    return next((backup for backup in every(store) if is_whole(backup.path)), None)


def is_whole(path: Path) -> bool:
    """True if a file is a database without damage."""
    try:
        with contextlib.closing(files.opened(path)) as connection:
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _files(store: Path) -> list[Path]:
    return [path for path in sorted(folder(store).glob("quiz-*.db")) if _NAME.fullmatch(path.name)]


def thin(store: Path, today: Day) -> None:
    """Deletes superfluous automatic copies; those made by hand and before upgrades stay."""
    thinned = [path for path in _files(store) if _reason(path) in (None, BEFORE_IMPORT)]
    for path in [*superfluous(thinned, today), *_abandoned(store, today)]:
        with contextlib.suppress(OSError):  # another window thins too, or is still copying
            path.unlink()


def _abandoned(store: Path, today: Day) -> list[Path]:
    """The beginnings of copies that the end of the program cut short, and nobody writes to."""
    abandoned = []
    for path in folder(store).glob("quiz-*.db.new-*"):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime // 86_400 < today - 1:
                abandoned.append(path)
    return abandoned


def _reason(path: Path) -> str | None:
    match = _NAME.fullmatch(path.name)
    return match[2] if match else None


def superfluous(paths: Iterable[Path], today: Day) -> list[Path]:
    """The copies that are neither recent nor the last of their week or month, of sorted ones."""
    last: dict[str, Path] = {}
    superfluous = []
    for path in paths:
        match = _NAME.fullmatch(path.name)
        made = date.fromisoformat(match[1]) if match else _EPOCH
        age = today - (made - _EPOCH).days
        if age < _UNTHINNED:
            continue
        span = f"month {made.year}-{made.month}"
        if age < _WEEKLY:
            span = f"week {made.isocalendar()[:2]}"
        if span in last:
            superfluous.append(last[span])
        last[span] = path
    return superfluous
