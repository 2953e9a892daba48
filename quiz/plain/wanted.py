"""Whether plain mode is wanted; a start that wants another face imports no more of it."""

from __future__ import annotations

import os
import sys

from quiz.first_paint.painting import INCAPABLE


def is_wanted(*, asked: bool) -> bool:
    """True if plain mode is asked for, or the terminal can do nothing else."""
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return asked or (is_terminal and os.environ.get("TERM", "") in INCAPABLE)
