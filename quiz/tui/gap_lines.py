"""Where the words and the gaps of a running text come to stand on lines of some width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from rich.cells import cell_len

from quiz.display import graphemes, visible

Atom: TypeAlias = str | int
"""A word, or the number of a gap."""

_PIECE = re.compile(r"\n|[^\S\n]+|[^\s\u2e80-\uffef]+|[\u2e80-\uffef]", re.UNICODE)
_BLANK = " "


def laid_out(around: Sequence[str], widths: Sequence[int], width: int) -> tuple[str, list[tuple[int, int, int]]]:
    """The text with blanks where its gaps are, and column, line and width of each gap.

    Words are never cut unless they are longer than a line, and what stands close to a gap stays with it.
    """
    lines, places = [""], [(0, 0, 0)] * len(widths)
    for chunk in _chunks(around):
        if chunk == ["\n"]:
            lines.append("")
            continue
        atoms = chunk if _cells(chunk, widths) <= width else list(_cut(chunk, width))
        whole = atoms is chunk
        if whole and cell_len(lines[-1]) + _cells(chunk, widths) > width:
            lines.append("")
        for atom in atoms if lines[-1] or chunk != [_BLANK] else []:
            cells = widths[atom] if isinstance(atom, int) else cell_len(atom)
            if not whole and lines[-1] and cell_len(lines[-1]) + cells > width:
                lines.append("")
            if isinstance(atom, int):
                places[atom] = (cell_len(lines[-1]), len(lines) - 1, cells)
            lines[-1] += _BLANK * cells if isinstance(atom, int) else atom
    return "\n".join(lines), places


def _chunks(around: Sequence[str]) -> Iterator[list[Atom]]:
    """What keeps together: a word with the gap beside it, a blank, a line break."""
    chunk: list[Atom] = []
    for number, text in enumerate(around):
        if number:
            chunk.append(number - 1)
        for found in _PIECE.finditer(visible(text)):
            piece = found[0]
            if not piece.isspace() and not "\u2e80" <= piece[0] <= "\uffef":
                chunk.append(piece)
                continue
            if chunk:
                yield chunk
            chunk = []
            yield ["\n"] if piece == "\n" else [_BLANK] if piece.isspace() else [piece]
    if chunk:
        yield chunk


def _cells(chunk: Sequence[Atom], widths: Sequence[int]) -> int:
    return sum(widths[atom] if isinstance(atom, int) else cell_len(atom) for atom in chunk)


def _cut(chunk: Sequence[Atom], width: int) -> Iterator[Atom]:
    """The parts of a chunk that is longer than a line, words longer than a line cut into letters."""
    for atom in chunk:
        if isinstance(atom, int) or cell_len(atom) <= width:
            yield atom
        else:
            yield from graphemes(atom)
