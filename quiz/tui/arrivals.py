"""Decks that are read beside the screen, taken up as they arrive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from textual.timer import Timer

    from quiz.decks import ShelvedDeck
    from quiz.tui.keeping import KeepingApp

_LOOK = 0.1
"""Seconds between two looks at what has arrived."""


@runtime_checkable
class ShelfScreen(Protocol):
    """A screen on which the decks stand."""

    def take_read(self, decks: Sequence[ShelvedDeck], *, has_moved: bool) -> None:
        """Shows decks that were read just now; `has_moved` says that others are left out."""


class Arrivals:
    """What is still to be read of the collection of an app."""

    def __init__(self, app: KeepingApp, then: Callable[[], object]) -> None:
        self._app = app
        self._then = then
        self._timer: Timer | None = None

    def begin(self) -> None:
        """Takes up decks from now on, and calls `then` when all are read."""
        self._timer = self._app.set_interval(_LOOK, self._take)

    def _take(self) -> None:
        collection = self._app.collection
        reading = collection.reading
        if reading is None:
            return
        reading.begin_another()
        decks, has_moved, is_over = reading.take(), False, reading.is_over
        if is_over:
            has_moved = collection.finish_reading()
            if self._timer:
                self._timer.stop()
        for screen in self._app.screen_stack:
            if isinstance(screen, ShelfScreen):
                screen.take_read(decks, has_moved=has_moved)
        if is_over:
            self._then()
