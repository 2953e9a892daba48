"""The standard streams, of which any may be closed, full, left by its reader or in any encoding."""

from __future__ import annotations

import contextlib
import io
import os
import sys

from quiz.errors import OutputError
from quiz.first_paint import painting

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from typing import TextIO


def stand_in() -> None:
    """Gives each standard stream that is closed a stand-in, which holds nothing and takes nothing.

    Its number would else be that of the next file which is opened.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            # For reading only: what is written to it is refused, as it is by a closed stream.
            setattr(sys, name, open(os.devnull, encoding="utf-8"))  # noqa: SIM115


def forgive() -> None:
    """Has no letter that their encodings lack fail whoever reads or writes them without `put`."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def put(text: str, file: TextIO) -> None:
    """Writes a text as it is, at once if it ends within a line.

    A reader who has left misses nothing, and what standard error does not take nobody could be
    told. Raises OutputError where another stream does not take it.
    """
    painting.withdraw()
    try:
        file.write(_encodable(_shown(text, file), file.encoding))
        if not text.endswith("\n"):
            file.flush()
    except OSError as error:
        _give_up(file, error)


def flush() -> None:
    """Writes what waits in the standard streams; raises OutputError as `put` does."""
    for file in (sys.stderr, sys.stdout):
        try:
            file.flush()
        except OSError as error:
            _give_up(file, error)


_told: list[str] = []
"""What was said about letters that are lost, so that it is said once."""


def _shown(text: str, file: TextIO) -> str:
    """The text as a terminal can show it; what goes to a file or a pipe stays as it is."""
    if text.isascii() or not file.isatty():
        return text
    from quiz.letters.signs import LOST_LETTERS, in_ascii, in_signs, is_lost
    from quiz.surroundings.capabilities import capabilities

    can = capabilities(os.environ)
    if can.has_letters:
        return text if can.has_signs else in_signs(text)
    if is_lost(text) and not _told:
        _told.append(LOST_LETTERS)
        put(f"quiz: {LOST_LETTERS}\n", sys.stderr)
    return in_ascii(text)


def _encodable(text: str, encoding: str | None) -> str:
    """The text with an escape for each character that an encoding lacks."""
    if text.isascii() or not encoding:
        return text
    return text.encode(encoding, errors="backslashreplace").decode(encoding)


_left: list[TextIO] = []
"""The streams whose reader has left."""


def is_read() -> bool:
    """False once the reader of standard output has left: who is asked there would never know."""
    return sys.stdout not in _left


def _give_up(file: TextIO, error: OSError) -> None:
    """Has all else that is written to a stream go nowhere, also what is flushed at the end."""
    if isinstance(error, BrokenPipeError):
        _left.append(file)
    with contextlib.suppress(OSError):  # a test's, without a number
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, file.fileno())
        os.close(nowhere)
    if file is not sys.stderr and not isinstance(error, BrokenPipeError):
        reason = error.strerror or "standard output is closed"
        raise OutputError(f"Not all of the output could be written: {reason}.") from error
