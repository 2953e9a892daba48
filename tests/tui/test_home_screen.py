"""The shelf on the screen: what it counts, and what its keys do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Static

from quiz.collection.collection import Collection
from quiz.decks.question import Deck
from quiz.decks.reader import read_text
from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.schedule.today import Figures
from quiz.settings import DEFAULTS, Settings
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.problems import ProblemsScreen
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.screens.setup import SetupScreen
from quiz.tui.themes import LIGHT
from quiz.tui.widgets import today
from quiz.tui.widgets.foot import RemarkLine
from quiz.tui.widgets.shelf_tree import ShelfTree
from quiz.tui.widgets.today import Today
from tests.clock import FixedClock
from tests.learner import read
from tests.tui.screens import press, until_kept

SUMS = "".join(f"- number: What is {n} and {n}?\n  answer: {2 * n}\n" for n in range(1, 31))


def open_home(
    store: Store, clock: FixedClock, *decks: Deck, settings: Settings = DEFAULTS
) -> QuizApp:
    shelf = Shelf("")
    for deck in decks:
        shelf.add(ShelvedDeck.of(deck))
    return QuizApp(Collection(shelf, store, settings, clock))


def text_of(pilot: Pilot[None], where: str) -> str:
    return str(pilot.app.screen.query_one(where, Static).visual)


async def lines(pilot: Pilot[None]) -> list[str]:
    await pilot.pause()
    tree = pilot.app.screen.query_one(ShelfTree)
    return [strip.text.rstrip() for strip in tree.render_lines(tree.size.region)]


async def test_the_shelf_is_opened_once_whatever_the_program_began_with(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    shelf = Shelf("")
    shelf.add(ShelvedDeck.of(deck(SUMS)))
    collection = Collection(shelf, store, DEFAULTS, clock)
    decks = list(shelf.all_decks())
    async with QuizApp(collection, first=lambda: SetupScreen(decks)).run_test() as pilot:
        await press(pilot, "escape", "l", "escape", "e", "escape", "l", "escape")
        assert [type(screen) for screen in pilot.app.screen_stack] == [SetupScreen, HomeScreen]


async def test_the_shelf_counts_due_and_new(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    async with open_home(store, clock, deck(SUMS)).run_test() as pilot:
        assert "20 new questions for today" in text_of(pilot, "#title")
        assert (await lines(pilot))[1].split()[-2:] == ["·", "30"]


async def test_a_day_later_exactly_the_due_ones_and_twenty_new_are_asked(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    sums = deck(SUMS)
    async with open_home(store, clock, sums).run_test() as pilot:
        await press(pilot, "enter", "9", "9", "enter", "enter")  # wrong: it would come back
        await press(pilot, "4", "enter", "1")  # right, rated again
        await press(pilot, "6", "enter", "2")  # right, rated hard: due tomorrow
        await press(pilot, "escape", "q", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "2 questions due" in text_of(pilot, "#title")
        await until_kept(pilot)
    clock.pass_days(1)
    async with open_home(store, clock, sums).run_test() as pilot:
        assert "3 questions due" in text_of(pilot, "#title")
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, AskScreen)
        assert screen.turn
        assert screen.turn.total == 23


async def test_nothing_due_is_not_a_dead_end(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    sum_deck = deck("- number: One and one?\n  answer: 2\n")
    async with open_home(store, clock, sum_deck).run_test() as pilot:
        await press(pilot, "enter", "2", "enter", "enter")
        assert isinstance(pilot.app.screen, ResultsScreen)
        await press(pilot, "escape")
        assert "All done until tomorrow" in text_of(pilot, "#title")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, "a", "1")
        assert isinstance(pilot.app.screen, AskScreen)


async def test_undo_works_on_the_shelf_and_after_a_restart(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    sum_deck = deck("- number: One and one?\n  answer: 2\n")
    async with open_home(store, clock, sum_deck).run_test() as pilot:
        await press(pilot, "enter", "2", "enter", "enter")
        await until_kept(pilot)
    async with open_home(store, clock, sum_deck).run_test() as pilot:
        assert "All done" in text_of(pilot, "#title")
        await press(pilot, "u")
        assert "1 new question for today" in text_of(pilot, "#title")
    assert store.history(sum_deck.questions[0].key) == []


async def test_problems_are_shown_with_their_places(store: Store, clock: FixedClock) -> None:
    broken = read_text("title: x\nquestions:\n- who: A?\n  anwser: B\n", file="broken.yaml")
    async with open_home(store, clock, broken).run_test() as pilot:
        await press(pilot, "p")
        assert isinstance(pilot.app.screen, ProblemsScreen)
        shown = str(pilot.app.screen.query(Static).first().visual)
        assert "broken.yaml:4:3" in shown
        assert 'Did you mean "answer"?' in shown


async def test_the_filter_leaves_the_decks_that_fit(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    rome, bones = deck("- what: A?\n  answer: B\n"), deck("- what: C?\n  answer: D\n")
    rome.title, bones.title = "Rome", "Bones"
    async with open_home(store, clock, rome, bones).run_test() as pilot:
        await press(pilot, "slash", *"rom")
        shown = " ".join(await lines(pilot))
        assert "Rome" in shown
        assert "Bones" not in shown
        await press(pilot, "escape")
        assert "Bones" in " ".join(await lines(pilot))


async def test_days_in_a_row_and_the_pace_stand_at_the_side(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    sums = deck(SUMS)
    for _ in range(3):
        async with open_home(store, clock, sums).run_test() as pilot:
            await press(pilot, "enter", "0", "enter", "escape", "q", "escape")
            await until_kept(pilot)
            shown = str(pilot.app.screen.query_one(Today).visual)
        clock.pass_days(1)
    assert "Days in a row                3" in shown


async def test_a_new_figure_is_one_value_and_one_line(
    deck: Callable[[str], Deck],
    store: Store,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def busiest(figures: Figures) -> int:
        return max((day.reviews for day in figures.days.values()), default=0)

    line = today.Line("Most in a day", lambda figures: f"{busiest(figures):,}")
    monkeypatch.setattr(today, "LINES", (*today.LINES, line))
    async with open_home(store, clock, deck(SUMS)).run_test() as pilot:
        assert "Most in a day                0" in text_of(pilot, "Today")
        await press(pilot, "enter", "0", "enter", "enter", "0", "enter", "escape", "q", "escape")
        assert "Most in a day                2" in text_of(pilot, "Today")


async def test_a_theme_that_was_chosen_is_there_from_the_first_paint(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    app = open_home(store, clock, deck(SUMS), settings=Settings(theme="quiz-light"))
    async with app.run_test():
        assert app.has_class("-light-mode")
        assert not app.has_class("-dark-mode")
        assert app.screen.styles.background == Color.parse(str(LIGHT.background))


async def test_the_name_of_a_folder_is_never_markup(store: Store, clock: FixedClock) -> None:
    named = read_text(f"title: Sums\nquestions:\n{SUMS}", name="[red]folder/sums")
    async with open_home(store, clock, named).run_test() as pilot:
        assert "[red]folder" in "".join(await lines(pilot))


@pytest.mark.parametrize("key", ["enter", "g", "e", "a"])
async def test_a_key_for_decks_says_so_where_none_fits_the_filter(
    key: str, store: Store, clock: FixedClock
) -> None:
    async with open_home(store, clock, read(SUMS)).run_test() as pilot:
        await press(pilot, "slash", *"zzz", "enter", key)
        assert "No deck fits the filter." in str(pilot.app.screen.query_one(RemarkLine).visual)
