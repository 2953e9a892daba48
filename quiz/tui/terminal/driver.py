"""The terminal as the program drives it: nothing waits for it, and leaving it is quick."""

from __future__ import annotations

import contextlib
import os
import signal
import termios
import time
from threading import Event
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver
from textual.events import CursorPosition

from quiz.first_paint import painting
from quiz.tui.terminal.output import Output
from quiz.tui.terminal.placing import placed
from quiz.tui.terminal.reader import LeaveKeys, Reader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import FrameType

    from textual.message import Message

    from quiz.tui.key_page import KeyApp

_HEARING = 0.5
"""Seconds after which a signal that came together with another one has been heard."""
_PAGE = 2000
"""Bytes that are no less than a page."""
_AT_HAND, _FAR = 0.03, 0.1
"""Seconds in which a terminal sends the rest of a key that begins with Esc: one on this machine,
and one at the end of a line that may be slow."""
_LONGEST_DELAY = 10_000
"""Milliseconds that ESCDELAY can ask for."""
_LINES = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
"""What a program finds in its environment that is shown on another machine."""
_WHERE = "\x1b[6n"
QUICK = 0.3
"""Seconds in which a terminal shows a page where it keeps up with everything."""


class TerminalDriver(LinuxDriver):
    """Textual's driver, with threads of our own for what is read and what is written.

    In Textual's the main thread waits for both: for ever, once a terminal takes nothing any more.
    """

    def __init__(
        self,
        app: KeyApp,
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._key_app = app
        self.output: Output | None = None
        self._reader: Reader | None = None
        self._asked_at = 0.0
        self._answered = Event()
        self._is_painted = False
        """The terminal shows a first paint, which is not to be cleared."""

    def write(self, data: str) -> None:
        if self.output and not (self._is_painted and data == painting.TAKE):
            self.output.write(placed(data))
            if len(data) > _PAGE and not self._asked_at:
                self._ask_how_quick(self.output)

    def _ask_how_quick(self, output: Output) -> None:
        """Asks the terminal where its cursor is: it says so when it has shown the first page.

        One that takes long, or never answers, is at the end of a slow line for all that is known.
        """
        self._asked_at = time.monotonic()
        self._answered.clear()
        output.write(_WHERE)
        self._loop.call_later(QUICK, self._judge, output)

    def _judge(self, output: Output) -> None:
        if output is self.output and not output.is_quick:
            self._key_app.follow_slow_terminal()

    def process_message(self, message: Message) -> None:
        if isinstance(message, CursorPosition):
            self._answered.set()
            if self.output and time.monotonic() - self._asked_at < QUICK:
                self.output.is_quick = True
            return
        super().process_message(message)

    def start_application_mode(self) -> None:
        self.close()
        self.output, self._asked_at = Output(1, self._key_app.ending.note_gone), 0.0
        self._is_painted = painting.before() is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's
        self._is_painted = False
        self.attrs_before = painting.take_over() or self.attrs_before
        if self._writer_thread:  # Textual's, which has nothing to write
            self._writer_thread.stop()
        self._reader = self._begin_to_read()

    def _begin_to_read(self) -> Reader:
        app = self._key_app
        return Reader(
            self.fileno,
            self.process_message,
            has_taken=lambda: not app.message_queue_size,
            leave_keys=LeaveKeys(app.key_set.keys("leave")),
            ending=app.ending,
            escape_delay=self._escape_delay,
        )

    def _escape_delay(self) -> float:
        return escape_delay(os.environ, is_quick=bool(self.output and self.output.is_quick))

    def _run_input_thread(self) -> None:
        """Ends Textual's thread at once: the keys are read by the reader."""

    def disable_input(self) -> None:
        if self._reader is None:
            return
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self._disable_mouse_support()
        # An answer that is on its way would be read by the shell, as if it was typed there.
        self._answered.wait(max(self._asked_at + QUICK - time.monotonic(), 0))
        self._reader.stop()
        self._reader = None
        with contextlib.suppress(termios.error):  # the terminal has gone
            termios.tcflush(self.fileno, termios.TCIFLUSH)

    def stop_application_mode(self) -> None:
        if self.output:
            self.output.drop()
        super().stop_application_mode()

    def close(self) -> None:
        if self.output:
            self.output.close()
        self.output = None

    def give_back(self) -> None:
        """Gives the terminal back for good; whatever else leaving takes needs none."""
        self._auto_restart = False
        self.stop_application_mode()
        self.close()
        self.attrs_before = None  # from now on it is the shell's
        self._key_app.ending.is_given_back = True

    # Suspended, and going on

    def _sigcont_application(self, _number: int, _frame: FrameType | None) -> None:
        # Never within a handler: this one may have interrupted that of a signal which asks for
        # the end, before its first line, and what stops the program here would stop that for ever.
        with contextlib.suppress(RuntimeError):  # it has been left
            self._loop.call_soon_threadsafe(self._go_on)

    def _go_on(self) -> None:
        """Publishes every resumption; Textual does so only after Ctrl+Z."""
        if not self._auto_restart:
            return  # an editor has the terminal
        # Another thread may still hear the signal that came along and asks for the end.
        at_latest = time.monotonic() + _HEARING
        while self._is_in_background and not self._is_ending and time.monotonic() < at_latest:
            time.sleep(0.01)
        if self._is_ending:
            return  # it has no use for a screen any more
        if self._is_in_background:
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        # After a STOP that nobody announced there would be a second beginning: the raw terminal
        # would count as the one before.
        if not self._must_signal_resume:
            self.suspend_application_mode()
        self.resume_application_mode()
        self._key_app.app_resume_signal.publish(self._key_app)

    @property
    def _is_ending(self) -> bool:
        return self._key_app.ending.is_asked

    @property
    def _is_in_background(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) != os.getpgrp()
        except OSError:
            return False  # the terminal has gone


def escape_delay(environment: Mapping[str, str], *, is_quick: bool) -> float:
    """Seconds after which Esc was pressed by itself, and is not the first byte of a longer key.

    `ESCDELAY` sets them in milliseconds. A terminal on this machine that is quick sends the rest of
    a longer key at once.
    """
    wanted = environment.get("ESCDELAY", "")
    if wanted.isdecimal():
        return min(int(wanted), _LONGEST_DELAY) / 1000
    return _AT_HAND if is_quick and not any(map(environment.get, _LINES)) else _FAR
