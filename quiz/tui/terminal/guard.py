"""The terminal that the program needs, and what it must never be sent."""

from __future__ import annotations

import os
import sys

import rich.control
import textual.content

from quiz.errors import TerminalError
from quiz.first_paint.painting import INCAPABLE


def need() -> None:
    """Raises TerminalError where there is no terminal that the program could be shown in."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TerminalError(
            "quiz needs a terminal; this is a pipe or a file. "
            "With --plain it speaks in lines of text, which need none."
        )
    if os.environ.get("TERM", "") in INCAPABLE:
        raise TerminalError(
            f"quiz needs a terminal that can move its cursor; TERM is {os.environ['TERM']}."
        )


_CONTROLS = [code for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in (9, 10)]


def lock() -> None:
    """Makes both libraries drop every control character but newline and tab from what they draw.

    Their tables are private: a test guards them, and Textual is pinned.
    """
    for table in (textual.content._CONTROL_STRIP_TRANSLATE, rich.control._CONTROL_STRIP_TRANSLATE):
        table.update(dict.fromkeys(_CONTROLS))
