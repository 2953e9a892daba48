"""Games through the real app: reading, pause, flow, turns at one keyboard, set-up, results."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import partial

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from quiz.collection.collection import Collection
from quiz.decks.question import Deck
from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.games.games import begin_match, remembered
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.study.rules import Setup
from quiz.tui.app import QuizApp
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.game import GameScreen
from quiz.tui.screens.game_results import GameResultsScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.keys import Phase
from quiz.tui.screens.setup import SetupScreen
from quiz.tui.widgets.answer_box import AnswerBox
from quiz.tui.widgets.curtain import Curtain
from quiz.tui.widgets.form import Choose
from quiz.tui.widgets.options_box import OptionsBox
from tests.clock import FixedClock
from tests.games.player import Game
from tests.settling import HANG
from tests.tui.every_screen import ORDER, PAIRS, TICKING
from tests.tui.screens import burst, press, settle, tick, until_kept

PICKS = "".join(
    f"- what: Pick {n}.\n  answer: a{n}\n  wrong: [b{n}, c{n}, d{n}]\n" for n in range(1, 7)
)
ReadDeck = Callable[[str], Deck]


class Screens:
    """The app with one deck, and what tests want of it."""

    def __init__(
        self, deck: Deck, store: Store, clock: FixedClock, settings: Settings | None = None
    ) -> None:
        shelf = Shelf("")
        shelf.add(ShelvedDeck.of(deck))
        self.collection = Collection(shelf, store, settings or Settings(), clock)
        self.deck, self.decks = deck, list(shelf.all_decks())
        self.clock = clock

    def game(self, setup: Setup) -> QuizApp:
        make = partial(begin_match, self.collection, self.decks, setup)
        return QuizApp(self.collection, first=lambda: GameScreen(make(), make))


def game_of(pilot: Pilot[None]) -> GameScreen:
    assert isinstance(pilot.app.screen, GameScreen)
    return pilot.app.screen


def phase(pilot: Pilot[None]) -> Phase:
    return game_of(pilot).phase


async def choose(pilot: Pilot[None], *, right: bool = True) -> None:
    turn = game_of(pilot).turn
    assert turn
    index = turn.choices.index(turn.question.answer.shown)
    await press(pilot, str((index if right else (index + 1) % 4) + 1))


@pytest.fixture
def screens(deck: ReadDeck, store: Store, clock: FixedClock) -> Screens:
    return Screens(deck(PICKS), store, clock)


async def test_choices_wait_for_the_prompt_to_be_read_and_a_key_shows_them(
    screens: Screens,
) -> None:
    async with screens.game(Setup(seconds=20)).run_test() as pilot:
        await press(pilot, "enter")
        assert phase(pilot) is Phase.READING
        assert not game_of(pilot).query_one(OptionsBox).display
        screens.clock.pass_seconds(0.1)
        await press(pilot, "2")
        assert phase(pilot) is Phase.ASKING  # and the digit chose nothing that could not be seen
        assert game_of(pilot).query_one(OptionsBox).display
        screens.clock.pass_seconds(10)
        await choose(pilot)
        outcome = game_of(pilot).outcome
        assert outcome
        assert outcome.points == 750


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_what_was_only_held_on_chooses_nothing_until_an_arrow_has_moved_the_cursor(
    key: str, screens: Screens
) -> None:
    async with screens.game(Setup(seconds=60, reading=False)).run_test() as pilot:
        await press(pilot, "enter")
        for _ in range(2):
            await press(pilot, key)
            assert phase(pilot) is Phase.ASKING
            await press(pilot, "down", key)
            assert phase(pilot) is Phase.VERDICT
            await press(pilot, "enter")


@pytest.mark.parametrize(
    ("questions", "keys"),
    [(TICKING, ["space"]), (ORDER, ["space", "down", "space"]), (PAIRS, ["space", "space"])],
    ids=["ticks", "order", "pairs"],
)
async def test_ticks_orders_and_pairs_of_a_game_keep_space_and_enter(
    questions: str, keys: list[str], deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    screens = Screens(deck(questions), store, clock)
    async with screens.game(Setup(seconds=60, reading=False)).run_test() as pilot:
        await press(pilot, "enter", *keys)
        game, box = game_of(pilot), game_of(pilot).query_one(AnswerBox)
        assert box.response
        others = ["space", "down", "space"] * 2 if questions is PAIRS else []
        await press(pilot, *others, "enter")
        assert len(game.session.outcomes) == 1


async def test_choices_come_by_themselves_once_the_prompt_could_be_read(screens: Screens) -> None:
    async with screens.game(Setup(seconds=20)).run_test() as pilot:
        await press(pilot, "enter")
        screens.clock.pass_seconds(0.47)
        await tick(pilot)
        assert phase(pilot) is Phase.READING
        screens.clock.pass_seconds(0.02)
        await tick(pilot)
        assert phase(pilot) is Phase.ASKING
        assert game_of(pilot).session.clock.left(screens.clock.tick()) == 20


async def test_a_digit_pressed_twice_answers_one_question(screens: Screens) -> None:
    async with screens.game(Setup(game="sprint", seconds=60, reading=False)).run_test() as pilot:
        await press(pilot, "enter")
        turn = game_of(pilot).turn
        assert turn
        digit = str(turn.choices.index(turn.question.answer.shown) + 1)
        await burst(pilot, digit, digit, digit)
        assert len(game_of(pilot).session.outcomes) == 1


async def test_typing_ends_the_time_for_reading(screens: Screens) -> None:
    async with screens.game(Setup(seconds=20, typing=True, reading=True)).run_test() as pilot:
        await press(pilot, "enter")
        assert phase(pilot) is Phase.READING
        await press(pilot, "a")
        assert phase(pilot) is Phase.ASKING
        assert game_of(pilot).query_one("LineBox Input", Input).value == "a"


async def test_a_pause_stops_the_clock_and_hides_the_question(screens: Screens) -> None:
    async with screens.game(Setup(seconds=20, reading=False)).run_test() as pilot:
        await press(pilot, "enter")
        screens.clock.pass_seconds(4)
        await press(pilot, "z")
        assert phase(pilot) is Phase.PAUSED
        assert not game_of(pilot).query_one(AnswerBox).display
        screens.clock.pass_seconds(1000)
        await tick(pilot)
        await press(pilot, "1", "z")
        assert phase(pilot) is Phase.ASKING
        assert game_of(pilot).query_one(AnswerBox).display
        assert game_of(pilot).session.clock.left(screens.clock.tick()) == 16
        await choose(pilot)
        assert phase(pilot) is Phase.VERDICT


async def test_help_over_a_game_is_a_pause(screens: Screens) -> None:
    async with screens.game(Setup(seconds=20, reading=False)).run_test() as pilot:
        await press(pilot, "enter", "question_mark")
        screens.clock.pass_seconds(1000)
        await press(pilot, "escape")
        assert phase(pilot) is Phase.PAUSED
        await press(pilot, "enter")
        assert game_of(pilot).session.clock.left(screens.clock.tick()) == 20


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Waits until the clocks of a screen that lies below another one have led to something."""
    end = time.monotonic() + HANG
    while not is_so():
        assert time.monotonic() < end
        await asyncio.sleep(0.01)
    await settle(pilot)


