"""The store's file: changed whole or not at all, and watched for damage and exchange."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.errors import StoreDamaged, StoreError, reason
from quiz.store import journal
from quiz.store.files import first_free
from quiz.store.patience import patiently
from quiz.store.schema import MEMORY, AnotherPrograms, connect, in_memory
from quiz.surroundings import waits

if TYPE_CHECKING:
    from threading import Thread

_CURES = {
    "SQLITE_FULL": " Make room; nothing that was saved is lost.",
    "SQLITE_IOERR": " The disk does not take it; nothing that was saved is lost.",
    "SQLITE_READONLY": " The file or its folder may not be written.",
}
_BUSY = "The store is busy: another window or program is writing to it."
_SLOW = "The disk is slow to take what is to be saved."
_UNREAD = "The store is slow to be read."
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
_COUNTS = """
    SELECT (SELECT count(*) FROM reviews), (SELECT count(*) FROM acts),
           (SELECT count(*) FROM sittings), (SELECT value FROM remembered WHERE name = 'machine')
"""


class StoreFile:
    """A connection to the store that notices when its file is damaged, taken away or exchanged."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        self._memory = f"file:quiz-{os.urandom(8).hex()}?mode=memory&cache=shared"
        """The URI of a store in memory."""
        self.nothing_is_kept = ""
        """The reason, where the store cannot be written; what was in it is there to play with."""
        self.foreign_journal: Path | None = None
        """The new name of a journal of another database that stood beside the store."""
        self._waits_for_room = False
        self.is_patient = False
        """True if what is to be kept waits for a store that others lock until they leave it."""
        self._refused: StoreError | None = None
        """The error that everything meets from now on."""
        self._begun: tuple[Thread, list[str]] | None = None
        """The thread that reads the whole file, and the damage that it has found, once it has."""
        if path != MEMORY and _is_read_only(_answering(Path(path))):
            self.nothing_is_kept = f"Nothing is kept: {Path(path).parent} cannot be written."
        try:
            self.connection = self._open()
        except StoreDamaged as error:
            raise _quarantined(Path(path), error.__cause__ or error) from error
        self._identity = self._file_id()

    def _open(self) -> sqlite3.Connection:
        path = Path(self.path)
        if self.path == MEMORY:
            return in_memory(None, self._memory)
        if self.nothing_is_kept:
            return _copy_in_memory(path, self._memory)
        try:
            if self.is_on_disk:
                self.foreign_journal = journal.look(path)
            return connect(self.path)
        except StoreDamaged:
            raise
        except AnotherPrograms:
            from quiz.store import damage

            if damage.lost(path):  # one of ours has been there
                raise StoreDamaged("it is a database of another program") from None
            raise
        except StoreError as error:
            if path.exists() or not _is_no_room(error.__cause__):
                raise
            self._waits_for_room = True
            self.nothing_is_kept = (
                f"Nothing is kept until there is room: no store can be made in {path.parent}."
            )
            return in_memory(None, self._memory)

    @property
    def uri(self) -> str:
        """The URI by which another connection reads the store."""
        if self.is_on_disk:
            return f"{Path(self.path).absolute().as_uri()}?mode=ro"
        return self._memory

    @property
    def journal_sentence(self) -> str:
        """The sentence on a journal that was put aside; empty if none was."""
        if self.foreign_journal is None:
            return ""
        return (
            "A journal of another database stood beside the store, and would have been written "
            f"into it: it is put aside as {self.foreign_journal}."
        )

    @property
    def is_on_disk(self) -> bool:
        return self.path != MEMORY and not self.nothing_is_kept

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done inside is on the disk afterwards, or nothing is. Raises StoreError."""
        self._come_to_the_disk()
        self._stay()
        try:
            # IMMEDIATE: a transaction that reads before it writes would lose to another window at
            # once.
            self._execute("BEGIN IMMEDIATE", _BUSY)
            try:
                yield
                # It waits for those who read, and they write nothing by which one could see that
                # they get on.
                self._execute("COMMIT", _SLOW, tries=6)
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

    def _execute(self, sql: str, sentence: str, *, tries: int = 1) -> None:
        with waits.waiting(sentence):
            patiently(
                self.path,
                lambda: self.connection.execute(sql),
                tries=tries,
                for_ever=self.is_patient,
            )

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Raises StoreError where something cannot be read."""
        self._look()
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError, FileNotFoundError) as error:
            raise self._error(
                error, f"The store {self.path} cannot be read: {reason(error)}."
            ) from error

    def _error(self, error: Exception, otherwise: str) -> StoreError:
        from quiz.store import damage

        if self.is_on_disk and (damage.is_damage(error) or damage.is_empty(Path(self.path))):
            self._refused = self._refused or _quarantined(Path(self.path), error)
        return self._refused or StoreError(otherwise)

    def begin_check(self) -> None:
        """Begins to read the whole file, in a thread of its own, for the next `check`."""
        if self.is_on_disk and self._begun is None:
            from threading import Thread

            found: list[str] = []
            thread = Thread(target=self._read_ahead, args=(found,), name="check", daemon=True)
            self._begun = thread, found
            thread.start()

    def _read_ahead(self, found: list[str]) -> None:
        # What stands in the way `check` meets too, and tells.
        with suppress(OSError, sqlite3.Error, StoreError), journal.copying:
            found.append(self._damage(thorough=None))

    def check(self, *, thorough: bool | None = None) -> None:
        """Reads the whole file; raises StoreDamaged, and puts it aside, where it is broken.

        Thorough is slow: a large store is read so only by who asks for it.
        """
        if not self.is_on_disk:
            return
        with self.reading(), waits.waiting(_UNREAD):
            found = self._found() if thorough is None else []
            why = (
                found[0]
                if found
                else patiently(
                    self.path, lambda: self._damage(thorough=thorough), for_ever=self.is_patient
                )
            )
        if why:
            from quiz.store import damage

            self._refused = damage.quarantined(Path(self.path), why)
            raise self._refused
        if not journal.is_marked(self.connection):
            self.mark()

    def _found(self) -> list[str]:
        """The damage, or none, that the thread has found which began to read; nothing without."""
        if self._begun is None:
            return []
        thread, found = self._begun
        thread.join()
        self._begun = None
        return found

    def _damage(self, *, thorough: bool | None) -> str:
        """The damage of the file, in words; a small one is read thoroughly at each start."""
        from quiz.store import damage

        small = os.path.getsize(self.path) < damage.AT_EACH_START
        return damage.damage_of(Path(self.path), thorough=small if thorough is None else thorough)

    def mark(self) -> None:
        """Gives the store a number by which its journal is known, if it can be written now."""
        with suppress(StoreError), self.transaction():
            journal.mark(self.connection)

    def _come_to_the_disk(self) -> None:
        """Makes the store once there is room for it, of all that was to be in it."""
        if not self._waits_for_room:
            return
        from quiz.store import damage

        path = Path(self.path)
        with suppress(OSError, sqlite3.Error, StoreError):
            # Where another window has made one meanwhile, it is that window's.
            self._waits_for_room = damage.rescued(self.connection, path)
            if self._waits_for_room:
                self._waits_for_room, self.nothing_is_kept = False, ""
                self._move_to(connect(path))

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
        self._look()
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
                f"Not saved: the store {path} was taken away, and cannot be written again: "
                f"{reason(error)}."
            ) from None

    def _look(self) -> None:
        """Puts a journal aside that SQLite would write into the store, and that is not its own."""
        if not self.is_on_disk or self._refused or self.connection.in_transaction:
            return
        path = Path(self.path)
        try:
            self.foreign_journal = journal.look(path) or self.foreign_journal
        except StoreDamaged as error:
            self._refused = _quarantined(path, error)
            raise self._refused from error

    def _follow(self, path: Path) -> None:
        """Goes on with the file that another window put in place, if it holds all of this one."""
        try:
            other = _whole(path)
        except StoreDamaged as error:
            self._take_back(path, error)
            return
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

    def _take_back(self, path: Path, error: StoreDamaged) -> None:
        """Puts a damaged file aside that took the place of the open one, which is written again."""
        from quiz.store import damage

        if self.connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            self._refused = _quarantined(path, error.__cause__ or error)
            raise self._refused
        damage.put_aside(path, "damaged")
        if damage.rescued(self.connection, path):
            self._move_to(connect(path))

    def _move_to(self, connection: sqlite3.Connection) -> None:
        self.connection.close()
        self.connection = connection
        self._identity = self._file_id()


