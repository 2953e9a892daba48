"""The log through the real app: its list, and the pages that are reopened from it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from quiz.clock import Moment
from quiz.exams.terms import Answers
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Review, RowId, Sitting
from quiz.store.inserts import Inserts
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.exam_results import ExamResultsScreen
from quiz.tui.screens.exam_setup import ExamSetupScreen
from quiz.tui.screens.game import GameScreen
from quiz.tui.screens.game_results import GameResultsScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.log import LogScreen
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.widgets.foot import RemarkLine
from quiz.tui.widgets.key_bar import KeyBar
from quiz.tui.widgets.log_list import BEFORE_AND_AFTER, LogList, line
from quiz.tui.widgets.time_chart import TimeChart
from tests.clock import FixedClock
from tests.learner import sums
from tests.results.sittings import SETUP, Past, europe
from tests.tui.exam_screens import shown
from tests.tui.screens import press
from tests.tui.test_ask_screen import sit_down
from tests.tui.test_game_screen import Screens as GameScreens

SIZES = [(120, 40), (80, 24), (40, 12)]


@pytest.fixture
def past(store: Store, clock: FixedClock) -> Past:
    return Past(store, clock, europe())


def rows(pilot: Pilot[None]) -> list[str]:
    """The lines of the list as they are on the screen."""
    box = pilot.app.screen.query_one(LogList)
    return [box.render_line(y).text.rstrip() for y in range(box.size.height)]


def all_sorts(past: Past) -> None:
    """A sitting of each mode: the latest is an exam, then a game, then study."""
    past.study("x", None)
    past.play("x", None)
    past.sit("Paris", "x", name="Ada")


@pytest.mark.parametrize("size", SIZES)
async def test_each_sitting_has_a_line_that_fits(past: Past, size: tuple[int, int]) -> None:
    all_sorts(past)
    async with QuizApp(past.collection).run_test(size=size) as pilot:
        await press(pilot, "l")
        exam, game, study = rows(pilot)[:3]
        assert "points" in game
        assert "1 of 2" in study
        assert "25 %" in exam
        assert all(line.strip() for line in rows(pilot)[:3])
        assert all(len(line) <= size[0] for line in rows(pilot))
        if size[0] >= 100:
            assert "Study" in study
            assert "50 %" in study
            assert "0:10" in study
            assert "2 answers" in study


@pytest.mark.parametrize("size", SIZES)
async def test_a_page_is_reopened_and_left_for_the_log_and_the_shelf(
    past: Past, size: tuple[int, int]
) -> None:
    all_sorts(past)
    async with QuizApp(past.collection).run_test(size=size) as pilot:
        await press(pilot, "l")
        for screen in (ExamResultsScreen, GameResultsScreen, ResultsScreen):
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, screen)
            whence = str(pilot.app.screen.query_one("#whence", Static).visual)
            assert "Mar, 12:0" in whence
            assert "europe" in whence
            await press(pilot, "enter", "q")
            assert isinstance(pilot.app.screen, LogScreen)
            await press(pilot, "down")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_results_that_are_no_page_of_then_say_so_and_that_the_deck_has_changed(
    past: Past, size: tuple[int, int]
) -> None:
    past.study("x", "x", kept=False)
    past.deck = europe("- what: Is this new?\n  answer: yes it is\n")
    async with QuizApp(past.collection).run_test(size=size) as pilot:
        await press(pilot, "l", "enter")
        whence = str(pilot.app.screen.query_one("#whence", Static).visual)
        assert past.reopen().remark in whence
        assert "since" in whence


async def test_an_empty_log_says_what_fills_it(past: Past) -> None:
    async with QuizApp(past.collection).run_test() as pilot:
        await press(pilot, "l", "enter", "down", "end", "pagedown", "home")
        assert "Nothing yet" in shown(pilot)
        assert isinstance(pilot.app.screen, LogScreen)


# Thousands


def many(store: Store, number: int) -> None:
    """So many sittings of one answer each."""
    question, day = sums(1).questions[0].fingerprint, Moment(0, 0).day()
    with store.transaction():
        inserts = Inserts(store._connection)
        for index in range(number):
            row, moment = RowId(store.machine, 2 * index + 1), Moment(index * 60_000, 0)
            inserts.add(Sitting("study", "{}", seed=0, name="", moment=moment, id=row))
            inserts.add(
                Review(
                    question,
                    "1",
                    credit=1.0,
                    rating=Rating.GOOD,
                    days=1,
                    counts=False,
                    moment=moment,
                    day=day,
                    took=index,
                    sitting=row,
                    id=row._replace(seq=2 * index + 2),
                )
            )


async def test_of_thousands_of_sittings_only_what_is_shown_is_read(
    store: Store, clock: FixedClock
) -> None:
    many(store, 3000)
    past = Past(store, clock, sums(1))
    async with QuizApp(past.collection).run_test(size=(120, 40)) as pilot:
        await press(pilot, "l")
        box = pilot.app.screen.query_one(LogList)
        screenful = box.size.height + BEFORE_AND_AFTER
        assert "3,000 sittings" in shown(pilot)
        assert 0 < box.read <= screenful
        assert "1 of 1 right" in rows(pilot)[0]
        await press(pilot, "end")
        assert box.cursor == 2999
        assert "1 of 1 right" in rows(pilot)[-1]
        assert "…" not in "".join(rows(pilot))
        assert box.read <= 2 * screenful + BEFORE_AND_AFTER
        await press(pilot, "pageup", "pageup", "up", "enter")
        assert isinstance(pilot.app.screen, ResultsScreen)


async def test_a_click_moves_the_cursor_and_another_opens_the_page(past: Past) -> None:
    all_sorts(past)
    async with QuizApp(past.collection).run_test(size=(120, 40)) as pilot:
        await press(pilot, "l")
        await pilot.click(LogList, offset=(5, 2))
        assert pilot.app.screen.query_one(LogList).cursor == 2
        await pilot.click(LogList, offset=(5, 20))
        assert pilot.app.screen.query_one(LogList).cursor == 2
        await pilot.click(LogList, offset=(5, 2))
        await press(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LogScreen | ResultsScreen)


# What a page leads to


async def test_the_missed_are_studied_from_a_page_of_the_past(past: Past) -> None:
    all_sorts(past)
    async with QuizApp(past.collection).run_test(size=(120, 40)) as pilot:
        await press(pilot, "l", "down", "down", "enter", "x")
        assert isinstance(pilot.app.screen, AskScreen)
        assert pilot.app.screen.session.left == 0  # the one that is asked
        assert "France" in pilot.app.screen.turn.question.prompt  # type: ignore[union-attr] # it asks
        await press(pilot, "P", "a", "r", "i", "s", "enter", "enter")
        assert isinstance(pilot.app.screen, ResultsScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert len(pilot.app.screen_stack) == 1


@pytest.mark.parametrize(
    ("number", "screen"), [(0, ExamSetupScreen), (1, GameScreen), (2, AskScreen)]
)
async def test_another_one_like_it_begins_from_a_page_of_the_past(
    past: Past, number: int, screen: type[object]
) -> None:
    all_sorts(past)
    past.clock.pass_days(30)
    async with QuizApp(past.collection).run_test(size=(120, 40)) as pilot:
        await press(pilot, "l", *["down"] * number, "enter", "o")
        assert isinstance(pilot.app.screen, screen)
        assert not any(isinstance(below, LogScreen) for below in pilot.app.screen_stack)
        if isinstance(pilot.app.screen, GameScreen):
            assert pilot.app.screen.match.setup.questions == SETUP.questions


async def test_a_page_whose_deck_is_gone_offers_no_other_one(past: Past) -> None:
    past.study("x")
    past.deck = sums(1)
    async with QuizApp(past.collection).run_test(size=(120, 40)) as pilot:
        await press(pilot, "l", "enter", "o", "x")
        assert isinstance(pilot.app.screen, ResultsScreen)
        assert "once more" not in str(pilot.app.screen.query_one(KeyBar).render())


# Exams


@pytest.mark.parametrize(
    ("answers", "is_shown"),
    [(Answers.ONCE, False), (Answers.LATER, True), (Answers.NEVER, False)],
)
async def test_an_exam_of_the_past_shows_its_score_alone_unless_its_terms_say_more(
    past: Past, answers: Answers, is_shown: bool
) -> None:
    past.sit("Paris", "x", answers=answers)
    async with QuizApp(past.collection).run_test(size=(120, 40)) as pilot:
        await press(pilot, "l", "enter")
        text = shown(pilot)
        assert "25 %" in text
        assert "1 of 4 points" in text
        assert "cities" in text
        assert ("Which are the Baltic states?" in text) is is_shown
        assert ("Latvia" in text) is is_shown
        assert bool(pilot.app.screen.query(TimeChart)) is is_shown
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, AskScreen) is is_shown


async def test_a_result_file_is_written_from_the_page_of_the_past(
    past: Past, tmp_path: Path
) -> None:
    exam = past.sit("Paris", "x", name="Ada")
    past.clock.pass_days(9)
    async with QuizApp(past.collection).run_test(size=(120, 40)) as pilot:
        await press(pilot, "l", "enter", "c", "escape")
        assert isinstance(pilot.app.screen, ExamResultsScreen)
        await press(pilot, "c", "enter", *str(tmp_path / "a.json"), "enter")
    result = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert (result["pupil"], result["points"]) == ("Ada", 1.0)
    assert result["begun_at"].startswith("2007-03-16T12:00:00")
    assert exam.handed_in is not None
    assert result["handed_in_at"].startswith("2007-03-16T12:00:20")


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("", "The result is not written: {} is a folder."),
        ("no/a.json", "The result is not written to {}: No such file or directory."),
    ],
)
async def test_a_result_file_that_cannot_be_written_is_told_with_the_place_that_was_typed(
    place: str, sentence: str, past: Past, tmp_path: Path
) -> None:
    past.sit("Paris", "x", name="Ada")
    typed = os.path.join(tmp_path, place)
    async with QuizApp(past.collection).run_test(size=(200, 40)) as pilot:
        await press(pilot, "l", "enter", "c", *typed, "enter")
        said = str(pilot.app.screen.query_one(RemarkLine).visual)
        assert said == sentence.format(os.path.abspath(typed))
    assert list(tmp_path.parent.glob(f"{tmp_path.name}-*")) == []


# Kept by the app


async def test_the_app_keeps_the_page_that_it_shows(store: Store, clock: FixedClock) -> None:
    deck = sums(2)
    async with sit_down(deck, store, clock).run_test(size=(120, 40)) as pilot:
        await press(pilot, "9", "enter", "enter", "2", "enter", "enter", "1", "enter", "enter")
        assert isinstance(pilot.app.screen, ResultsScreen)
        await press(pilot, "enter")  # it does nothing
        assert isinstance(pilot.app.screen, ResultsScreen)
        before = shown(pilot)
    (entry,) = Past(store, clock, deck).log()
    assert entry.is_kept
    async with QuizApp(Past(store, clock, deck).collection).run_test(size=(120, 40)) as pilot:
        await press(pilot, "l", "enter")
        for line in before.splitlines():
            assert line in shown(pilot)


async def test_leaving_in_the_middle_keeps_what_the_results_would_show(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test(size=(120, 40)) as pilot:
        await press(pilot, "9", "enter", "ctrl+c")
    (entry,) = Past(store, clock, sums(2)).log()
    assert (entry.is_kept, entry.line.answers) == (True, 1)


async def test_the_app_keeps_the_page_of_a_game(store: Store, clock: FixedClock) -> None:
    deck = sums(2)
    screens = GameScreens(deck, store, clock)
    async with screens.game(SETUP._replace(reading=False, questions=1)).run_test() as pilot:
        await press(pilot, "enter", "Z", "enter", "enter")
        assert isinstance(pilot.app.screen, GameResultsScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, GameResultsScreen)
    assert [entry.is_kept for entry in Past(store, clock, deck).log()] == [True]


def test_a_mode_that_another_machine_wrote_stands_on_one_line(past: Past) -> None:
    past.study("x")
    entry = past.log()[0]._replace(mode="a\nb\x1b[2J")
    shown = line(entry, 120, past.clock.now().day(0)).plain
    assert "A B␛[2J" in shown
    assert "\n" not in shown
