"""With reduced motion nothing blinks or slides, and the palette offers it."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.tui.app import QuizApp
from quiz.tui.palette import Palette
from quiz.tui.widgets.clock_bar import ClockBar
from tests.tui.every_screen import VIEWS, reach
from tests.tui.screens import settle


@pytest.fixture
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, view in VIEWS.items():
        still = view._replace(settings=view.settings._replace(animations=False))
        monkeypatch.setitem(VIEWS, name, still)


def blinks(pilot: Pilot[None]) -> bool:
    line = pilot.app.screen.focused
    assert isinstance(line, Input)
    assert line._blink_timer is not None
    return line._blink_timer._active.is_set()


def bars(pilot: Pilot[None]) -> list[str]:
    """The bar of a clock at 20 and at 19.6 seconds."""
    bar = pilot.app.screen.query_one(ClockBar)
    outcome = []
    for left in (19.9, 19.1):
        bar.show(left, 20.0)
        outcome.append(str(bar.render()))
    return outcome


async def test_as_a_rule_cursors_blink_and_clocks_drain_smoothly() -> None:
    async with reach("question: line", (80, 24)) as pilot:
        assert blinks(pilot)
    async with reach("game: choices", (80, 24)) as pilot:
        assert len(set(bars(pilot))) == 2


@pytest.mark.usefixtures("_still")
async def test_without_animations_no_cursor_blinks_and_clocks_step_by_seconds() -> None:
    async with reach("question: line", (80, 24)) as pilot:
        assert not blinks(pilot)
    async with reach("game: choices", (80, 24)) as pilot:
        assert len(set(bars(pilot))) == 1


async def test_the_palette_offers_reduced_motion_and_takes_it_back() -> None:
    async with reach("home", (80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, QuizApp)
        for name, is_still in (("Reduced motion on", True), ("Reduced motion off", False)):
            palette = Palette(app.screen)
            (entry,) = (entry for entry in palette._entries() if entry.name == name)
            entry.run()
            await settle(pilot)
            assert app.is_still is is_still
            assert app.collection.store.remembered()["animations"] == ("no" if is_still else "yes")
