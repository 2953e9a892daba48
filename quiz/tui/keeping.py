"""The one thread that writes: what it keeps, and what is told of it at the edge of the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Literal, ParamSpec, TypeVar

from textual.app import App

from quiz.display import visible
from quiz.errors import StoreError

if TYPE_CHECKING:
    from quiz.desk import Desk

P = ParamSpec("P")
T = TypeVar("T")


class KeepingApp(App[str]):
    """A program that calls the functions of its store in one thread, one after the other, and so never waits for it."""

    def __init__(self, desk: Desk, css_path: list[str]) -> None:
        super().__init__(css_path=css_path)  # type: ignore[arg-type]  # a list is invariant; Textual only reads it
        self.desk = desk
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self.stands = Event()
        """The first screen stands: before that the thread that writes would only take turns from it."""

    def keep_nothing_yet(self) -> None:
        """Whatever is to be kept waits until the first screen stands; `close_store` must follow, or nothing ends."""
        self.keep_in_background(self.stands.wait)

    def keep_later(self, function: Callable[[], T]) -> Future[T]:
        """As `keep`, for who waits in another way."""
        return self._writer.submit(function)

    async def keep(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Calls a function of the store in the thread that writes, and waits until it is kept."""
        return await asyncio.wrap_future(self._writer.submit(partial(function, *args, **kwargs)))

    async def keep_or_tell(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """As `keep`, but a failure is told and gives None."""
        try:
            return await self.keep(function, *args, **kwargs)
        except StoreError as error:
            self.tell(str(error), severity="error")
            return None

    def keep_in_background(self, function: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """As `keep`, for what nobody waits for."""
        self._writer.submit(partial(function, *args, **kwargs))

    def remember(self, name: str, value: str) -> None:
        self.keep_in_background(self.desk.store.remember, name, value)

    def tell(self, text: str, *, severity: Literal["information", "warning", "error"] = "information") -> None:
        """Says something at the edge of the screen for a few seconds."""
        self.clear_notifications()
        self.notify(visible(text), severity=severity, markup=False, timeout=4)

    def close_store(self) -> None:
        """Waits for what is still being kept."""
        self.stands.set()
        self._writer.shutdown(wait=True)
        self.desk.store.close()
