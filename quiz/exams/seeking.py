"""Where in a JSON text a value stands: the decoder does not tell, and whoever mends a file wants to know."""

from __future__ import annotations

import json
import re
from typing import TypeAlias

Step: TypeAlias = str | int
"""A name in braces, or a place in brackets from 0."""

_BLANK = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


def line_and_column(text: str, path: tuple[Step, ...]) -> tuple[int, int]:
    """Line and column, from 1, of the value at a path into a text that is JSON; of what holds it where it is not."""
    at = _skip(text, 0)
    for step in path:
        found = _inside(text, at, step)
        if found is None:
            break
        at = found
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def _skip(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _inside(text: str, at: int, step: Step) -> int | None:
    """Where the value of one step begins, in the object or list that begins at a place."""
    closing = {"{": "}", "[": "]"}.get(text[at : at + 1])
    place, at = 0, _skip(text, at + 1)
    while closing and text[at : at + 1] not in ("", closing):
        name: Step = place
        if closing == "}":
            name, at = _DECODER.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        if name == step:
            return at
        _, at = _DECODER.raw_decode(text, at)
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        place += 1
    return None
