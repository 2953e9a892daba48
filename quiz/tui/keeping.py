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
from quiz.surroundings import waits
from quiz.text import complain, visible
from quiz.tui.key_page import KeyApp, KeyPage
from quiz.tui.widgets.foot import RemarkLine

if TYPE_CHECKING:
    from textual.await_remove import AwaitRemove
    from textual.dom import DOMNode
    from textual.widget import Widget

    from quiz.collection import Collection

P = ParamSpec("P")
T = TypeVar("T")

AT_LATEST = 1.0
"""Seconds after which the start counts as over, whether a screen was drawn or not."""

_LOOK = 0.5
"""Seconds between two looks at whether anything is waited for."""
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
        # Whoever waits may be taken away with the screen: what was to be kept is kept all the same.
        future.set_running_or_notify_cancel()
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
    try:
        with waits.waiting(waits.LONG):
            future.set_result(function())
    except BaseException as error:  # it is for whoever waits
        future.set_exception(error)


def beside(function: Callable[[], T]) -> Future[T]:
    """Calls a function in a thread of its own, which neither leaving nor the learner waits for."""

    def call() -> T:
        with waits.nobody_waits():
            return function()

    work = Work(getattr(function, "__name__", "beside"))
    future = work.submit(call)
    work.close(patience=0)
    return future


def _tell(sentence: str) -> None:
    complain(f"{sentence} Ctrl+C leaves without it.")


class KeepingApp(KeyApp):
    """A program that never waits for its store: one thread makes all calls, in order."""

    def __init__(self, collection: Collection, css_path: list[str]) -> None:
        super().__init__(css_path=css_path)  # type: ignore[arg-type]  # a list is invariant; Textual only reads it
        self.collection = collection
        self._writer = Work("writer")
        self._is_waiting = False
        """The lines at the foot say what is waited for."""
        # Where another program locks the store, an answer waits until it does not.
        collection.store.file.is_patient = True

    def on_mount(self) -> None:
        waits.tell_by(None)
        self.set_interval(_LOOK, self._tell_of_waiting)

    def _tell_of_waiting(self) -> None:
        """Says at the foot what is waited for, while it is; no key is taken by that."""
        text, leave = waits.sentence(), self.key_set.name("leave")
        if text == waits.LONG:
            text = f"{text} {leave} leaves."
        elif text:
            text = f"{text} What you did is kept once that is over; {leave} leaves without it."
        if not (text or self._is_waiting) or not self.screen_stack:
            return
        self._is_waiting = bool(text)
        for screen in self.screen_stack:
            for line in screen.query(RemarkLine):
                line.wait(text)

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
        if not self.screen_stack:  # the program is being left
            return
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

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        """Ends what waits for something on a screen that goes, before its parts do.

        Textual ends it after them: till then it would look for parts that are no more. The method
        is private to Textual.
        """
        current = asyncio.current_task()
        for worker in list(self.workers):
            if worker.node in nodes and worker._task is not current:
                worker.cancel()
        return super()._prune(*nodes, parent=parent)

    def on_unmount(self) -> None:
        """Ends the thread, however the program is left."""
        self._writer.close(patience=0)

    def finish_keeping(self) -> None:
        """Waits for what is being kept, `PATIENCE` seconds at the most, and says so."""
        waits.tell_by(_tell)
        if not self._writer.close(patience=PATIENCE):
            why = waits.sentence().replace(waits.LONG, "") or "The disk does not answer."
            complain(f"{why.strip()} Every answer whose verdict you saw is saved.")
            os._exit(1)  # the store cannot be closed either, while the thread that writes is in it
