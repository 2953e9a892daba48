"""The terminal that the program needs, and what ends it from outside: a signal, or a window that is closed."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

from quiz.errors import TerminalError

if TYPE_CHECKING:
    from textual.app import App

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")


class Gate:
    """Leaving waits until the first screen stands: Textual fails where one is taken away half mounted."""

    def __init__(self) -> None:
        self._is_open = False
        self._waiting: Callable[[], object] | None = None

    def open(self) -> None:
        self._is_open = True
        if self._waiting:
            self._waiting()

    def through(self, leave: Callable[[], object]) -> None:
        """Leaves, now or as soon as that is possible."""
        self._waiting = leave
        if self._is_open:
            leave()


class Signals:
    """TERM, HUP and INT, which without this would leave the terminal in the alternate screen."""

    def __init__(self) -> None:
        self.came_early = False
        """One came before there was a screen that could be left."""

    def wait(self) -> None:
        """From now on none of them ends the program at once."""
        if sys.platform != "win32":
            for name in _NAMES:
                signal.signal(getattr(signal, name), self._note)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.came_early = True

    def catch(self, leave: Callable[[], None]) -> None:
        """From now on each of them leaves; one that has come already does at once."""
        if sys.platform != "win32":
            for name in _NAMES:
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), leave)
        if self.came_early:
            leave()


def need() -> None:
    """Raises TerminalError where there is no terminal that the program could be shown in."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TerminalError("quiz needs a terminal; this is a pipe or a file. `quiz check` works without one.")
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        raise TerminalError(f"quiz needs a terminal that can move its cursor; TERM is {os.environ['TERM']}.")


def leave_if_gone(leave: Callable[[], None]) -> None:
    """A window that was closed without a HUP leaves an input that is always ready and never has anything."""
    poll = select.poll()
    poll.register(sys.stdin.fileno(), select.POLLIN)
    if any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(0)):
        leave()


def tell_of_every_resumption(app: App[str]) -> None:
    """Textual tells only of one after Ctrl+Z, and then paints what has changed: the rest of the screen is gone."""
    loop, before = asyncio.get_running_loop(), signal.getsignal(signal.SIGCONT)

    def resumed(number: int, frame: FrameType | None) -> None:
        # After a STOP that nobody announced it would begin a second time: two threads would read the keys, of which
        # one never ends, and the raw terminal would be taken for what was found.
        driver = app._driver
        if driver and not getattr(driver, "_must_signal_resume", True):
            driver.suspend_application_mode()
        if callable(before):
            before(number, frame)
        loop.call_soon_threadsafe(app.app_resume_signal.publish, app)

    signal.signal(signal.SIGCONT, resumed)
    app.app_resume_signal.subscribe(app, lambda _: app.screen.refresh(layout=True))
