"""The page of a screen on which questions are answered."""

from __future__ import annotations

from textual.containers import VerticalScroll

from quiz.tui.widgets.still import Ground


class Page(VerticalScroll, Ground, can_focus=False):
    """Scrolls by keys of its screen: the control in it has the focus."""

    def scroll_pages(self, pages: int) -> None:
        self.scroll_relative(y=pages * max(self.size.height - 2, 1), animate=False)
