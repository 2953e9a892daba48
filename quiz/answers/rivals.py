"""What else a response may have meant: the deck's other answers and the entry's wrong choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property


class Rivals:
    """Texts that must not be taken for a slip in the right answer; gathered when grading first asks for them."""

    def __init__(self, gather: Callable[[], Iterable[str]] = tuple) -> None:
        self._gather = gather

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The rival spellings as their authors wrote them."""
        return tuple(self._gather())


NO_RIVALS = Rivals()
