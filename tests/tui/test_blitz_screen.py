"""A blitz through the real app: its clock, its points, and that it moves no memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.pilot import Pilot
from textual.widgets import Static

from quiz.collection.collection import Collection
from quiz.decks.question import Deck
from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.games.games import begin_match
from quiz.settings import DEFAULTS
from quiz.store.store import Store
from quiz.study.rules import Setup
from quiz.tui.app import QuizApp
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.game import GameScreen
from quiz.tui.screens.keys import Phase
from quiz.tui.screens.results_page import ResultsPage
from tests.clock import FixedClock
from tests.tui.screens import press, settle, tick
from tests.tui.test_ask_screen import asking

CAPITALS = """
    - where: What is the capital of Kazakhstan?
      answer: Astana
      wrong: [Almaty, Bishkek, Dushanbe]
    - where: What is the capital of Armenia?
      answer: Yerevan
      wrong: [Gyumri, Baku, Tbilisi]
    - card: A card
      answer: is left out
"""


async def play(pilot: Pilot[None]) -> AskScreen:
    await press(pilot, "enter")  # past the countdown
    return await asking(pilot)


async def choose(pilot: Pilot[None], screen: AskScreen, *, right: bool) -> None:
    assert screen.turn
    index = screen.turn.choices.index(screen.turn.question.answer.shown)
    await pilot.press(str(index + 1 if right else (index + 1) % 4 + 1))
    await settle(pilot)


BLITZ = Setup(seconds=20, seed=7, reading=False)


def start(deck: Deck, store: Store, clock: FixedClock, setup: Setup = BLITZ) -> QuizApp:
    shelf = Shelf("")
    shelf.add(ShelvedDeck.of(deck))
    collection = Collection(shelf, store, DEFAULTS, clock)
    make = partial(begin_match, collection, shelf.all_decks(), setup)
    return QuizApp(collection, first=lambda: GameScreen(make(), make))


async def test_speed_earns_points_and_no_memory_moves(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    capitals = deck(CAPITALS)
    async with start(capitals, store, clock).run_test() as pilot:
        screen = await play(pilot)
        clock.pass_seconds(10)
        await choose(pilot, screen, right=True)
        assert screen.outcome
        assert (screen.outcome.points, screen.outcome.bonus) == (750, 0)
        await pilot.press("enter")
        await settle(pilot)
        await choose(pilot, screen, right=True)
        assert (screen.outcome.points, screen.outcome.bonus) == (1000, 100)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ResultsPage)
        assert "1,850 points" in str(pilot.app.screen.query_one("#headline", Static).visual)
        figures = str(pilot.app.screen.query_one("#figures", Static).visual)
        assert "100 % of 2 answers" in figures
    first = store.history(capitals.questions[0].key)[0]
    assert not first.counts
    assert store.standings()[capitals.questions[0].key].is_new


async def test_the_time_of_a_question_runs_out_by_itself(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    async with start(deck(CAPITALS), store, clock).run_test() as pilot:
        screen = await play(pilot)
        clock.pass_seconds(20.001)
        await tick(pilot)
        await settle(pilot)
        assert screen.phase is Phase.VERDICT
        assert screen.outcome
        assert screen.outcome.verdict.note == "Out of time."
        assert screen.outcome.points == 0


async def test_the_clock_starts_when_the_question_is_painted(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    async with start(deck(CAPITALS), store, clock).run_test() as pilot:
        clock.pass_seconds(60)  # during the countdown
        screen = await play(pilot)
        assert screen.turn
        assert screen.session.clock.left(clock.tick()) == 20


async def test_two_games_with_one_seed_are_alike(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    seen = []
    for _ in range(2):
        async with start(deck(CAPITALS), store, clock).run_test() as pilot:
            screen = await play(pilot)
            assert screen.turn
            seen.append((screen.turn.question.key, screen.turn.choices))
    assert seen[0] == seen[1]
