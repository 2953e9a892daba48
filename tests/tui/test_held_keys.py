"""A key that is held does on every screen what it does when it is pressed once."""

from __future__ import annotations

import asyncio
from time import monotonic

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.collection import sittings
from quiz.tui import key_rules
from quiz.tui.face import Face
from quiz.tui.key_rules import Pace
from tests.tui.every_screen import VIEWS, reach
from tests.tui.screens import settle
from tests.tui.test_early_keys import history

PACE = Pace(painted=0.06, silence=0.08, repeat=0.03, delay=0.14)
"""The rules at five times their speed."""
DELAY, GAP, REPEATS = 0.1, 1 / 150, 16
WAIT = max(PACE.painted, PACE.silence) + PACE.repeat + DELAY + GAP * REPEATS
KEYS = {
    **dict.fromkeys(("enter", "escape", "ctrl+d", "ctrl+n", "ctrl+l")),
    "space": " ",
    **{letter: letter for letter in "1duasyq"},
}
"""Keys, each with the letter that it types."""


async def read_held(pilot: Pilot[None], key: str, repeats: int) -> None:
    """Has a key read as a keyboard sends it that is held, on a page that was seen before."""
    await asyncio.sleep(WAIT)
    begin = monotonic() - (DELAY + GAP * repeats if repeats else 0)
    for number in range(repeats + 1):
        event = Key(key, KEYS[key])
        event.time = begin + (DELAY + GAP * number if number else 0)
        pilot.app.post_message(event)
    await settle(pilot)
    await asyncio.sleep(WAIT)
    await settle(pilot)


async def outcome_of(name: str, key: str, repeats: int, pace: pytest.MonkeyPatch) -> object:
    """What a screen shows and its store holds once a key was pressed on it, or held."""
    with pace.context() as strict:
        strict.setattr(sittings, "drawn_seed", lambda: 1)
        async with reach(name, (80, 24)) as pilot:
            app = pilot.app
            assert isinstance(app, Face)
            strict.setattr(key_rules, "PACE", PACE)
            app.typed_ahead._judge.pace = PACE
            page = app.screen
            in_line = isinstance(page.focused, Input) and KEYS[key] is not None
            await read_held(pilot, key, 0 if in_line else repeats)
            app.tell("")
            focused = str(app.focused and app.focused.id)
            phase = getattr(app.screen, "phase", None)
            facts = history(app.collection.store)  # what a choice comes to is left to chance
            return type(app.screen), phase, focused, len(facts)


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", VIEWS)
async def test_a_key_that_is_held_does_what_it_does_once(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in KEYS:
        once = await outcome_of(name, key, 0, monkeypatch)
        assert await outcome_of(name, key, REPEATS, monkeypatch) == once, key
