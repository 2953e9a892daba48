"""More than today on the shelf: the page of `a`, a cram, and the shelf by tags."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from quiz.collection.collection import Collection
from quiz.decks.reader import read_text
from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.screens.ahead import AheadScreen
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.exam_setup import ExamSetupScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.screens.setup import SetupScreen
from quiz.tui.widgets.key_bar import KeyBar
from quiz.tui.widgets.rating_bar import RatingBar
from quiz.tui.widgets.shelf_tree import ShelfTree
from tests.clock import FixedClock
from tests.tui.screens import press, settle

SIZES = [(120, 40), (80, 24), (40, 12)]


def sums(name: str, count: int, tag: str) -> str:
    return f"title: {name}\nquestions:\n" + "".join(
        f"- number: In {name}, what is {n}?\n  answer: {n}\n  tags: [{tag}{n % 2}, all]\n"
        for n in range(1, count + 1)
    )


def shelf_of(store: Store, clock: FixedClock, *texts: str) -> QuizApp:
    shelf = Shelf("")
    for number, text in enumerate(texts):
        shelf.add(ShelvedDeck.of(read_text(text, file=f"d{number}.yaml", name=f"d{number}")))
    return QuizApp(Collection(shelf, store, Settings(), clock))


def shown(pilot: Pilot[None]) -> str:
    visible = (widget for widget in pilot.app.screen.query(Static) if widget.display)
    return " ".join("\n".join(str(widget.render()) for widget in visible).split())


def offered(pilot: Pilot[None]) -> list[str]:
    options = pilot.app.screen.query_one(OptionList)
    lines = [str(option.prompt) for option in options.options]
    return [line.partition("\n")[0] for line in lines]


def asking(pilot: Pilot[None]) -> AskScreen:
    assert isinstance(pilot.app.screen, AskScreen)
    return pilot.app.screen


async def lines(pilot: Pilot[None]) -> list[str]:
    await settle(pilot)
    tree = pilot.app.screen.query_one(ShelfTree)
    return [strip.text.rstrip() for strip in tree.render_lines(tree.size.region)]


@pytest.mark.parametrize("size", SIZES)
async def test_what_there_is_beyond_today_is_offered_with_its_count(
    size: tuple[int, int], store: Store, clock: FixedClock
) -> None:
    async with shelf_of(store, clock, sums("A", 119, "a")).run_test(size=size) as pilot:
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, AheadScreen)
        assert offered(pilot) == [
            "1 Study ahead: nothing",
            "2 More new ones today: 40",
            "3 Cram: 119",
        ]
        options = pilot.app.screen.query_one(OptionList)
        assert options.max_scroll_y == 0
        await press(pilot, "1")
        assert isinstance(pilot.app.screen, AheadScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize(
    ("keys", "left", "mode"),
    [
        (["2"], 40, "study"),
        (["3"], 119, "cram"),
        (["enter"], 40, "study"),
        (["down", "enter"], 119, "cram"),
    ],
)
async def test_it_is_chosen_by_a_digit_or_by_arrows_and_enter(
    keys: list[str], left: int, mode: str, store: Store, clock: FixedClock
) -> None:
    async with shelf_of(store, clock, sums("A", 119, "a")).run_test() as pilot:
        await press(pilot, "a", *keys)
        session = asking(pilot).session
        assert (session.remaining.left, session.mode.name) == (left, mode)


async def test_once_all_is_done_there_is_something_ahead(store: Store, clock: FixedClock) -> None:
    async with shelf_of(store, clock, sums("A", 1, "a")).run_test() as pilot:
        await press(pilot, "enter", "1", "enter", "enter", "escape", "a")
        assert offered(pilot)[:2] == ["1 Study ahead: 1", "2 More new ones today: nothing"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_cram_says_at_its_start_and_in_its_results_that_no_schedule_moves(
    size: tuple[int, int], store: Store, clock: FixedClock
) -> None:
    app = shelf_of(store, clock, sums("A", 1, "a"))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "a", "3")
        assert "A cram moves no schedule." in shown(pilot)
        await press(pilot, "9", "enter")
        assert not asking(pilot).query_one(RatingBar).display
        assert "1-4" not in [key.name for key in asking(pilot).query_one(KeyBar).keys]
        await press(pilot, "enter", "1", "enter", "enter")
        assert isinstance(pilot.app.screen, ResultsScreen)
        assert "A cram moves no schedule." in shown(pilot)
        await press(pilot, "escape")
        assert "1 new question for today" in shown(pilot)
        await pilot.app.action_quit()
    assert all(standing.is_new for standing in store.standings().values())
    assert "A cram moves no schedule." in app.summaries[0]


async def test_what_was_missed_in_a_cram_is_crammed_again(store: Store, clock: FixedClock) -> None:
    async with shelf_of(store, clock, sums("A", 1, "a")).run_test() as pilot:
        await press(pilot, "a", "3", "9", "enter", "enter", "1", "enter", "enter", "x")
        assert asking(pilot).session.mode.name == "cram"


@pytest.mark.parametrize(
    "keys", [["a", "3"], ["l", "enter", "o"], ["enter"]], ids=["beyond today", "log", "shelf"]
)
async def test_once_more_outlives_the_page_that_it_began_on(
    keys: list[str], store: Store, clock: FixedClock
) -> None:
    app = shelf_of(store, clock, sums("A", 60, "a"))
    decks = list(app.collection.shelf.all_decks())
    # The shelf is not the first page, and is closed when a sitting begins.
    app = QuizApp(app.collection, first=lambda: SetupScreen(decks))
    async with app.run_test() as pilot:
        await press(pilot, "escape", "enter", "0", "enter", "escape", "q", "escape")
        await press(pilot, *keys)
        for _ in range(3):
            sitting = asking(pilot).session
            await press(pilot, "0", "enter", "escape", "q")
            assert isinstance(pilot.app.screen, ResultsScreen)
            await press(pilot, "o")
            assert asking(pilot).session is not sitting


@pytest.mark.parametrize("size", SIZES)
async def test_the_tree_turns_into_shelves_by_tag_and_back(
    size: tuple[int, int], store: Store, clock: FixedClock
) -> None:
    app = shelf_of(store, clock, sums("A", 30, "a"), sums("B", 5, "b"))
    async with app.run_test(size=size) as pilot:
        before = await lines(pilot)
        await press(pilot, "#")
        rows = [line.split() for line in await lines(pilot) if line]
        assert [row[2:5] for row in rows[1:6]] == [
            ["a0", "·", "15"],
            ["a1", "·", "15"],
            ["all", "·", "35"],
            ["b0", "·", "2"],
            ["b1", "·", "3"],
        ]
        await press(pilot, "#")
        assert await lines(pilot) == before


async def test_enter_studies_the_tag_under_the_cursor(store: Store, clock: FixedClock) -> None:
    app = shelf_of(store, clock, sums("A", 30, "a"), sums("B", 5, "b"))
    async with app.run_test() as pilot:
        await press(pilot, "#", "down", "down", "down", "down", "enter")
        session = asking(pilot).session
        assert session.left + 1 == 2
        await press(pilot, "2", "enter", "enter", "4", "enter", "enter")
        assert isinstance(pilot.app.screen, ResultsScreen)
        await press(pilot, "escape")
        assert "b0" in " ".join(await lines(pilot))  # the view stays


async def test_escape_without_a_filter_leaves_the_tree_as_it_is(
    store: Store, clock: FixedClock
) -> None:
    async with shelf_of(store, clock, sums("A", 4, "a")).run_test() as pilot:
        await press(pilot, "number_sign", "down", "right")
        before = await lines(pilot)
        await press(pilot, "escape")
        assert await lines(pilot) == before
        await press(pilot, "slash", "a", "escape")
        assert await lines(pilot) != before
        assert pilot.app.focused is pilot.app.screen.query_one(ShelfTree)


async def test_a_tag_opens_to_the_decks_that_have_it(store: Store, clock: FixedClock) -> None:
    app = shelf_of(store, clock, sums("A", 30, "a"), sums("B", 5, "b"))
    async with app.run_test() as pilot:
        await press(pilot, "#", "down", "down", "down", "right")
        rows = [line.split() for line in await lines(pilot)]
        assert [" ".join(row) for row in rows[3:6]] == [
            "├ ▾ all · 35",
            "│ ├ A #all · 30",
            "│ └ B #all · 5",
        ]
        await press(pilot, "down", "down", "a", "3")
        assert asking(pilot).session.remaining.left == 5


@pytest.mark.parametrize(("key", "screen"), [("g", SetupScreen), ("e", ExamSetupScreen)])
async def test_a_game_and_an_exam_of_a_tag_say_so(
    key: str, screen: type[SetupScreen | ExamSetupScreen], store: Store, clock: FixedClock
) -> None:
    async with shelf_of(store, clock, sums("A", 30, "a")).run_test() as pilot:
        await press(pilot, "#", "down", key)
        assert isinstance(pilot.app.screen, screen)
        assert "A #a0" in shown(pilot)


async def test_the_filter_takes_tags_and_words(store: Store, clock: FixedClock) -> None:
    app = shelf_of(store, clock, sums("A", 30, "a"), sums("B", 5, "b"))
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"tag:b1")
        rows = [line.split() for line in await lines(pilot)]
        assert rows[0][1:] == ["What", "fits", "·", "3"]
        assert rows[1][1:5] == ["B", "#b1", "·", "3"]
        await press(pilot, "enter", "enter")
        assert asking(pilot).session.remaining.left == 3


async def test_words_filter_the_tags_while_they_are_the_shelves(
    store: Store, clock: FixedClock
) -> None:
    async with shelf_of(store, clock, sums("A", 30, "a")).run_test() as pilot:
        await press(pilot, "#", "slash", *"a1")
        rows = [line.split() for line in await lines(pilot) if line]
        assert [row[2] for row in rows[1:]] == ["a1"]


async def test_a_tag_is_never_markup(store: Store, clock: FixedClock) -> None:
    text = sums("A", 3, "a").replace("[a1, all]", '["[red]/x", all]')
    async with shelf_of(store, clock, text).run_test() as pilot:
        await press(pilot, "#")
        assert "[red]/x" in " ".join(await lines(pilot))
