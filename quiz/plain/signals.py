"""Signals while a line is waited for: heard at once, and the clock stopped with the program."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread, main_thread
from types import FrameType

_FIRST, _LONGEST = 0.02, 0.5
"""Seconds from a signal to the first nudge, and the most between two of them."""


def hear_at_once() -> None:
    """Has a signal break off the wait for a key, also if it came right before the wait began.

    Python notes a signal and calls its handler when the main thread goes on, which would be with
    the next key; only a signal during the wait ends it.
    """
    if sys.platform == "win32":
        return
    heard, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    nudges = _Nudges()
    signal.signal(signal.SIGURG, nudges.hear)
    Thread(target=nudges.follow, args=(heard,), name="signals", daemon=True).start()


class _Nudges:
    """Signals that break off the wait of the main thread, sent until one of them has."""

    def __init__(self) -> None:
        self._is_heard = False

    def hear(self, _number: int, _frame: FrameType | None) -> None:
        """The main thread goes on, and has called the handlers of what came before."""
        self._is_heard = True

    def follow(self, heard: int) -> None:
        """Sends them after each other signal whose number comes through a pipe."""
        nudge, main = signal.SIGURG, main_thread().ident or 0
        while numbers := os.read(heard, 512):
            if not numbers.strip(bytes([nudge])):
                continue
            self._is_heard, pause = False, _FIRST
            while not self._is_heard:  # a nudge too may come right before the wait begins
                time.sleep(pause)
                signal.pthread_kill(main, nudge)
                pause = min(2 * pause, _LONGEST)


@contextmanager
def stopping(stop: Callable[[], object], go_on: Callable[[], object]) -> Iterator[None]:
    """Calls a function when Ctrl+Z stops the program, and another one when it goes on."""
    if sys.platform == "win32":
        yield
        return

    def suspend(number: int, _frame: FrameType | None) -> None:
        stop()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)  # it returns when the program goes on
        signal.signal(number, suspend)
        go_on()

    before = signal.signal(signal.SIGTSTP, suspend)
    try:
        yield
    finally:
        signal.signal(signal.SIGTSTP, before)
