"""A line to type in, which never hides that there is more of its text."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Input

from quiz.text import cells, cut

BEFORE, AFTER = "‹", "›"


class Line(Input):
    """An input line with a sign at each edge that its text goes on beyond."""

    def __init__(
        self,
        value: str = "",
        *,
        hint: str = "",
        key: str | None = None,
        most_letters: int = 0,
        whole_number: bool = False,
        select_on_focus: bool = False,
    ) -> None:
        super().__init__(
            value,
            placeholder=hint,
            id=key,
            type="integer" if whole_number else "text",
            max_length=most_letters,
            select_on_focus=select_on_focus,
        )
        self._hint = hint

    @property
    def hint(self) -> str:
        """The text that an empty line shows, cut with a sign where it has no room."""
        return self._hint

    @hint.setter
    def hint(self, text: str) -> None:
        self._hint = text
        self._fit_hint()

    def on_resize(self) -> None:
        self._fit_hint()
        self.selection = self.selection  # scrolls to the cursor with the room that there is now

    def _fit_hint(self) -> None:
        width = self.content_size.width
        self.placeholder = cut(self._hint, width) if width else self._hint

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        width, start = self.content_size.width, self.scroll_offset.x
        if y or not self.value or width <= len(BEFORE + AFTER):
            return strip
        column = self.cursor_screen_offset.x - self.content_region.x - self.cursor_at_end
        cursor = column if self.has_focus else None
        if start and cursor != 0:
            strip = _with_sign(strip, BEFORE, 0)
        if cells(self.value) - start > width and cursor != width - 1:
            strip = _with_sign(strip, AFTER, width - 1)
        return strip


def _with_sign(strip: Strip, sign: str, column: int) -> Strip:
    """A strip with a sign in the place of what stands in a column."""
    style = next((segment.style for segment in strip.crop(column, column + 1)), None)
    pieces = (strip.crop(0, column), Strip([Segment(sign, style)]), strip.crop(column + 1))
    return Strip.join(pieces)
