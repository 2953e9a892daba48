"""Keys pressed early, in a burst or held do no harm on any screen, and what is lost is told."""

from __future__ import annotations

import asyncio
from time import monotonic

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input, Static

from quiz.collection.sittings import begin_study
from quiz.schedule.history import Act, Review
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.study.rules import Setup
from quiz.tui import key_rules
from quiz.tui.app import QuizApp
from quiz.tui.key_table import commands_of
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.exam import ExamScreen
from quiz.tui.screens.exam_cover import ExamOpenScreen
from quiz.tui.screens.exam_results import ExamResultsScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.keys import Phase
from quiz.tui.widgets.answer_box import AnswerBox
from quiz.tui.widgets.foot import RemarkLine
from quiz.tui.widgets.key_bar import KeyBar
from quiz.tui.widgets.retype_box import RetypeBox
from tests.clock import FixedClock
from tests.learner import collect, read, sums
from tests.tui.exam_screens import Screens, hand_in, screen_of
from tests.tui.screens import press, settle, tick
from tests.tui.test_ask_screen import asking, sit_down, waits_for
from tests.tui.test_game_screen import Screens as GameScreens
from tests.tui.test_home_screen import open_home


@pytest.fixture
def _strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules with the spans of time that they have for everybody."""
    monkeypatch.setattr(key_rules, "PACE", key_rules.Pace())


async def read_at(pilot: Pilot[None], keys: list[str], gap: float) -> None:
    """Has keys read so many seconds apart, once the page was seen; all of it is over by now."""
    await settle(pilot)
    await asyncio.sleep(0.35 + gap * len(keys))
    begin = monotonic() - gap * len(keys)
    for number, key in enumerate(keys):
        event = Key(key, key if len(key) == 1 else None)
        event.time = begin + gap * number
        pilot.app.post_message(event)
    await settle(pilot)


def remark(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query(RemarkLine).last().visual)


def history(store: Store) -> list[str]:
    """The responses, and the names of the acts."""
    facts = [fact for key in store.standings() for fact in store.facts(key)]
    return [
        fact.response if isinstance(fact, Review) else type(fact.action).__name__
        for fact in facts
        if isinstance(fact, Review | Act)
    ]


@pytest.mark.usefixtures("_strict")
@pytest.mark.parametrize("word", ["quito", "italy", "kiel", "xanten"])
async def test_a_word_typed_at_a_verdict_ends_overrules_and_writes_nothing(
    word: str, store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await read_at(pilot, ["1", "enter"], 0.1)
        await read_at(pilot, [*word, "enter"], 0.1)
        assert waits_for(screen) is Phase.VERDICT
        assert pilot.app.screen is screen
        assert remark(pilot) == f"“{word}” was ignored: no text could be typed at that moment."
        await read_at(pilot, [*"wr", "enter"], 0.1)
        assert waits_for(screen) is Phase.VERDICT
    assert history(store) == ["1"]


@pytest.mark.usefixtures("_strict")
async def test_of_two_texts_that_were_not_taken_both_are_told(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test() as pilot:
        await asking(pilot)
        await read_at(pilot, ["1", "enter", *"quito", "enter", *"lima", "enter"], 0.02)
        assert remark(pilot) == "“quito lima” was ignored: no text could be typed at that moment."
        await asyncio.sleep(1)
        cities = "ouagadougou\nantananarivo\nthessaloniki\nlima\n"
        await read_at(pilot, ["enter" if letter == "\n" else letter for letter in cities], 0.02)
        shown = "… antananarivo thessaloniki lima"  # as many as there is room for
        assert remark(pilot) == f"“{shown}” was ignored: no text could be typed at that moment."
    assert history(store) == ["1"]


@pytest.mark.usefixtures("_strict")
async def test_a_letter_that_was_taken_is_no_part_of_what_was_not(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test() as pilot:
        await asking(pilot)
        await read_at(pilot, ["1", "enter"], 0.1)
        await read_at(pilot, ["i", "r"], 0.1)
        await asyncio.sleep(0.5)
        assert remark(pilot) == "“r” was ignored: it came too early."
        await read_at(pilot, ["x"], 0.0)
        await asyncio.sleep(0.5)
        await read_at(pilot, [*"quito", "enter"], 0.1)
        assert remark(pilot) == "“quito” was ignored: no text could be typed at that moment."
    assert history(store) == ["1"]


@pytest.mark.usefixtures("_strict")
async def test_a_grave_letter_alone_is_shown_and_then_done(store: Store, clock: FixedClock) -> None:
    async with sit_down(sums(2), store, clock).run_test() as pilot:
        await asking(pilot)
        await read_at(pilot, ["1", "enter"], 0.1)
        await asyncio.sleep(0.45)
        pilot.app.post_message(Key("w", "w"))
        await asyncio.sleep(0.15)
        assert remark(pilot) == "w: I was wrong …"
        assert history(store) == ["1"]
        await settle(pilot)
        assert history(store) == ["1", "Overruled"]


@pytest.mark.usefixtures("_strict")
async def test_enter_confirms_a_grave_letter_and_escape_takes_it_back(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await read_at(pilot, ["1", "enter"], 0.1)
        await read_at(pilot, ["q", "escape"], 0.05)
        assert pilot.app.screen is screen
        await asyncio.sleep(0.5)
        await read_at(pilot, ["q", "enter"], 0.05)
        assert pilot.app.screen is not screen
    assert history(store) == ["1"]


@pytest.mark.usefixtures("_strict")
@pytest.mark.parametrize("key", ["escape", "enter", "x"])
async def test_a_grave_letter_that_silence_followed_counts_however_late_it_is_looked_at(
    key: str, store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test() as pilot:
        await asking(pilot)
        await read_at(pilot, ["1", "enter", "escape"], 0.1)
        await read_at(pilot, ["w", key], 0.5)
        assert history(store) == ["1", "Overruled"]


@pytest.mark.usefixtures("_strict")
async def test_a_word_that_begins_with_a_choice_goes_into_no_line_of_the_next_page(
    store: Store, clock: FixedClock
) -> None:
    async with open_home(store, clock, sums(30)).run_test() as pilot:
        await read_at(pilot, ["a"], 0.0)
        await asyncio.sleep(0.5)
        await read_at(pilot, [*"2nd", "enter"], 0.1)
        screen = await asking(pilot)
        assert not screen.query_one(AnswerBox).response
        assert remark(pilot) == "“2nd” was ignored: no text could be typed at that moment."
    assert history(store) == []


async def test_what_is_hidden_is_brought_back_by_the_keys_that_are_named(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test() as pilot:
        await asking(pilot)
        await press(pilot, "escape", "exclamation_mark")
        assert remark(pilot) == "Hidden for good; Esc, u brings it back."
        await press(pilot, "escape", "u")
        assert remark(pilot) == "Taken back: the hiding of “In sums, what is 1?”."


async def test_a_long_prompt_is_cut_with_a_sign_where_a_remark_names_it(
    store: Store, clock: FixedClock
) -> None:
    deck = read(f"- what: {'Which river is long ' * 9}?\n  answer: B\n")
    async with sit_down(deck, store, clock).run_test() as pilot:
        await asking(pilot)
        await press(pilot, *"B", "enter", "u")
        assert remark(pilot).endswith("…”.")


@pytest.mark.usefixtures("_strict")
async def test_an_enter_held_on_the_shelf_answers_nothing(store: Store, clock: FixedClock) -> None:
    async with open_home(store, clock, sums(2)).run_test() as pilot:
        await read_at(pilot, ["enter"] * 30, 1 / 30)
        assert isinstance(pilot.app.screen, AskScreen)
        await read_at(pilot, ["enter"] * 30, 1 / 30)
    assert history(store) == []


@pytest.mark.usefixtures("_strict")
async def test_a_text_that_is_begun_while_the_prompt_is_read_is_answered_whole(
    store: Store, clock: FixedClock
) -> None:
    games = GameScreens(sums(3), store, clock)
    setup = Setup(seconds=20, questions=1, typing=True, reading=True)
    async with games.game(setup).run_test() as pilot:
        await read_at(pilot, ["enter"], 0.0)
        await read_at(pilot, [*"123", "enter"], 0.05)
        assert history(store) == ["123"]


@pytest.mark.usefixtures("_strict")
async def test_ratings_one_after_the_other_wait_for_nothing(
    store: Store, clock: FixedClock
) -> None:
    deck = read("- card: A?\n  answer: B\n- card: C?\n  answer: D\n")
    async with sit_down(deck, store, clock).run_test() as pilot:
        await asking(pilot)
        for _ in range(2):
            await read_at(pilot, ["space"], 0.0)
            await read_at(pilot, ["3"], 0.0)
    assert history(store) == ["good", "good"]


async def test_a_missed_answer_is_typed_once_and_no_record_changes(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await press(pilot, "7", "enter")
        box = screen.query_one(RetypeBox)
        assert box.has_focus_within
        await press(pilot, "9", "enter")
        assert "Not yet." in str(box.query_one("#retyped").render())
        await press(pilot, "1", "enter")
        assert "Right." in str(box.query_one("#retyped").render())
        assert not box.has_focus_within
        assert waits_for(screen) is Phase.VERDICT
        await press(pilot, "enter")
        assert waits_for(screen) is Phase.ASKING
    assert history(store) == ["7"]


async def test_while_one_types_once_more_letters_are_text_and_a_chord_is_a_command(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test(size=(120, 40)) as pilot:
        screen = await asking(pilot)
        await press(pilot, "7", "enter", *"r3w")
        assert screen.query_one(RetypeBox).text == "r3w"
        assert "Esc 1-4 rate" in str(screen.query_one(KeyBar).render())
        assert history(store) == ["7"]
        await press(pilot, "ctrl+r")
        assert history(store) == ["7", "Overruled"]
        assert not screen.query_one(RetypeBox).display


async def test_nothing_is_typed_once_more_where_the_setting_says_so(
    store: Store, clock: FixedClock
) -> None:
    collection = collect(store, clock, [sums(2)], Settings(retype=False))
    session = begin_study(collection, collection.shelf.all_decks())
    async with QuizApp(collection, session).run_test() as pilot:
        screen = await asking(pilot)
        await press(pilot, "7", "enter")
        assert waits_for(screen) is Phase.VERDICT
        assert not screen.query_one(RetypeBox).display
        await press(pilot, "2")
        assert waits_for(screen) is Phase.ASKING
    assert Settings().retype


@pytest.mark.parametrize("tries", [[], ["8"], ["9", "8"], ["9", "9"]])
async def test_enter_without_a_new_text_leaves_a_verdict_however_often_it_was_typed_wrongly(
    tries: list[str], store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await press(pilot, "7", "enter")
        for text in tries:
            await press(pilot, text, "enter")
            assert waits_for(screen) is Phase.VERDICT
            assert "Not yet." in str(screen.query_one(RetypeBox).query_one("#retyped").render())
        await press(pilot, "enter")
        assert waits_for(screen) is Phase.ASKING


async def test_a_remark_goes_with_its_question(store: Store, clock: FixedClock) -> None:
    async with sit_down(sums(2), store, clock).run_test() as pilot:
        await asking(pilot)
        await press(pilot, "escape", "i")
        assert remark(pilot)
        await press(pilot, "enter", "1", "enter", "enter")
        assert not remark(pilot)


async def test_leaving_an_exam_goes_to_the_shelf_and_e_goes_on(
    store: Store, clock: FixedClock
) -> None:
    async with Screens(sums(4), store, clock).cover().run_test() as pilot:
        await press(pilot, "enter", "1", "escape", "q")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "its clock runs" in remark(pilot)
        clock.pass_seconds(60)
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, ExamOpenScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ExamScreen)
        assert list(screen_of(pilot).exam.answers.values()) == ["1"]


@pytest.mark.parametrize("words", ["h", "hand", "handin", "yes"])
async def test_only_the_words_hand_in(words: str, store: Store, clock: FixedClock) -> None:
    async with Screens(sums(4), store, clock).cover().run_test() as pilot:
        await press(pilot, "enter", "ctrl+l", *words, "enter")
        assert screen_of(pilot).phase is Phase.LIST
        assert 'Only "hand in"' in remark(pilot)
        assert screen_of(pilot).exam.handed_in is None
        await press(pilot, *"hand", "space", *"in", "enter")
        assert "take it back" in str(screen_of(pilot).query_one(KeyBar).render())
        assert not remark(pilot)


async def test_handing_in_is_taken_back_within_ten_seconds(store: Store, clock: FixedClock) -> None:
    async with Screens(sums(4), store, clock).cover().run_test() as pilot:
        await press(pilot, "enter")
        assert "undo" not in {bound.command.id for bound in commands_of(pilot.app.screen)}
        await press(pilot, "ctrl+l", *"hand", "space", *"in", "enter")
        assert "undo" in {bound.command.id for bound in commands_of(pilot.app.screen)}
        assert "leave it" not in str(screen_of(pilot).query_one(KeyBar).render())
        clock.pass_seconds(9)
        await press(pilot, "u")
        assert screen_of(pilot).exam.handed_in is None
        clock.pass_seconds(20)
        await press(pilot, "escape", "escape", "1", "enter")
        assert list(screen_of(pilot).exam.answers.values()) == ["1"]
        await hand_in(pilot, clock)
        assert isinstance(pilot.app.screen, ExamResultsScreen)


async def test_while_handing_in_can_be_taken_back_no_other_key_counts(
    store: Store, clock: FixedClock
) -> None:
    async with Screens(sums(4), store, clock).cover().run_test() as pilot:
        await press(pilot, "enter", *"77", "ctrl+l", *"hand", "space", *"in", "enter")
        page = screen_of(pilot).query_one("#handed-in", Static)
        for key in ("escape", "q", "enter", "space", "v", "tab", "1", "ctrl+n", "ctrl+l"):
            await press(pilot, key)
            assert page.is_on_screen, key
            assert not screen_of(pilot).query_one(AnswerBox).is_on_screen, key
        clock.pass_seconds(8.6)
        await tick(pilot)
        assert "u takes it back, for 2 more seconds." in str(page.render())
        clock.pass_seconds(1)
        await tick(pilot)
        assert "u takes it back, for 1 more second." in str(page.render())
        assert screen_of(pilot).exam.handed_in is None
        assert history(store) == ["AnsweredInExam"]


async def test_when_the_clock_hands_in_there_is_no_way_back(
    store: Store, clock: FixedClock
) -> None:
    async with Screens(sums(4), store, clock).cover(minutes=1).run_test() as pilot:
        await press(pilot, "enter", *"77", "ctrl+l")
        clock.pass_seconds(55)
        await press(pilot, *"hand", "space", *"in", "enter")
        assert screen_of(pilot).query_one("#handed-in").is_on_screen
        clock.pass_seconds(6)
        await tick(pilot)
        assert isinstance(pilot.app.screen, ExamResultsScreen)
        await press(pilot, "u")
        assert isinstance(pilot.app.screen, ExamResultsScreen)


# Letters of the results, behind each of which a line may open


@pytest.mark.usefixtures("_strict")
@pytest.mark.parametrize("word", ["xenon", "ox"])
async def test_a_word_on_the_results_of_a_sitting_begins_nothing_and_answers_nothing(
    word: str, store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(2), store, clock).run_test() as pilot:
        await read_at(pilot, ["9", "enter"], 0.2)
        await read_at(pilot, ["escape"], 0)
        await read_at(pilot, ["q", "enter"], 0.2)
        results = pilot.app.screen
        await read_at(pilot, [*word, "enter"], 0.05)
        assert pilot.app.screen is results
        assert f"“{word}” was ignored" in remark(pilot)
        await read_at(pilot, ["x", "enter"], 0.2)
        assert isinstance(pilot.app.screen, AskScreen)
    assert history(store) == ["9"]


@pytest.mark.usefixtures("_strict")
async def test_a_word_on_the_results_of_an_exam_writes_no_file(
    store: Store, clock: FixedClock
) -> None:
    async with Screens(sums(4), store, clock).cover().run_test() as pilot:
        await settle(pilot)
        await asyncio.sleep(0.35)
        await press(pilot, "enter")
        await read_at(pilot, ["ctrl+l"], 0)
        await asyncio.sleep(0.35)
        await hand_in(pilot, clock)
        await read_at(pilot, [*"create", "enter"], 0.05)
        assert not isinstance(pilot.app.screen.focused, Input)
        assert "“create” was ignored" in remark(pilot)
