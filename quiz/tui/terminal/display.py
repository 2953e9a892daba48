"""What lies between a painted line and the terminal: the filters for what that cannot show."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rich.color import ColorSystem
from rich.segment import Segment
from textual.color import Color
from textual.constants import COLOR_SYSTEM
from textual.filter import LineFilter

from quiz.surroundings.capabilities import ALL_COLOURS, Capabilities, capabilities

if TYPE_CHECKING:
    from textual.app import App

_SYSTEMS = {
    8: ColorSystem.STANDARD,
    16: ColorSystem.STANDARD,
    256: ColorSystem.EIGHT_BIT,
    ALL_COLOURS: ColorSystem.TRUECOLOR,
}
NO_COLOR = "NO_COLOR"


def look() -> Capabilities:
    """What this terminal can show; Textual is told if that is no colours.

    Textual takes NO_COLOR for set where it is empty, and paints greys.
    """
    can = capabilities(os.environ)
    if can.colours:
        os.environ.pop(NO_COLOR, None)
    else:
        os.environ[NO_COLOR] = "1"
    return can


class Change(LineFilter):
    """A filter of Textual's that calls a function."""

    def __init__(self, change: Callable[[list[Segment]], list[Segment]]) -> None:
        super().__init__()
        self._change = change

    def apply(self, segments: list[Segment], _background: Color) -> list[Segment]:
        return self._change(segments)


class _Together(LineFilter):
    """Some filters, one after the other: of each line what it becomes is looked up once."""

    def __init__(self, filters: Sequence[LineFilter]) -> None:
        super().__init__()
        self.filters = filters

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        for line_filter in self.filters:
            segments = line_filter.apply(segments, background)
        return segments


class Display:
    """The filters that every painted line goes through, and the settings that they follow."""

    def __init__(self, app: App[None], can: Capabilities, lost: Callable[[], None]) -> None:
        if can.no_color:
            os.environ[NO_COLOR] = "1"  # Textual takes it away, and an editor would not know
        self._can = can
        self._colours = _colour_filters(app, can.colours)
        self._letters = _letter_filters(can, lost)
        self._direction: list[LineFilter] = []
        self._together = _Together(())

    def follow(self, right_to_left: str) -> None:
        """Takes up who puts text from right to left in order: the terminal, or the program."""
        from quiz.tui.terminal.letters_shown import in_visual_order, isolated

        if self._can.has_letters:
            change = in_visual_order if right_to_left == "program" else isolated
            self._direction = [Change(change)]

    def filters(self, before: Sequence[LineFilter]) -> list[LineFilter]:
        """What painted lines go through after Textual's own filters, and with them."""
        filters = [*before, *self._colours, *self._direction, *self._letters]
        if filters != self._together.filters:
            self._together = _Together(filters)
        return [self._together]


def _colour_filters(app: App[None], count: int) -> list[LineFilter]:
    if count and COLOR_SYSTEM == "auto":
        # What Rich makes of the environment is another thing within GNU screen. It is private.
        app.console._color_system = _SYSTEMS[count]
    if count > 16:
        return []
    from quiz.tui.terminal.few_colours import in_few_colours, in_no_colours

    if count:
        return [Change(partial(in_few_colours, count=count))]

    def change(line: list[Segment]) -> list[Segment]:
        return in_no_colours(line, Color.parse(app.theme_variables["background"]))

    return [Change(change)]


def _letter_filters(can: Capabilities, lost: Callable[[], None]) -> list[LineFilter]:
    if can.has_signs:
        return []
    from quiz.tui.terminal.letters_shown import Ascii, in_plain_signs

    return [Change(in_plain_signs if can.has_letters else Ascii(lost))]
