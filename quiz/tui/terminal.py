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


class Signals:
    """TERM, HUP and INT, which without this would leave the terminal in the alternate screen."""

    def __init__(self) -> None:
        self.came = False
        """One came: whoever sent it wants the program to end, and to end soon."""
        self._are_awaited = False

    def wait(self) -> None:
        """From now on none of them ends the program at once."""
        if sys.platform != "win32":
            self._are_awaited = True
            for name in _NAMES:
                signal.signal(getattr(signal, name), self._note)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.came = True

    def catch(self, leave: Callable[[], None]) -> None:
        """From now on each of them leaves; one that has come already does at once."""
        if not self._are_awaited:
            return

        def told() -> None:
            self.came = True
            leave()

        for name in _NAMES:
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), told)
        if self.came:
            leave()


def obey_signals() -> None:
    """Each ends the program at once, as long as there is no screen: also one that a shell had it ignore, as shells do
    with INT where they begin something in the background. Whoever sends one to a program at a terminal means it.
    """
    if sys.platform != "win32":
        for name in _NAMES:
            signal.signal(getattr(signal, name), signal.SIG_DFL)


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


def tell_of_every_resumption(app: App[None]) -> None:
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
