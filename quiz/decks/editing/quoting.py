"""Texts written so that YAML reads them as they are."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^\W_](?:[\w '’.()/-]*[\w.)’'])?")
"""Letters, digits and what means nothing to YAML, neither in a line nor between brackets."""
FLOW_MARKS = frozenset(",[]{}")
"""Characters that end a plain text between brackets."""


def ways(text: str) -> tuple[str, ...]:
    """The ways to write a text, the handsomest first; each holds anywhere in YAML but the first, which is plain."""
    return (text, quoted(text)) if _PLAIN.fullmatch(text) else (quoted(text),)


def quoted(text: str) -> str:
    """The text in quotes; one line, without control characters."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def within(text: str, style: str) -> str:
    """The text as it stands inside of a text that is written in a style already."""
    if style == "'":
        return text.replace("'", "''")
    return text.replace("\\", "\\\\").replace('"', '\\"') if style == '"' else text
