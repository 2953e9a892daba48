"""A game's clock, and a line that compares the learner with their best run."""

from __future__ import annotations

from math import ceil

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from quiz.games import Player, ghost_lead
from quiz.study import Points
from quiz.text import figure, plural
from quiz.tui.key_page import KeyApp

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_STEP = 0.25
"""Seconds from one step of the bar to the next: each is a line that is drawn again."""
_HURRY = 5
"""Seconds at which the clock says that it is nearly over."""
WORD_STYLE = "bold $text-error"


class ClockBar(Widget):
    """The seconds left: a bar that drains, their number, and a word when they are nearly over."""

    app: KeyApp

    def __init__(self) -> None:
        super().__init__()
        self._left = 0.0
        self._whole = 1.0
        self._note = ""
        self._drawn: tuple[float, float, str] | None = None

    def show(self, left: float, whole: float, note: str = "") -> None:
        """Shows the seconds left of the whole; a note takes the place of the word at the end."""
        step = 1.0 if self.app.is_still else _STEP
        self._left, self._whole, self._note = ceil(max(left, 0.0) / step) * step, whole, note
        drawn = self._left, whole, note
        if drawn != self._drawn:  # most ticks change nothing that could be seen
            self._drawn = drawn
            self.refresh()

    def render(self) -> Content:
        seconds = f" {ceil(self._left):>3} s"
        columns = max(self.size.width - len(seconds) - 14, 4)
        bar = drained(min(self._left, self._whole), self._whole, columns)
        colour = "$error" if self._left <= _HURRY else "$primary"
        end = (f"  {self._note}", "$text-muted") if self._note else (self._word(), WORD_STYLE)
        return Content.assemble((bar, colour), (seconds, "bold"), end)

    def _word(self) -> str:
        if not self._left:
            return "  time is up"
        return "  hurry" if self._left <= _HURRY else ""


def drained(left: float, whole: float, columns: int) -> str:
    """A bar of so many columns, filled by what is left of the whole."""
    eighths = round(columns * 8 * left / whole)
    bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
    return bar.ljust(columns)[:columns]


class GhostLine(Static):
    """Compares a player with their best run with these settings, at the same moment of it."""

    def show(self, player: Player) -> None:
        lead = ghost_lead(player, len(player.session.outcomes))
        if lead is None:
            return
        then, standing = player.session.results().points - lead, _standing(lead)
        said = f"Your best run had {plural(then, 'point')} here: you are {standing}."
        self.update(Content(said), layout=False)


def _standing(lead: Points) -> str:
    if not lead:
        return "level"
    return f"{figure(lead)} ahead" if lead > 0 else f"{figure(-lead)} behind"
