"""The face that a command begins: the screen, or lines of text."""

from __future__ import annotations


def begins_plainly(*, asked: bool) -> bool:
    """True if lines are wanted; else the signals are obeyed before anything else is imported."""
    from quiz.plain import is_wanted

    if is_wanted(asked=asked):
        return True
    from quiz.tui import obey_signals

    obey_signals()
    return False
