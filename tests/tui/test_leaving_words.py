"""Every way of leaving says the same in every mode, and an exam that another window has is left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Static

from quiz.exams import going_on
from quiz.exams.exams import begin, compose_paper
from quiz.exams.terms import Terms
from quiz.store.store import Store
from quiz.study.rules import Setup
from quiz.tui.app import QuizApp
from quiz.tui.screens.exam_cover import ExamOpenScreen
from quiz.tui.screens.exam_setup import ExamSetupScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.widgets.foot import RemarkLine
from tests.clock import FixedClock
from tests.exams.candidate import Candidate
from tests.exams.test_one_window import Other
from tests.learner import sums
from tests.tui.exam_screens import Screens as Exams, exam_of, hand_in, paper_responses
from tests.tui.screens import burst, press, settle, tick
from tests.tui.test_ask_screen import sit_down
from tests.tui.test_game_screen import Screens as Games

Begin = Callable[[Store, FixedClock], QuizApp]


def study(store: Store, clock: FixedClock) -> QuizApp:
    return sit_down(sums(4), store, clock)


def game(store: Store, clock: FixedClock) -> QuizApp:
    return Games(sums(4), store, clock).game(Setup(seed=1, typing=True))


def exam(store: Store, clock: FixedClock) -> QuizApp:
    return Exams(sums(4), store, clock).cover()


SAID: dict[Begin, str] = {
    study: "Study: 0 of 1 right",
    game: "Blitz: ",
    exam: "Exam: 1 of 4 questions answered",
}


@pytest.mark.parametrize("how", ["ctrl+c", "ctrl+q", "quit"])
@pytest.mark.parametrize("mode", SAID, ids=lambda mode: mode.__name__)
async def test_every_way_of_leaving_says_what_was_done(
    mode: Begin, how: str, store: Store, clock: FixedClock
) -> None:
    app = mode(store, clock)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *([] if mode is study else ["enter"]), "9", "9", "enter")
        if how == "quit":
            await app.run_action("quit")
        else:
            await press(pilot, how)
    assert [text for text in app.summaries if text.startswith(SAID[mode])] == app.summaries[:1]
    assert len(app.summaries) == 1


async def test_a_letter_that_comes_in_one_piece_with_its_esc_is_both_keys(
    store: Store, clock: FixedClock
) -> None:
    app = exam(store, clock)
    async with app.run_test() as pilot:
        await press(pilot, "enter", "7")
        app.post_message(Key("alt+q", "q"))
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "its clock runs" in said(pilot)
        exams = Exams(sums(4), store, clock)
        again = going_on.resumed(exams.collection)
        assert again is not None
        assert list(again.answers.values()) == ["7"]  # what stood in the line is kept
        await press(pilot, "q")
    assert "Exam: 1 of 4 questions answered, 10:00 left." in app.summaries[0]


async def test_an_esc_ends_what_was_typed_so_that_a_quick_q_counts(
    store: Store, clock: FixedClock
) -> None:
    async with exam(store, clock).run_test() as pilot:
        await press(pilot, "enter")
        await burst(pilot, "7", "escape", "q")
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize("how", ["ctrl+c", "ctrl+q"])
async def test_what_stands_in_the_line_of_an_exam_is_kept_when_the_program_is_left(
    how: str, store: Store, clock: FixedClock
) -> None:
    exams = Exams(sums(4), store, clock)
    app = exams.cover()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "7", "f1", how)
    app.finish_keeping()
    again = going_on.resumed(exams.collection)
    assert again is not None
    assert list(again.answers.values()) == ["7"]


async def test_an_exam_is_left_and_gone_on_with_as_often_as_one_likes(
    store: Store, clock: FixedClock
) -> None:
    app = exam(store, clock)
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        for number in range(2):
            await press(pilot, str(number), "enter", "escape", "q", "e")
            assert isinstance(app.screen, ExamOpenScreen)
            await press(pilot, "enter")
        assert paper_responses(pilot)[:2] == ["0", "1"]
        await press(pilot, "escape", "q")
        await press(pilot, "q")
    assert len(app.summaries) == 1


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(RemarkLine).render())


# Another window


@pytest.fixture
def dead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(going_on, "runs", lambda _: False)


def another(exams: Exams) -> Other:
    """The window of another process, which has the exam from now on."""
    candidate = Candidate.__new__(Candidate)
    candidate.collection, candidate.store = exams.collection, exams.collection.store
    candidate.clock = exams.clock
    other = Other(candidate)
    other.go_on()
    return other


@pytest.mark.usefixtures("dead")
@pytest.mark.parametrize("how", ["answer", "flag", "wait", "list"])
async def test_a_window_that_lost_its_exam_says_so_and_leaves_it(
    how: str, store: Store, clock: FixedClock
) -> None:
    exams = Exams(sums(4), store, clock)
    async with exams.cover().run_test() as pilot:
        await press(pilot, "enter", "1", "enter")
        other = another(exams)
        if how == "answer":
            await press(pilot, "7", "7", "enter")
        elif how == "flag":
            await press(pilot, "ctrl+g")
        elif how == "wait":
            clock.pass_seconds(16)
            await tick(pilot)
            await settle(pilot)
        else:
            await hand_in(pilot, clock)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "The exam is open in another window by now." in said(pilot)
        assert ("“77” was not taken." in said(pilot)) is (how == "answer")
        assert list(other.go_on().answers.values()) == ["1"]
    assert isinstance(pilot.app, QuizApp)
    assert len(pilot.app.summaries) == 1


@pytest.mark.usefixtures("dead")
async def test_a_window_whose_exam_was_handed_in_takes_no_correction(
    store: Store, clock: FixedClock
) -> None:
    exams = Exams(sums(4), store, clock)
    async with exams.cover().run_test() as pilot:
        await press(pilot, "enter", "9", "enter")
        other = another(exams)
        other.hand_in()
        await press(pilot, "ctrl+b", "backspace", "1", "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, ExamSetupScreen)
    (review,) = [review for key in store.standings() for review in store.history(key)]
    assert review.response == "9"


async def test_an_exam_that_is_open_elsewhere_is_not_offered_and_e_says_where_it_is(
    store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    exams = Exams(sums(4), store, clock)
    begin(exams.collection, exams.decks, *compose_paper(exams.decks, Terms(questions=4, seed=1)))
    exams.collection.window = Other.window
    monkeypatch.setattr(going_on, "runs", lambda _: True)
    async with QuizApp(exams.collection).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "is open in another window" in said(pilot)
        monkeypatch.setattr(going_on, "runs", lambda _: False)
        await press(pilot, "e")
        shown = "\n".join(str(each.render()) for each in pilot.app.screen.query(Static))
        assert "The window that it was open in has ended." in shown
        monkeypatch.setattr(going_on, "runs", lambda _: True)  # it was another one's number
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ExamOpenScreen)
        monkeypatch.setattr(going_on, "runs", lambda _: False)
        await press(pilot, "enter")
        assert exam_of(pilot).at == 0
