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
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from quiz.errors import SyncError, reason
from quiz.surroundings import waits
from quiz.surroundings.files import at_once
from quiz.sync.format import LONGEST, BadLine, Line, read

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

SUFFIX = ".jsonl"
_NAME = re.compile(r"([0-9a-f]{1,32})(\.[^/]*)?\.jsonl")
_MOST_FILES = 1000
_CHUNK = 1 << 17
_LARGEST = 4 * 1024**3


class Mark(NamedTuple):
    """The part of a file, from its beginning, that was read without any mistake."""

    size: int = 0
    """Bytes."""
    digest: str = ""
    """Of all these bytes, to tell whether they are still the same."""
    lines: int = 0


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
        self.end = Mark()
        """The part that is whole by now."""
        self._before = mark

    @property
    def machine(self) -> str:
        return machine_of(self.path.name)

    def lines(self) -> Iterator[NumberedLine]:
        """The lines after those that were read already; SyncError if it cannot be read."""
        try:
            with _opened(self.path, "rb") as file:
                about = os.fstat(file.fileno())
                if not stat.S_ISREG(about.st_mode):
                    raise SyncError(f"{self.path} is no file.")
                if about.st_size > _LARGEST:
                    raise SyncError(f"{self.path} is larger than {_LARGEST // 1024**3} GiB.")
                yield from self._after(file, self._pass_over(file))
        except OSError as error:
            raise SyncError(f"{self.path} cannot be read: {reason(error)}.") from error

    def _pass_over(self, file: BinaryIO) -> blake2b:
        """Leaves the file where reading goes on; the checksum is of all before that."""
        hasher, left = blake2b(digest_size=16), self._before.size
        while left > 0 and (part := file.read(min(left, 1 << 20))):
            hasher.update(part)
            left -= len(part)
        if self._before.size and not left and hasher.hexdigest() == self._before.digest:
            self.begin = self.end = self._before
            return hasher
        file.seek(0)
        return blake2b(digest_size=16)

    def _after(self, file: BinaryIO, hasher: blake2b) -> Iterator[NumberedLine]:
        size, number, whole = self.begin.size, self.begin.lines, True
        count = number
        while raw := file.readline(LONGEST + 1):
            number += 1
            line = _numbered(number, raw)
            if not raw.endswith(b"\n"):
                while raw and not raw.endswith(b"\n"):
                    raw = file.readline(LONGEST)
            elif whole and not line.problem:
                hasher.update(raw)
                size, count = size + len(raw), number
            whole = whole and not line.problem
            if line.fact or line.problem:
                yield line
        self.end = Mark(size, hasher.hexdigest(), count)


class _Outside(FileIO):
    """A file that nobody waits for longer than its disk, or its network, may take."""

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        return waits.outside(str(self.name), lambda: FileIO.readinto(self, buffer))

    def write(self, data: ReadableBuffer, /) -> int:
        return waits.outside(str(self.name), lambda: FileIO.write(self, data))


def _opened(path: Path, mode: str) -> BufferedReader | BufferedRandom:
    file = waits.outside(path, lambda: _Outside(path, mode, opener=at_once))
    return BufferedRandom(file, _CHUNK) if "+" in mode else BufferedReader(file, _CHUNK)


def _numbered(number: int, raw: bytes) -> NumberedLine:
    if len(raw) > LONGEST:
        return NumberedLine(number, None, f"it has more than {LONGEST // 1024**2} MiB")
    if not raw.endswith(b"\n"):
        return NumberedLine(number, None, "it is cut off")
    bare = raw.rstrip(b"\r\n")
    try:
        return NumberedLine(number, read(bare) if bare else None)
    except BadLine as bad:
        return NumberedLine(number, None, str(bad))


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


def append(path: Path, lines: Iterable[bytes], mark: Mark) -> Mark:
    """Writes lines at the end of a file that is whole up to a mark, in the place of a cut tail.

    What is written is on the disk when this returns. Raises OSError where it cannot be written.
    """
    with _opened(path, "r+b" if waits.outside(path, path.exists) else "x+b") as file:
        hasher, left = blake2b(digest_size=16), mark.size
        if left:
            while left > 0 and (part := file.read(min(left, 1 << 20))):
                hasher.update(part)
                left -= len(part)
        file.seek(mark.size)
        file.truncate()
        size, count = mark.size, mark.lines
        for line in lines:
            file.write(line)
            hasher.update(line)
            size, count = size + len(line), count + 1
        file.flush()
        waits.outside(path, partial(os.fsync, file.fileno()))
    return Mark(size, hasher.hexdigest(), count)


def write(path: Path, lines: Iterable[bytes]) -> None:
    """Writes a file whole or not at all; OSError where that cannot be."""
    if path.exists() and not path.is_file():  # a device would be gone then
        raise OSError(errno.EINVAL, "it is not a plain file")
    fresh = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        append(fresh, lines, Mark())
        waits.outside(path, lambda: os.replace(fresh, path))
    finally:
        waits.outside(path, lambda: fresh.unlink(missing_ok=True))
