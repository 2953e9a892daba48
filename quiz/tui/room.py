"""A question in large letters, as far as the terminal has room for them."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.tui.letters import large
from quiz.tui.sizes import ROOM_MARGIN
from quiz.values import NamedTuple

BOX = 2
"""Lines that the box of a prompt takes above and below it."""
LINE_ROOM = 6
"""Lines that are left for a control without choices."""
_MOST_LINES = 4
"""Lines of large letters of a prompt; of a choice it is one."""
_NUMBER = 14
"""Columns before a choice in large letters: cursor, sign and number."""

_KEPT = "\N{NO-BREAK SPACE}"
"""A blank that is not taken away at the end of a line."""


class Enlarged(NamedTuple):
    """A prompt and its choices as lines of large letters; empty where they stay as they are."""

    prompt: str = ""
    choices: tuple[str, ...] = ()
    spaced: bool = False
    """Choices that stay as they are have a line between them."""


def enlarged(prompt: str, choices: Sequence[str], columns: int, rows: int) -> Enlarged:
    """A prompt with its choices in so many columns and lines: both large, or the prompt alone."""
    asked = large(prompt, columns - ROOM_MARGIN, most=_MOST_LINES)
    answers = [large(choice, columns - _NUMBER - ROOM_MARGIN, most=1) for choice in choices]
    if asked is not None and choices and all(answers):
        texts = [_joined(answer or (), 0) for answer in answers]
        for between, above in ((1, 1), (0, 1), (0, 0)):
            text = _joined(asked, between)
            taken = _height(text) + BOX + sum(_height(answer) + above for answer in texts)
            if taken <= rows:
                blank = "\n" * above
                return Enlarged(text, tuple(f"{blank}{answer}" for answer in texts))
    left = 2 * len(choices) or LINE_ROOM
    for between in (1, 0) if asked is not None else ():
        text = _joined(asked or (), between)
        if _height(text) + BOX + left <= rows:
            return Enlarged(text, spaced=True)
    return Enlarged(spaced=left + BOX + _MOST_LINES <= rows)


def _joined(lines: Sequence[Sequence[str]], between: int) -> str:
    return ("\n" * (between + 1)).join("\n".join(line) for line in lines)


def _height(text: str) -> int:
    return text.count("\n") + 1


def enlarged_text(text: str, columns: int, *, most: int) -> str:
    """A text as lines of large letters of one width, on so many at most; empty where it cannot be.

    Lines of one width are moved as one where they are put into the middle.
    """
    lines = _joined(large(text, columns - ROOM_MARGIN, most=most) or (), 0).split("\n")
    width = max(map(len, lines))
    return "\n".join(line.ljust(width, _KEPT) for line in lines) if width else ""
