"""On every screen: what can have the focus is seen whole, what is typed shows, and the foot names
the key that is wanted first."""

from __future__ import annotations

import pytest
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Digits, Input, OptionList, Tree

from quiz.text import cells
from quiz.tui.widgets.key_bar import KeyBar
from tests.tui.every_screen import SIZES, VIEWS, reach
from tests.tui.screens import resize, settle

*LARGER, SMALLEST = SIZES
"""At the last size most is cut: the larger ones are looked at with the slow tests."""
TYPED = "7395"
"""Digits, which every line takes, those for numbers too."""


def read(pilot: Pilot[None], region: Region) -> str:
    """The text in a region of the screen."""
    lines = pilot.app.screen._compositor.render_strips()[region.y : region.bottom]
    return "\n".join(strip.crop(region.x, region.right).text for strip in lines)


async def look_at(pilot: Pilot[None], widget: Widget) -> Region:
    """The part of a widget that is seen once it is scrolled to."""
    seen = pilot.app.screen.find_widget(widget).visible_region
    if seen and seen.size == widget.region.size:
        return seen  # all of it is there
    widget.scroll_visible(animate=False)
    await settle(pilot)
    return pilot.app.screen.find_widget(widget).visible_region


async def unseen(pilot: Pilot[None]) -> list[str]:
    """The widgets that can have the focus and are not seen, even when they have it."""
    screen, outcome = pilot.app.screen, []
    for widget in screen.focus_chain:
        pilot.app.set_focus(widget)
        region = await look_at(pilot, widget)
        middle = region.x + region.width // 2, region.y + region.height // 2
        if not region or screen.get_widget_at(*middle)[0] not in (widget, *widget.query("*")):
            outcome.append(f"{widget} is not seen")
    return outcome


def is_cut(widget: Widget) -> bool:
    """Whether a part of its text has no room, and no sign says so."""
    width, height = widget.content_size
    if isinstance(widget, Input):
        return not widget.value and cells(widget.placeholder) > width
    if isinstance(widget, Tree | OptionList):
        return widget.virtual_size.width > widget.scrollable_content_region.width
    if widget.is_container or isinstance(widget, Digits):
        return False
    needed = widget.get_content_height(widget.size, widget.screen.size, width)
    return bool(str(widget._render()).strip()) and (not width or needed > height)


async def cut(pilot: Pilot[None]) -> list[str]:
    """The widgets whose text is cut, by themselves or by what they stand in."""
    outcome = []
    for widget in pilot.app.screen.query("*"):
        if not widget.is_on_screen or widget.has_class("-textual-system"):
            continue
        seen = await look_at(pilot, widget)
        if is_cut(widget) or seen.width < widget.region.width:
            outcome.append(f"{widget} is cut: {read(pilot, seen)}")
    return outcome


async def mute(pilot: Pilot[None]) -> list[str]:
    """The lines in which the text that is typed does not show."""
    outcome = []
    for line in pilot.app.screen.query(Input):
        if not line.is_on_screen:
            continue
        pilot.app.set_focus(line)
        line.insert_text_at_cursor(TYPED)
        text = read(pilot, await look_at(pilot, line))
        if line.value[-len(TYPED) :] not in text:
            outcome.append(f"{line} shows {text!r}")
    return outcome


async def look_over(pilot: Pilot[None]) -> None:
    """Fails unless all is seen whole, what is typed shows, and the first key is named."""
    bar = pilot.app.screen.query_one(KeyBar)
    assert [key.effect for key in bar.shown[:1]] == [key.effect for key in bar.keys_and_out[:1]]
    assert await unseen(pilot) == []
    assert await cut(pilot) == []
    assert await mute(pilot) == []


@pytest.mark.parametrize("name", VIEWS)
async def test_on_the_smallest_terminal_all_is_seen_whole_and_what_is_typed_shows(
    name: str,
) -> None:
    async with reach(name, SMALLEST) as pilot:
        await look_over(pilot)


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", VIEWS)
async def test_in_any_larger_window_all_is_seen_whole_and_what_is_typed_shows(name: str) -> None:
    first, *others = LARGER
    async with reach(name, first) as pilot:
        await look_over(pilot)
        for size in (*others, SMALLEST):
            await resize(pilot, *size)
            await look_over(pilot)
