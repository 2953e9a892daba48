"""Keys pressed in a test, and the wait until everything that they lead to is done."""

from __future__ import annotations

import asyncio
import time

from textual.events import Key
from textual.pilot import Pilot
from textual.timer import Timer

from quiz.tui.face import Face
from quiz.tui.key_page import KeyPage
from quiz.tui.typed_ahead import TypedAhead
from tests.settling import HANG, ticks

TICKS = 0.25
"""Seconds in which every clock on a screen ticks more than once."""


def _working(pilot: Pilot[None]) -> int:
    """How many workers are at work, but for those that wait for the learner to answer a page."""
    given = [
        callback.future
        for screen in pilot.app.screen_stack
        for callback in screen._result_callbacks
    ]
    asking = sum(
        bool(future and future._callbacks) for future in given
    )  # a future that somebody waits for
    return sum(not worker.is_finished for worker in pilot.app.workers) - asking


def _keys_of(pilot: Pilot[None]) -> TypedAhead:
    assert isinstance(pilot.app, Face)
    return pilot.app.typed_ahead


def _is_beginning(pilot: Pilot[None]) -> bool:
    """True of a screen that is there, but has not come as far as to take a key."""
    screen = pilot.app.screen
    return isinstance(screen, KeyPage) and screen.takes is None


async def settle(pilot: Pilot[None]) -> None:
    """Waits until everything is kept, handled and drawn."""
    end = time.monotonic() + HANG
    await pilot.pause()
    while _working(pilot) > 0 or not _keys_of(pilot).is_at_rest or _is_beginning(pilot):
        assert time.monotonic() < end, [
            worker for worker in pilot.app.workers if not worker.is_finished
        ]
        await asyncio.sleep(0.002)
        await pilot.pause()


async def until_kept(pilot: Pilot[None]) -> None:
    """Waits until the thread that writes has done all that it was given, as leaving does."""
    await settle(pilot)
    assert isinstance(pilot.app, Face)
    await asyncio.wrap_future(pilot.app.keep_later(lambda: None))


async def resize(pilot: Pilot[None], width: int, height: int) -> None:
    """Gives the terminal another size, and waits until the screen has taken it up."""
    end = time.monotonic() + HANG
    await pilot.resize_terminal(width, height)
    while pilot.app.screen._compositor.size != (width, height):  # Textual gathers sizes for a while
        assert time.monotonic() < end, pilot.app.screen._compositor.size
        await asyncio.sleep(0.002)
    await drawn(pilot)
    await settle(pilot)


def _is_to_fire(timer: Timer) -> bool:
    """True of a timer that waits for a moment without keys, and then changes the screen once."""
    is_at_work = timer._task is not None and not timer._task.done()
    return is_at_work and timer._repeat == 0 and timer._interval < TICKS


async def drawn(pilot: Pilot[None]) -> None:
    """Waits until all that the screen was changed to is drawn, which its timers may do later."""
    end, screen = time.monotonic() + HANG, pilot.app.screen
    while any(_is_to_fire(timer) for timer in screen._timers):
        assert time.monotonic() < end, screen._timers
        await asyncio.sleep(0.01)
    await settle(pilot)
    for _ in range(2):  # laid out, and then drawn for the room that there is
        is_drawn = asyncio.Event()
        pilot.app.screen.call_after_refresh(is_drawn.set)
        await is_drawn.wait()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys as somebody does who waits for each, and for the page before the first."""
    await pilot.pause()
    if not _keys_of(pilot).is_at_rest:
        await settle(pilot)
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def burst(pilot: Pilot[None], *keys: str, turns: int = 0) -> None:
    """Sends keys in one piece, as on a slow line, or some turns of the event loop apart."""
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        for _ in range(turns):
            await asyncio.sleep(0)
    await settle(pilot)


async def tick(pilot: Pilot[None]) -> None:
    """Lets the clocks on the screen tick twice, and waits for what they lead to."""
    end, screen = time.monotonic() + HANG, pilot.app.screen
    clocks = [
        timer
        for timer in screen._timers
        if 0.04 < timer._interval < TICKS and timer._active.is_set()
    ]
    wanted = {clock: ticks(clock) + 2 for clock in clocks}
    await asyncio.sleep(TICKS)
    while pilot.app.screen is screen and any(
        ticks(clock) < count for clock, count in wanted.items()
    ):
        assert time.monotonic() < end, wanted
        await asyncio.sleep(0.01)
    await settle(pilot)
