"""A conversation in a test: the lines that are given, and all that is said."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat

from quiz.plain.conversation import Conversation
from quiz.text import say
from tests.clock import FixedClock


class Script:
    """Lines that are given one after another, after the seconds that each takes."""

    def __init__(
        self,
        lines: Iterable[str],
        clock: FixedClock | None = None,
        *,
        seconds: float | Iterable[float] = 5,
        is_person: bool = True,
    ) -> None:
        self._left = list(lines)
        self._clock = clock
        self._seconds = iter(seconds) if isinstance(seconds, Iterable) else repeat(seconds)
        self.is_person = is_person
        self.typed_early: list[str] = []
        """Lines that are there before the next prompt."""

    def early(self) -> list[str]:
        lines, self.typed_early = self.typed_early, []
        return lines

    def read(self, prompt: str) -> str:
        if not self._left:
            say(prompt, end="")
            raise EOFError
        line = self._left.pop(0)
        if self._clock:
            self._clock.pass_seconds(next(self._seconds))
        say(f"{prompt}{line}")
        return line

    def pause(self, seconds: float) -> None:
        """Whoever gives the lines has read it at once."""


def talk(*lines: str, clock: FixedClock | None = None, is_person: bool = True) -> Conversation:
    """A conversation in which these lines are given; then the input ends."""
    return Conversation(Script(lines, clock, is_person=is_person))
