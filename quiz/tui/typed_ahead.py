"""Keys typed ahead: each waits for the effects of the one before, and for an answer to be kept."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.events import Key, Paste

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.screen import Screen
    from textual.worker import Worker

KEEPING = "keeping"
"""The group of the workers that have something kept before their screen goes on."""
_AT_ONCE = ("ctrl+c", "ctrl+z")
"""Keys that leave the program wait for nothing."""


class TypedAhead:
    """The keys of a program that came sooner than they could be taken, in their order.

    A key goes to what has the focus, and what follows from it goes up from there, message by
    message. The next one waits until that is done: else it would be typed into the line of the last
    question, or after its own Enter.
    """

    def __init__(self, app: App[None], take: Callable[[Key | Paste], Awaitable[None]]) -> None:
        self._app, self._take = app, take
        self._waiting: deque[Key | Paste] = deque()
        self._last: MessagePump = app
        """The widget or screen that the last key went to."""
        self._task: asyncio.Task[None] | None = None

    async def put(self, event: Key | Paste) -> None:
        """Takes a key, at once or when it is its turn."""
        if isinstance(event, Key) and event.key in _AT_ONCE:
            await self._take(event)
        elif self._task is None and self._is_done and self._keeping is None:
            await self._give(event)
        else:
            self._waiting.append(event)
            self._task = self._task or asyncio.create_task(self._take_waiting())

    def forget(self) -> None:
        """Drops the keys that wait: what they were typed for does not come."""
        self._waiting.clear()

    def close(self) -> None:
        """No key is taken any more."""
        self.forget()
        if self._task:
            self._task.cancel()

    async def _take_waiting(self) -> None:
        try:
            while self._waiting:
                await self._until_done()
                if worker := self._keeping:
                    await self._until_kept(worker, self._app.screen)
                elif self._waiting:
                    await self._give(self._waiting.popleft())
        except Exception as error:
            self._app._handle_exception(error)
        finally:
            self._task = None

    async def _give(self, event: Key | Paste) -> None:
        self._last = self._app.focused or self._app.screen
        await self._take(event)

    @property
    def _is_done(self) -> bool:
        """True when no message that follows from the last key is still on its way up."""
        # Textual takes the next message out of the queue, to see if it replaces the one before,
        # ahead of its turn.
        return not any(
            pump.is_running and (pump.message_queue_size or pump._pending_message)
            for pump in _upwards(self._last)
        )

    async def _until_done(self) -> None:
        looks = 0
        while not self._is_done:
            looks += 1
            # A handler that waits for something is not asked as often.
            await asyncio.sleep(0 if looks < 100 else 0.005)

    @property
    def _keeping(self) -> Worker[object] | None:
        screen = self._app.screen
        workers = (worker for worker in self._app.workers if worker.group == KEEPING)
        return next(
            (worker for worker in workers if worker.node is screen and _is_at_work(worker)), None
        )

    async def _until_kept(self, worker: Worker[object], screen: Screen[object]) -> None:
        while worker._task and _is_at_work(worker) and self._app.screen is screen:
            # The worker may itself wait for a page that asks something.
            await asyncio.wait([worker._task], timeout=0.05)
        if self._app.screen is not screen:
            self.forget()  # typed for a page that is no longer there


def _is_at_work(worker: Worker[object]) -> bool:
    """True while its task runs: a worker cancelled before its first step says so for ever."""
    return worker._task is not None and not worker._task.done()


def _upwards(pump: MessagePump | None) -> list[MessagePump]:
    """A message pump and all that hold it, from inside out."""
    pumps = []
    while pump is not None:
        pumps.append(pump)
        pump = pump._parent
    return pumps
