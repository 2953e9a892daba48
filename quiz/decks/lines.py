"""A deck's text by its lines and columns, as an editor counts them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import chain

from quiz.decks.problem import Place

LINE_BREAK = re.compile("\r\n|\r|\n")
"""Unicode's odd line breaks are characters."""
LONGEST_REST = 400
"""Characters of a line that a message could need."""


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their breaks."""
    return LINE_BREAK.split(text)


def line_breaks(text: str) -> int:
    """The number of lines that end in a text."""
    returns = text.count("\r") - text.count("\r\n") if "\r" in text else 0
    return text.count("\n") + returns


class Lines:
    """A text in which places can be looked up."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> array[int]:
        """The offset of each line; the lines themselves would take ten times the memory."""
        return array("I", chain((0,), (end.end() for end in LINE_BREAK.finditer(self.text))))

    @cached_property
    def has_comments(self) -> bool:
        """True if a # could cut a text anywhere."""
        return "#" in self.text and (" #" in self.text or "\t#" in self.text)

    def line(self, number: int) -> str:
        """The line of this number, from 1; empty after the last."""
        if not 0 < number <= len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")

    def rest(self, place: Place) -> str:
        """The rest of a line from a place on, at most LONGEST_REST characters."""
        return self.line(place.line)[place.column - 1 : place.column - 1 + LONGEST_REST]

    def place(self, offset: int) -> Place:
        """The place of the character at an offset, from 0."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def offset(self, place: Place) -> int:
        """The offset of a place; the end of the text for one behind it."""
        if place.line > len(self._starts):
            return len(self.text)
        return min(self._starts[place.line - 1] + place.column - 1, len(self.text))
