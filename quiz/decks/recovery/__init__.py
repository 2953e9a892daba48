"""What can still be read of a deck whose YAML fails: its parts, one at a time, so that a slip costs
one question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quiz.decks import hints as traps
from quiz.decks.hints import told
from quiz.decks.nodes import Composed, Items, Node, Pairs, Slip, compose
from quiz.decks.problem import Place, Sheet, lines_of
from quiz.decks.recovery.chunks import Chunk, Cutter, Mend, Words
from quiz.decks.recovery.layout import straightened
from quiz.decks.recovery.mender import Mender

__all__ = ["Piece", "Pieces", "Words", "is_large", "pieces", "told"]

MAX_CHARACTERS = 4 * 1024 * 1024
"""Of a deck that is larger, only the first slip is told."""
MAX_LINES = 500_000
MAX_MENDS = 8
"""Slips in one part that are told one by one."""


class Piece(NamedTuple):
    """A question as a node, and whether something was wrong with its YAML."""

    node: Node
    broken: bool


class Pieces(NamedTuple):
    """What was readable: the deck's own keys and its questions."""

    head: Pairs | None
    questions: Iterator[Piece]


def is_large(text: str) -> bool:
    """Whether a text is too large to be read in pieces."""
    return len(text) > MAX_CHARACTERS or text.count("\n") + text.count("\r") > MAX_LINES


def pieces(text: str, slip: Slip, sheet: Sheet, words: Words) -> Pieces:
    """Reads each key of the head and each entry alone; each one's slip is a problem with its cure."""
    if slip.code == "too-large" or is_large(text):
        sheet.flag(*told(slip))
        return Pieces(None, iter(()))
    return _Recovery(sheet, words).read(lines_of(text), slip)


class _Recovery:
    def __init__(self, sheet: Sheet, words: Words) -> None:
        self.sheet = sheet
        self.words = words
        self.mender = Mender()

    def read(self, lines: list[str], slip: Slip) -> Pieces:
        known = self.sheet.errors
        cutter = Cutter(self.words)
        chunks = list(cutter.cut(lines, self.sheet))
        if not any(chunk.is_entry for chunk in chunks):
            self.sheet.flag(*told(slip))
            return Pieces(None, iter(()))
        head = [pair for chunk in chunks if not chunk.is_entry for pair in self._head(chunk)]
        start = Place(1, 1)
        questions = self._questions(
            [chunk for chunk in chunks if chunk.is_entry], cutter.depth, slip, known
        )
        return Pieces(Pairs(tuple(head), head[0][0].place if head else start), questions)

    def _questions(
        self, chunks: list[Chunk], depth: int, slip: Slip, known: int
    ) -> Iterator[Piece]:
        for chunk in chunks:
            if self.sheet.is_full:
                return
            yield from self._entry(chunk, depth)
        if self.sheet.errors == known:
            self.sheet.flag(*told(slip))

    def _head(self, chunk: Chunk) -> tuple[tuple[Node, Node], ...]:
        node = self._compose(chunk)
        if isinstance(node, Pairs):
            return node.pairs
        if node is not None:
            self.sheet.flag(
                node.place,
                "not-a-key",
                "A line of the deck's head is a key, a colon and its value.",
            )
        return ()

    def _entry(self, chunk: Chunk, depth: int) -> tuple[Piece, ...]:
        last = chunk.first_line + len(chunk.lines)
        known = self.sheet.errors
        straight, mend = straightened(chunk, self.words, depth)
        if mend:
            self._tell(mend)
        node = self._compose(straight)
        broken = self.sheet.errors > known or self.sheet.has_early((chunk.first_line, 0), (last, 0))
        nodes = node.items if isinstance(node, Items) else (node,) if node else ()
        return tuple(Piece(one, broken) for one in nodes)

    def _compose(self, chunk: Chunk) -> Node | None:
        for _ in range(MAX_MENDS):
            try:
                return self._accept(compose("\n".join(chunk.lines), first_line=chunk.first_line))
            except Slip as slip:
                mend = self.mender.mend(chunk, slip)
                if mend is None:
                    self.sheet.flag(*told(slip))
                    return None
                self._tell(mend)
                chunk = chunk._replace(lines=mend.lines)
        return None

    def _accept(self, composed: Composed) -> Node | None:
        for remark in composed.remarks:
            self.sheet.flag(*traps.explained(remark, self.sheet))
        return composed.root

    def _tell(self, mend: Mend) -> None:
        self.sheet.flag(mend.place, mend.code, mend.message)
        self.sheet.mended.update(mend.touched)
