"""The line of a game that flashes right and wrong, and tells who passes whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from quiz.games import News, news_said
from quiz.tui.key_page import KeyApp
from quiz.tui.wording import sign, verdict_word

if TYPE_CHECKING:
    from textual.timer import Timer

    from quiz.answers import Verdict

FLASH = 0.8
"""Seconds for which right or wrong stands there; keys work meanwhile."""


class NewsLine(Static):
    """One line that is always there, so that nothing below it moves."""

    app: KeyApp

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._told = Content("")
        self._flash: Timer | None = None

    def show(self, verdict: Verdict, news: Sequence[News]) -> None:
        """Tells the news of a response, after a flash of its verdict where there are animations."""
        self._told = Content(" · ".join(map(news_said, news)))
        if self.app.is_still:
            self.end_flash()
            return
        self._stop()
        character, colour = sign(verdict)
        word = (f" {character} {verdict_word(verdict)} ", f"bold {colour}")
        self.update(Content.assemble(word, "  ", self._told), layout=False)
        self.update_classes({"-flash": True, "-right": verdict.right, "-wrong": verdict.wrong})
        self._flash = self.set_timer(FLASH, self.end_flash)

    def end_flash(self) -> None:
        """Leaves the news alone."""
        self._stop()
        self.update_classes({"-flash": False, "-right": False, "-wrong": False})
        self.update(self._told, layout=False)

    def _stop(self) -> None:
        if self._flash is not None:
            self._flash.stop()
            self._flash = None
