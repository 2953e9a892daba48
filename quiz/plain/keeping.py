"""What is kept is kept at once, in the one thread that there is; a wait and a failure are said."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from threading import Timer
from typing import ParamSpec, TypeVar

from quiz.errors import StoreError
from quiz.plain.conversation import Conversation

P = ParamSpec("P")
T = TypeVar("T")

SLOW = 2.0
"""Seconds after which a wait is said."""
TRIES = 5
"""So often a pipe, which nobody asks, tries to keep an answer."""
PAUSE = 1.0
"""Seconds between two of these."""
_WAITING = "Still saving: the disk is slow, or another window is writing."


async def keep(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Calls a function of the store at once."""
    return function(*args, **kwargs)


def done(steps: Awaitable[T]) -> T:
    """The result of a coroutine that waits for nothing, as `keep` does not."""
    assert isinstance(steps, Coroutine)
    try:
        steps.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    raise AssertionError("it waits")


class Keeper:
    """Keeps what the learner does, and says what stands in the way."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation

    def keep(self, begin: Callable[[], Awaitable[T]]) -> T:
        """The result of steps that are kept; where they cannot be, they are tried again.

        Nothing is dropped: a person says when, a pipe waits a little. Raises StoreError where the
        store stays as it is, and Quit where the learner gives up.
        """
        tries = 0
        while True:
            try:
                with self._telling():
                    return done(begin())
            except StoreError as error:
                tries += 1
                self._wait(error, tries)

    def _wait(self, error: StoreError, tries: int) -> None:
        conversation = self._conversation
        if not conversation.is_person:
            if tries >= TRIES:
                raise error
            time.sleep(PAUSE)
            return
        conversation.say(str(error))
        conversation.wait("Not saved yet. Enter tries again, :quit ends without it: ")

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        """Says that it takes long; nobody types meanwhile whose line that could cut."""
        timer = Timer(SLOW, self._conversation.say, [_WAITING])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
