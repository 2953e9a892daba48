"""What can still be read of a deck whose YAML fails: its parts, one at a time, so that a slip costs
one question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quiz.decks import hints as traps
from quiz.decks.hints import told
from quiz.decks.nodes import Composed, Mapping, Node, Sequence, YamlError, compose
from quiz.decks.problem import Place, Problems, lines_of
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

    head: Mapping | None
    questions: Iterator[Piece]


def is_large(text: str) -> bool:
    """Whether a text is too large to be read in pieces."""
    return len(text) > MAX_CHARACTERS or text.count("\n") + text.count("\r") > MAX_LINES


def pieces(text: str, error: YamlError, problems: Problems, words: Words) -> Pieces:
    """Reads each key of the head and each entry alone; each one's slip is a problem with its cure."""
    if error.code == "too-large" or is_large(text):
        problems.add(*told(error))
        return Pieces(None, iter(()))
    return _Recovery(problems, words).read(lines_of(text), error)


class _Recovery:
    def __init__(self, problems: Problems, words: Words) -> None:
        self.problems = problems
        self.words = words
        self.mender = Mender()

    def read(self, lines: list[str], error: YamlError) -> Pieces:
        known = self.problems.errors
        cutter = Cutter(self.words)
        chunks = list(cutter.cut(lines, self.problems))
        if not any(chunk.is_entry for chunk in chunks):
            self.problems.add(*told(error))
            return Pieces(None, iter(()))
        head = [pair for chunk in chunks if not chunk.is_entry for pair in self._head(chunk)]
        start = Place(1, 1)
        questions = self._questions(
            [chunk for chunk in chunks if chunk.is_entry], cutter.depth, error, known
        )
        return Pieces(Mapping(tuple(head), head[0][0].place if head else start), questions)

    def _questions(
        self, chunks: list[Chunk], depth: int, error: YamlError, known: int
    ) -> Iterator[Piece]:
        for chunk in chunks:
            if self.problems.too_many_to_list:
                return
            yield from self._entry(chunk, depth)
        if self.problems.errors == known:
            self.problems.add(*told(error))

    def _head(self, chunk: Chunk) -> tuple[tuple[Node, Node], ...]:
        node = self._compose(chunk)
        if isinstance(node, Mapping):
            return node.pairs
        if node is not None:
            self.problems.add(
                node.place,
                "not-a-key",
                "A line of the deck's head is a key, a colon and its value.",
            )
        return ()

    def _entry(self, chunk: Chunk, depth: int) -> tuple[Piece, ...]:
        last = chunk.first_line + len(chunk.lines)
        known = self.problems.errors
        straight, mend = straightened(chunk, self.words, depth)
        if mend:
            self._tell(mend)
        node = self._compose(straight)
        broken = self.problems.errors > known or self.problems.is_broken(
            (chunk.first_line, 0), (last, 0)
        )
        nodes = node.items if isinstance(node, Sequence) else (node,) if node else ()
        return tuple(Piece(one, broken) for one in nodes)

    def _compose(self, chunk: Chunk) -> Node | None:
        for _ in range(MAX_MENDS):
            try:
                return self._accept(compose("\n".join(chunk.lines), first_line=chunk.first_line))
            except YamlError as error:
                mend = self.mender.mend(chunk, error)
                if mend is None:
                    self.problems.add(*told(error))
                    return None
                self._tell(mend)
                chunk = chunk._replace(lines=mend.lines)
        return None

    def _accept(self, composed: Composed) -> Node | None:
        for remark in composed.remarks:
            self.problems.add(*traps.explained(remark, self.problems))
        return composed.root

    def _tell(self, mend: Mend) -> None:
        self.problems.add(mend.place, mend.code, mend.message)
        self.problems.mended_lines.update(mend.touched)
