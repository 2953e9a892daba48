"""A game's clock, and how the learner stands against their best run."""

from __future__ import annotations

from math import ceil

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from quiz.games.match import Player
from quiz.games.runs import ghost
from quiz.text import figure

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HURRY = 5
"""Seconds from which the clock says that it is nearly over."""


class ClockBar(Widget):
    """What is left of a question's seconds: a bar that drains, the figure, and at the end a word."""

    def __init__(self) -> None:
        super().__init__()
        self._left = 0.0
        self._whole = 1.0
        self._note = ""
        self._drawn: Content | None = None

    def show(self, left: float, whole: float, note: str = "") -> None:
        """What is left of the whole; a note takes the place of the word at the end."""
        self._left, self._whole, self._note = max(left, 0.0), whole, note
        content = self._content()
        if content != self._drawn:  # most ticks change nothing that could be seen
            self._drawn = content
            self.refresh()

    def render(self) -> Content:
        return self._content()

    def _content(self) -> Content:
        hurry = self._left <= _HURRY
        figure = f" {ceil(self._left):>3} s"
        word = "  time is up" if not self._left else "  hurry" if hurry else ""
        note, word = (f"  {self._note}", "") if self._note else ("", word)
        room = max(self.size.width - len(figure) - 14, 4)
        eighths = round(room * 8 * self._left / self._whole)
        bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
        colour = "$error" if hurry else "$primary"
        return Content.assemble(
            (bar.ljust(room), colour),
            (figure, "bold"),
            (word, "bold $text-error"),
            (note, "$text-muted"),
        )


class GhostLine(Static):
    """How a player stands against their best run with these settings, at the same moment of it."""

    def show(self, player: Player) -> None:
        if player.best is None:
            return
        session = player.session
        played = session.rules.whole - session.rules.left if session.mode.flows else 0.0
        then = ghost(player.best, session.mode, answers=len(session.outcomes), seconds=played)
        ahead = session.results().points - then
        said = (
            "you are level"
            if not ahead
            else f"you are {figure(abs(ahead))} {'ahead' if ahead > 0 else 'behind'}"
        )
        self.update(Content(f"Your best run had {figure(then)} points here: {said}."))