def over_home(screens: Screens, setup: Setup) -> tuple[QuizApp, GameScreen]:
    make = partial(begin_match, screens.collection, screens.decks, setup)
    return QuizApp(screens.collection), GameScreen(make(), make)


async def test_a_game_that_goes_on_by_itself_under_its_help_waits_there(screens: Screens) -> None:
    app, game = over_home(screens, Setup("sprint", seconds=60, reading=False))
    async with app.run_test() as pilot:
        app.show(game)
        await press(pilot, "enter")
        await choose(pilot, right=False)
        await press(pilot, "question_mark")
        screens.clock.pass_seconds(4)
        await until(pilot, lambda: game.phase is Phase.PAUSED)
        screens.clock.pass_seconds(1000)
        await press(pilot, "escape", "enter")
        assert phase(pilot) is Phase.ASKING
        assert game.session.clock.left(screens.clock.tick()) == 57
        await choose(pilot)
        assert len(game.session.outcomes) == 2


async def test_a_game_that_ends_under_its_help_leads_to_its_results_alone(screens: Screens) -> None:
    names = ("Ada", "Bob")  # nobody pauses while others wait
    app, game = over_home(screens, Setup("sprint", seconds=60, reading=False, names=names))
    async with app.run_test() as pilot:
        app.show(game)
        for _ in names:
            await press(pilot, "enter", "enter")
            await choose(pilot)
            await press(pilot, "question_mark")
            screens.clock.pass_seconds(61)
            await until(pilot, lambda: game.phase is not Phase.ASKING)
            if isinstance(pilot.app.screen, GameResultsScreen):
                break
            await press(pilot, "escape")
        assert game not in pilot.app.screen_stack
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize("announced", [True, False])
async def test_the_clock_stands_while_the_program_is_suspended(
    screens: Screens, announced: bool
) -> None:
    async with screens.game(Setup(seconds=20, reading=False)).run_test() as pilot:
        await press(pilot, "enter")
        screens.clock.pass_seconds(5)
        await tick(pilot)
        if announced:
            pilot.app.app_suspend_signal.publish(pilot.app)
        screens.clock.pass_seconds(1000)
        pilot.app.app_resume_signal.publish(pilot.app)
        await tick(pilot)
        assert phase(pilot) is Phase.ASKING
        assert game_of(pilot).session.clock.left(screens.clock.tick()) == 15


