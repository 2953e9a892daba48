"""What goes to the terminal: at once as far as it takes it, the rest by a thread that waits."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from threading import Condition, Thread
from typing import TYPE_CHECKING

from quiz.tui.terminal.canvas import Canvas, Rows

if TYPE_CHECKING:
    from textual.app import App

_PIECE = 1 << 14
"""Bytes written at a time."""
_MOST = 1 << 17
"""Bytes that may wait; who draws more than that draws for a terminal that takes nothing."""
_LOOK = 0.5
"""Seconds between two looks at whether what waits is still wanted."""
PATIENCE = 1.0
"""Seconds that leaving, or suspending, waits for a terminal that does not take what is written."""


class Output:
    """The texts for a terminal, in their order.

    Whoever writes never waits: a terminal may take nothing for as long as it likes, or for ever.
    """

    def __init__(self, terminal: int, note_gone: Callable[[], None]) -> None:
        self._note_gone = note_gone
        self.canvas, self.rows = Canvas(), Rows()
        self.is_quick = False
        """The terminal has shown that it keeps up with all that is drawn."""
        self._waiting = bytearray()
        self._held: list[str] | None = None
        """The texts of one picture, which go to the terminal together."""
        self._fileno, self._never_waits = _reopened(terminal)
        self._is_closed = False
        self._changed = Condition()
        self._written: list[Future[None]] = []
        self._thread = Thread(target=self._run, name="output")
        self._thread.daemon = True
        self._thread.start()

    def write(self, text: str) -> None:
        if self._held is not None:
            self._held.append(text)
            return
        data = text.encode(errors="replace")
        with self._changed:
            if self._is_closed:
                return
            if not self._waiting and self._never_waits:
                data = data[self._taken(data) :]
            if data:
                self._waiting += data
                self._changed.notify_all()

    def _taken(self, data: bytes) -> int:
        """How much of this the terminal takes at once, which it is given.

        To wake the thread would cost more time than most pictures do.
        """
        count = 0
        with contextlib.suppress(OSError):  # it is full, or gone: the thread sees to that
            while count < len(data):
                count += os.write(self._fileno, data[count : count + _PIECE])
        return count

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Has all that is written meanwhile go to the terminal as one text."""
        self._held = []
        try:
            yield
        finally:
            texts, self._held = self._held, None
            self.write("".join(texts))

    @property
    def is_busy(self) -> bool:
        """True while something waits for the terminal."""
        return bool(self._waiting)

    @property
    def is_full(self) -> bool:
        """True if so much waits that nothing more should be drawn."""
        return len(self._waiting) > _MOST

    def written(self) -> Future[None]:
        """A future that is done when the terminal has taken all, or takes nothing any more."""
        future: Future[None] = Future()
        with self._changed:
            self._written.append(future)
            self._note_changed()
        return future

    def drop(self) -> None:
        """Drops what waits: the screen that it belongs to is being left."""
        with self._changed:
            self._waiting = bytearray()
            self._note_changed()

    def close(self) -> None:
        """Ends when all is written, or at the end of PATIENCE."""
        with self._changed:
            self._changed.wait_for(lambda: not self._waiting, PATIENCE)
        self._end()
        self._thread.join(PATIENCE / 10)

    def _end(self) -> None:
        self._is_closed = True
        self.drop()

    def _note_changed(self) -> None:
        if not self._waiting:
            while self._written:
                self._written.pop().set_result(None)
        self._changed.notify_all()

    def _run(self) -> None:
        fileno = self._fileno
        try:
            while waiting := self._next():
                try:
                    count = os.write(fileno, waiting[:_PIECE])
                except BlockingIOError:
                    select.select([], [fileno], [], _LOOK)
                else:
                    with self._changed:
                        del waiting[:count]
                        self._note_changed()
        except OSError:
            self._end()
            self._note_gone()
        finally:
            with self._changed:
                self._is_closed = True
                os.close(fileno)

    def _next(self) -> bytearray:
        """What waits, once something does; nothing at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closed)
            return self._waiting


def _reopened(terminal: int) -> tuple[int, bool]:
    """The terminal, opened anew where that can be done, so as to write without waiting; and if so.

    The one that is open is shared with the shell, and the flag would be too.
    """
    try:
        return os.open(os.ttyname(terminal), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK), True
    except OSError:
        return os.dup(terminal), False


def output_of(app: App[None]) -> Output | None:
    """The output of an app at a terminal; None in a test, or on a system with another driver."""
    output = getattr(app._driver, "output", None)
    return output if isinstance(output, Output) else None


async def written(app: App[None]) -> None:
    """Returns when all that the program has drawn so far is with the terminal."""
    if output := output_of(app):
        await asyncio.wrap_future(output.written())
