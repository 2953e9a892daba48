"""Files that may be anything at all: opened without waiting for them, read up to a limit."""

from __future__ import annotations

import errno
import os
import stat

from quiz.surroundings import waits

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path | str, most: int) -> bytes:
    """The content of a plain file of at most so many bytes.

    Raises OSError, whose `strerror` says why it cannot be read.
    """
    try:
        data = waits.outside(path, lambda: _content(path, most))
    except ValueError as error:  # a NUL in its name
        raise OSError(errno.EINVAL, str(error)) from None
    if len(data) > most:
        raise _too_large(most)
    return data


def _content(path: Path | str, most: int) -> bytes:
    # Opening some devices does something, and a pipe or a device never ends.
    _refuse_odd(os.stat(path), most)
    with open(path, "rb", opener=at_once) as file:
        _refuse_odd(os.fstat(file.fileno()), most)
        return file.read(most + 1)


def at_once(path: str, flags: int) -> int:
    """Opens a file for `open`, as its opener: a pipe would be waited for without end."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o666)


def _refuse_odd(status: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is not a plain file")
    if status.st_size > most:
        raise _too_large(most)


def _too_large(most: int) -> OSError:
    return OSError(errno.EFBIG, f"it has more than {most >> 20} MiB")