async def test_a_sprint_goes_on_at_once_and_shows_what_was_wrong_for_three_seconds(
    screens: Screens,
) -> None:
    async with screens.game(Setup("sprint", seconds=60, reading=False)).run_test() as pilot:
        await press(pilot, "enter")
        await choose(pilot)
        turn = game_of(pilot).turn
        assert phase(pilot) is Phase.ASKING
        assert turn
        assert turn.number == 2
        await choose(pilot, right=False)
        await press(pilot, "enter")
        assert phase(pilot) is Phase.VERDICT
        screens.clock.pass_seconds(2.9)
        await tick(pilot)
        assert phase(pilot) is Phase.VERDICT
        screens.clock.pass_seconds(0.2)
        await tick(pilot)
        assert phase(pilot) is Phase.ASKING
        assert game_of(pilot).session.clock.left(screens.clock.tick()) == 57
        screens.clock.pass_seconds(57.001)
        await tick(pilot)
        await settle(pilot)
        assert isinstance(pilot.app.screen, GameResultsScreen)
        assert len(pilot.app.screen.results.answers) == 2  # what the clock cut off was not missed


async def test_survival_ends_with_the_third_life(screens: Screens) -> None:
    async with screens.game(Setup("survival", reading=False)).run_test() as pilot:
        await press(pilot, "enter")
        for _ in range(3):
            await choose(pilot, right=False)
            await press(pilot, "enter")
        assert isinstance(pilot.app.screen, GameResultsScreen)
        assert "0 points" in str(pilot.app.screen.query_one("#headline", Static).visual)


async def test_a_game_without_a_clock_shows_none(screens: Screens) -> None:
    async with screens.game(Setup(extra=0)).run_test() as pilot:
        await press(pilot, "enter")
        assert phase(pilot) is Phase.ASKING
        assert not game_of(pilot).query_one("ClockBar").display
        screens.clock.pass_seconds(10_000)
        await tick(pilot)
        await choose(pilot)
        outcome = game_of(pilot).outcome
        assert outcome
        assert outcome.points == 1000


@pytest.mark.parametrize(("bell", "rings"), [("last", 3), ("off", 0)])
async def test_the_bell_rings_on_the_last_three_seconds_only_if_wanted(
    screens: Screens, bell: str, rings: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[float] = []
    clock = screens.clock
    screens.collection.settings = Settings(bell=bell)
    app = screens.game(Setup(seconds=20, reading=False))
    monkeypatch.setattr(app, "bell", lambda: heard.append(clock.tick()))
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        for seconds in (16.9, 0.2, 0.1, 0.9, 1.0):
            clock.pass_seconds(seconds)
            await tick(pilot)
    assert len(heard) == rings


async def test_players_hand_over_and_names_are_shown_as_text(screens: Screens) -> None:
    names = ("Ada", "[red]Bob\x1b[2J")
    async with screens.game(
        Setup(questions=1, seconds=20, names=names, seed=1)
    ).run_test() as pilot:
        await press(pilot, "enter")
        assert phase(pilot) is Phase.HANDOVER
        assert "Ada, it is your turn" in str(
            pilot.app.screen.query_one("#curtain-title", Static).visual
        )
        assert not game_of(pilot).query_one("#prompt").display
        await press(pilot, "enter", "x", "z")
        assert phase(pilot) is Phase.ASKING  # nobody pauses while others wait
        await choose(pilot)
        await press(pilot, "enter")
        assert phase(pilot) is Phase.HANDOVER
        assert game_of(pilot).query_one(Curtain).display
        title = str(pilot.app.screen.query_one("#curtain-title", Static).visual)
        assert title == "[red]Bob␛[2J, it is your turn"
        await press(pilot, "enter", "x")
        await choose(pilot, right=False)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, GameResultsScreen)
        assert "Ada wins with 1,000 points" in str(
            pilot.app.screen.query_one("#headline", Static).visual
        )
        assert "[red]Bob␛[2J" in str(pilot.app.screen.query_one("#figures", Static).visual)
    assert "\x1b" not in "".join(pilot.app.summaries)  # type: ignore[attr-defined]  # the pilot's app is ours


