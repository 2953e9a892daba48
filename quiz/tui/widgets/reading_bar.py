"""The line at the foot of the shelf that tells how far the reading of the decks is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from quiz.text import one_line

if TYPE_CHECKING:
    from quiz.collection import HowFar

_BAR = 12
_NARROW = 46
"""Columns under which the bar is left out."""


class ReadingBar(Widget):
    """A bar, how many decks were read, and the one that is being read.

    It is there only where something is still to be read when the shelf is first drawn; its line
    then stays empty, so that nothing moves when it is over.
    """

    def __init__(self, how_far: HowFar) -> None:
        super().__init__()
        self._how_far: HowFar | None = how_far

    def show(self, how_far: HowFar | None) -> None:
        """Shows how far it is; None where all is read."""
        if how_far != self._how_far:
            self._how_far = how_far
            self.refresh()

    def render(self) -> Content:
        if self._how_far is None:
            return Content("")
        name, done, of, share = self._how_far
        full = round(_BAR * share)
        bar = [("━" * full, "$success"), ("─" * (_BAR - full), "$panel"), "  "]
        count = f"{done:,} of {of:,} read"
        text = Content.assemble(
            *(bar if self.size.width >= _NARROW else ()),
            count,
            (f"  {one_line(name)}" if name else "", "$text-muted"),
        )
        return text.truncate(self.size.width, ellipsis=True)
