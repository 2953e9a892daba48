"""A text of another program, and what is said of it."""

from __future__ import annotations

from quiz.decks.foreign.example import GENERIC, Foreign, deck
from quiz.values import NamedTuple


class Text(NamedTuple):
    """A text of another program: what it is, and its first question if that can be seen."""

    what: str
    first: Foreign | None

    @property
    def message(self) -> str:
        """What to say of it, with its first question as a deck has it, to copy."""
        cure = "A deck with its first question would be:" if self.first else "A deck looks so:"
        example = deck(self.first or GENERIC)
        return f"This looks like {self.what}, and not like a deck. {cure}\n{example}"
