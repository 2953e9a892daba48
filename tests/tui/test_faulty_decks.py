"""Decks that cannot be read, or only in part, on the screens: before a sitting and after it."""

from __future__ import annotations

from functools import partial

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from quiz.collection.collection import Collection
from quiz.collection.sittings import begin_study
from quiz.decks.reader import read_text
from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.exams.exams import compose_paper
from quiz.exams.terms import Terms
from quiz.games.games import begin_match
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.study.rules import Setup
from quiz.tui.app import QuizApp
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.exam_cover import ExamCoverScreen
from quiz.tui.screens.exam_results import ExamResultsScreen
from quiz.tui.screens.exam_setup import ExamSetupScreen
from quiz.tui.screens.game import GameScreen
from quiz.tui.screens.game_results import GameResultsScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.problems import ProblemsScreen
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.screens.setup import SetupScreen
from quiz.tui.widgets.notice import Notice
from tests.clock import FixedClock
from tests.tui.screens import press, settle

PARTLY = (
    "title: x\nquestions:\n- number: One and one?\n  answer: 2\n"
    "- number: Two and two?\n  answer: 4\n- who: A?\n  anwser: B\n"
)
BAD = "title: y\nquestions:\n- who: A?\n  anwser: B\n"
SAID = "1 entry of partly.yaml is left out."
SIZES = [(120, 40), (80, 24), (40, 12)]


def collection_of(store: Store, clock: FixedClock, *texts: tuple[str, str]) -> Collection:
    shelf = Shelf("")
    for name, text in texts:
        shelf.add(ShelvedDeck.of(read_text(text, file=f"{name}.yaml", name=name)))
    return Collection(shelf, store, Settings(), clock)


def shown(pilot: Pilot[None]) -> str:
    visible = (widget for widget in pilot.app.screen.query(Static) if widget.display)
    return " ".join("\n".join(str(widget.render()) for widget in visible).split())


async def shows_problems(pilot: Pilot[None]) -> None:
    """`p` shows the problems, and leads back."""
    before = pilot.app.screen
    await press(pilot, "p")
    assert isinstance(pilot.app.screen, ProblemsScreen)
    assert "partly.yaml:8:3" in shown(pilot)
    await press(pilot, "escape")
    assert pilot.app.screen is before


@pytest.mark.parametrize("size", SIZES)
async def test_study_says_it_before_the_first_answer_and_in_its_results(
    size: tuple[int, int], store: Store, clock: FixedClock
) -> None:
    collection = collection_of(store, clock, ("partly", PARTLY))
    app = QuizApp(collection, begin_study(collection, collection.shelf.all_decks()))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        notice = pilot.app.screen.query_one(Notice)
        assert SAID in shown(pilot)
        assert notice.region.height > 0
        await press(pilot, "2", "enter")
        assert not notice.display
        await press(pilot, "enter", "4", "enter", "enter")
        assert isinstance(pilot.app.screen, ResultsScreen)
        assert SAID in shown(pilot)
        await shows_problems(pilot)
        await press(pilot, "q")
    assert SAID in app.summaries[0]


@pytest.mark.parametrize("size", SIZES)
async def test_a_game_says_it_in_its_setup_its_countdown_and_its_results(
    size: tuple[int, int], store: Store, clock: FixedClock
) -> None:
    collection = collection_of(store, clock, ("partly", PARTLY))
    decks = list(collection.shelf.all_decks())
    async with QuizApp(collection, first=lambda: SetupScreen(decks)).run_test(size=size) as pilot:
        await settle(pilot)
        assert SAID in shown(pilot)
        await shows_problems(pilot)
    make = partial(begin_match, collection, decks, Setup(questions=1, typing=True, extra=0.0))
    app = QuizApp(collection, first=lambda: GameScreen(make(), make))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert SAID in shown(pilot)
        await press(pilot, "enter", "1", "enter", "enter")
        assert isinstance(pilot.app.screen, GameResultsScreen)
        assert SAID in shown(pilot)
        await shows_problems(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_an_exam_says_it_in_its_setup_on_its_cover_and_in_its_results(
    size: tuple[int, int], store: Store, clock: FixedClock
) -> None:
    collection = collection_of(store, clock, ("partly", PARTLY))
    decks = list(collection.shelf.all_decks())
    app = QuizApp(collection, first=lambda: ExamSetupScreen(decks))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert SAID in shown(pilot)
        await shows_problems(pilot)
    paper = compose_paper(decks, Terms(questions=1))
    app = QuizApp(collection, first=lambda: ExamCoverScreen(decks, *paper))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert SAID in shown(pilot)
        await shows_problems(pilot)
        await press(pilot, "enter")
        clock.pass_seconds(3600)
        await pilot.pause(0.7)
        await settle(pilot)
        assert isinstance(pilot.app.screen, ExamResultsScreen)
        assert SAID in shown(pilot)
        await shows_problems(pilot)


async def test_the_shelf_says_it_of_the_deck_under_the_cursor(
    store: Store, clock: FixedClock
) -> None:
    collection = collection_of(store, clock, ("bad", BAD), ("partly", PARTLY))
    async with QuizApp(collection).run_test() as pilot:
        await press(pilot, "down")
        assert "bad.yaml cannot be read. p shows why." in shown(pilot)
        (bad, _) = collection.shelf.all_decks()
        assert bad.problem.startswith("line ")
        assert f"L{bad.problem[1:20]}" in shown(pilot)
        await press(pilot, "down")
        assert f"{SAID} p shows why." in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, AskScreen)
        assert SAID in shown(pilot)


@pytest.mark.parametrize("key", ["enter", "g", "e"])
async def test_a_deck_of_which_nothing_can_be_read_opens_nothing_and_says_why(
    key: str, store: Store, clock: FixedClock
) -> None:
    collection = collection_of(store, clock, ("bad", BAD), ("partly", PARTLY))
    async with QuizApp(collection).run_test() as pilot:
        await press(pilot, "down", key)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert 'bad.yaml:4:3: "anwser" is not a key' in shown(pilot)
