"""Games before a room: large letters, the flash and the news, the bell, the podium."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st
from textual.pilot import Pilot
from textual.widgets import Static

from quiz.decks.question import Deck
from quiz.games.overtaking import DrewLevel, GhostPassed, News, Passed, Streak, news_said
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.study.rules import Setup
from quiz.tui.app import QuizApp
from quiz.tui.letters import large
from quiz.tui.room import BOX, enlarged, enlarged_text
from quiz.tui.screens.game_results import GameResultsScreen
from quiz.tui.screens.keys import Phase
from quiz.tui.widgets.news_line import NewsLine
from quiz.tui.widgets.options_box import Choice
from quiz.tui.widgets.podium import Podium, Step
from quiz.tui.widgets.verdict import VerdictBox
from tests.clock import FixedClock
from tests.tui.screens import press, resize, until_kept
from tests.tui.test_ask_screen import asking, sit_down
from tests.tui.test_game_screen import PICKS, Screens, choose, game_of, phase

ReadDeck = Callable[[str], Deck]
ROOM, DESK = (140, 40), (120, 40)
BLOCKS = set("█▀▄ \n\u00a0")
LETTERS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,!?'\"-:;()/%&+=*$€£#@_<>[]"
    "ßäöüéèêçñåíóúâžščřАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ✓✗◐"
)


@pytest.fixture
def screens(deck: ReadDeck, store: Store, clock: FixedClock) -> Screens:
    return Screens(deck(PICKS), store, clock)


def row(text: str) -> str:
    rows = large(text, 200, most=1)
    assert rows, text
    return "\n".join(rows[0])


def test_every_letter_is_drawn_with_signs_of_blocks_and_like_no_other() -> None:
    drawn = {letter: row(letter) for letter in LETTERS}
    assert all(set(rows) <= BLOCKS and rows.strip() for rows in drawn.values())
    alike = ["AА", "BВ", "CС", "EЕ", "HН", "KК", "MМ", "OО", "PР", "TТ", "XХ", "YУ", "3З"]
    alike += ["XХ✗", "aа", "cс", "eе", "oо", "pр", "xх", "yу", "iі", "rг", "SЅ"]
    shared: dict[str, list[str]] = {}
    for letter, rows in drawn.items():
        shared.setdefault(rows, []).append(letter)
    twins = {"".join(letters) for letters in shared.values() if len(letters) > 1}
    assert twins <= set(alike), twins - set(alike)


def test_a_letter_with_an_accent_is_higher_than_without() -> None:
    assert not row("e").split("\n")[0]
    assert row("é").split("\n")[0]
    assert row("É").count("\n") == row("E").count("\n") + 1
    assert row(unicodedata.normalize("NFD", "é")) != row("e")


def test_a_text_that_cannot_be_drawn_or_does_not_fit_is_none() -> None:
    assert large("水", 200, most=3) is None
    assert large("a\x1bb", 200, most=3) is None
    assert large("abcdefghij", 20, most=3) is None
    assert large("a b c d", 6, most=3) is None
    assert large("", 20, most=3) is None


@given(st.text(max_size=30), st.integers(0, 200))
def test_large_letters_are_blocks_within_their_columns_whatever_the_text(
    text: str, columns: int
) -> None:
    lines = large(text, columns, most=4) or ()
    assert all(len(row) <= columns and set(row) <= BLOCKS for line in lines for row in line)
    assert set(enlarged_text(text, columns, most=4)) <= BLOCKS


@pytest.mark.parametrize(
    ("rows", "prompt", "choices", "spaced"),
    [
        (40, True, True, False),
        (26, True, True, False),
        (16, True, False, True),
        (8, False, False, False),
    ],
)
def test_what_is_large_is_what_there_are_lines_for(
    rows: int, prompt: bool, choices: bool, spaced: bool
) -> None:
    shown = enlarged("Where does the Rhine end?", ("here", "there", "dry"), 150, rows)
    assert (bool(shown.prompt), len(shown.choices) == 3, shown.spaced) == (prompt, choices, spaced)
    heights = [text.count("\n") + 1 for text in (shown.prompt, *shown.choices) if text]
    assert not shown.prompt or sum(heights) + BOX <= rows


def test_a_choice_that_has_no_large_letters_leaves_all_of_them_as_they_are() -> None:
    assert enlarged("Where?", ("here", "水"), 150, 40).choices == ()
    assert enlarged("Where?", ("here", "there " * 20), 150, 40).choices == ()


def prompt_of(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#prompt", Static).visual)


def is_large(text: str) -> bool:
    return bool(text) and set(text) <= BLOCKS


@pytest.mark.parametrize(
    ("size", "projector", "wanted"),
    [
        (ROOM, "auto", True),
        (DESK, "auto", False),
        ((140, 39), "auto", False),
        (ROOM, "no", False),
        (DESK, "yes", True),
        ((80, 24), "yes", True),
        ((40, 12), "yes", False),
    ],
)
async def test_a_game_is_large_where_the_terminal_is_or_the_setting_says_so(
    size: tuple[int, int], projector: str, wanted: bool, screens: Screens
) -> None:
    screens.collection.settings = Settings(projector=projector)
    async with screens.game(Setup(seconds=20, reading=False)).run_test(size=size) as pilot:
        await press(pilot, "enter")
        assert is_large(prompt_of(pilot)) is wanted
        rows = [choice for choice in pilot.app.screen.query(Choice) if choice.display]
        assert (rows[0].region.height > 3) is (wanted and size != (80, 24))
        await choose(pilot)
        headline = pilot.app.screen.query_one(VerdictBox).text("headline")
        assert ("Right" in headline) is not wanted


async def test_all_choices_of_a_room_are_on_the_screen_and_can_be_ticked_by_keys(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    screens = Screens(deck(PICKS), store, clock)
    async with screens.game(Setup(seconds=20, reading=False)).run_test(size=ROOM) as pilot:
        await press(pilot, "enter")
        screen = game_of(pilot)
        page = screen.query_one("#page").region
        rows = [choice for choice in screen.query(Choice) if choice.display]
        assert len(rows) == 4
        assert all(page.contains_region(choice.region) for choice in rows)
        await press(pilot, "down", "down", "enter")
        assert screen.turn
        assert screen.session.outcomes[0].review.response == screen.turn.choices[2]


async def test_a_terminal_that_grows_and_shrinks_changes_its_type(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    screens = Screens(deck(PICKS), store, clock)
    async with screens.game(Setup(seconds=20, reading=False)).run_test(size=DESK) as pilot:
        await press(pilot, "enter")
        for size, wanted in ((ROOM, True), ((80, 24), False), ((180, 45), True)):
            await resize(pilot, *size)
            assert is_large(prompt_of(pilot)) is wanted
        await press(pilot, "1")
        assert phase(pilot) is Phase.VERDICT


async def test_the_names_of_players_and_the_verdict_change_their_type_with_the_terminal(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    screens = Screens(deck(PICKS), store, clock)
    setup = Setup(seconds=20, questions=1, reading=False, names=("Ada", "Bob"))
    async with screens.game(setup).run_test(size=ROOM) as pilot:
        await press(pilot, "enter")
        for part in ("#curtain-title", "VerdictBox"):
            text = pilot.app.screen.query_one(part, Static)
            for size, wanted in ((DESK, False), (ROOM, True), ((80, 24), False), (ROOM, True)):
                await resize(pilot, *size)
                assert ("█" in str(text.visual)) is wanted
            if phase(pilot) is Phase.HANDOVER:
                await press(pilot, "enter")
                await choose(pilot)


async def test_study_is_large_only_if_the_setting_says_so(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    app = sit_down(deck(PICKS), store, clock)
    async with app.run_test(size=(180, 45)) as pilot:
        assert not is_large(prompt_of(pilot))
    app = sit_down(deck(PICKS), Store(":memory:"), clock)
    app.collection.settings = Settings(projector="yes")
    async with app.run_test(size=(180, 45)) as pilot:
        await asking(pilot)
        assert is_large(prompt_of(pilot))


# The flash and the news


def told(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(NewsLine).visual)


async def test_a_sprint_flashes_right_and_wrong_in_words_and_goes_on_meanwhile(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    screens = Screens(deck(PICKS), store, clock)
    async with screens.game(Setup("sprint", seconds=60, reading=False)).run_test() as pilot:
        await press(pilot, "enter")
        await choose(pilot)
        line = pilot.app.screen.query_one(NewsLine)
        assert told(pilot).strip() == "✓ Right"
        assert line.has_class("-flash", "-right")
        assert phase(pilot) is Phase.ASKING
        await choose(pilot, right=False)
        assert told(pilot).strip() == "✗ Wrong"
        assert line.has_class("-flash", "-wrong")
        assert not line.has_class("-right")
        line.end_flash()
        assert told(pilot) == ""
        assert not line.has_class("-flash")


async def test_without_animations_nothing_flashes_and_the_news_are_told_all_the_same(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    screens = Screens(deck(PICKS), store, clock, Settings(animations=False))
    async with screens.game(Setup("sprint", seconds=60, reading=False)).run_test() as pilot:
        await press(pilot, "enter")
        await choose(pilot)
        assert told(pilot) == ""
        await choose(pilot)
        await choose(pilot)
        assert told(pilot) == "3 in a row"
        assert not pilot.app.screen.query_one(NewsLine).has_class("-flash")


async def test_overtaking_is_told_and_stays_while_the_next_player_takes_over(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    screens = Screens(deck(PICKS), store, clock)
    setup = Setup(questions=2, seconds=20, names=("Ada", "Bob"), reading=False)
    async with screens.game(setup).run_test() as pilot:
        await press(pilot, "enter")
        for seconds in (1, 9, 19, 1):
            assert "passes" not in told(pilot)
            await press(pilot, *(["enter"] if phase(pilot) is Phase.VERDICT else []), "enter")
            clock.pass_seconds(seconds)
            await choose(pilot)
        assert "Bob passes Ada" in told(pilot)


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (Streak(4), "4 in a row"),
        (Passed("Ada", "Bob"), "Ada passes Bob"),
        (DrewLevel("Ada", ""), "Ada draws level with You"),
        (GhostPassed("", is_ahead=True), "You pass your best run"),
        (GhostPassed("", is_ahead=False), "Your best run passes you"),
        (GhostPassed("\x1bAda", is_ahead=True), "␛Ada passes their best run"),
        (GhostPassed("Ada", is_ahead=False), "Ada's best run passes them"),
    ],
)
def test_news_are_worded(news: News, words: str) -> None:
    assert news_said(news) == words


# The bell


@pytest.mark.parametrize(
    ("bell", "rings"),
    [("off", "..."), ("right", "r.."), ("wrong", ".w."), ("end", "..e"), ("all", "rwe")],
)
async def test_the_bell_rings_on_what_the_setting_names(
    bell: str, rings: str, screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[None] = []
    screens.collection.settings = Settings(bell=bell)
    app: QuizApp = screens.game(Setup(questions=2, seconds=20, reading=False))
    monkeypatch.setattr(app, "bell", lambda: heard.append(None))
    counts = [0]
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        await choose(pilot)
        counts.append(len(heard))
        await press(pilot, "enter")
        await choose(pilot, right=False)
        counts.append(len(heard))
        await press(pilot, "enter")
        assert isinstance(app.screen, GameResultsScreen)
        counts.append(len(heard))
    rang = [after - before for before, after in itertools.pairwise(counts)]
    assert rang == [int(sign != ".") for sign in rings]


# The podium


def drawn(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(Podium).render())


@pytest.mark.parametrize("size", [(180, 45), (120, 40), (80, 24), (40, 12)])
async def test_the_best_three_stand_on_the_results_with_their_figures(
    size: tuple[int, int], deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    screens = Screens(deck(PICKS), store, clock)
    names = ("Ada", "Bob", "[red]Eve\x1b", "Zoe")
    setup = Setup(questions=1, seconds=20, names=names, reading=False)
    async with screens.game(setup).run_test(size=size) as pilot:
        await press(pilot, "enter")
        for seconds in (10, 2, 6, 18):
            await press(pilot, "enter")
            clock.pass_seconds(seconds)
            await choose(pilot)
            await press(pilot, "enter")
        assert isinstance(pilot.app.screen, GameResultsScreen)
        podium = pilot.app.screen.query_one(Podium)
        text = drawn(pilot)
        assert "Zoe" not in text
        assert "[red]Eve␛" in text
        for points in ("950 points", "850 points", "750 points"):
            assert points in text
        assert text.index("950") < text.index("850") < text.index("750")
        assert podium.region.width > 0
        widths = {line.cell_length for line in podium.render().split("\n")}
        assert max(widths) <= podium.size.width


async def test_a_single_player_sees_the_best_three_runs_with_their_days(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    screens = Screens(deck(PICKS), store, clock)
    for seconds, shown in ((10, False), (2, True), (6, True), (18, True)):
        async with screens.game(Setup(questions=1, seconds=20, reading=False)).run_test() as pilot:
            await press(pilot, "enter")
            clock.pass_seconds(seconds)
            await choose(pilot)
            await press(pilot, "enter")
            assert pilot.app.screen.query_one(Podium).display is shown
            text = drawn(pilot)
            await until_kept(pilot)
    assert "950 points" in text
    assert "550 points" not in text
    assert text.count("100 % · 15 Mar") == 3


def test_players_with_as_many_points_share_a_step() -> None:
    steps = [Step(1, "A\x1bda", 900, 1), Step(1, "Bob", 900, 0.5), Step(3, "Eve", 1, 0)]
    from quiz.tui.widgets.podium import _drawn

    text = _drawn(steps, 20, in_large=False).plain
    assert (text.count("1st"), text.count("2nd"), text.count("3rd")) == (2, 0, 1)
    assert "A␛da" in text
    assert "1 point " in text
    assert "50 %" in text
