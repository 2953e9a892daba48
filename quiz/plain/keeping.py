"""What is kept is kept at once, in the one thread that there is; a wait and a failure are said."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import ParamSpec, TypeVar

from quiz.errors import StoreError
from quiz.plain.conversation import Conversation
from quiz.surroundings import waits

P = ParamSpec("P")
T = TypeVar("T")

TRIES = 5
"""So often a pipe, which nobody asks, tries to keep an answer."""
PAUSE = 1.0
"""Seconds between two of these."""


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
                with waits.telling(self._conversation.say), waits.waiting(waits.LONG):
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
