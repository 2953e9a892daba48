"""Exams through the real app: keys, time, the list, kill and resume, results."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from quiz.errors import ExamError, StoreError
from quiz.exams.going_on import resumed, unfinished
from quiz.exams.terms import Answers
from quiz.store.open_exams import OpenExams
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.screens.exam import ExamScreen
from quiz.tui.screens.exam_cover import ExamCoverScreen, ExamOpenScreen
from quiz.tui.screens.exam_results import ExamResultsScreen
from quiz.tui.screens.exam_setup import ExamSetupScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.keys import Phase
from quiz.tui.widgets.form import whole_number
from quiz.tui.widgets.time_chart import TimeChart
from tests.clock import FixedClock
from tests.learner import read, sums
from tests.tui.exam_screens import (
    Screens,
    exam_of,
    hand_in,
    paper_responses,
    screen_of,
    shown,
    type_right,
)
from tests.tui.screens import press, resize, settle, tick


@pytest.fixture
def screens(store: Store, clock: FixedClock) -> Screens:
    return Screens(sums(4), store, clock)


async def test_a_whole_exam_is_sat_with_keys_only(screens: Screens) -> None:
    async with screens.cover().run_test() as pilot:
        await press(pilot, "enter")
        for _ in range(3):
            await type_right(pilot)
        assert exam_of(pilot).at == 3
        await press(pilot, "9", "9", "enter")
        assert screen_of(pilot).phase is Phase.LIST
        await hand_in(pilot, screens.clock)
        assert isinstance(pilot.app.screen, ExamResultsScreen)
        text = shown(pilot)
        assert "75 %" in text
        assert "passed" in text
        assert "3 of 4 points" in text
        assert pilot.app.screen.query_one(TimeChart).region.height > 2
        await press(pilot, "o")
        assert isinstance(pilot.app.screen, ExamSetupScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert unfinished(screens.collection) is None


async def test_going_back_shows_what_was_answered_and_takes_another_answer(
    screens: Screens,
) -> None:
    async with screens.cover().run_test() as pilot:
        await press(pilot, "enter", "1", "enter", "2", "ctrl+b")
        assert exam_of(pilot).at == 0
        assert paper_responses(pilot) == ["1", "2", "", ""]  # left without Enter, and kept
        assert screen_of(pilot).query_one("LineBox Input", Input).value == "1"
        await press(pilot, "backspace", "5", "ctrl+n", "ctrl+n")
        assert exam_of(pilot).at == 2
        await press(pilot, "escape", "less_than_sign", "less_than_sign")
        assert exam_of(pilot).at == 0
        assert paper_responses(pilot) == ["5", "2", "", ""]
        await press(pilot, "enter", "backspace", "ctrl+n")
        assert paper_responses(pilot) == ["", "2", "", ""]


async def test_the_list_before_handing_in_shows_flags_and_missing_answers(screens: Screens) -> None:
    async with screens.cover().run_test() as pilot:
        await press(pilot, "enter", "ctrl+g", "1", "enter", "2", "enter", "escape", "asterisk", "v")
        assert exam_of(pilot).flags == [1, 3]
        head = str(screen_of(pilot).query_one("#list-head", Static).render())
        assert "2 questions without an answer: 3 and 4." in head
        assert "Flagged: 1 and 3." in head
        assert (
            screen_of(pilot).query_one(OptionList).highlighted == 2
        )  # the first without an answer
        await press(pilot, "down", "enter")
        assert exam_of(pilot).at == 3
        await press(pilot, "ctrl+l", "escape", "escape")
        assert screen_of(pilot).phase is Phase.ASKING
        assert exam_of(pilot).at == 3


async def test_the_list_and_the_results_fit_a_window_of_another_size(
    store: Store, clock: FixedClock
) -> None:
    long = "In which year did the very first of all of these famous things begin at last"
    tag = "a tag that is longer than twelve letters"
    text = "".join(f"- what: {long} {n}?\n  answer: B\n  tags: [{tag}]\n" for n in range(4))
    screens = Screens(read(text), store, clock)
    async with screens.cover().run_test(size=(40, 24)) as pilot:
        await press(pilot, "enter", "ctrl+l")
        rows = pilot.app.screen.query_one(OptionList)
        await press(pilot, "escape", "down", "down")
        await resize(pilot, 120, 40)
        assert long in str(rows.get_option_at_index(0).prompt)
        assert rows.highlighted == 2
        await press(pilot, "escape")
        await hand_in(pilot, clock)
        assert isinstance(pilot.app.screen, ExamResultsScreen)
        top = pilot.app.screen.query_one("#top", Static)
        wide = str(top.visual)
        await resize(pilot, 40, 24)
        assert max(map(len, str(top.visual).split("\n"))) < max(map(len, wide.split("\n"))) < 120


async def test_the_end_hands_in_by_itself_with_what_stands_in_the_line(screens: Screens) -> None:
    async with screens.cover().run_test() as pilot:
        await press(pilot, "enter", "1", "enter")
        screens.clock.pass_seconds(598)
        await press(pilot, "2")
        await tick(pilot)
        assert paper_responses(pilot)[:2] == ["1", "2"]
        screens.clock.pass_seconds(2)
        await tick(pilot)
        await settle(pilot)
        assert isinstance(pilot.app.screen, ExamResultsScreen)
        assert "by the clock, after 10:00" in shown(pilot)


async def test_the_end_of_an_exam_closes_its_list_and_its_help(screens: Screens) -> None:
    async with screens.cover().run_test() as pilot:
        await press(pilot, "enter", "ctrl+l", "f1")
        screens.clock.pass_seconds(601)
        await tick(pilot)
        await settle(pilot)
        assert isinstance(pilot.app.screen, ExamResultsScreen)
        assert not any(isinstance(screen, ExamScreen) for screen in pilot.app.screen_stack)


async def test_a_half_typed_answer_is_kept_after_two_seconds(screens: Screens) -> None:
    async with screens.cover().run_test() as pilot:
        await press(pilot, "enter", "4")
        await tick(pilot)
        assert paper_responses(pilot)[0] == ""
        screens.clock.pass_seconds(2.1)
        await tick(pilot)
        assert paper_responses(pilot)[0] == "4"
        assert screen_of(pilot).query_one("LineBox Input", Input).value == "4"


async def test_a_killed_exam_is_offered_at_the_next_start_with_its_clock_run(
    screens: Screens,
) -> None:
    async with screens.cover().run_test() as pilot:
        await press(pilot, "enter", "1", "enter", "ctrl+g")
    screens.clock.pass_seconds(200)
    async with QuizApp(screens.collection).run_test() as pilot:
        await settle(pilot)
        assert isinstance(pilot.app.screen, ExamOpenScreen)
        assert "6:40 left" in shown(pilot)
        await press(pilot, "enter")
        assert paper_responses(pilot) == ["1", "", "", ""]
        assert exam_of(pilot).flags == [2]
        assert exam_of(pilot).at == 1
        assert screen_of(pilot).left == 400_000


async def test_an_open_exam_is_offered_once_and_can_wait(screens: Screens) -> None:
    async with screens.cover().run_test() as pilot:
        await press(pilot, "enter", "1", "enter")
    async with screens.open().run_test() as pilot:
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert unfinished(screens.collection) is not None


async def test_an_exam_whose_time_ran_out_meanwhile_is_handed_in(screens: Screens) -> None:
    async with screens.cover().run_test() as pilot:
        await press(pilot, "enter", "1", "enter")
    screens.clock.pass_seconds(2000)
    async with screens.open().run_test() as pilot:
        assert "The time of this exam is up." in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ExamResultsScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_an_exam_that_was_handed_in_but_not_graded_is_graded(screens: Screens) -> None:
    async with screens.cover().run_test() as pilot:
        await press(pilot, "enter", "1", "enter")
    exam, clock = resumed(screens.collection), screens.clock
    assert exam is not None
    screens.collection.store.act(exam.hand_in(clock.now(), clock.tick()))
    async with screens.open().run_test() as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ExamResultsScreen)
    assert unfinished(screens.collection) is None


async def test_leaving_says_that_the_exam_goes_on(screens: Screens) -> None:
    app = screens.cover()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "1", "enter", "ctrl+c")
    assert any("its clock runs" in summary for summary in app.summaries)


async def test_an_answer_that_cannot_be_kept_stays_on_the_screen(
    screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with screens.cover().run_test() as pilot:
        await press(pilot, "enter", "1")

        def full(*_: object) -> None:
            raise StoreError("Not saved: the disk is full.")

        monkeypatch.setattr(OpenExams, "act", full)
        await press(pilot, "enter")
        assert exam_of(pilot).at == 0
        assert paper_responses(pilot)[0] == ""
        assert screen_of(pilot).query_one("LineBox Input", Input).value == "1"
        monkeypatch.undo()
        await press(pilot, "enter")
        assert exam_of(pilot).at == 1
        assert paper_responses(pilot)[0] == "1"


@pytest.mark.parametrize(
    ("answers", "is_shown", "is_printed"),
    [(Answers.ONCE, True, False), (Answers.LATER, True, True), (Answers.NEVER, False, False)],
)
async def test_the_answers_are_shown_when_the_set_up_says_so(
    screens: Screens, answers: Answers, is_shown: bool, is_printed: bool
) -> None:
    async with screens.cover(answers=answers).run_test(size=(120, 60)) as pilot:
        await press(pilot, "enter", "9", "9", "enter")
        await hand_in(pilot, screens.clock)
        assert isinstance(pilot.app.screen, ExamResultsScreen)
        assert "0 %" in shown(pilot)
        assert ("Question by question" in shown(pilot)) is is_shown
        assert ("Answer   4" in shown(pilot)) is is_shown
    assert isinstance(pilot.app, QuizApp)
    assert ("missed:" in "".join(pilot.app.summaries)) is is_printed


async def test_the_set_up_says_when_answers_are_shown(screens: Screens) -> None:
    async with QuizApp(screens.collection).run_test(size=(120, 40)) as pilot:
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, ExamSetupScreen)
        assert pilot.app.screen.terms.answers.value == "once"
        await press(pilot, *["down"] * 5, "right")
        assert pilot.app.screen.terms.answers.value == "later"
        await press(pilot, "enter")
        assert "in the log" in shown(pilot)


@pytest.mark.parametrize(
    ("typed", "seed"), [("7", 7), ("-3", -3), ("1_0", 10), ("", None), ("-", None), ("x", None)]
)
def test_a_seed_is_read_by_one_rule(typed: str, seed: int | None) -> None:
    assert whole_number(typed) == seed


async def test_an_exam_with_a_seed_that_is_no_number_is_not_set(screens: Screens) -> None:
    async with QuizApp(screens.collection).run_test(size=(120, 40)) as pilot:
        await press(pilot, "e")
        page = pilot.app.screen
        assert isinstance(page, ExamSetupScreen)
        page.query_one("#seed", Input).value = "x"
        with pytest.raises(ExamError, match="whole number"):
            assert page.terms


async def test_the_result_is_written_under_the_name_given(screens: Screens, tmp_path: Path) -> None:
    file = tmp_path / "ada.json"
    async with screens.cover(save=str(file)).run_test() as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ExamCoverScreen)  # the result needs a name
        await press(pilot, "A", "d", "a", "enter", "1")
        await hand_in(pilot, screens.clock)
        await press(pilot, "c", "enter")
    result = json.loads(file.read_text(encoding="utf-8"))
    assert result["pupil"] == "Ada"
    assert len(result["questions"]) == 4
    assert (tmp_path / "ada-2.json").exists()  # c wrote it again, over nothing


async def test_a_variant_is_chosen_on_the_cover(screens: Screens) -> None:
    async with screens.cover(variants=("A", "B")).run_test() as pilot:
        await press(pilot, "right", "enter")
        assert exam_of(pilot).begun.terms.variant == "B"


@pytest.mark.parametrize("is_first", [False, True])
async def test_the_set_up_leads_to_the_cover_and_stays_as_it_was_under_it(
    is_first: bool, screens: Screens
) -> None:
    def first() -> ExamSetupScreen:
        return ExamSetupScreen(screens.decks)

    app = QuizApp(screens.collection, first=first if is_first else None)
    async with app.run_test() as pilot:
        if not is_first:
            await press(pilot, "e")
        await press(pilot, "down", "right", "enter")
        assert isinstance(pilot.app.screen, ExamCoverScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ExamSetupScreen)
        assert pilot.app.screen.terms.minutes == 45
        await press(pilot, "enter", "enter")
        assert exam_of(pilot).begun.terms.minutes == 45
        assert len(exam_of(pilot).turns) == 4
        await press(pilot, "escape", "q")
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, "e", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
