"""The end from outside: a signal, or a terminal that has gone."""

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
from threading import Thread
from types import FrameType

from quiz.first_paint import painting

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")
GRACE = 1.5
"""Seconds that the program has for leaving once it was asked to; a commit in flight gets them."""
_PARTING = 0.2
"""Seconds for giving the terminal back where leaving took longer than that."""
_LOOK = 200
"""Milliseconds between two looks at the terminal, on systems that do not tell when it goes."""
_GONE = 0
"""What the watch reads where the terminal has gone; else it reads the numbers of signals."""
_OFF = "".join(f"\x1b[?{mode}l" for mode in (1000, 1003, 1006, 1015, 2004, 1004, 1049))
_GIVE_BACK = f"{_OFF}\x1b[<u\x1b[?7h\x1b[?25h".encode()
"""The sequences that take back every mode that a screen needs."""


class Ending:
    """The end by TERM, HUP, INT or a terminal that has gone, whatever the program waits for.

    A thread hears of them, since the main one may never come to its handlers. The program is left
    as by a key, and ended from beside where that takes longer than GRACE: then a disk does not
    answer. Every answer whose verdict was seen is on it; one still being kept was never
    acknowledged.
    """

    def __init__(self) -> None:
        self._leave: Callable[[], object] | None = None
        self._wake = -1
        self.is_asked = False
        self.is_gone = False
        """The terminal has gone: nothing can be shown any more."""
        self.is_given_back = False
        """The screen was left: there is nothing to give back any more."""

    def wait(self) -> None:
        """Takes over the signals: none ends the program at once while there is a screen."""
        if sys.platform != "win32":
            import termios

            heard, self._wake = os.pipe()
            os.set_blocking(self._wake, False)
            before = painting.before() or termios.tcgetattr(0)
            restore = partial(termios.tcsetattr, 0, termios.TCSANOW, before)
            Thread(target=self._watch, args=(heard, restore), name="ending", daemon=True).start()
            signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
            for name in _NAMES:
                signal.signal(getattr(signal, name), self._note)
            painting.unwatch()

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        # A program in the background may not touch its terminal, and is stopped if it does: it
        # would never end.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        self.is_asked = True

    def catch(self, leave: Callable[[], None]) -> None:
        """Has the program left by this function when it is asked to end, or was asked before."""
        self._leave = partial(asyncio.get_running_loop().call_soon_threadsafe, leave)
        if self.is_asked:
            self.leave()

    def leave(self) -> None:
        """Leaves as by a key, from any thread."""
        if self._leave:
            with contextlib.suppress(RuntimeError):  # it has been left
                self._leave()

    def note_gone(self) -> None:
        """Notes that the terminal has gone, where it is read or written to."""
        with contextlib.suppress(OSError):
            os.write(self._wake, bytes([_GONE]))

    def _watch(self, heard: int, restore: Callable[[], None]) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTTOU])
        self._listen(heard)
        self.is_asked = True
        self.leave()
        time.sleep(GRACE)
        # Whoever writes to a terminal that takes nothing waits for ever: never this thread.
        parting = Thread(target=self._give_back, args=(restore,), name="parting", daemon=True)
        parting.start()
        parting.join(_PARTING)
        os._exit(1)

    def _listen(self, heard: int) -> None:
        """Returns when a signal asks for the end, or the terminal has gone."""
        poll = select.poll()
        poll.register(heard, select.POLLIN)
        poll.register(0, 0)
        numbers = {_GONE, *(getattr(signal, name) for name in _NAMES)}
        while True:
            events = dict(poll.poll(_LOOK))
            came = os.read(heard, 512) if heard in events else b""
            self.is_gone = _GONE in came or bool(
                events.get(0, 0) & (select.POLLHUP | select.POLLERR)
            )
            if self.is_gone or numbers.intersection(came):
                return

    def _give_back(self, restore: Callable[[], None]) -> None:
        with contextlib.suppress(Exception):  # the terminal may be gone
            if not self.is_given_back:
                restore()
                if select.select([], [1], [], 0)[1]:
                    os.write(1, _GIVE_BACK)


def obey_signals() -> None:
    """TERM, HUP and INT end the program at once, for there is no screen to give back.

    Also those that a shell had it ignore, as shells do with INT for what they begin in the
    background: whoever sends one to a program at a terminal means it. While there is a first paint
    to give back, they are obeyed already.
    """
    if sys.platform != "win32" and not painting.is_watching():
        for name in _NAMES:
            signal.signal(getattr(signal, name), signal.SIG_DFL)
