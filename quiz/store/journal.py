"""The journal beside a store: its own, which SQLite takes back, or one that was put there.

SQLite writes whatever journal it finds into the store, for it knows a journal by its name alone. A
sync tool, or a backup that was copied back, may have put another store's there. The format is that
of https://www.sqlite.org/fileformat2.html#the_rollback_journal.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from struct import Struct, error as struct_error
from threading import Lock
from typing import BinaryIO

from quiz.errors import StoreDamaged, StoreError
from quiz.store import files
from quiz.values import NamedTuple

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_SQLITE = b"SQLite format 3\0"
_HEADER = Struct(">8sIIIII")
_NUMBER = Struct(">I")
_STEP = 200
"""A record's checksum is of one byte in so many."""
_UNCOUNTED = 0xFFFFFFFF
_LEAST_MARK = 1 << 20
_CHANGES = 1000
"""Changes of the schema that one transaction, an upgrade, may make: each counts the mark on."""

copying = Lock()
"""Held by whoever reads the store through a connection in another thread.

Closing a file takes from a whole process all locks that it has on that file.
"""


class _Header(NamedTuple):
    magic: bytes
    records: int
    nonce: int
    pages: int
    """The size of the store before the transaction."""
    sector: int
    page: int


class _First(NamedTuple):
    """What the first page of a store says of it."""

    changes: int
    """Counted on by one with every transaction."""
    pages: int
    mark: int
    application: bytes
    size_is_of: int
    """The number of changes at which the number of pages was right."""

    @classmethod
    def of(cls, page: bytes) -> _First:
        mark, application = _number(page, 40), page[68:72]
        return cls(_number(page, 24), _number(page, 28), mark, application, _number(page, 92))


def look(path: Path) -> Path | None:
    """Puts a journal aside that is not the store's own; returns its new name, None if none was.

    Raises StoreDamaged where the store is not one that its journal could be written into, and
    StoreError where a foreign journal cannot be put aside.
    """
    journal = path.with_name(f"{path.name}-journal")
    with suppress(OSError):
        if not os.stat(journal).st_size:
            return None
        if _is_over(journal):
            # Who has a store still open that was deleted could not read it: SQLite opens a journal
            # only where there is a store beside it.
            if not path.exists():
                journal.unlink()
            return None
        if copying.acquire(blocking=False):
            try:
                nonce = _foreign(journal, path)
            except EOFError:  # another window has emptied it just now
                return None
            finally:
                copying.release()
            return None if nonce is None else _put_aside(journal, nonce)
    return None


def _is_over(journal: Path) -> bool:
    """True if a journal is that of a transaction which has ended."""
    with open(journal, "rb") as file:
        return file.read(_HEADER.size) == bytes(_HEADER.size)


def _put_aside(journal: Path, nonce: int) -> Path | None:
    aside = files.first_free(lambda number: journal.with_name(f"{journal.name}.foreign-{number}"))
    try:
        journal.rename(aside)
    except OSError as error:
        raise StoreError(
            f"{journal} belongs to another database, would be written into the store, and cannot "
            f"be moved away: {error.strerror}."
        ) from None
    with open(aside, "rb") as file:
        header = _header(file)
        if header is not None and header.nonce == nonce:
            return aside
    aside.rename(journal)  # another window was faster, and this is its own
    return None


def _foreign(journal: Path, path: Path) -> int | None:
    """The nonce of a journal that is not the store's own; None if it is, or is of no harm."""
    with open(journal, "rb") as file, open(path, "rb") as store:
        header = _header(file)
        if header is None:
            return None  # SQLite passes over it
        try:
            (first, is_whole), at_first = _first_page(file, header), store.read(100)
        except (struct_error, IndexError):
            return None  # another window has cut it meanwhile, which only its own does
        pages = os.fstat(store.fileno()).st_size // header.page
        if _header(file) != header:
            return None  # another window is writing, and this is its own
    if not at_first.startswith(_SQLITE):
        raise StoreDamaged("file is not a database")
    now = _First.of(at_first)
    if header.page % 65535 != int.from_bytes(at_first[16:18], "big"):  # where 65536 is written 1
        return header.nonce
    if not is_whole:
        is_ours = False
    elif first is None:
        is_ours = pages == header.pages or _is_cut(now, header, pages)
    else:
        is_ours = _is_kin(_First.of(first), now)
    if is_ours and pages < header.pages:
        raise StoreDamaged("a part of it is missing")
    return None if is_ours else header.nonce


def _is_kin(before: _First, now: _First) -> bool:
    """True if a first page was the store's own before the transaction that did not end."""
    return (
        before.application == now.application
        and (now.changes - before.changes) % 2**32 in (0, 1)
        and 0 <= now.mark - before.mark <= _CHANGES
    )


def _is_cut(now: _First, header: _Header, pages: int) -> bool:
    return now.changes == now.size_is_of and pages < header.pages == now.pages


def _whole(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _number(data: bytes, place: int) -> int:
    number: int = _NUMBER.unpack_from(data.ljust(100, b"\0"), place)[0]
    return number


def _header(file: BinaryIO, place: int = 0) -> _Header | None:
    """The header at a place of a journal; None if there is none that SQLite would follow."""
    file.seek(place)
    data = file.read(_HEADER.size)
    if len(data) < _HEADER.size or not data.startswith(_MAGIC):
        return None
    header = _Header(*_HEADER.unpack(data))
    sizes = ((header.sector, 32), (header.page, 512))
    is_sound = all(least <= size <= 65536 and not size & size - 1 for size, least in sizes)
    return header if is_sound else None


def _first_page(file: BinaryIO, header: _Header) -> tuple[bytes | None, bool]:
    """The store's first page as a journal has it, if it was changed and kept; and whether all
    records are there that the journal counts, as they always are when a program or a machine dies.
    """
    size, place = os.fstat(file.fileno()).st_size, 0
    part: _Header | None = header
    while part is not None:
        place += header.sector
        fitting = max(0, size - place) // (header.page + 8)
        if fitting < part.records != _UNCOUNTED:
            return None, False
        # 0 until the records are known to be on the disk, and then they are the last ones.
        for _ in range(min(part.records or fitting, fitting)):
            file.seek(place)
            if _number(_whole(file, 4), 0) == 1:
                return _checked(file, header.page, part.nonce), True
            place += header.page + 8
        place += -place % header.sector
        part = _header(file, place)
    return None, True


def _checked(file: BinaryIO, size: int, nonce: int) -> bytes | None:
    page, checksum = _whole(file, size), _number(_whole(file, 4), 0)
    # Every two-hundredth byte from the end on, but not the first of the page.
    expected = nonce + sum(page[place] for place in range(size - _STEP, 0, -_STEP))
    return page if expected % 2**32 == checksum else None


# The mark by which a store's own journal is known


def is_marked(connection: sqlite3.Connection) -> bool:
    """True if the store has a number of its own on its first page."""
    return _schema(connection) >= _LEAST_MARK


def mark(connection: sqlite3.Connection) -> None:
    """Gives the store a number of its own: two stores may have changed equally often.

    It is that of the schema, which SQLite counts on from wherever it is. Nothing else may be
    written with it: a journal that has another mark is not taken back.
    """
    number = _LEAST_MARK + int.from_bytes(os.urandom(4), "big") % (2**31 - 2 * _LEAST_MARK)
    connection.execute(f"PRAGMA schema_version = {number}")


def _schema(connection: sqlite3.Connection) -> int:
    number: int = connection.execute("PRAGMA schema_version").fetchone()[0]
    return number
