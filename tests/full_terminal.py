"""A terminal that can show everything, whatever the tests themselves are started in."""

from __future__ import annotations

import os

FULL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
LESS = ("NO_COLOR", "TMUX", "STY")


def take() -> None:
    """Has the program find such a terminal in its environment."""
    os.environ.update(FULL)
    for name in LESS:
        os.environ.pop(name, None)
