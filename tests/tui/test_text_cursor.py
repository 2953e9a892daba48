"""The terminal's own cursor stands where the next letter goes."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.every_screen import SIZES, reach
from tests.tui.screens import press, resize, settle

LONG = "The quick brown fox jumps over the lazy dog, and then over it once more, "


def block(pilot: Pilot[None]) -> Offset:
    """The cell that the line with the focus paints its cursor on."""
    line = pilot.app.focused
    assert isinstance(line, Input)
    back = Color.parse(pilot.app.theme_variables["input-cursor-background"])
    strips, region = pilot.app.screen._compositor.render_strips(), line.content_region
    for x in range(region.x, region.right + 1):
        (segment,) = strips[region.y].crop(x, x + 1)
        assert segment.style
        assert segment.style.bgcolor
        if Color.from_rich_color(segment.style.bgcolor) == back:
            return Offset(x, region.y)
    raise AssertionError(f"{line} paints no cursor")


async def is_at_text(pilot: Pilot[None]) -> bool:
    """Whether the cursor of the terminal is where the line paints one."""
    assert isinstance(pilot.app.focused, Input)
    pilot.app.focused.cursor_blink = False  # else it is there every other half second
    await settle(pilot)
    return pilot.app.cursor_position == block(pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "name",
    [
        "home with a filter",
        "question: line",
        "question: number",
        "question: naming",
        "question: gaps",
        "line with a hint",
        "line with a remark",
        "set half named",
        "gaps with a remark",
        "game: line",
        "exam: line",
        "exam: gaps",
        "cover with a name",
    ],
)
async def test_the_cursor_is_at_the_text_from_the_first_and_after_each_letter(
    name: str, size: tuple[int, int]
) -> None:
    async with reach(name, size) as pilot:
        assert await is_at_text(pilot)
        for letters in ("a", "ドナウ", LONG):
            line = pilot.app.focused
            assert isinstance(line, Input)
            line.insert_text_at_cursor(letters)
            assert await is_at_text(pilot)
        for key in ("left", "home", "right", "end", "backspace"):
            await press(pilot, key)
            assert await is_at_text(pilot)


async def test_the_cursor_goes_down_with_the_line_as_members_are_named() -> None:
    async with reach("question: naming", (80, 24)) as pilot:
        rows = []
        for member in ("Italy", "Spain", "Peru"):
            rows.append(pilot.app.cursor_position.y)
            await press(pilot, *member, "enter")
            assert await is_at_text(pilot)
        assert rows == [rows[0], rows[0] + 1, rows[0] + 2]


async def test_the_cursor_goes_from_gap_to_gap() -> None:
    async with reach("question: gaps", (40, 12)) as pilot:
        places = set()
        for _ in range(4):
            places.add(pilot.app.cursor_position)
            await press(pilot, "x", "tab")
            assert await is_at_text(pilot)
        assert len(places) == 4


async def test_the_cursor_follows_the_line_when_the_window_changes() -> None:
    async with reach("line with a hint", (120, 40)) as pilot:
        await press(pilot, *"dan")
        for size in ((40, 12), (80, 24), (120, 40)):
            await resize(pilot, *size)
            assert await is_at_text(pilot)


@pytest.mark.parametrize("name", ["game set-up", "exam set-up"])
async def test_the_cursor_is_in_each_line_of_a_form(name: str) -> None:
    async with reach(name, (40, 12)) as pilot:
        lines = [line for line in pilot.app.screen.query(Input) if line.is_on_screen]
        for line in lines:
            pilot.app.set_focus(line)
            line.insert_text_at_cursor("7")
            assert await is_at_text(pilot)
        assert len(lines) >= 2
