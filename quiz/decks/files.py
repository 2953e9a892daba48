"""A deck's file as text, without any character that a terminal or YAML takes for a command."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from itertools import islice
from pathlib import Path

from quiz.decks.cache import MAX_BYTES
from quiz.decks.foreign.binaries import binary
from quiz.decks.lines import Lines, line_breaks
from quiz.decks.nodes import CONTROLS, Remark, YamlError, first_control
from quiz.decks.problem import Place
from quiz.errors import EditRefused, reason
from quiz.surroundings import files

MAX_CONTROLS = 2_000
MAX_LINES = 2_000_000
MAX_LINE = 4_000_000
MAX_MEMORY = 64 * 1024 * 1024
"""Bytes that a text may take; one emoji makes it four for each character."""


_BOM = b"\xef\xbb\xbf"
_FIRST_ESCAPED = 0xDC00


class Unreadable(Exception):
    """A file that is no deck as a whole; its text says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def read_bytes(path: Path) -> bytes:
    """The content of a plain file; Unreadable says why it cannot be read."""
    try:
        return files.read(path, MAX_BYTES)
    except OSError as error:
        if error.errno == errno.EFBIG:
            most = f"A deck has at most {MAX_BYTES >> 20} MiB. Split it into several."
            raise Unreadable("too-large", most) from None
        raise Unreadable("unreadable", f"This file cannot be read: {reason(error)}.") from None


def decoded(data: bytes) -> str:
    """The text in UTF-8 without its byte-order mark; Unreadable if it is no such text.

    Single bytes that are not UTF-8 become lone surrogates.
    """
    if strange := binary(data):
        raise Unreadable(*strange)
    return data.removeprefix(_BOM).decode("utf-8", errors="surrogateescape")


def without_controls(lines: Lines) -> tuple[str, list[Remark]]:
    """The text with a blank for each character that no deck holds, and a remark for each.

    Those are control characters and bytes that are not UTF-8. Raises YamlError for what would take
    a reader more time or memory than any deck is worth.
    """
    text = lines.text
    _refuse_too_large(text)
    if not first_control(text):
        return text, []
    if sum(1 for _ in islice(CONTROLS.finditer(text), MAX_CONTROLS + 1)) > MAX_CONTROLS:
        message = "Too many characters of this file are no text. Is it a deck in UTF-8?"
        raise YamlError(Place(1, 1), "too-large", message)
    remarks = [
        Remark(lines.place(match.start()), *_described(ord(match[0])))
        for match in CONTROLS.finditer(text)
    ]
    return CONTROLS.sub(" ", text), remarks


def _refuse_too_large(text: str) -> None:
    if line_breaks(text) > MAX_LINES or sys.getsizeof(text) > MAX_MEMORY:
        message = "This deck holds too much for one file. Split it into several."
        raise YamlError(Place(1, 1), "too-large", message)
    start = 0
    while len(text) - start > MAX_LINE:
        last = start + MAX_LINE + 1
        end = max(text.rfind("\n", start, last), text.rfind("\r", start, last))
        if end < 0:
            place = Place(line_breaks(text[:start]) + 1, 1)
            message = f"A line has at most {MAX_LINE:,} characters. Shorten this one."
            raise YamlError(place, "too-large", message)
        start = end + 1


def _described(code: int) -> tuple[str, str]:
    """The problem of a character that no deck holds: its code and its message."""
    if _FIRST_ESCAPED <= code < _FIRST_ESCAPED + 0x100:
        byte = code - _FIRST_ESCAPED
        letter = bytes([byte]).decode("cp1252", errors="ignore")
        meant = f', perhaps "{letter}" of Windows,' if letter.isalpha() else ""
        cure = "Save the file again, and choose UTF-8 as its encoding."
        return "not-utf-8", f"This is not UTF-8: the byte 0x{byte:02X}{meant} stands here. {cure}"
    if code == 0xFEFF:
        return "control-character", "An invisible byte-order mark (U+FEFF) stands here. Delete it."
    return "control-character", f"The control character U+{code:04X} stands here. Delete it."


def read_file(path: Path) -> tuple[bytes, str]:
    """A deck's file as it is now, and its text; EditRefused where it cannot be read."""
    try:
        data = read_bytes(path)
        return data, decoded(data)
    except Unreadable as error:
        raise EditRefused(str(error)) from None


def encoded(text: str, like: bytes) -> bytes:
    """A text as bytes, with a byte-order mark if the old ones have it."""
    return (_BOM if like.startswith(_BOM) else b"") + text.encode("utf-8", errors="surrogateescape")


def can_write(path: Path) -> bool:
    """True if a deck's file is one's own to change.

    It is writable, another file can be put beside it, and it is no part of this program.
    """
    real = Path(os.path.realpath(path))
    return (
        not real.is_relative_to(os.path.realpath(Path(__file__).parent.parent))
        and real.is_file()
        and os.access(real, os.W_OK)
        and os.access(real.parent, os.W_OK)
    )


def write_file(path: Path, data: bytes, *, instead_of: bytes | None) -> None:
    """Puts a file in the place of another with a known content; of none, where that is None.

    The file is complete on the disk before it takes its name. Of a link, the file to which it leads
    is written. Raises EditRefused, and leaves everything as it was, where that cannot be.
    """
    real = Path(os.path.realpath(path))
    beside = real.with_name(f".{real.name}.{os.urandom(4).hex()}")
    try:
        _fill(
            beside,
            data,
            mode=stat.S_IMODE(real.stat().st_mode) if instead_of is not None else 0o644,
        )
        if instead_of is None:
            os.link(beside, real)  # never over a file that came to be there meanwhile
        elif real.read_bytes() == instead_of:
            os.replace(beside, real)
        else:
            raise EditRefused(
                "The deck was changed by somebody else at this moment. Nothing was written."
            )
        _settle(real.parent)
    except OSError as error:
        raise EditRefused(
            f"{real} cannot be written: {error.strerror or error}. It is as it was."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _fill(beside: Path, data: bytes, *, mode: int) -> None:
    flags = (
        os.O_WRONLY
        | os.O_CREAT
        | os.O_EXCL
        | getattr(os, "O_NOFOLLOW", 0)
        | getattr(os, "O_BINARY", 0)
    )
    with open(os.open(beside, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.chmod(mode)


def _settle(folder: Path) -> None:
    """Has the new name on the disk too; where folders cannot be opened, the system sees to it."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
