"""Nothing is said by colour alone: what changes in colour changes in another way too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot

from quiz.tui.few_colours import in_no_colours
from tests.tui.every_screen import VIEWS, reach
from tests.tui.screens import press, settle

KEYS = ("down", "right", "tab", "tab", "space", "up")
"""Keys that move the focus, or a cursor, or choose, on one screen or another."""


def cells(lines: Iterator[list[Segment]]) -> list[tuple[str, Style | None]]:
    return [(char, segment.style) for line in lines for segment in line for char in segment.text]


def drawn(pilot: Pilot[None]) -> tuple[object, object]:
    """The screen as it is drawn, and as it is without colours."""
    page = Color.parse(pilot.app.theme_variables["background"])
    lines = [list(strip) for strip in pilot.app.screen._compositor.render_strips()]
    return cells(iter(lines)), cells(in_no_colours(line, page) for line in lines)


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", VIEWS)
async def test_whatever_a_key_changes_on_a_screen_is_seen_without_colours(name: str) -> None:
    async with reach(name, (100, 30)) as pilot:
        for key in KEYS:
            before, plainly = drawn(pilot)
            await press(pilot, key)
            await settle(pilot)
            after, plainly_after = drawn(pilot)
            assert (before == after) == (plainly == plainly_after), f"{key} changes colours alone"
