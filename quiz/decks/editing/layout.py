"""Where things stand in a deck's text, as offsets: what an edit needs that keeps every other byte."""

from __future__ import annotations

import re
from bisect import bisect_right

from quiz.decks.nodes import Items, Node, Pairs, Scalar
from quiz.decks.problem import Place

_BREAK = re.compile("\r\n|\r|\n")
_BETWEEN = re.compile(r"(?:[\s,]|(?<=\s)#[^\r\n]*)*")
"""What may stand between the last entry and the bracket that closes: blanks, a comma, comments."""


class Unplaced(Exception):
    """The text is laid out in a way that is not edited."""


class Layout:
    """A text and its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def offset(self, place: Place) -> int:
        """Where a place is in the text."""
        if place.line > len(self._starts):
            return len(self.text)
        return min(self._starts[place.line - 1] + place.column - 1, len(self.text))

    def is_flow(self, node: Node) -> bool:
        """Whether a list or a mapping is written in brackets."""
        return not isinstance(node, Scalar) and self.text[self.offset(node.place) :][:1] in ("[", "{")

    def end(self, node: Node) -> int:
        """The offset after a node's last character; Unplaced if it cannot be told."""
        if isinstance(node, Scalar):
            return self.offset(node.end)
        inner = [one for pair in node.pairs for one in pair] if isinstance(node, Pairs) else list(node.items)
        if not self.is_flow(node):
            return self.end(inner[-1])
        after = self.end(inner[-1]) if inner else self.offset(node.place) + 1
        found = _BETWEEN.match(self.text, after)
        at = found.end() if found else after
        if self.text[at : at + 1] != ("]" if isinstance(node, Items) else "}"):
            raise Unplaced
        return at + 1

    def line_after(self, node: Node) -> int:
        """Where the line after a node's last one begins; the end of the text if there is none."""
        last = node
        while not isinstance(last, Scalar) and not self.is_flow(last):
            last = last.items[-1] if isinstance(last, Items) else last.pairs[-1][1]
        if isinstance(last, Scalar) and last.style in ("|", ">"):
            raise Unplaced
        found = _BREAK.search(self.text, self.end(node))
        return found.end() if found else len(self.text)

    def new_line(self, at: int, indent: int, written: str) -> str:
        """What is to be put at the beginning of a line, or at the text's end, to make a line of its own there."""
        ending = self._ending(at)
        line = " " * indent + written
        ends_bare = at == len(self.text) and not self.text.endswith(("\n", "\r"))
        return f"{ending}{line}" if ends_bare else f"{line}{ending}"

    def _ending(self, at: int) -> str:
        """The line break before an offset, or the text's first."""
        index = bisect_right(self._starts, at) - 1
        start = self._starts[index]
        before = next((text for text in ("\r\n", "\n", "\r") if start and self.text[:start].endswith(text)), "")
        found = _BREAK.search(self.text)
        return before or (found[0] if found else "\n")
