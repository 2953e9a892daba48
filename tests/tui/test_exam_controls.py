"""Every control of an exam shows again what was answered in it, and nothing of right and wrong."""

from __future__ import annotations

import pytest

from quiz.store.store import Store
from quiz.tui.screens.exam_results import ExamResultsScreen
from quiz.tui.widgets.answer_box import AnswerBox
from tests.clock import FixedClock
from tests.learner import read
from tests.tui.exam_screens import Screens, exam_of, hand_in, paper_responses, screen_of, shown
from tests.tui.screens import press

SHAPES = """\
- choice: Pick one.
  answer: right
  wrong: [left, up, down]
- which: Name all three.
  answer: [Ada, Bob, Cleo]
- order: Put in order.
  answer: [one, two, three]
- match: Pair them.
  answer: {a: x, b: y}
- cloze: The {sky} is {blue}.
  together: yes
- number: How many?
  answer: 7
"""


SAYS = {
    "Pick one.": (["2"], None),
    "Name all three.": ([*"Ada, Bob"], "Ada, Bob"),
    "Put in order.": (["shift+down", "enter"], None),
    "Pair them.": (["1", "2"], None),
    "How many?": (["7"], "7"),
}


@pytest.mark.parametrize("prompt", [*SAYS, "gaps"])
async def test_every_control_shows_again_what_was_answered_in_it(
    store: Store, clock: FixedClock, prompt: str
) -> None:
    deck = read(SHAPES)
    screens = Screens(deck, store, clock)
    async with screens.cover(questions=6).run_test(size=(100, 30)) as pilot:
        await press(pilot, "enter")
        prompts = [turn.question.prompt for turn in exam_of(pilot).turns]
        index = next((index for index, text in enumerate(prompts) if text == prompt), None)
        if index is None:
            index = next(index for index, text in enumerate(prompts) if text not in SAYS)
        for _ in range(index):
            await press(pilot, "ctrl+n")
        keys, typed = SAYS.get(prompt, ([*"sky", "tab", *"blue"], "sky\nblue"))
        await press(pilot, *keys, "ctrl+b")
        first = paper_responses(pilot)[index]
        assert first
        assert typed in (None, first)
        for _ in range(7):
            await press(pilot, "ctrl+b")
        assert paper_responses(pilot).count("") == 5  # passing by answers nothing
        for _ in range(index):
            await press(pilot, "ctrl+n")
        assert screen_of(pilot).query_one(AnswerBox).response == first
        await press(pilot, "ctrl+b")
        assert paper_responses(pilot)[index] == first


async def test_nothing_of_right_and_wrong_is_told_before_the_end(
    store: Store, clock: FixedClock
) -> None:
    screens = Screens(read("- which: Name them.\n  answer: [Ada, Bob]"), store, clock)
    async with screens.cover(questions=1).run_test() as pilot:
        await press(pilot, "enter", *"Zoe", "enter")
        text = shown(pilot)
        assert "wrong" not in text
        assert "1 of 2" not in text
        await hand_in(pilot, clock)
        assert "Ada, Bob" in shown(pilot)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_an_exam_with_hostile_text_can_be_sat_on_small_terminals(
    store: Store, clock: FixedClock, size: tuple[int, int]
) -> None:
    markup = "- what: '[red]Say [/nope] %s'\n  answer: '[b]x'\n  tags: ['[/t]']\n"
    deck = read(f"{markup}- number: 日本語?\n  answer: 1")
    screens = Screens(deck, store, clock)
    async with screens.cover(questions=2, name="[/x]", variants=("[/v]",), variant="[/v]").run_test(
        size=size
    ) as pilot:
        await press(pilot, "enter", *"[/y]", "enter", "ctrl+g")
        await hand_in(pilot, clock)
        assert isinstance(pilot.app.screen, ExamResultsScreen)
        assert "[/y]" in shown(pilot)
