"""Pastes of several lines, or of very long ones: each line is a part where there are parts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, Static

from quiz.answers.rivals import NO_RIVALS
from quiz.answers.verdict import Mark, Part, Verdict
from quiz.collection.sittings import begin_study
from quiz.decks.question import Deck
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.pasting import joined, placed
from quiz.tui.screens.keys import Phase
from quiz.tui.screens.setup import SetupScreen
from quiz.tui.widgets.foot import RemarkLine
from quiz.tui.widgets.gaps_box import GapsBox
from quiz.tui.widgets.line import clip_of
from quiz.tui.widgets.line_box import LineBox
from quiz.tui.widgets.pairs_box import PairsBox
from quiz.tui.widgets.retype_box import RetypeBox
from tests.clock import FixedClock
from tests.learner import collect
from tests.settling import HANG
from tests.tui import exam_screens
from tests.tui.screens import press, settle
from tests.tui.test_ask_screen import asking, sit_down, waits_for
from tests.tui.test_parts_screen import GAPS, MATCH, ORDER, stored_answer

ReadDeck = Callable[[str], Deck]

BALTIC = """
    - which: Which states are Baltic?
      answer: [Estonia, Latvia, Lithuania]
"""
CAPITAL = "    - what: Where is the White House?\n      answer: Washington, D.C.\n"
ALPHABET = "abcdefghij" * 2000


async def paste(pilot: Pilot[None], text: str) -> None:
    await settle(pilot)
    await pilot.app.on_event(Paste(text))
    await settle(pilot)
    await pilot._wait_for_screen()  # it is given, and its line is still to take it


async def said(pilot: Pilot[None]) -> str:
    """The remark at the foot of the screen, once there is one."""
    line, end = pilot.app.screen.query_one(RemarkLine), time.monotonic() + HANG
    while not str(line.visual):
        assert time.monotonic() < end
        await asyncio.sleep(0.01)
    return str(line.visual)


def remark(pilot: Pilot[None], name: str = "#remark") -> str:
    return str(pilot.app.screen.query_one(f"AnswerBox {name}", Static).visual)


@pytest.mark.parametrize(
    ("text", "room", "lines", "is_cut"),
    [
        ("one", 3, ("one",), False),
        ("one\n", 3, ("one",), False),
        ("one\r\n two  words\r\n\n three", 50, ("one", "two words", "three"), False),
        ("one\u2028two\x0bthree", 50, ("one", "two", "three"), False),
        ("\n\n", 50, (), False),
        ("one\ntwo\nthree", 9, ("one", "two", "t"), True),
        ("one\n" + "\n" * 30 + "two", 20, ("one",), True),
        ("one", 0, (), True),
    ],
)
def test_a_paste_is_its_lines_as_far_as_there_is_room(
    text: str, room: int, lines: tuple[str, ...], is_cut: bool
) -> None:
    assert clip_of(text, room) == (lines, is_cut)


async def test_each_pasted_line_names_a_member_once_enter_takes_them(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    states = deck(BALTIC)
    async with sit_down(states, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await paste(pilot, "Estonia\nLatvia\n\nLithuania\n")
        assert screen.query_one(LineBox).line.value == "Estonia; Latvia; Lithuania"
        assert remark(pilot) == "3 lines pasted: each is one of them."
        assert waits_for(screen) is Phase.ASKING
        await press(pilot, "enter")
        assert waits_for(screen) is Phase.VERDICT
    assert stored_answer(store, states) == ("Estonia\nLatvia\nLithuania", 1)


async def test_a_pasted_line_is_one_text_though_a_typed_one_would_be_cut(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    cities = deck("    - which: Which cities?\n      answer: [Boston, 'Washington, D.C.', Salem]\n")
    async with sit_down(cities, store, clock).run_test() as pilot:
        await paste(pilot, "Washington, D.C.\nParis\nBoston")
        await press(pilot, "enter")
        assert remark(pilot, "#named") == (
            "2 of 3 named · 1 wrong\n✓ Washington, D.C.\n✓ Boston\n✗ Paris"
        )


async def test_lines_pasted_into_one_text_are_joined_and_that_is_said(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    capital = deck(CAPITAL)
    async with sit_down(capital, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await press(pilot, "W")
        await paste(pilot, "ashington,\nD.C")
        await press(pilot, "full_stop")
        assert screen.query_one(LineBox).line.value == "Washington, D.C."
        await press(pilot, "backspace")
        await paste(pilot, "\n.\n")
        assert screen.query_one(LineBox).line.value == "Washington, D.C."
        assert remark(pilot) == ""
        screen.query_one(LineBox).line.value = ""
        await paste(pilot, "Washington,\nD.C.")
        assert remark(pilot) == "2 lines pasted: they are one line now."
        await press(pilot, "enter")
    assert stored_answer(store, capital) == ("Washington, D.C.", 1)


@pytest.mark.parametrize("text", [ALPHABET, f"abc\n{ALPHABET}", "x" * 2**20])
async def test_a_paste_too_long_for_a_line_is_refused_whole_and_told(
    text: str, deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    async with sit_down(deck(CAPITAL), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await paste(pilot, text)
        assert screen.query_one(LineBox).line.value == ""
        length = f"this paste has {len(text):,}. Nothing was taken."
        assert remark(pilot) == f"A line takes at most 2,000 characters; {length}"
        await paste(pilot, "x" * 2000)
        assert remark(pilot) == ""
        await paste(pilot, "yz")
        assert "with this paste it would have 2,002. Nothing" in remark(pilot)
        await press(pilot, "y")
        assert remark(pilot) == "A line takes at most 2,000 characters, and no more were taken."
        assert screen.query_one(LineBox).line.value == "x" * 2000
        await press(pilot, "enter")
        await paste(pilot, text)
        assert "this paste has" in str(screen.query_one("#retyped", Static).visual)
        assert screen.query_one(RetypeBox).text == ""
    assert len(stored_answer(store, deck(CAPITAL))[0]) == 2000


async def test_a_paste_too_long_for_a_gap_or_a_form_is_refused_whole_and_told(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    async with sit_down(deck(GAPS), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await paste(pilot, ALPHABET)
        assert [line.value for line in screen.query_one(GapsBox).lines] == ["", "", ""]
        assert "this paste has 20,000" in remark(pilot, "#gaps-remark")
    collection = collect(store, clock, [deck(CAPITAL)], Settings())
    decks = list(collection.shelf.all_decks())
    async with QuizApp(collection, first=lambda: SetupScreen(decks)).run_test() as pilot:
        names = pilot.app.screen.query_one("#names", Input)
        names.focus()
        await paste(pilot, "Ada " * 100)
        assert names.value == ""
        told = "A line takes at most 240 characters; this paste has 399. Nothing was taken."
        assert await said(pilot) == told


async def test_no_answer_that_is_too_long_is_kept_from_whatever_face(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    capital = deck(CAPITAL)
    async with sit_down(capital, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        screen.query_one(LineBox).line.value = "x" * 2001
        await press(pilot, "enter")
        assert waits_for(screen) is Phase.ASKING
        assert remark(pilot) == "An answer has at most 2,000 characters; this has 2,001."
    assert store.history(capital.questions[0].key) == []
    async with exam_screens.Screens(capital, store, clock).cover(questions=1).run_test() as pilot:
        await press(pilot, "enter")
        pilot.app.screen.query_one(LineBox).line.value = "x" * 2001
        await press(pilot, "enter")
        assert remark(pilot).startswith("An answer has at most 2,000 characters; this has 2,001.")
        assert exam_screens.screen_of(pilot).exam.answers == {}


async def test_pasted_lines_fill_the_gaps_in_turn(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    water = deck(GAPS)
    async with sit_down(water, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        lines = screen.query_one(GapsBox).lines
        await press(pilot, "tab")
        await paste(pilot, "2\nhydrogen\noxygen")
        assert [line.value for line in lines] == ["", "", ""]
        assert remark(pilot, "#gaps-remark") == (
            "3 lines for 2 gaps from here on: nothing was taken."
        )
        await press(pilot, "shift+tab")
        await paste(pilot, "2\nhydrogen\noxygen")
        assert remark(pilot, "#gaps-remark") == "3 lines pasted: each has a gap of its own."
        await press(pilot, "enter")
    assert stored_answer(store, water) == ("2\nhydrogen\noxygen", 1)


async def test_pasted_lines_are_the_order(deck: ReadDeck, store: Store, clock: FixedClock) -> None:
    planets = deck(ORDER)
    async with sit_down(planets, store, clock).run_test() as pilot:
        await paste(pilot, "1. Mercury\n2. venus\n3. Pluto\n4. Mars")
        assert remark(pilot, "#told") == "Nothing was taken: “3. Pluto” is none of these."
        await paste(pilot, "1. Mercury\n2. venus\n3. Earth\n4. Mars")
        assert remark(pilot, "#told") == "4 lines pasted: that is the order now."
        await press(pilot, "enter")
    assert stored_answer(store, planets) == ("Mercury\nVenus\nEarth\nMars", 1)


async def test_a_part_of_an_order_goes_first(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    planets = deck(ORDER)
    async with sit_down(planets, store, clock).run_test() as pilot:
        await paste(pilot, "Mercury → Venus")
        assert "2 of 4 are in the pasted order" in remark(pilot, "#told")
        await press(pilot, "enter")
    assert stored_answer(store, planets)[0].startswith("Mercury\nVenus\n")


async def test_pasted_lines_pair(deck: ReadDeck, store: Store, clock: FixedClock) -> None:
    rivers = deck(MATCH)
    async with sit_down(rivers, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await paste(pilot, "Paris = Seine\nRome = Tiber")
        assert remark(pilot, "#told") == "Nothing was taken: “Rome = Tiber” is no pair of these."
        assert screen.query_one(PairsBox).response == ""
        await paste(pilot, "Paris = Seine\nLondon - Thames\nVienna -> Danube")
        assert remark(pilot, "#told") == "3 pairs pasted."
        await press(pilot, "enter")
    assert stored_answer(store, rivers)[1] == 1


async def test_pasted_lines_are_ticked_and_a_single_choice_takes_no_paste(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    states = deck(
        BALTIC
        + "      wrong: [Finland, Poland, Sweden]\n"
        + "    - choice: Which is a fish?\n      answer: shark\n      wrong: [dolphin]\n"
    )
    collection = collect(store, clock, [states], Settings(answer_by="choosing"))
    session = begin_study(collection, collection.shelf.all_decks())
    async with QuizApp(collection, session).run_test() as pilot:
        screen = await asking(pilot)
        await paste(pilot, "estonia, Latvia, Lithuania")
        assert remark(pilot, "#told") == "3 lines pasted and ticked."
        await press(pilot, "enter")
        assert screen.outcome
        assert screen.outcome.verdict.right
        clock.pass_seconds(1)
        await press(pilot, "enter")
        assert remark(pilot, "#told") == ""
        await paste(pilot, "shark")
        assert waits_for(screen) is Phase.ASKING
        assert await said(pilot) == "“shark” was ignored: no text could be typed at that moment."


async def test_what_was_missed_is_typed_once_by_a_paste_as_well(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    async with sit_down(deck(BALTIC), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await press(pilot, *"Latvia", "enter", "enter")
        assert waits_for(screen) is Phase.VERDICT
        await paste(pilot, "Estonia\nLithuania")
        retyped = screen.query_one("#retyped", Static)
        assert str(retyped.visual) == "2 lines pasted: each is one of them."
        await press(pilot, "enter")
        assert str(retyped.visual) == "✓ Right."


async def test_a_paste_where_letters_are_commands_does_nothing_and_that_is_said(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    async with sit_down(deck(CAPITAL), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await press(pilot, "escape")
        await paste(pilot, "q q")
        assert waits_for(screen) is Phase.ASKING
        assert await said(pilot) == "“q q” was ignored: no text could be typed at that moment."


async def test_in_an_exam_pasted_lines_are_parted_too(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    states = deck(BALTIC)
    screens = exam_screens.Screens(states, store, clock)
    async with screens.cover(questions=1).run_test() as pilot:
        await press(pilot, "enter")
        await paste(pilot, "Estonia\nLatvia\nLithuania")
        assert remark(pilot) == "3 lines pasted: each is one of them."
        await press(pilot, "enter")
        [response] = exam_screens.paper_responses(pilot)
    assert states.questions[0].answer.grade(response, NO_RIVALS) == Verdict(
        1.0, "3 of 3 named.", tuple(Part(name, Mark.RIGHT) for name in response.split("; "))
    )


async def test_names_pasted_into_the_set_up_have_commas_between(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    collection = collect(store, clock, [deck(BALTIC)], Settings())
    decks = list(collection.shelf.all_decks())
    async with QuizApp(collection, first=lambda: SetupScreen(decks)).run_test() as pilot:
        names = pilot.app.screen.query_one("#names", Input)
        names.focus()
        await paste(pilot, "Ada\nBob")
        assert names.value == "Ada, Bob"
        assert await said(pilot) == "2 lines pasted: they are one line now."


ITEMS = ("Mercury", "Venus", "a; b", "- dash")


@pytest.mark.parametrize(
    ("text", "numbers", "complaint"),
    [
        ("Venus\nmercury.", (1, 0), ""),
        ("Venus, Mercury", (1, 0), ""),
        ("Venus > Mercury", (1, 0), ""),
        ("a; b", (2,), ""),
        ("- Venus\n- Mercury", (1, 0), ""),
        ("- dash", (3,), ""),
        ("Venus\nVenus", (), "“Venus” stands there twice"),
        ("Venus\nSun", (), "“Sun” is none of these"),
        ("x" * 20_000, (), "too long"),
        ("", (), ""),
    ],
)
def test_lines_are_taken_for_items(text: str, numbers: tuple[int, ...], complaint: str) -> None:
    assert placed(text, ITEMS).numbers == numbers
    assert complaint in placed(text, ITEMS).complaint


@pytest.mark.parametrize(
    ("text", "pairs", "complaint"),
    [
        ("a = x\nb = y", ((0, 0), (1, 1)), ""),
        ("a - x\nb – y", ((0, 0), (1, 1)), ""),
        ("b -> y\na→x", ((1, 1), (0, 0)), ""),
        ("a: x\nb\ty", ((0, 0), (1, 1)), ""),
        ("c - d = z", ((2, 2),), ""),
        ("a = x\nb", (), "“b” is no pair"),
        ("a = x\na = y", (), "“a” is paired twice"),
        ("a = x\nb = x", (), "“x” is paired twice"),
        ("x" * 20_000, (), "too long"),
    ],
)
def test_lines_are_taken_for_pairs(
    text: str, pairs: tuple[tuple[int, int], ...], complaint: str
) -> None:
    taken = joined(text, ("a", "b", "c - d"), ("x", "y", "z"), shares=False)
    assert taken.pairs == pairs
    assert complaint in taken.complaint


def test_a_right_side_that_belongs_to_several_is_paired_with_each() -> None:
    assert joined("a = x\nb = x", ("a", "b"), ("x",), shares=True).pairs == ((0, 0), (1, 0))
