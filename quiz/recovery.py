"""What can still be read of a deck whose YAML fails: its parts, one at a time."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz import traps
from quiz.nodes import Items, Node, Pairs, Slip, compose
from quiz.problem import Place
from quiz.sheet import Sheet

_QUESTIONS = re.compile(r"questions\s*:\s*(#.*)?")
_ENTRY = re.compile(r"(?P<indent> *)-(\s|$)")
_LINE_END = re.compile("\r\n|\r|\n")


class Pieces(NamedTuple):
    """What was readable: the deck's own keys and its questions."""

    head: Pairs | None
    questions: tuple[Node, ...]


class _Chunk(NamedTuple):
    first_line: int
    lines: list[str]


def pieces(text: str, slip: Slip, sheet: Sheet) -> Pieces:
    """Reads each key of the head and each entry alone; each one's slip is a problem with its cure."""
    lines = _LINE_END.split(text)
    start = next((number for number, line in enumerate(lines) if _QUESTIONS.fullmatch(line.rstrip())), None)
    if start is None or slip.code in ("too-deep", "too-large"):
        sheet.flag(*traps.cure(slip, sheet))
        return Pieces(None, ())
    end = _end_of_questions(lines, start + 1)
    head = list(_head(_Chunk(1, lines[:start]), sheet)) + list(_head(_Chunk(end + 1, lines[end:]), sheet))
    entries = _cut(_Chunk(start + 2, lines[start + 1 : end]), _is_entry(lines[start + 1 : end]))
    questions = tuple(node for chunk in entries for node in _items(chunk, sheet))
    place = head[0][0].place if head else Place(1, 1)
    return Pieces(Pairs(tuple(head), place, place), questions)


def _end_of_questions(lines: list[str], start: int) -> int:
    """The line at which another key of the deck follows the questions."""
    for number in range(start, len(lines)):
        if re.match(r"[A-Za-z_]+\s*:(\s|$)", lines[number]):
            return number
    return len(lines)


def _is_entry(lines: list[str]) -> re.Pattern[str]:
    """What the first line of an entry looks like: a dash as deep as the first one."""
    first = next((found for line in lines if (found := _ENTRY.match(line))), None)
    return re.compile(f"{first['indent'] if first else ''}-(\\s|$)")


def _cut(chunk: _Chunk, begins: re.Pattern[str]) -> Iterator[_Chunk]:
    """The lines cut before each that begins a part; what stands before the first is a part if it says anything."""
    cuts = [number for number, line in enumerate(chunk.lines) if begins.match(line)]
    for start, end in zip([0, *cuts], [*cuts, len(chunk.lines)], strict=True):
        part = chunk.lines[start:end]
        if any(line.strip() and not line.lstrip().startswith("#") for line in part):
            yield _Chunk(chunk.first_line + start, part)


def _head(chunk: _Chunk, sheet: Sheet) -> Iterator[tuple[Node, Node]]:
    for part in _cut(chunk, re.compile(r"[^\s#]")):
        node = _compose(part, sheet)
        if isinstance(node, Pairs):
            yield from node.pairs
        elif node is not None:
            sheet.flag(node.place, "not-a-key", 'A line of the deck\'s head is "key: value".')


def _items(chunk: _Chunk, sheet: Sheet) -> tuple[Node, ...]:
    node = _compose(chunk, sheet)
    if node is None:
        return ()
    return node.items if isinstance(node, Items) else (node,)


def _compose(chunk: _Chunk, sheet: Sheet) -> Node | None:
    try:
        return compose("\n".join(chunk.lines), sheet.flag, first_line=chunk.first_line)
    except Slip as slip:
        sheet.flag(*traps.cure(slip, sheet))
        return None


def no_kind(keys: tuple[str, ...], words: tuple[str, ...]) -> str:
    """What to say of an entry without a kind: the kind that a key nearly is."""
    for key in keys:
        near = difflib.get_close_matches(key, words, n=1, cutoff=0.6)
        if near:
            return f'This question has no kind. Did you mean "{near[0]}" where "{key}" stands? '
    return "This question has no kind: the key that holds the prompt. "
