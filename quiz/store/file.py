"""The store's file: changed whole or not at all, and watched for damage and exchange."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from quiz.errors import StoreDamaged, StoreError
from quiz.store.files import first_free
from quiz.store.patience import patiently
from quiz.store.schema import MEMORY, connect, in_memory

_CURES = {
    "SQLITE_FULL": " Make room; nothing that was saved is lost.",
    "SQLITE_IOERR": " The disk does not take it; nothing that was saved is lost.",
    "SQLITE_READONLY": " The file or its folder may not be written.",
}
_COUNTS = """
    SELECT (SELECT count(*) FROM reviews), (SELECT count(*) FROM acts),
           (SELECT count(*) FROM sittings), (SELECT value FROM remembered WHERE name = 'machine')
"""


class StoreFile:
    """A connection to the store that notices when its file is damaged, taken away or exchanged."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        self.nothing_is_kept = ""
        """The reason, where the store cannot be written; what was in it is there to play with."""
        self._refused: StoreError | None = None
        """The error that everything meets from now on."""
        if path != MEMORY and _is_read_only(Path(path)):
            self.nothing_is_kept = f"Nothing is kept: {Path(path).parent} cannot be written."
        try:
            self.connection = _copy_in_memory(Path(path)) if self.nothing_is_kept else connect(path)
        except StoreDamaged as error:
            raise _quarantined(Path(path), error.__cause__ or error) from error
        self._identity = self._file_id()

    @property
    def is_on_disk(self) -> bool:
        return self.path != MEMORY and not self.nothing_is_kept

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done inside is on the disk afterwards, or nothing is. Raises StoreError."""
        self._stay()
        try:
            # IMMEDIATE: a transaction that reads before it writes would lose to another window at
            # once.
            patiently(self.path, lambda: self.connection.execute("BEGIN IMMEDIATE"))
            try:
                yield
                # It waits for those who read, and they write nothing by which one could see that
                # they get on.
                patiently(self.path, lambda: self.connection.execute("COMMIT"), tries=6)
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            cures = [cure for name, cure in _CURES.items() if _name(error).startswith(name)]
            raise self._error(
                error, f"Not saved: {error} ({self.path}).{''.join(cures)}"
            ) from error
        self._stay()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Raises StoreError where something cannot be read."""
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError, FileNotFoundError) as error:
            raise self._error(error, f"The store {self.path} cannot be read: {error}.") from error

    def _error(self, error: Exception, otherwise: str) -> StoreError:
        from quiz.store import damage

        if self.is_on_disk and damage.is_damage(error):
            self._refused = self._refused or _quarantined(Path(self.path), error)
        return self._refused or StoreError(otherwise)

    def check(self, *, thorough: bool | None = None) -> None:
        """Reads the whole file; raises StoreDamaged, and puts it aside, where it is broken.

        Thorough is slow: a large store is read so only by who asks for it.
        """
        from quiz.store import damage

        if not self.is_on_disk:
            return
        with self.reading():
            small = os.path.getsize(self.path) < damage.AT_EACH_START
            thorough = small if thorough is None else thorough
            why = patiently(self.path, lambda: damage.damage_of(Path(self.path), thorough=thorough))
        if why:
            self._refused = damage.quarantined(Path(self.path), why)
            raise self._refused

    # A file that does not stay where it is

    def _file_id(self) -> tuple[int, int] | None:
        """The device and number of the file at the store's path now."""
        if self.is_on_disk:
            with suppress(OSError):
                status = os.stat(self.path)
                return status.st_dev, status.st_ino
        return None

    def _stay(self) -> None:
        """Makes sure that what is written goes to where the next start will look for it."""
        if self._refused:
            raise self._refused
        file_id = self._file_id()
        if file_id == self._identity:
            return
        from quiz.store import damage

        path = Path(self.path)
        try:
            if file_id is None and damage.rescued(self.connection, path):
                self._move_to(connect(path))
            else:
                self._follow(path)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f"Not saved: the store {path} was taken away, and cannot be written again: {error}."
            ) from None

    def _follow(self, path: Path) -> None:
        """Goes on with the file that another window put in place, if it holds all of this one."""
        other = connect(path)
        *ours, our_name = self.connection.execute(_COUNTS).fetchone()
        *theirs, their_name = other.execute(_COUNTS).fetchone()
        is_fuller = all(more >= less for less, more in zip(ours, theirs, strict=True))
        if our_name == their_name and is_fuller:
            self._move_to(other)
            return
        other.close()
        from quiz.store.backups import copy_open

        aside = first_free(lambda number: path.with_name(f"{path.name}.replaced-{number}"))
        copy_open(self.connection, aside)
        self._refused = StoreError(
            f"Not saved: another store was put in the place of {path} while this window was open. "
            f"What this window held is kept as {aside}. Leave, and start again."
        )
        raise self._refused

    def _move_to(self, connection: sqlite3.Connection) -> None:
        self.connection.close()
        self.connection = connection
        self._identity = self._file_id()


def _name(error: Exception) -> str:
    return str(getattr(error, "sqlite_errorname", ""))


def _quarantined(path: Path, error: BaseException) -> StoreDamaged:
    from quiz.store import damage

    return damage.quarantined(
        path, "it is empty" if isinstance(error, StoreDamaged) else str(error)
    )


def _is_read_only(path: Path) -> bool:
    """True if the store cannot be written where it is, or not be made there."""
    if path.exists() and not os.access(path, os.W_OK):
        return True
    folder = path.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and not os.access(folder, os.W_OK)


def _copy_in_memory(path: Path) -> sqlite3.Connection:
    """A copy of a store that cannot be written, to play with."""
    try:
        return in_memory(path if path.exists() else None)
    except sqlite3.Error as error:
        raise StoreError(f"The store {path} cannot be opened: {error}.") from error
