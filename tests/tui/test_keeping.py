"""What waits for the store on a screen ends when the screen does."""

from __future__ import annotations

import asyncio

import pytest
from textual import work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from quiz.store.store import Store
from quiz.tui.app import QuizApp
from tests.clock import FixedClock
from tests.learner import sums
from tests.tui.screens import settle
from tests.tui.test_ask_screen import sit_down


class Part(Static):
    """Has what is waited for come at the moment when it is taken away."""

    def on_unmount(self) -> None:
        assert isinstance(self.screen, Waiting)
        if not self.screen.kept.done():
            self.screen.kept.set_result("kept")


class Waiting(Screen[None]):
    """Shows in its part what it waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = asyncio.get_running_loop().create_future()

    def compose(self) -> ComposeResult:
        yield Part("")

    def on_mount(self) -> None:
        self.wait()

    @work
    async def wait(self) -> None:
        kept = await self.kept
        self.query_one(Part).update(kept)


@pytest.fixture
def app(store: Store, clock: FixedClock) -> QuizApp:
    return sit_down(sums(2), store, clock)


async def test_a_screen_that_is_closed_looks_for_no_part_that_went_before_it(app: QuizApp) -> None:
    async with app.run_test() as pilot:
        await app.push_screen(Waiting())
        await pilot.pause()
        await app.pop_screen()
        await settle(pilot)


async def test_a_program_that_is_left_looks_for_no_part_that_went_before_its_screen(
    app: QuizApp,
) -> None:
    async with app.run_test() as pilot:
        await app.push_screen(Waiting())
        await pilot.pause()
