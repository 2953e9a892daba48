"""No screen needs colour, or a mouse: what colour says is said in another way too, and whatever
takes a click has a key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from quiz.schedule import Rating
from quiz.tui.key_table import commands_of
from quiz.tui.terminal.few_colours import in_no_colours
from quiz.tui.themes import (
    COLOUR_BLIND,
    CURSOR_ROW,
    HIGH_CONTRAST,
    READABLE,
    contrast,
    least_contrast,
)
from quiz.tui.widgets.certainty_bar import CertaintyCell
from quiz.tui.widgets.key_bar import KeyBar
from quiz.tui.widgets.rating_bar import RatingBar
from tests.tui.every_screen import VIEWS, reach
from tests.tui.screens import press, settle
from tests.tui.test_contrast import colour, colours, is_same, painted

KEYS = ("down", "tab", "space")
"""Keys that move the focus, or a cursor, or choose, on one screen or another."""


MARKS = set("❯▸▌")
"""What stands before a row under the cursor, where it is not underlined."""


def cells(lines: Iterable[list[Segment]]) -> list[tuple[str, Style | None]]:
    return [(char, segment.style) for line in lines for segment in line for char in segment.text]


def drawn(pilot: Pilot[None]) -> tuple[object, object]:
    """The screen as it is drawn, and as it is without colours."""
    page = Color.parse(pilot.app.theme_variables["background"])
    lines = [list(strip) for strip in pilot.app.screen._compositor.render_strips()]
    return cells(lines), cells(in_no_colours(line, page) for line in lines)


def unmarked_rows(pilot: Pilot[None]) -> list[str]:
    """The rows under a cursor that have its colour, and no sign or attribute."""
    of = pilot.app.theme_variables
    primary, *pages = (Color.parse(of[name]) for name in ("primary", "background", "surface"))
    marked = [page.blend(primary, CURSOR_ROW / 100, alpha=1.0) for page in pages]
    outcome, block = [], ""
    for strip in [*pilot.app.screen._compositor.render_strips(), Strip([])]:
        row = [segment.style for segment in strip if segment.style]
        backs = [colour(style.bgcolor) for style in row if style.bgcolor]
        if any(is_same(back, row_back) for back in backs for row_back in marked):
            block += strip.text + "▸" * any(style.underline for style in row)
            continue
        outcome += [block] if block and not MARKS & set(block) else []
        block = ""
    return outcome


def weak(pilot: Pilot[None], least: float) -> set[str]:
    """The texts on the screen whose contrast is less."""
    return {
        f"{words} has {ratio:.2f}"
        for words, style in painted(pilot)
        if (ratio := contrast(*colours(style))) < least
    }


def takes_clicks(pilot: Pilot[None]) -> Iterator[Widget]:
    """The widgets of ours on the screen that do something when they are clicked."""
    for widget in pilot.app.screen.query("*"):
        kinds = [kind for kind in type(widget).__mro__ if kind.__module__.startswith("quiz.")]
        handlers = ("on_click", "on_mouse_down")
        if widget.is_on_screen and any(name in vars(kind) for kind in kinds for name in handlers):
            yield widget


def without_a_key(pilot: Pilot[None]) -> list[Widget]:
    """Those that a key does not reach: neither by the focus, nor by a command of its own."""
    commands = {bound.command.id for bound in commands_of(pilot.app.screen)}
    outcome = []
    for widget in takes_clicks(pilot):
        if isinstance(widget, RatingBar):
            has_key = {rating.name.lower() for rating in Rating} <= commands
        elif isinstance(widget, CertaintyCell):
            has_key = widget.certainty.name.lower() in commands
        else:
            has_key = any(getattr(node, "focusable", False) for node in widget.ancestors_with_self)
        outcome += [] if has_key else [widget]
    return outcome


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", VIEWS)
async def test_a_screen_needs_neither_colour_nor_a_mouse(name: str) -> None:
    async with reach(name, (100, 30), COLOUR_BLIND.name) as pilot:
        assert unmarked_rows(pilot) == []
        assert weak(pilot, READABLE) == set()
        assert without_a_key(pilot) == []
        assert all(key.name for key in pilot.app.screen.query_one(KeyBar).shown if key.action)
        for key in KEYS:
            before, plainly = drawn(pilot)
            await press(pilot, key)
            after, plainly_after = drawn(pilot)
            assert unmarked_rows(pilot) == []
            assert (before == after) == (plainly == plainly_after), f"{key} changes colours alone"
        pilot.app.theme = HIGH_CONTRAST.name
        await settle(pilot)
        assert weak(pilot, least_contrast(HIGH_CONTRAST.name)) == set()
