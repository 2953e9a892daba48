"""A terminal that can show everything, whatever the tests themselves are started in."""

from __future__ import annotations

import os

FULL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
LESS = ("NO_COLOR", "TMUX", "STY", "COLUMNS", "LINES")
"""The size is among them: pytest-xdist hands one to its workers where pytest has loaded GNU
readline, and a program that is given one paints nothing first."""


def take() -> None:
    """Has the program find such a terminal in its environment."""
    os.environ.update(FULL)
    for name in LESS:
        os.environ.pop(name, None)
