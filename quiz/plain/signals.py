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

_PAUSES = (0.02, 0.1, 0.5)
"""Seconds after a signal, and between two more looks, at which the wait is broken off."""


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
    signal.signal(signal.SIGURG, lambda _number, _frame: None)
    Thread(target=_break_off, args=(heard,), name="signals", daemon=True).start()


def _break_off(heard: int) -> None:
    nudge, main = signal.SIGURG, main_thread().ident or 0
    while numbers := os.read(heard, 512):
        if numbers.strip(bytes([nudge])):
            for seconds in _PAUSES:
                time.sleep(seconds)
                signal.pthread_kill(main, nudge)


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
