"""The pieces of a deck whose YAML fails, each composed alone, so that a slip costs one question."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.decks.hints import with_cure, without_cure
from quiz.decks.lines import Lines, lines_of
from quiz.decks.nodes import Mapping, Node, Scalar, Sequence, YamlError, compose
from quiz.decks.pieces import Piece, Pieces
from quiz.decks.problem import Place, Problems
from quiz.decks.recovery.chunks import Chunk, Cutter, Mend
from quiz.decks.recovery.conflicts import merge_conflict, without_conflicts
from quiz.decks.recovery.layout import spaces, straightened
from quiz.decks.recovery.mender import Mender

__all__ = ["is_large", "merge_conflict", "pieces"]

MAX_CHARACTERS = 4 * 1024 * 1024
"""Of a deck that is larger, only the first slip is reported."""
MAX_LINES = 500_000
MAX_MENDS = 8
"""Slips in one part that are reported one by one."""


def is_large(text: str) -> bool:
    """True if a text is too large to be read in pieces."""
    return len(text) > MAX_CHARACTERS or text.count("\n") + text.count("\r") > MAX_LINES


def pieces(text: str, error: YamlError, lines: Lines, problems: Problems) -> Pieces:
    """Composes each key of the head and each entry alone; each slip is a problem with its cure.

    `error` is why the text as a whole is no YAML.
    """
    recovery = _Recovery(lines, problems)
    cutter = Cutter()
    merged = [] if error.code == "too-large" else without_conflicts(lines_of(text), problems)
    chunks = list(cutter.cut(merged, problems))
    entries = [chunk for chunk in chunks if chunk.is_entry]
    if not entries:
        problems.add(*without_cure(error, lines))
        return Pieces(None, iter(()))
    head = [pair for chunk in chunks if not chunk.is_entry for pair in recovery.head(chunk)]
    place = head[0][0].place if head else Place(1, 1)
    return Pieces(
        Mapping(tuple(head), place), recovery.questions(entries, depth=cutter.depth, error=error)
    )


class _Recovery:
    def __init__(self, lines: Lines, problems: Problems) -> None:
        self._lines = lines
        self._problems = problems
        self._mender = Mender()
        self._errors_before = problems.errors

    def head(self, chunk: Chunk) -> tuple[tuple[Node, Node], ...]:
        """The keys of the deck in a chunk, with their values."""
        node = self._compose(chunk)
        if isinstance(node, Mapping):
            return node.pairs
        if isinstance(node, Scalar) and node.text == "questions":
            message = 'A colon is missing after the key: "questions:"'
            self._problems.add(node.place, "no-colon", message)
            return ((node, node),)
        if node is not None:
            message = "A line of the deck's head is a key, a colon and its value."
            self._problems.add(node.place, "not-a-key", message)
        return ()

    def questions(self, chunks: list[Chunk], *, depth: int, error: YamlError) -> Iterator[Piece]:
        """The entries of some chunks; if none has an error, the whole deck's is reported."""
        for chunk in chunks:
            if self._problems.too_many_to_list:
                return
            yield from self._entry(chunk, depth)
        if self._problems.errors == self._errors_before:
            self._problems.add(*without_cure(error, self._lines))

    def _entry(self, chunk: Chunk, depth: int) -> Iterator[Piece]:
        start, end = (chunk.first_line, 0), (chunk.first_line + len(chunk.lines), 0)
        errors_before = self._problems.errors
        straight, mend = straightened(chunk, depth)
        if mend:
            self._report(mend)
        node = self._compose(straight)
        is_broken = self._problems.errors > errors_before or self._problems.is_broken(start, end)
        if isinstance(node, Sequence):
            yield from (Piece(item, is_broken) for item in node.items)
        elif node:
            yield Piece(node, is_broken)

    def _compose(self, chunk: Chunk) -> Node | None:
        """The node of a chunk, mended as often as that takes; None where it is no use."""
        for _ in range(MAX_MENDS):
            try:
                composed = compose("\n".join(chunk.lines), first_line=chunk.first_line)
            except YamlError as error:
                mend = self._mender.mend(chunk, error)
                if mend is None:
                    length = sum(map(len, chunk.lines))
                    self._problems.add(*without_cure(error, self._lines, farthest=length))
                    return None
                self._report(mend)
                chunk = chunk._replace(lines=mend.lines)
            else:
                spaced = self._spaced(chunk, composed.root)
                if spaced != chunk:
                    chunk = spaced
                    continue
                for remark in composed.remarks:
                    self._problems.add(*with_cure(remark, self._lines))
                return composed.root
        return None

    def _spaced(self, chunk: Chunk, root: Node | None) -> Chunk:
        """A chunk that is one text because its colons lack their spaces, with them."""
        first = root.items[0] if isinstance(root, Sequence) and root.items else root
        lines, keys = chunk.lines, frozenset[str]()
        if isinstance(first, Scalar) and first.plain:
            keys = chunk.keys
        elif isinstance(first, Mapping) and chunk.is_entry:
            present = {key.text for key, _ in first.pairs if isinstance(key, Scalar)}
            keys = frozenset(("answer",)) - present
        for mend in spaces(chunk, keys) if keys else ():
            self._report(mend)
            lines = [
                mended if chunk.first_line + index in mend.touched else line
                for index, (line, mended) in enumerate(zip(lines, mend.lines, strict=True))
            ]
        return chunk._replace(lines=lines)

    def _report(self, mend: Mend) -> None:
        self._problems.mended_lines.discard(mend.place.line)  # it may be wrong in two ways
        line, column, width = mend.place
        # A line that was indented anew is shorter in the text as it stands.
        column = min(column, len(self._lines.line(line)) + 1)
        self._problems.add(Place(line, column, width), mend.code, mend.message)
        self._problems.mended_lines.update(mend.touched)
