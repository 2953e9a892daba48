"""The one thread that writes, and the remarks about it at the foot of the screen."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Literal, ParamSpec, TypeVar

from quiz.errors import DeckUnreadable, StoreError
from quiz.text import complain, visible
from quiz.tui.key_page import KeyApp, KeyPage
from quiz.tui.widgets.foot import RemarkLine

if TYPE_CHECKING:
    from quiz.collection import Collection

P = ParamSpec("P")
T = TypeVar("T")

AT_LATEST = 1.0
"""Seconds after which the start counts as over, whether a screen was drawn or not."""

PATIENCE = 30.0
"""Seconds that leaving waits for what is being kept; Ctrl+C ends it sooner."""


class Work:
    """One thread that calls what it is given, one after the other.

    It is a daemon, so that a disk which never answers cannot keep the process from ending: who
    leaves closes it, and waits only as long as they choose to.
    """

    def __init__(self, name: str) -> None:
        self._calls: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._may_begin = Event()
        self._is_closed = False
        self._thread = Thread(target=self._run, name=name, daemon=True)

    def _run(self) -> None:
        self._may_begin.wait(AT_LATEST)
        while call := self._calls.get():
            call()

    def begin(self) -> None:
        """Lets the calls begin; without this they begin after a second."""
        self._may_begin.set()

    def submit(self, function: Callable[[], T]) -> Future[T]:
        """Calls a function when its turn comes; the future holds what it returns or raises.

        After `close` it is not called, and the future is cancelled, so that nobody waits for it.
        """
        future: Future[T] = Future()
        if self._is_closed:
            future.cancel()
            return future
        self._calls.put(partial(_call, future, function))
        if self._thread.ident is None:
            self._thread.start()
        return future

    def close(self, *, patience: float) -> bool:
        """Lets the thread end after its last call; True if it ends within `patience` seconds."""
        self.begin()
        self._is_closed = True
        self._calls.put(None)
        if self._thread.ident is not None:
            self._thread.join(patience)
        return not self._thread.is_alive()


def _call(future: Future[T], function: Callable[[], T]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        future.set_result(function())
    except BaseException as error:  # it is for whoever waits
        future.set_exception(error)


def beside(function: Callable[[], T]) -> Future[T]:
    """Calls a function in a thread of its own, which leaving does not wait for."""
    work = Work(getattr(function, "__name__", "beside"))
    future = work.submit(function)
    work.close(patience=0)
    return future


class KeepingApp(KeyApp):
    """A program that never waits for its store: one thread makes all calls, in order."""

    def __init__(self, collection: Collection, css_path: list[str]) -> None:
        super().__init__(css_path=css_path)  # type: ignore[arg-type]  # a list is invariant; Textual only reads it
        self.collection = collection
        self._writer = Work("writer")

    def begin_to_keep(self) -> None:
        """Lets the thread that writes begin, which during the start would slow the screen."""
        self._writer.begin()

    def keep_later(self, function: Callable[[], T]) -> Future[T]:
        """Calls a function as `keep` does, and returns the future that holds its result."""
        return self._writer.submit(function)

    async def keep(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Calls a function of the store in the thread that writes, and waits until it is kept."""
        return await asyncio.wrap_future(self._writer.submit(partial(function, *args, **kwargs)))

    async def keep_or_tell(
        self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """Calls a function as `keep` does; a failure is shown, and None returned."""
        try:
            return await self.keep(function, *args, **kwargs)
        except (StoreError, DeckUnreadable) as error:
            self.tell(str(error), severity="error")
            return None

    def keep_in_background(
        self, function: Callable[P, object], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Calls a function as `keep` does; nobody waits for it."""
        self._writer.submit(partial(function, *args, **kwargs))

    def remember(self, name: str, value: str) -> None:
        self.keep_in_background(self.collection.store.remember, name, value)

    def tell(
        self,
        text: str,
        *,
        severity: Literal["information", "warning", "error"] = "information",
        stays: bool = False,
    ) -> None:
        """Shows a remark at the foot of the screen; `stays` lets it outlive one turn."""
        lines = self.screen.query(RemarkLine)
        if lines:
            lines.last().show(text, severity, stays=stays)
            if not isinstance(self.screen, KeyPage):
                lines.last().fade()
        elif not self.screen.is_mounted:  # its lines are still to come
            again = partial(self.tell, text, severity=severity, stays=stays)
            self.screen.call_after_refresh(again)
        else:  # one of Textual's own screens
            self.notify(visible(text), severity=severity, markup=False, timeout=4)

    def on_unmount(self) -> None:
        """Ends the thread, however the program is left."""
        self._writer.close(patience=0)

    def finish_keeping(self) -> None:
        """Waits for what is being kept, `PATIENCE` seconds at the most."""
        if not self._writer.close(patience=PATIENCE):
            complain("the disk does not answer. Every answer whose verdict you saw is saved.")
            os._exit(1)  # the store cannot be closed either, while the thread that writes is in it
