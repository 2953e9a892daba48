"""The colours of a theme for terminals that have eight or sixteen of them, or none."""

from __future__ import annotations

import colorsys
from collections.abc import Callable
from functools import cache, lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from quiz.tui.themes import READABLE, contrast

BLACK, BLUE, WHITE, BRIGHT_WHITE = 0, 4, 7, 15
_VGA = (
    "#000000 #aa0000 #00aa00 #aa5500 #0000aa #aa00aa #00aaaa #aaaaaa "
    "#555555 #ff5555 #55ff55 #ffff55 #5555ff #ff55ff #55ffff #ffffff"
)
_XTERM = (
    "#000000 #cd0000 #00cd00 #cdcd00 #0000ee #cd00cd #00cdcd #e5e5e5 "
    "#7f7f7f #ff0000 #00ff00 #ffff00 #5c5cff #ff00ff #00ffff #ffffff"
)
PALETTES = tuple(tuple(map(Color.parse, names.split())) for names in (_VGA, _XTERM))
"""The colours of the consoles that have so few, by their numbers."""
_DARK, _COLOURED_BACK, _COLOURED, _SAME_HUE = 0.18, 25, 60, 60 / 360
"""A background below this luminance is dark; with so much between its parts it is coloured, and so
is a text; and so far apart are two colours that pass for one."""
_STYLES = 4096
"""Styles that are remembered: Textual makes one for each place of a text."""
_STANDS_OUT = 2.5
"""The contrast with the page from which on a background means something."""


_LEFT_EDGE, _SAME_EDGE = "▊", "▕"
"""Textual draws a box's left edge as what is left of the page beside it, the colours swapped."""


def _unswapped(segment: Segment) -> Segment:
    """The left edge of a box drawn as the others are: what is light is the edge."""
    text, style, control = segment
    if text != _LEFT_EDGE or style is None or style.color is None:
        return segment
    swapped = style + Style.from_color(style.bgcolor, style.color)
    return Segment(_SAME_EDGE, swapped, control)


def _restyled(line: list[Segment], change: Callable[[Style], Style]) -> list[Segment]:
    return [
        Segment(text, style and change(style), control)
        for text, style, control in map(_unswapped, line)
    ]


def in_few_colours(line: list[Segment], count: int) -> list[Segment]:
    """A line in the first 8 or 16 colours of a terminal, so that every text can be read."""
    return _restyled(line, lambda style: with_few(style, count))


@lru_cache(_STYLES)
def with_few(style: Style, count: int) -> Style:
    """A style in so many colours; what is left to the terminal stays so."""
    front, back = style.color, style.bgcolor
    if back is None or back.triplet is None or (front is not None and front.triplet is None):
        return style
    below = Color.from_rich_color(back)
    above = Color.from_rich_color(front) if front else below
    if style.reverse:  # each is then the other
        above, below = below, above
    back_number = BLUE if _is_thumb(style) else _back(below, count)
    front_number = _front(above, back_number, count)
    pair = (front_number, back_number)[:: -1 if style.reverse else 1]
    return style + Style.from_color(*(RichColor.parse(f"color({number})") for number in pair))


def _is_thumb(style: Style) -> bool:
    """True for the part of a scroll bar that says what is seen: Textual has it dragged."""
    return bool(style._meta) and style.meta.get("@mouse.down") == "grab"


def _back(color: Color, count: int) -> int:
    if _luminance(color) >= _DARK:
        return BRIGHT_WHITE if count > 8 else WHITE
    return BLUE if _chroma(color) >= _COLOURED_BACK else BLACK


def _front(color: Color, back: int, count: int) -> int:
    """The number of the colour nearest to one, of those that can be read on a background."""
    can_be_read = _readable(back, count)
    if _chroma(color) >= _COLOURED:
        alike = [number for number in can_be_read if _turn(color, number) <= _SAME_HUE]
        if alike:
            return min(alike, key=lambda number: (_turn(color, number), _away(color, number)))
    greys = [number for number in can_be_read if not _chroma(PALETTES[0][number])]
    return min(greys, key=lambda number: _away(color, number))


@cache
def _readable(back: int, count: int) -> list[int]:
    """The numbers of the colours that can be read on another, with every palette."""
    return [
        number
        for number in range(count)
        if all(contrast(palette[number], palette[back]) >= READABLE for palette in PALETTES)
    ]


def _turn(color: Color, number: int) -> float:
    """How far apart two hues are, as a share of a turn; more than any for a grey."""
    other = PALETTES[0][number]
    if not _chroma(other):
        return 1.0
    apart = abs(_hue(color) - _hue(PALETTES[1][number]))
    return min(apart, 1 - apart)


def _hue(color: Color) -> float:
    return colorsys.rgb_to_hls(*color.normalized)[0]


def _away(color: Color, number: int) -> float:
    return abs(_luminance(color) - _luminance(PALETTES[1][number]))


def _chroma(color: Color) -> int:
    return max(color.rgb) - min(color.rgb)


def _luminance(color: Color) -> float:
    return contrast(color, Color(0, 0, 0)) / 20 - 0.05


def in_no_colours(line: list[Segment], page: Color) -> list[Segment]:
    """A line without colours; what stood on a background that stands out is reversed."""
    return _restyled(line, lambda style: without_colours(style, page))


@lru_cache(_STYLES)
def without_colours(style: Style, page: Color) -> Style:
    """A style with no colour, reversed where its background stands out from the page."""
    back = style.color if style.reverse else style.bgcolor
    stands_out = _is_thumb(style) or (
        bool(style.reverse)
        if back is None or back.triplet is None
        else contrast(Color.from_rich_color(back), page) >= _STANDS_OUT
    )
    bare = style.without_color + Style.from_meta(style.meta)
    return bare + Style(reverse=stands_out, dim=False)
