"""The terminal that the program needs, and its end from outside: a signal, or a closed window."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from queue import Queue, SimpleQueue
from threading import Thread
from types import FrameType
from typing import TYPE_CHECKING

import rich.control
import textual.content

from quiz.errors import TerminalError

if TYPE_CHECKING:
    from textual.app import App


_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")
_LOOK = 0.002
"""Seconds between two looks at whether the output is written."""
GRACE = 1.6
"""Seconds that the program has for leaving once a signal asked for it."""
HEARING = 0.5
"""Seconds after which a signal that came together with another one has been heard."""
_OFF = "".join(f"\x1b[?{mode}l" for mode in (1000, 1003, 1006, 1015, 2004, 1004, 1049))
_GIVE_BACK = f"{_OFF}\x1b[<u\x1b[?7h\x1b[?25h".encode()
"""The sequences that take back every mode that a screen needs."""


class Ending:
    """The end by TERM, HUP, INT or a terminal that has gone, whatever the program waits for.

    It is left as by a key; but a terminal that takes no more output, or a disk that does not
    answer, holds up whoever writes to it, and then it is ended from beside. Every answer whose
    verdict was seen is on the disk.
    """

    def __init__(self) -> None:
        self._leave: Callable[[], object] | None = None
        self.is_asked = False
        self.is_given_back = False
        """The screen was left: there is nothing to give back any more."""
        # A signal may come while another one is handled: it must not wait for that one's lock.
        self._watched: SimpleQueue[None] = SimpleQueue()
        self._is_watched = False

    def wait(self) -> None:
        """Takes over the signals: none ends the program at once while there is a screen."""
        if sys.platform != "win32":
            import termios

            self._is_watched = True
            before = termios.tcgetattr(0)
            args = (lambda: termios.tcsetattr(0, termios.TCSANOW, before),)
            Thread(target=self._watch, args=args, name="ending", daemon=True).start()
            for name in _NAMES:
                signal.signal(getattr(signal, name), self._note)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        # A program in the background may not touch its terminal, and is stopped if it does: it
        # would never end.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        self.ask()

    def ask(self) -> None:
        """Asks the program to end."""
        self.is_asked = True
        self._watched.put(None)
        if self._leave:
            with contextlib.suppress(RuntimeError):  # it has been left
                self._leave()

    def catch(self, leave: Callable[[], None]) -> None:
        """Has the program left by this function when it is asked to end, or was asked before."""
        if self._is_watched:
            self._leave = partial(asyncio.get_running_loop().call_soon_threadsafe, leave)
            if self.is_asked:
                self._leave()

    def _watch(self, give_back: Callable[[], None]) -> None:
        self._watched.get()
        time.sleep(GRACE)
        with contextlib.suppress(Exception):  # the terminal may be gone
            if not self.is_given_back:
                give_back()
                if select.select([], [1], [], 0)[1]:
                    os.write(1, _GIVE_BACK)
        os._exit(1)


def obey_signals() -> None:
    """TERM, HUP and INT end the program at once, for there is no screen to give back.

    Also those that a shell had it ignore, as shells do with INT for what they begin in the
    background: whoever sends one to a program at a terminal means it.
    """
    if sys.platform != "win32":
        for name in _NAMES:
            signal.signal(getattr(signal, name), signal.SIG_DFL)


def need() -> None:
    """Raises TerminalError where there is no terminal that the program could be shown in."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TerminalError(
            "quiz needs a terminal; this is a pipe or a file. "
            "With --plain it speaks in lines of text, which need none."
        )
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        raise TerminalError(
            f"quiz needs a terminal that can move its cursor; TERM is {os.environ['TERM']}."
        )


