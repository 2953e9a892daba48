"""The files of shared facts: read on from where they were left, and written at their end."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import blake2b
from io import BufferedRandom, BufferedReader, FileIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from quiz.clock import SystemClock
from quiz.errors import SyncError, reason
from quiz.surroundings import waits
from quiz.surroundings.files import at_once
from quiz.sync.format import LONGEST, BadLine, Line, read
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

SUFFIX = ".jsonl"
CUT_OFF = "it is cut off"
_NAME = re.compile(r"([0-9a-f]{1,32})(\.[^/]*)?\.jsonl")
_MOST_FILES = 1000
_CHUNK = 1 << 17
_LARGEST = 4 * 1024**3
_SAFE = 8 * 1024**2
"""Bytes after which what is written is brought to the disk."""
_FINE_TICK, _COARSE_TICK = 20, 4000
"""Milliseconds in which a file system may give the same time to two changes: those of FAT give
whole seconds."""


class Mark(NamedTuple):
    """The part of a file, from its beginning, that was read without any mistake."""

    size: int = 0
    """Bytes."""
    digest: str = ""
    """Of all these bytes, to tell whether they are still the same."""
    lines: int = 0
    stamp: str = ""
    """What the file system said of a file that is whole: while it does, on the day of the stamp,
    the bytes need not be read; empty where that could not be told apart from a change."""


class NumberedLine(NamedTuple):
    """A line of a file, as a fact or as a mistake; an empty one is neither."""

    number: int
    """From 1."""
    fact: Line | None
    problem: str = ""


class SharedFile:
    """A file as it is read once, from where it was left."""

    def __init__(self, path: Path, mark: Mark) -> None:
        self.path = path
        self.begin = Mark()
        """Where reading began: at the mark, if what stands before it is still the same."""
        self.size = 0
        """Bytes in all, once it is opened."""
        self.at = 0
        """Bytes read by now."""
        self._before = mark
        self._hasher = blake2b(digest_size=16)
        self._whole, self._lines = 0, 0
        """The bytes and lines without any mistake by now."""
        self._stamp = ""

    @property
    def machine(self) -> str:
        return machine_of(self.path.name)

    @property
    def end(self) -> Mark:
        """The part that is without any mistake by now."""
        if self._whole == self.begin.size and self._stamp == self.begin.stamp:
            return self.begin
        stamp = self._stamp if self._whole == self.size else ""
        return Mark(self._whole, self._hasher.hexdigest(), self._lines, stamp)

    def lines(self) -> Iterator[NumberedLine]:
        """The lines after those that were read already; SyncError if it cannot be read."""
        try:
            with _opened(self.path, "rb") as file:
                about = os.fstat(file.fileno())
                if not stat.S_ISREG(about.st_mode):
                    raise SyncError(f"{self.path} is no file.")
                if about.st_size > _LARGEST:
                    raise SyncError(f"{self.path} is larger than {_LARGEST // 1024**3} GiB.")
                self.size, self._stamp = about.st_size, _stamp(about)
                if not self._is_unchanged():
                    self._pass_over(file)
                    yield from self._after(file)
        except OSError as error:
            raise SyncError(f"{self.path} cannot be read: {reason(error)}.") from error

    def _is_unchanged(self) -> bool:
        """True if the file is as it was when all of it was read."""
        if not self._stamp or self._stamp != self._before.stamp:
            return False
        self._go_on()
        return True

    def _go_on(self) -> None:
        self.begin = self._before
        self.at = self._whole = self.begin.size
        self._lines = self.begin.lines

    def _pass_over(self, file: BinaryIO) -> None:
        """Leaves the file where reading goes on; the checksum is of all before that."""
        left = _hashed(file, self._hasher, self._before.size)
        if self._before.size and not left and self._hasher.hexdigest() == self._before.digest:
            self._go_on()
            return
        file.seek(0)
        self._hasher = blake2b(digest_size=16)

    def _after(self, file: BinaryIO) -> Iterator[NumberedLine]:
        number, is_whole = self._lines, True
        while raw := file.readline(LONGEST + 1):
            number += 1
            self.at += len(raw)
            fact, problem = _read(raw)
            if problem:
                is_whole = False
                self._skip_rest(file, raw)
            elif is_whole:
                self._hasher.update(raw)
                self._whole, self._lines = self._whole + len(raw), number
            if fact or problem:
                yield NumberedLine(number, fact, problem)

    def _skip_rest(self, file: BinaryIO, raw: bytes) -> None:
        """Leaves a line that is too long at its end."""
        while raw and not raw.endswith(b"\n"):
            raw = file.readline(LONGEST)
            self.at += len(raw)


def _hashed(file: BinaryIO, hasher: blake2b, size: int) -> int:
    """Adds so many bytes of a file to a checksum; returns how many of them it lacks."""
    while size > 0 and (part := file.read(min(size, 1 << 20))):
        hasher.update(part)
        size -= len(part)
    return size


def stamped(path: Path, mark: Mark) -> Mark:
    """The mark of a file that was just written, by which it need not be read to be known again."""
    about = waits.outside(path, path.stat)
    return mark._replace(stamp=_stamp(about) if about.st_size == mark.size else "")


def _stamp(about: os.stat_result) -> str:
    now, changed = SystemClock().now(), about.st_mtime_ns
    # Another change in the same tick of the file system's clock would bear the same time.
    tick = _FINE_TICK if changed % 10**9 else _COARSE_TICK
    if now.at - changed // 10**6 < tick:
        return ""
    return f"{about.st_size} {changed} {about.st_ctime_ns} {about.st_ino} {now.day()}"


class _Outside(FileIO):
    """A file that nobody waits for longer than its disk, or its network, may take."""

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        return waits.outside(str(self.name), lambda: FileIO.readinto(self, buffer))

    def write(self, data: ReadableBuffer, /) -> int:
        return waits.outside(str(self.name), lambda: FileIO.write(self, data))


def _opened(path: Path, mode: str) -> BufferedReader | BufferedRandom:
    file = waits.outside(path, lambda: _Outside(path, mode, opener=at_once))
    return BufferedRandom(file, _CHUNK) if "+" in mode else BufferedReader(file, _CHUNK)


def _read(raw: bytes) -> tuple[Line | None, str]:
    """The fact of a line, or what is wrong with it; an empty one is neither."""
    if len(raw) > LONGEST:
        return None, f"it has more than {LONGEST // 1024**2} MiB"
    if not raw.endswith(b"\n"):
        return None, CUT_OFF
    bare = raw.rstrip(b"\r\n")
    try:
        return read(bare) if bare else None, ""
    except BadLine as bad:
        return None, str(bad)


def machine_of(name: str) -> str:
    """The machine whose rows a file holds; empty if it holds none.

    It is MACHINE.jsonl, or MACHINE.more.jsonl as others pass them on.
    """
    match = _NAME.fullmatch(name)
    return match[1] if match else ""


def files(folder: Path) -> list[Path]:
    """The files of a folder that hold facts, those by the machines themselves first.

    Raises SyncError where the folder cannot be read, or holds too many.
    """
    try:
        listed = waits.outside(folder, lambda: os.listdir(folder))
        names = sorted(name for name in listed if machine_of(name))
    except OSError as error:
        raise SyncError(f"The folder {folder} cannot be read: {reason(error)}.") from error
    if len(names) > _MOST_FILES:
        raise SyncError(f"{folder} holds more than {_MOST_FILES} histories.")
    return [folder / name for name in sorted(names, key=lambda name: (name.count("."), name))]


def append(path: Path, blocks: Iterable[bytes], mark: Mark) -> Iterator[Mark]:
    """Writes blocks of lines at the end of a file that is whole up to a mark, in the place of a cut
    tail; yields how far it is whole whenever that is on the disk, at the end too.

    Raises OSError where it cannot be written.
    """
    with _opened(path, "r+b" if waits.outside(path, path.exists) else "x+b") as file:
        hasher, size, count = blake2b(digest_size=16), mark.size, mark.lines
        _hashed(file, hasher, size)
        file.seek(size)
        file.truncate()
        safe = size
        for block in chain(blocks, [b""]):
            for begin in range(0, len(block), _CHUNK):
                file.write(block[begin : begin + _CHUNK])
            hasher.update(block)
            size, count = size + len(block), count + block.count(b"\n")
            if size - safe > _SAFE or not block:
                file.flush()
                waits.outside(path, partial(os.fsync, file.fileno()))
                safe = size
                yield Mark(size, hasher.hexdigest(), count)


def write(path: Path, blocks: Iterable[bytes]) -> None:
    """Writes a file whole or not at all; OSError where that cannot be."""
    if path.exists() and not path.is_file():  # a device would be gone then
        raise OSError(errno.EINVAL, "it is not a plain file")
    fresh = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        for _ in append(fresh, blocks, Mark()):
            pass
        waits.outside(path, lambda: os.replace(fresh, path))
    finally:
        waits.outside(path, lambda: fresh.unlink(missing_ok=True))
