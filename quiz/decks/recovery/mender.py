"""Cures for slips, each tried on a copy of the lines: only one that makes YAML of them counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeAlias

from quiz.decks.nodes import YamlError, compose
from quiz.decks.recovery import layout, quoting
from quiz.decks.recovery.chunks import Chunk, Mend

MAX_CHARACTERS = 8_000
"""A part larger than this is not tried."""
BUDGET = 600_000
"""Characters that all trials of a deck may take, so that a deck of nothing but slips is read in
time too."""
COST = 300
"""Characters that a trial costs besides its own."""
REACH = 6
"""How many lines above a slip its cause is looked for."""

Maker: TypeAlias = Callable[[Chunk, int, YamlError], Iterator[Mend]]
MAKERS: tuple[Maker, ...] = (
    layout.blanks,
    quoting.surrogates,
    quoting.escapes,
    layout.colons,
    layout.hyphens,
    layout.columns,
    quoting.quotes,
    quoting.brackets,
    quoting.braces,
    quoting.inline_keys,
    quoting.texts,
    layout.blocks,
)
LAST: tuple[Maker, ...] = (layout.strays,)
"""What is tried when nothing else has helped."""


class Mender:
    """Tries cures on the parts of one deck."""

    def __init__(self) -> None:
        self._left = BUDGET

    def mend(self, chunk: Chunk, error: YamlError) -> Mend | None:
        """The first cure that helps; None if none is known."""
        if error.code != "yaml" or sum(map(len, chunk.lines)) > MAX_CHARACTERS:
            return None
        for makers in (MAKERS, LAST):
            for index in _suspects(chunk, error):
                for mend in chain.from_iterable(make(chunk, index, error) for make in makers):
                    if self._helps(mend, chunk, error):
                        return mend
        return None

    def _helps(self, mend: Mend, chunk: Chunk, error: YamlError) -> bool:
        text = "\n".join(mend.lines)
        self._left -= len(text) + COST
        if self._left < 0:
            return False
        try:
            compose(text, first_line=chunk.first_line)
        except YamlError as later:
            return later.place.line > error.place.line and later.place.line > max(mend.touched)
        return True


def _suspects(chunk: Chunk, error: YamlError) -> Iterator[int]:
    """The lines in which the cause of an error may be, the likeliest first."""
    last = min(error.place.line - chunk.first_line, len(chunk.lines) - 1)
    order = [index for index in range(last, last - REACH - 1, -1) if index >= 0]
    if error.opened:
        opened = error.opened.line - chunk.first_line
        is_inside_text = error.while_doing.startswith("while scanning")
        order.insert(0 if is_inside_text else len(order), opened)
    for index in dict.fromkeys(order):
        # YAML may give the line after the last.
        line = chunk.lines[index].lstrip(" ") if index < len(chunk.lines) else ""
        if line and not line.startswith("#"):
            yield index
