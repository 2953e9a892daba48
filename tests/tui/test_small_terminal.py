"""In a terminal too small for a screen one sentence says so, no key acts, and nothing is lost."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence

import pytest
from textual.events import MouseDown, Paste
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.store.store import Store
from quiz.study.rules import Setup
from quiz.text import cells
from quiz.tui.cover import cover_lines
from quiz.tui.face import Face
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.exam_results import ExamResultsScreen
from quiz.tui.screens.keys import Phase
from quiz.tui.widgets.answer_box import AnswerBox
from tests.clock import FixedClock
from tests.learner import sums
from tests.settling import HANG
from tests.tui.every_screen import VIEWS, reach
from tests.tui.exam_screens import Screens as ExamScreens, screen_of
from tests.tui.screens import drawn, press, resize, settle, tick
from tests.tui.test_ask_screen import asking, sit_down, waits_for
from tests.tui.test_early_keys import history, remark
from tests.tui.test_game_screen import Screens as GameScreens, game_of

SMALL = [(20, 5), (39, 11), (39, 40), (120, 11)]
RUNS, STANDS = "12:34 left: the clock runs.", "The clock stands."


def face(pilot: Pilot[None]) -> Face:
    assert isinstance(pilot.app, Face)
    return pilot.app


def painted(pilot: Pilot[None]) -> list[str]:
    """All that the screen below the cover holds, as it would be painted."""
    compositor = pilot.app.screen._compositor
    return [strip.text for strip in compositor.render_strips()]


async def shrink(pilot: Pilot[None], width: int, height: int) -> None:
    await pilot.resize_terminal(width, height)
    end = time.monotonic() + HANG
    while not face(pilot).is_covered:
        assert time.monotonic() < end
        await asyncio.sleep(0.002)
    await settle(pilot)


def said(pilot: Pilot[None]) -> str:
    return " ".join(face(pilot)._cover.lines)


@pytest.mark.parametrize("clock", ["", STANDS, RUNS])
@pytest.mark.parametrize("height", [*range(1, 12), 40, 100])
def test_the_sentence_on_the_size_fits_every_terminal(height: int, clock: str) -> None:
    for width in [*range(1, 41), 80, 400]:
        lines = cover_lines(Size(width, height), clock, "q leaves.")
        assert 0 < len(lines) <= height
        assert all(0 < cells(line) <= width for line in lines)
        words = " ".join(lines)
        if width >= 20 and height >= 5:
            assert clock in words
            assert words.endswith("q leaves.")
            needed = ("40x12", f"{width}x{height}")
            whole = ("40 columns and 12 lines", f"{width} and {height}.")
            assert any(all(text in words for text in texts) for texts in (needed, whole))


NOISE = (*"7395", "enter", "escape", "space", "tab", "up", "down", "d", "h", "y", "1", "u")
"""Keys of which each means something somewhere; none leaves."""
WALKED = ["question: line", "home with a filter", "settings", "exam: gaps", "game: choices"]
REST = [pytest.param(name, marks=pytest.mark.slow) for name in VIEWS if name not in WALKED]


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", [*WALKED, *REST])
async def test_every_screen_comes_back_as_it_was_and_no_key_was_for_it(name: str) -> None:
    async with reach(name, (80, 24)) as pilot:
        app, screen = face(pilot), pilot.app.screen
        lines = [line for line in screen.query(Input) if line.has_focus]
        for line in lines:
            line.insert_text_at_cursor("73")
        app.tell("")
        await settle(pilot)
        await drawn(pilot)
        before, focused = painted(pilot), screen.focused
        await shrink(pilot, 20, 5)
        await press(pilot, *NOISE)
        await app.on_event(Paste("Vienna"))
        await app.on_event(MouseDown(None, 5, 3, 0, 0, 1, False, False, False))
        await shrink(pilot, 39, 11)
        assert app.screen is screen
        app.typed_ahead.forget()
        await resize(pilot, 80, 24)
        assert app.screen is screen
        assert screen.focused is focused
        assert painted(pilot) == before


@pytest.mark.parametrize("size", SMALL)
async def test_keys_typed_where_nothing_can_be_seen_answer_nothing_and_are_told(
    size: tuple[int, int], store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test(size=(80, 24)) as pilot:
        screen = await asking(pilot)
        await press(pilot, "7")
        await shrink(pilot, *size)
        await press(pilot, *"12", "enter", "ctrl+d", "enter")
        assert history(store) == []
        assert said(pilot).startswith("quiz needs 40")
        await resize(pilot, 40, 12)
        assert not face(pilot).is_covered
        assert screen.query_one(AnswerBox).response == "7"
        assert remark(pilot) == "“12” was ignored: the window was too small."
        await press(pilot, "enter")
        assert waits_for(screen) is Phase.VERDICT
    assert history(store) == ["7"]


async def test_the_key_that_leaves_leaves_a_terminal_too_small_and_a_word_with_it_does_not(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test() as pilot:
        await asking(pilot)
        await shrink(pilot, 20, 5)
        await pilot.app.on_event(Paste("quito"))
        await settle(pilot)
        assert pilot.app.is_running
        await press(pilot, "q")
        assert pilot.app._exit


async def test_a_program_that_starts_in_a_terminal_too_small_says_so_and_goes_on_when_it_grows(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test(size=(20, 5)) as pilot:
        await settle(pilot)
        assert said(pilot) == (
            "quiz needs 40 columns and 12 lines; this window has 20 and 5. q leaves."
        )
        await press(pilot, "1", "enter")
        await resize(pilot, 80, 24)
        await press(pilot, "1", "enter")
    assert history(store) == ["1"]


async def test_the_clock_of_a_game_stands_as_long_as_nothing_can_be_seen(
    store: Store, clock: FixedClock
) -> None:
    games = GameScreens(sums(3), store, clock)
    setup = Setup(seconds=20, questions=2, typing=True)
    async with games.game(setup).run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        clock.pass_seconds(4)
        await shrink(pilot, 20, 5)
        assert STANDS in said(pilot)
        clock.pass_seconds(300)
        await tick(pilot)
        assert game_of(pilot).phase is Phase.ASKING
        await resize(pilot, 80, 24)
        clock.pass_seconds(1)
        await press(pilot, "1", "enter")
        assert game_of(pilot).phase is Phase.VERDICT
        outcome = game_of(pilot).outcome
        assert outcome
        assert outcome.review.took == 5000


async def test_a_countdown_waits_until_it_can_be_seen(store: Store, clock: FixedClock) -> None:
    games = GameScreens(sums(3), store, clock)
    async with games.game(Setup(seconds=20, questions=2, typing=True)).run_test() as pilot:
        await shrink(pilot, 20, 5)
        for _ in range(4):
            game_of(pilot)._count_down()
        assert game_of(pilot).phase is Phase.COUNTDOWN


async def test_the_clock_of_an_exam_runs_and_is_shown(store: Store, clock: FixedClock) -> None:
    async with ExamScreens(sums(4), store, clock).cover(minutes=30).run_test() as pilot:
        await press(pilot, "enter", "7")
        await shrink(pilot, 20, 5)
        clock.pass_seconds(60 * 20)
        assert "10:00 left: the clock runs." in said(pilot)
        await press(pilot, "7", "enter", "ctrl+l")
        assert screen_of(pilot).phase is Phase.ASKING
        clock.pass_seconds(60 * 11)
        await tick(pilot)
        assert isinstance(pilot.app.screen, ExamResultsScreen)
        await resize(pilot, 80, 24)
        assert "0 of 4" in "\n".join(painted(pilot))


def steps(chance: random.Random) -> Sequence[tuple[int, int]]:
    return [(chance.randint(20, 120), chance.randint(5, 40)) for _ in range(40)]


@pytest.mark.slow
@pytest.mark.timeout(120)
async def test_a_storm_of_sizes_with_keys_in_between_loses_and_doubles_nothing(
    store: Store, clock: FixedClock
) -> None:
    chance, answers = random.Random("sizes"), []
    async with sit_down(sums(12), store, clock).run_test(size=(80, 24)) as pilot:
        await asking(pilot)
        for width, height in steps(chance):
            await pilot.resize_terminal(width, height)
            for _ in range(chance.randint(0, 3)):
                await press(pilot, "8")
            await settle(pilot)
            screen = pilot.app.screen
            if face(pilot).is_covered or not isinstance(screen, AskScreen):
                continue
            if screen.phase is Phase.ASKING and (text := screen.query_one(AnswerBox).line_text):
                await press(pilot, "enter")
                answers.append(text)
            assert sorted(history(store)) == sorted(answers)
            if screen.phase is Phase.VERDICT:
                await press(pilot, "escape", "enter")
    assert len(answers) > 3
