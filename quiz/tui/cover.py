"""What lies over every screen in a terminal that has no room for it: one sentence on its size."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip

from quiz.text import cells, plural
from quiz.tui.key_page import KeyPage
from quiz.tui.sizes import LEAST

if TYPE_CHECKING:
    from textual.timer import Timer

    from quiz.tui.face import Face

_AGAIN = 0.5
"""Seconds between two looks at a clock that runs on."""


def is_too_small(size: Size) -> bool:
    return size.width < LEAST.width or size.height < LEAST.height


class Cover:
    """Painted in place of the screen, which keeps the size and the state that it had before."""

    def __init__(self, app: Face) -> None:
        self._app = app
        self._size: Size | None = None
        """The size of the terminal while it is too small."""
        self._again: Timer | None = None
        self._painted: list[str] = []

    @property
    def is_shown(self) -> bool:
        return self._size is not None

    @property
    def lines(self) -> list[str]:
        """What it shows, line by line."""
        size = self._size
        if size is None:
            return []
        key = self._app.key_set.name("out")
        return cover_lines(size, self._clock_words(), f"{key} leaves.")

    def _clock_words(self) -> str:
        pages = (screen for screen in self._app.screen_stack if isinstance(screen, KeyPage))
        return next(filter(None, (page.clock_words for page in pages)), "")

    def begin(self, size: Size) -> None:
        """Covers the screen, or says the other size of a terminal that is still too small."""
        self._size = size
        self.paint()
        if self._again is None:
            self._again = self._app.set_interval(_AGAIN, self._look_again)

    def end(self) -> None:
        """Takes it away: the screen below is painted whole."""
        self._size = None
        if self._again:
            self._again.stop()
            self._again = None
        self._app.screen.refresh(layout=True)

    def _look_again(self) -> None:
        if self.lines != self._painted:
            self.paint()

    def paint(self) -> None:
        size = self._size
        if size is None or not (self._app.is_running and self._app.screen_stack):
            return  # the next look paints it
        self._painted = self.lines
        strips = [[strip] for strip in self._strips(size, self._painted)]
        self._app.write_over(LayoutUpdate(strips, Region(0, 0, *size)))  # type: ignore[arg-type]  # a list is invariant

    def _strips(self, size: Size, lines: list[str]) -> Iterator[Strip]:
        """The lines in the middle of the terminal, in the colours of the theme."""
        colours = self._app.theme_variables
        background = Color.parse(colours["background"])
        style = Style.from_color(
            Color.parse(colours["foreground"]).rich_color, background.rich_color
        )
        above = (size.height - len(lines)) // 2
        for row in range(size.height):
            text = lines[row - above] if 0 <= row - above < len(lines) else ""
            left = " " * ((size.width - cells(text)) // 2)
            strip = Strip([Segment(f"{left}{text}", style)]).adjust_cell_length(size.width, style)
            for line_filter in self._app.get_line_filters():
                strip = strip.apply_filter(line_filter, background)
            yield strip


def cover_lines(size: Size, clock: str, leaves: str) -> list[str]:
    """The longest wording that a terminal of that size has room for, in its lines."""
    needed, here = f"{LEAST.width}x{LEAST.height}", f"{size.width}x{size.height}"
    whole = (
        f"quiz needs {plural(LEAST.width, 'column')} and {plural(LEAST.height, 'line')};"
        f" this window has {size.width} and {size.height}."
    )
    brief = f"quiz needs {needed}; this is {here}."
    wordings = (
        (whole, clock, leaves),
        (brief, clock, leaves),
        (brief, clock),
        (f"{needed}, not {here}", clock),
        (needed, clock),
        (f"{needed}, not {here}",),
    )
    return next(
        (lines for wording in wordings for lines in _laid_out(wording, size)),
        textwrap.wrap(needed, max(size.width, 1))[: size.height],
    )


def _laid_out(wording: tuple[str, ...], size: Size) -> Iterator[list[str]]:
    """The lines of some sentences, each on lines of its own if it can be; none without room."""
    sentences = list(filter(None, wording))
    for texts in (sentences, [" ".join(sentences)]):
        lines = [line for text in texts for line in textwrap.wrap(text, max(size.width, 1))]
        if len(lines) <= size.height and not any(_is_cut(text, lines) for text in texts):
            yield lines


def _is_cut(text: str, lines: list[str]) -> bool:
    """Whether a word of a text had to be broken."""
    return not set(text.split()) <= {word for line in lines for word in line.split()}
