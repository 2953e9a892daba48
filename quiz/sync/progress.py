"""How far a sync is, and how it is stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeAlias

from quiz.values import NamedTuple

_STOPS = 1.0
"""Seconds in which a sync that is to stop has ended, if what it waits for answers."""


class Step(NamedTuple):
    """Something that a sync is doing."""

    what: str
    done: int = 0
    of: int = 0
    """Of the same unit; 0 where nobody knows how far it is."""


Tell: TypeAlias = Callable[[Step], object]


def untold(_: Step) -> None:
    """Tells nobody."""


class Watch:
    """Watches what another thread does."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._is_to_stop = False
        self._is_over = threading.Event()

    def tell(self, step: Step) -> None:
        """Says what is being done; ends the thread where it is to stop."""
        if self._is_to_stop:
            raise SystemExit
        self._tell(step)

    def end(self) -> None:
        """Says that there is nothing to be stopped any more."""
        self._is_over.set()

    def stop(self) -> None:
        """Has the sync end where it can go on later, and waits for that, but not for long."""
        self._is_to_stop = True
        self._is_over.wait(_STOPS)
