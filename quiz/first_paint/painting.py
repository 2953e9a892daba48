"""The terminal from the first paint until the program takes it over.

Whatever comes in between, the terminal is given back: whoever prints has that done first.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal` takes 5 ms, a third of the paint
import os
import sys
import time
from _thread import allocate_lock, start_new_thread

from quiz.first_paint import frame

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    Attributes: TypeAlias = list[int | list[bytes | int]]
    """As `termios` has them."""

INCAPABLE = ("dumb", "unknown")
"""The names of terminals that can move no cursor."""
LEAST_COLUMNS, LEAST_LINES = 40, 12
"""The smallest terminal that has room for the screens."""
OPENING = "Opening the decks."
TAKE = "\x1b[?1049h"
"""Has another screen seen than that of the shell, and clears it."""
_MODES = "\x1b[?25l\x1b[?7l"
_GIVE_BACK = "\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"
_PATIENCE = 0.2
"""Seconds that the start waits for files, which may lie at a place that never answers."""
_BARE = {"": f"\x1b[1;2H\x1b[7;1m quiz \x1b[0m  {OPENING}", "study": f"\x1b[1;3H{OPENING}"}
"""What is true without a frame, by the words of a command: where its screen says such things."""


class Start:
    """A command that was begun in a terminal."""

    __slots__ = ("at", "context", "path")

    def __init__(self, words: Sequence[str], size: os.terminal_size) -> None:
        self.at = time.monotonic()
        self.path = frame.place(words)
        """The file of its first frame."""
        self.context = frame.context(words, *size)


class _Painted:
    """A terminal that shows a first paint."""

    __slots__ = ("before", "path")

    def __init__(self, before: Attributes, path: str) -> None:
        self.before = before
        """Its attributes as they were."""
        self.path = path


_starts: list[Start] = []
"""The start of this program, if it could be painted."""
_painted: list[_Painted] = []
"""The terminal, until it is given back or taken over."""
_watches: list[int] = []
"""The end of a pipe that is closed when others take over the signals."""
_handing_over = allocate_lock()
"""Held while the signals are handed over, and while the program is ended by one."""


def begin(words: Sequence[str]) -> None:
    """Shows what is sure of the first screen of a command, if that can be done at once."""
    if sys.platform == "win32" or not _may_paint():
        return
    try:
        os.fstat(2)  # where it is closed, the next file that is opened would take its place
        size = os.get_terminal_size(1)
        start = Start(words, size)
    except OSError:
        return
    if start.path and size.columns >= LEAST_COLUMNS and size.lines >= LEAST_LINES:
        _starts.append(start)
        if text := _within(_PATIENCE, lambda: _text(start, words)):
            _paint(text, start.path)


def start() -> Start | None:
    """The start of this program, which may leave a frame for the next one."""
    return _starts[0] if _starts else None


def _may_paint() -> bool:
    environment = os.environ
    # Another driver, and what it takes for the size.
    others = map(environment.get, ("TEXTUAL_DRIVER", "COLUMNS", "LINES"))
    if any(others) or environment.get("TERM", "") in ("", *INCAPABLE):
        return False
    return os.isatty(0) and os.isatty(1) and not _is_in_background()


def _is_in_background() -> bool:
    """True of a program that would be stopped if it touched the terminal."""
    try:
        return os.tcgetpgrp(0) != os.getpgrp()
    except OSError:
        return False


def _within(seconds: float, call: Callable[[], str]) -> str:
    """The value of a call; empty where it fails, or takes longer than that."""
    values: list[str] = []
    running = allocate_lock()

    def run() -> None:
        try:
            values.append(call())
        finally:
            running.release()

    running.acquire()
    start_new_thread(run, ())
    running.acquire(timeout=seconds)
    return values[0] if values else ""


def _text(start: Start, words: Sequence[str]) -> str:
    try:
        left = frame.read(start.path)
        if left is None:
            return ""
        text = frame.drawn(left) if left.context == start.context else ""
    except Exception:  # the file is not there, or holds anything at all
        text = ""
    return text or _BARE.get(" ".join(words), "")


def _paint(text: str, path: str) -> None:
    import termios

    try:
        painted = _Painted(termios.tcgetattr(0), path)
        _watch()
        _painted.append(painted)
        _make_raw()
        _send(TAKE + _MODES + text)
    except (OSError, termios.error):
        give_back()


def _make_raw() -> None:
    """Gives the terminal the attributes that Textual will; but Ctrl+C stays a signal, for nobody
    would read it as a key before that."""
    import termios

    raw = termios.tcgetattr(0)
    raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    raw[6][termios.VMIN] = 1
    raw[6][termios.VSUSP] = raw[6][termios.VQUIT] = b"\0"  # they are keys of the first screen
    termios.tcsetattr(0, termios.TCSANOW, raw)


def _send(text: str) -> None:
    """Writes as much to the terminal as it takes at once: it may take nothing for ever.

    Where that ends within a sequence, the next one ends it. Raises OSError.
    """
    terminal = os.open(os.ttyname(1), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        os.write(terminal, text.encode())
    finally:
        os.close(terminal)


# Signals


def _watch() -> None:
    """Has a thread hear of the signals that end the program, for the main one may hang."""
    heard, wake = os.pipe()
    os.set_blocking(wake, False)
    _watches.append(wake)
    _signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    for number in (_signal.SIGINT, _signal.SIGTERM, _signal.SIGHUP):
        _signal.signal(number, _note)
    start_new_thread(_obey, (heard,))


def _note(_number: int, _frame: object) -> None:
    """Takes a signal from Python: the thread hears of it by its pipe."""


def _obey(heard: int) -> None:
    """Ends the program at the first signal; one heard too late goes to whoever has taken over."""
    _signal.pthread_sigmask(_signal.SIG_BLOCK, [_signal.SIGTTOU])
    if number := os.read(heard, 1):
        with _handing_over:
            if is_watching():
                give_back()
                os._exit(1)
        os.kill(os.getpid(), number[0])
    os.close(heard)


def is_watching() -> bool:
    """True while the signals that end the program are obeyed here."""
    return bool(_watches)


def unwatch() -> None:
    """Leaves the signals to whoever has taken them over."""
    with _handing_over:
        while _watches:
            os.close(_watches.pop())


# The end of it


def before() -> Attributes | None:
    """The attributes of the terminal before it was painted; None where it is not."""
    return _painted[0].before if _painted else None


def take_over() -> Attributes | None:
    """Leaves the terminal to the program, as it is; returns what `before` does."""
    try:
        return _painted.pop().before
    except IndexError:
        return None


def withdraw() -> None:
    """Gives the terminal back for good: the command comes to no screen, and none is shown for it
    until it has come to one."""
    if path := give_back():
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_NONBLOCK
        try:
            os.close(os.open(path, flags, 0o600))
        except OSError:
            return  # it could not be left either


def forget() -> None:
    """Has no frame shown that was left before: a setting may change how its screen looks."""
    for words in ([], ["study"]):
        try:
            os.unlink(frame.place(words))
        except OSError:
            continue


def give_back() -> str:
    """Gives the terminal back, if it shows a first paint; returns the path of the frame then."""
    try:
        painted = _painted.pop()
    except IndexError:
        return ""
    import termios

    try:
        termios.tcsetattr(0, termios.TCSANOW, painted.before)
        _send(_GIVE_BACK)
    except (OSError, termios.error):
        pass  # it has gone
    return painted.path