def can_come_back() -> bool:
    """True if a shell can resume a suspended program, which would be frozen for ever without one.

    It can if an ancestor in the same session is in another process group. The kernel, too, lets no
    program of an orphaned group be stopped from its terminal; Textual stops it all the same.
    """
    if sys.platform == "win32":
        return True  # nothing is suspended there
    group, session, process = os.getpgrp(), os.getsid(0), os.getppid()
    try:
        while process > 1 and os.getsid(process) == session:
            if os.getpgid(process) != group:
                return True
            with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as stat:
                process = int(stat.read().rpartition(")")[2].split()[1])
    except OSError:
        return True  # unknown: Ctrl+Z is not refused
    return False


def leave_if_gone(leave: Callable[[], None]) -> None:
    """Leaves if the window was closed without a HUP: then the input is ready and holds nothing."""
    poll = select.poll()
    poll.register(sys.stdin.fileno(), select.POLLIN)
    if any(
        event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(0)
    ):
        leave()


def _is_in_background() -> bool:
    try:
        return os.tcgetpgrp(0) != os.getpgrp()
    except OSError:
        return False  # the terminal has gone


def publish_every_resumption(app: App[None], ending: Ending) -> None:
    """Publishes every resumption, and paints the whole screen after it.

    Textual does so only after Ctrl+Z, and then paints only what has changed. Its driver and the
    attribute looked at here are private: Textual is pinned, and a test stops a game and goes on.
    """
    loop, before = asyncio.get_running_loop(), signal.getsignal(signal.SIGCONT)

    def resume() -> None:
        # Another thread may still hear the signal that came along and asks for the end.
        at_latest = time.monotonic() + HEARING
        while _is_in_background() and not ending.is_asked and time.monotonic() < at_latest:
            time.sleep(0.01)
        if ending.is_asked:
            return  # it has no use for a screen any more
        if _is_in_background():
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        # After a STOP that nobody announced Textual would begin a second time: two threads would
        # read the keys, one of them for ever, and the raw terminal would count as the one before.
        driver = app._driver
        if driver and not getattr(driver, "_must_signal_resume", True):
            driver.suspend_application_mode()
        if callable(before):
            before(signal.SIGCONT, None)
        app.app_resume_signal.publish(app)

    def resumed(_number: int, _frame: FrameType | None) -> None:
        # Never within a handler: this one may have interrupted that of a signal which asks for
        # the end, before its first line, and what stops the program here would stop that for ever.
        with contextlib.suppress(RuntimeError):  # it has been left
            loop.call_soon_threadsafe(resume)

    signal.signal(signal.SIGCONT, resumed)
    app.app_resume_signal.subscribe(app, lambda _: app.screen.refresh(layout=True))


async def written(app: App[None]) -> None:
    """Returns when all that the program has drawn so far is with the terminal.

    The thread that writes takes the next text only when the one before is written, and what it
    holds back only goes out when none waits: hence two empty texts, one after the other. Driver,
    thread and queue are private to Textual; a test has no such thread, and a program that is
    suspended begins another one.
    """
    first = _output_of(app)
    for _ in range(2):
        while (queue := _output_of(app)) is first and queue is not None and queue.full():
            await asyncio.sleep(_LOOK)
        if queue is first and queue is not None:
            queue.put("")
        while (queue := _output_of(app)) is first and queue is not None and not queue.empty():
            await asyncio.sleep(_LOOK)


def _output_of(app: App[None]) -> Queue[str | None] | None:
    """The texts that wait for the thread that writes them; None where none is at work."""
    thread = getattr(app._driver, "_writer_thread", None)
    is_at_work = isinstance(thread, Thread) and thread.is_alive()
    queue: Queue[str | None] | None = getattr(thread, "_queue", None) if is_at_work else None
    return queue


_CONTROLS = [code for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in (9, 10)]


def lock() -> None:
    """Makes both libraries drop every control character but newline and tab from what they draw.

    Their tables are private: a test guards them, and Textual is pinned.
    """
    for table in (textual.content._CONTROL_STRIP_TRANSLATE, rich.control._CONTROL_STRIP_TRANSLATE):
        table.update(dict.fromkeys(_CONTROLS))