def _name(error: Exception) -> str:
    return str(getattr(error, "sqlite_errorname", ""))


def _quarantined(path: Path, error: BaseException) -> StoreDamaged:
    from quiz.store import damage

    return damage.quarantined(path, "it is empty" if damage.is_empty(path) else str(error))


def _whole(path: Path) -> sqlite3.Connection:
    """A connection to a store; raises StoreDamaged where it is damaged anywhere."""
    from quiz.store import damage

    connection = connect(path)
    if why := damage.damage_of(path):
        connection.close()
        raise StoreDamaged(why)
    return connection


def _is_no_room(error: BaseException | None) -> bool:
    if isinstance(error, OSError):
        return error.errno in _NO_ROOM
    return isinstance(error, sqlite3.Error) and _name(error).startswith(
        ("SQLITE_FULL", "SQLITE_IOERR")
    )


def _answering(path: Path) -> Path:
    """The path, if its folder answers: what waits inside of SQLite, nothing could end."""
    with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
        try:
            waits.outside(path.parent, path.stat, patience=waits.LONGER)
        except TimeoutError as error:
            raise StoreError(f"The store {path} cannot be opened: {error.strerror}.") from error
    return path


def _is_read_only(path: Path) -> bool:
    """True if the store cannot be written where it is, or not be made there."""
    if path.exists() and not os.access(path, os.W_OK):
        return True
    folder = path.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and not os.access(folder, os.W_OK)


def _copy_in_memory(path: Path, uri: str) -> sqlite3.Connection:
    """A copy of a store that cannot be written, to play with."""
    try:
        return in_memory(path if path.exists() else None, uri)
    except sqlite3.Error as error:
        raise StoreError(f"The store {path} cannot be opened: {error}.") from error
