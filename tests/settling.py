"""A pytest plugin: a test that presses a key goes on when the key has done all that it does,
however slow the machine.

Textual's pilot waits until the process seems to do nothing, which on a busy machine it seems to do
at any time. This waits until every message is handled and the screen is drawn: not for the store,
which is what a worker waits for. Textual's pilot also sends each widget a message of its own before
it goes on, which is more than all other messages together, and tells nothing that this does not.
And whoever leaves waits for what is being kept, as the program does.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary

import textual.app
import textual.pilot
from textual._context import active_app
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.timer import Timer

from quiz.tui.keeping import PATIENCE, KeepingApp

HANG = 50.0
"""Seconds after which a program that does not come to rest has hung."""

_handled: WeakKeyDictionary[App[object], int] = WeakKeyDictionary()
"""Of each program, how many messages are being handled now."""
_dispatch = MessagePump._dispatch_message


async def _counted(self: MessagePump, message: Message) -> None:
    app = self.app
    _handled[app] = _handled.get(app, 0) + 1
    try:
        await _dispatch(self, message)
    finally:
        _handled[app] -= 1


def _is_at_rest(app: App[object]) -> bool:
    """Whether nothing is being done and nothing is about to be."""
    if _handled.get(app) or asyncio.get_running_loop()._ready:  # type: ignore[attr-defined]
        return False
    pumps = [pump for pump in (app, *app._registry) if pump._running and not pump._closing]
    return not any(
        pump.message_queue_size or pump._pending_message or pump._next_callbacks for pump in pumps
    )


def _is_drawn(app: App[object]) -> bool:
    screen = app.screen
    wanted = (
        screen._layout_required,
        screen._scroll_required,
        screen._repaint_required,
        screen._recompose_required,
    )
    return not (any(wanted) or screen._dirty_widgets or screen._callbacks)


async def rest(_min_sleep: float = 0, _max_sleep: float = 0) -> None:
    """Waits until a program has handled every message and has drawn its screen."""
    await _rest_of(active_app.get())


async def _rest_of(app: App[object]) -> None:
    end, still = time.monotonic() + HANG, 0
    while still < 2 and app._running and app._exception is None:
        assert time.monotonic() < end, f"{app.screen} does not come to rest"
        await asyncio.sleep(0)
        if not _is_at_rest(app):
            still = 0
            if not asyncio.get_running_loop()._ready:  # type: ignore[attr-defined]
                await asyncio.sleep(0.001)  # a handler waits for a timer, or for another thread
        elif not _is_drawn(app):
            still = 0
            app.screen._on_timer_update()
        else:
            still += 1


async def _wait_for_screen(self: Pilot[object], _timeout: float = HANG) -> bool:
    await _rest_of(self.app)
    return self.app._exception is None


_ticks: WeakKeyDictionary[Timer, int] = WeakKeyDictionary()
_tick = Timer._tick


async def _counted_tick(self: Timer, *, next_timer: float, count: int) -> None:
    await _tick(self, next_timer=next_timer, count=count)
    _ticks[self] = _ticks.get(self, 0) + 1


def ticks(timer: Timer) -> int:
    """How often a timer has gone off."""
    return _ticks.get(timer, 0)


_run_test = App.run_test


@asynccontextmanager
async def _left(self: App[object], **options: object) -> AsyncIterator[Pilot[object]]:
    async with _run_test(self, **options) as pilot:  # type: ignore[arg-type]
        yield pilot
    if isinstance(self, KeepingApp):
        self._writer.close(patience=PATIENCE)


App.run_test = _left  # type: ignore[method-assign, assignment]
Pilot._wait_for_screen = _wait_for_screen  # type: ignore[method-assign, assignment]
Timer._tick = _counted_tick  # type: ignore[method-assign]
MessagePump._dispatch_message = _counted  # type: ignore[method-assign]
for module in (textual.app, textual.pilot):
    module.wait_for_idle = rest  # type: ignore[attr-defined]
