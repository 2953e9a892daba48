"""Keys typed ahead are taken in order, each after the effects of the one before."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.events import Key
from textual.widgets import Input

from quiz.schedule.history import Review
from quiz.store.file import StoreFile
from quiz.store.store import Store
from quiz.tui import key_rules
from quiz.tui.app import QuizApp
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.keys import Phase
from quiz.tui.widgets.foot import RemarkLine
from tests.clock import FixedClock
from tests.learner import sums
from tests.settling import HANG
from tests.tui.exam_screens import Screens, paper_responses, screen_of
from tests.tui.screens import burst, press
from tests.tui.test_ask_screen import asking, sit_down, waits_for
from tests.tui.test_home_screen import open_home


@pytest.fixture(
    params=[
        pytest.param(0.0, id="quick"),
        pytest.param(0.1, id="slow", marks=[pytest.mark.slow, pytest.mark.timeout(120)]),
    ]
)
def _pace(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every write of the store takes so many seconds longer."""
    transaction = StoreFile.transaction

    @contextmanager
    def longer(file: StoreFile) -> Iterator[None]:
        with transaction(file):
            yield
            time.sleep(request.param)

    monkeypatch.setattr(StoreFile, "transaction", longer)


def responses(store: Store) -> list[str]:
    facts = [fact for key in store.standings() for fact in store.facts(key)]
    reviews = [fact for fact in facts if isinstance(fact, Review)]
    return [
        review.response
        for review in sorted(reviews, key=lambda fact: fact.id.seq if fact.id else 0)
    ]


@pytest.mark.usefixtures("_pace")
@pytest.mark.parametrize("turns", range(8))
async def test_answers_typed_ahead_are_those_of_the_questions_they_were_typed_for(
    turns: int, store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(3), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await burst(pilot, *"111", "enter", "enter", *"333", "enter", "enter", *"55", turns=turns)
        assert waits_for(screen) is Phase.ASKING
        assert screen.query_one("LineBox Input", Input).value == "55"
    assert responses(store) == ["111", "333"]


@pytest.mark.usefixtures("_pace")
async def test_a_whole_exam_can_be_typed_ahead(store: Store, clock: FixedClock) -> None:
    async with Screens(sums(4), store, clock).cover().run_test() as pilot:
        await press(pilot, "enter")
        await burst(pilot, "1", "enter", "2", "enter", "3", "ctrl+n", *"44", "enter")
        assert paper_responses(pilot) == ["1", "2", "3", "44"]


@pytest.mark.usefixtures("_pace")
async def test_what_was_typed_for_a_page_that_is_gone_is_not_taken_by_the_next(
    store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Screens(sums(4), store, clock).cover().run_test() as pilot:
        assert isinstance(pilot.app, QuizApp)
        await press(pilot, "enter", "1", "escape")
        monkeypatch.setattr(pilot.app.typed_ahead._judge, "pace", key_rules.Pace())
        await asyncio.sleep(0.5)
        # To the shelf; there the others would be a game, and leaving.
        await burst(pilot, "q", "enter", "g", "q")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert not pilot.app._exit


@pytest.mark.usefixtures("_pace")
async def test_what_was_typed_after_an_answer_that_is_not_kept_is_not_taken_for_it(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(3), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        store._connection.execute("PRAGMA query_only = ON")
        await burst(pilot, *"111", "enter", "enter", *"333", "enter")
        assert waits_for(screen) is Phase.ASKING
        assert screen.query_one("LineBox Input", Input).value == "111"
        said = str(screen.query_one(RemarkLine).visual)
        assert said.endswith("Your answer is still here: Enter tries again. “333” was ignored.")
        store._connection.execute("PRAGMA query_only = OFF")
        await press(pilot, "enter")
    assert responses(store) == ["111"]


async def test_in_an_exam_too_what_followed_an_answer_that_is_not_kept_is_told_with_the_reason(
    store: Store, clock: FixedClock
) -> None:
    async with Screens(sums(4), store, clock).cover().run_test() as pilot:
        await press(pilot, "enter")
        store._connection.execute("PRAGMA query_only = ON")
        await burst(pilot, *"111", "enter", *"333", "enter")
        assert screen_of(pilot).exam.at == 0
        said = str(pilot.app.screen.query_one(RemarkLine).visual)
        assert said.endswith("Your answer is still here: Enter tries again. “333” was ignored.")
        store._connection.execute("PRAGMA query_only = OFF")
        await press(pilot, "enter")
        assert paper_responses(pilot)[0] == "111"


async def test_leaving_waits_for_no_key_and_no_store(
    store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, begun, record = threading.Event(), threading.Event(), Store.record

    def stalled(*words: object) -> object:
        begun.set()
        assert answers.wait(HANG)
        return record(*words)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(Store, "record", stalled)
    app = sit_down(sums(3), store, clock)
    async with app.run_test() as pilot:
        await asking(pilot)
        await pilot.press("1", "enter")
        assert await asyncio.to_thread(begun.wait, HANG)
        await pilot.press("enter", "2", "ctrl+c")
        assert app._exit
        answers.set()


async def test_a_control_that_is_gone_holds_up_no_key(store: Store, clock: FixedClock) -> None:
    app = open_home(store, clock, sums(3))
    async with app.run_test() as pilot:
        await press(pilot, "slash", "s")
        line = app.screen.query_one(Input)
        await press(
            pilot, "escape"
        )  # takes the line of the filter away, to which the key itself went
        assert not line.is_running
        line._message_queue.put_nowait(Key("x", "x"))  # a message that it will never handle
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
