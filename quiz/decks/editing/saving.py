"""Writes a deck's file: the whole of the new text, or the old one stays."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from quiz.decks.files import Unreadable, decoded, read_bytes
from quiz.errors import EditRefused

_BOM = b"\xef\xbb\xbf"


def read(path: Path) -> tuple[bytes, str]:
    """A deck's file as it is now, and its text without a byte-order mark; EditRefused where it cannot be read."""
    try:
        data = read_bytes(path)
        return data, decoded(data)
    except Unreadable as error:
        raise EditRefused(str(error)) from None


def encoded(text: str, like: bytes) -> bytes:
    """A text as bytes, with a byte-order mark if the old ones have it."""
    return (_BOM if like.startswith(_BOM) else b"") + text.encode("utf-8", errors="surrogateescape")


def can_write(path: Path) -> bool:
    """Whether a deck's file is one's own to change: writable, in a folder where a file can be put beside it, and not
    a part of this program."""
    real = Path(os.path.realpath(path))
    return (
        not real.is_relative_to(os.path.realpath(Path(__file__).parent.parent.parent))
        and real.is_file()
        and os.access(real, os.W_OK)
        and os.access(real.parent, os.W_OK)
    )


def write(path: Path, data: bytes, *, instead_of: bytes | None) -> None:
    """Puts a file in the place of another that holds what is told; of none, where that is None.

    The file is complete on the disk before it takes its name. A link stays one: what it leads to is written. Raises
    EditRefused, and leaves what was there.
    """
    real = Path(os.path.realpath(path))
    beside = real.with_name(f".{real.name}.{os.urandom(4).hex()}")
    try:
        _fill(beside, data, mode=stat.S_IMODE(real.stat().st_mode) if instead_of is not None else 0o644)
        if instead_of is None:
            os.link(beside, real)  # never over a file that came to be there meanwhile
        elif real.read_bytes() == instead_of:
            os.replace(beside, real)
        else:
            raise EditRefused("The deck was changed by somebody else at this moment. Nothing was written.")
        _settle(real.parent)
    except OSError as error:
        raise EditRefused(f"{real} cannot be written: {error.strerror or error}. It is as it was.") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _fill(beside: Path, data: bytes, *, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
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
