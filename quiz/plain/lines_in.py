"""Where the lines come from: a terminal with somebody at it, or a pipe."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType
from typing import BinaryIO

from quiz.plain.signals import hear_at_once
from quiz.surroundings.streams import is_read
from quiz.text import say, visible

_MOST_BYTES = 4_000_000
"""Bytes of a line that are looked at: what is longer is no answer anyway."""
_ROWS, _COLUMNS = 24, 30_000
"""The window as the editing of lines takes it to be."""
_ENDS = ("SIGTERM", "SIGHUP")


class Piped:
    """The lines of a pipe or a file, each of which answers the next prompt."""

    is_person = False

    def __init__(self, source: BinaryIO) -> None:
        self._source = source

    def early(self) -> list[str]:
        return []

    def read(self, prompt: str) -> str:
        """The next line, said behind its prompt as it would stand on a terminal."""
        say(prompt, end="")
        if not is_read():
            raise EOFError
        data = self._source.readline(_MOST_BYTES)
        if not data:
            raise EOFError
        rest = data
        while not rest.endswith(b"\n") and rest:
            rest = self._source.readline(_MOST_BYTES)
        line = data.decode("utf-8", errors="replace").rstrip("\r\n")
        say(line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…")
        return line

    def pause(self, seconds: float) -> None:
        """Nobody reads."""


_SHOWN = 2000
"""Characters of a line from a pipe that are said."""


class Typed:
    """The lines that somebody types at a terminal."""

    is_person = True

    def __init__(self) -> None:
        self._rest = ""
        """What was typed before its prompt and not entered yet."""
        self._is_over = False
        self._readline = _begin_editing()
        hear_at_once()

    def early(self) -> list[str]:
        """The lines that were entered while nothing asked for any."""
        data = b"".join(self._waiting()) if sys.platform != "win32" else b""
        text = self._rest + data.decode("utf-8", errors="replace")
        *lines, self._rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return lines

    def read(self, prompt: str) -> str:
        if self._is_over:
            raise EOFError
        with _given_back():
            return self._read_edited(prompt) if self._readline else self._read_plainly(prompt)

    def _waiting(self) -> Iterator[bytes]:
        """What can be read at once: whole lines, or the end of input, which comes once."""
        import select

        while not self._is_over and select.select([0], [], [], 0)[0]:
            data = os.read(0, _MOST_BYTES)
            self._is_over = not data
            yield data

    def pause(self, seconds: float) -> None:
        if sys.platform != "win32":
            import select

            select.select([0], [], [], seconds)

    def _read_edited(self, prompt: str) -> str:
        import readline

        begun, self._rest = self._rest, ""
        readline.set_startup_hook(lambda: readline.insert_text(begun))
        _leave_long_lines()
        return input(visible(prompt))

    def _read_plainly(self, prompt: str) -> str:
        say(prompt, end="")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")


def _begin_editing() -> bool:
    """Has lines edited by readline, where there is one: without a sequence, and without a history,
    in which the next pupil could look."""
    term = os.environ.get("TERM")
    os.environ["TERM"] = "dumb"  # it draws nothing for a terminal that can do nothing
    try:
        import readline
    except ImportError:
        return False
    finally:
        if term is None:
            del os.environ["TERM"]
        else:
            os.environ["TERM"] = term
    readline.set_auto_history(False)
    readline.set_completer(None)
    for line in (
        "set enable-bracketed-paste off",
        "set disable-completion on",
        "set bell-style none",
    ):
        readline.parse_and_bind(line)
    readline.parse_and_bind("tab: self-insert")
    # What the system makes of a Ctrl+D that came after a look at what was typed, and before the
    # line is edited.
    readline.parse_and_bind(r'"\C-@": "\C-d"')
    return True


def _leave_long_lines() -> None:
    """Has no long line drawn anew from its middle: whoever shows or reads it wraps it.

    Python's module has no function for that, GNU's library has; another one wraps by itself.
    """
    import ctypes
    import readline

    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(getattr(readline, "__file__", None)).rl_set_screen_size(_ROWS, _COLUMNS)


@contextlib.contextmanager
def _given_back() -> Iterator[None]:
    """Has a signal that ends the program while a line is edited give the terminal back first."""
    if sys.platform == "win32":
        yield
        return
    import termios

    before = termios.tcgetattr(0)

    def end(number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        with contextlib.suppress(termios.error):
            termios.tcsetattr(0, termios.TCSANOW, before)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    for name in _ENDS:
        signal.signal(getattr(signal, name), end)
    try:
        yield
    finally:
        for name in _ENDS:
            signal.signal(getattr(signal, name), signal.SIG_DFL)