async def test_a_new_best_is_celebrated_and_keeps_no_key_waiting(screens: Screens) -> None:
    for seconds, best in ((10, False), (5, True)):
        async with screens.game(Setup(questions=1, seconds=20, reading=False)).run_test() as pilot:
            await press(pilot, "enter")
            assert bool(game_of(pilot).query_one("GhostLine").display) is best
            screens.clock.pass_seconds(seconds)
            await choose(pilot)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, GameResultsScreen)
            assert len(pilot.app.screen.query("#celebration")) == best
            await press(pilot, "o")
            assert phase(pilot) is Phase.COUNTDOWN


async def test_the_missed_are_studied_from_the_results(screens: Screens) -> None:
    async with screens.game(Setup(questions=1, seconds=20, reading=False)).run_test() as pilot:
        await press(pilot, "enter")
        await choose(pilot, right=False)
        await press(pilot, "enter")
        missed = str(pilot.app.screen.query_one("#missed", Static).visual)
        assert "Answer" in missed
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, AskScreen)
        assert pilot.app.screen.session.mode.schedules


async def test_the_page_of_a_game_is_remembered_and_begins_it(screens: Screens) -> None:
    async with QuizApp(screens.collection).run_test() as pilot:
        await press(pilot, "g")
        assert isinstance(pilot.app.screen, SetupScreen)
        await press(pilot, "right", "down", "right")
        assert [row.value for row in pilot.app.screen.query(Choose) if row.display][:2] == [
            "sprint",
            120,
        ]
        await press(pilot, "enter")
        assert game_of(pilot).session.rules.whole == 120
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, HomeScreen)
        await until_kept(pilot)
        assert remembered(screens.collection, screens.decks).game == "sprint"
        await press(pilot, "g")
        assert isinstance(pilot.app.screen, SetupScreen)
        assert pilot.app.screen.setup.seconds == 120
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_the_best_runs_stand_in_the_set_up_and_follow_the_choices(screens: Screens) -> None:
    for seconds in (5, 1):
        game = Game(screens.collection.store, screens.clock, screens.deck, Setup(questions=5))
        game.finish(seconds)
        screens.clock.pass_days(1)
    async with QuizApp(screens.collection).run_test(size=(120, 40)) as pilot:
        await press(pilot, "g")
        assert "Nobody has played" in await runs_shown(pilot)  # ten questions
        await press(pilot, "down", "left")
        five = await runs_shown(pilot)
        assert "Best runs with these settings" in five
        assert len(five.splitlines()) == 3
        assert five.index("15 Mar") > five.index("16 Mar")  # the better one first
        await press(pilot, "down", "right")
        assert "Nobody has played" in await runs_shown(pilot)  # another clock
        await press(pilot, "left", "up", "up", "right")
        assert "Nobody has played" in await runs_shown(pilot)  # another game


async def runs_shown(pilot: Pilot[None]) -> str:
    """The best runs in the set-up, once the choices have stood still."""
    screen = pilot.app.screen
    assert isinstance(screen, SetupScreen)
    if screen._looking:
        screen._looking.stop()  # it would look again, in place of this look
    await screen.show_runs().wait()
    await settle(pilot)
    return str(screen.query_one("#runs", Static).visual)
