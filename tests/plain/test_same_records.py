"""The screen and the lines keep the same: one sitting, game and exam through both faces."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from quiz.collection.collection import Collection
from quiz.collection.sittings import begin_sitting
from quiz.decks.question import Deck
from quiz.exams.exams import begin, compose_paper
from quiz.exams.terms import Terms
from quiz.games.games import begin_match
from quiz.plain.conversation import Conversation, Left
from quiz.plain.exam import sit
from quiz.plain.game import play
from quiz.plain.sitting import study
from quiz.store.store import Store
from quiz.study.modes import STUDY
from quiz.study.rules import Setup
from quiz.study.session import Session
from quiz.study.turns import Turn
from quiz.tui.app import QuizApp
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.exam import REGRETS, ExamScreen
from quiz.tui.screens.game import GameScreen
from quiz.tui.screens.keys import Phase
from tests.clock import FixedClock
from tests.learner import collect, read
from tests.plain.talking import Script
from tests.tui.screens import press, settle, tick, until_kept

SECONDS = 3.0
SHAPES = """
- what: What is the capital of Georgia?
  answer: Tbilisi
- number: How long is the Danube?
  answer: 2,850
  within: 2%
  unit: km
- when: When did the Berlin Wall fall?
  answer: 9 November 1989
- choice: Which planet is the largest?
  answer: Jupiter
  wrong: [Saturn, Mars, Venus]
- claim: Spiders are insects.
  answer: false
- which: Which are the Baltic states?
  answer: [Estonia, Latvia, Lithuania]
- order: The nearest to the Sun first.
  answer: [Mercury, Venus, Earth, Mars]
- match: Which city lies on which river?
  answer:
    Paris: Seine
    London: Thames
    Vienna: Danube
- cloze: Of the states of {water}, the solid one is {ice}.
  together: yes
- card: der Schmetterling
  answer: the butterfly
- what: Which sea is the saltiest?
  answer: the Dead Sea
"""


class Way(NamedTuple):
    """How a question is answered, and its verdict left, with keys and with lines."""

    keys: tuple[str, ...]
    lines: tuple[str, ...]


def typed(text: str, *after: str) -> Way:
    """A text, and Enter on its verdict."""
    keys = ["space" if letter == " " else letter for letter in text]
    return Way((*keys, "enter", *(after or ("enter",))), (text, *(after or ("",))))


WAYS: Mapping[str, Way] = {
    "What is the capital of Georgia?": typed("Tbilissi"),
    "How long is the Danube?": typed("7"),
    "When did the Berlin Wall fall?": typed("1989"),
    "Which planet is the largest?": Way(("2", "enter"), ("b", "")),
    "Spiders are insects.": Way(("f", "enter"), ("f", "")),
    "Which are the Baltic states?": Way(
        (*"Latvia", "enter", *"Sweden", "enter", "enter", "enter"), ("Latvia", "Sweden", "", "")
    ),
    "The nearest to the Sun first.": Way(("enter", "enter"), ("a b c d", "")),
    "Which city lies on which river?": Way(("1", "2", "3", "enter", "enter"), ("1a 2b 3c", "")),
    "Of the states of _____, the solid one is _____.": Way(
        (*"water", "enter", *"snow", "enter", "enter"), ("water", "snow", "")
    ),
    "der Schmetterling": Way(("space", "3"), ("", "3")),
    "Which sea is the saltiest?": Way((*"Dead", "space", *"Sea", "enter", "4"), ("Dead Sea", "4")),
}
LONGEST = 15
"""Turns after which the sitting is ended; what was missed comes back."""


def kept(store: Store) -> list[list[tuple[object, ...]]]:
    """All that a store holds of what was done."""
    columns = {
        "reviews": "seq, at, day, key, response, credit, rating, days, counts, took, certainty",
        "acts": "seq, at, verb, key, target_seq, credit, rating, days, spelling",
        "sittings": "seq, at, mode, settings, seed, name",
        "standings": "key, stability, difficulty, due, reviews, lapses, again",
    }
    rows = []
    for table, names in columns.items():
        join = "" if table == "sittings" else "LEFT JOIN questions q ON q.id = question"
        sql = f"SELECT {names} FROM {table} {join}"
        rows.append(sorted(store._connection.execute(sql).fetchall(), key=repr))
    return rows


def sitting(deck: Deck, clock: FixedClock) -> tuple[Collection, Session]:
    collection = collect(Store(":memory:"), clock, [deck])
    return collection, begin_sitting(collection, deck.questions, STUDY, seed=7)


async def answer_all(pilot: Pilot[None], clock: FixedClock) -> list[Turn]:
    """Answers each question on the screen in its way, and returns them in their order."""
    turns: list[Turn] = []
    while isinstance(pilot.app.screen, AskScreen) and len(turns) < LONGEST:
        turn = pilot.app.screen.turn
        assert turn is not None
        turns.append(turn)
        clock.pass_seconds(SECONDS)
        await press(pilot, *WAYS[turn.question.prompt].keys)
        await settle(pilot)
    return turns


async def test_a_sitting_keeps_the_same_by_keys_and_by_lines() -> None:
    deck = read(SHAPES)
    on_screen, session = sitting(deck, clock := FixedClock())
    async with QuizApp(on_screen, session).run_test() as pilot:
        await settle(pilot)
        turns = await answer_all(pilot, clock)
        await until_kept(pilot)
    assert len(turns) == LONGEST
    by_lines, session = sitting(deck, clock := FixedClock())
    ways = [WAYS[turn.question.prompt].lines for turn in turns]
    lines = [line for way in ways for line in way]
    seconds = [0.0 if at else SECONDS for way in ways for at in range(len(way))]
    with pytest.raises(Left):
        study(Conversation(Script(lines, clock, seconds=seconds)), by_lines, session)
    assert kept(by_lines.store) == kept(on_screen.store)


PICKS = "".join(
    f"- what: Pick {n}.\n  answer: a{n}\n  wrong: [b{n}, c{n}, d{n}]\n" for n in range(1, 9)
)


@pytest.mark.parametrize(
    "setup",
    [
        Setup(questions=6, seconds=20, seed=5),
        Setup(questions=3, seconds=20, seed=5, reading=False, names=("Ada", "Bob")),
        Setup(game="survival", seconds=20, seed=5, extra=1.5),
    ],
    ids=lambda setup: setup.game + "-".join(setup.names),
)
async def test_a_game_keeps_the_same_by_keys_and_by_lines(setup: Setup) -> None:
    deck = read(PICKS)
    on_screen = collect(Store(":memory:"), clock := FixedClock(), [deck])
    make = partial(begin_match, on_screen, on_screen.shelf.all_decks(), setup)
    app = QuizApp(on_screen, first=lambda: GameScreen(make(), make))
    lines = [] if setup.names else [""]
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        while isinstance(pilot.app.screen, GameScreen) and len(lines) < 60:
            await play_turn(pilot, clock, lines)
        await until_kept(pilot)
    by_lines = collect(Store(":memory:"), clock := FixedClock(), [deck])
    match = begin_match(by_lines, by_lines.shelf.all_decks(), setup)
    seconds = [SECONDS if line else 0.0 for line in lines]
    with contextlib.suppress(Left):  # at the offer of what was missed
        play(Conversation(Script(lines, clock, seconds=seconds)), by_lines, match)
    assert kept(by_lines.store) == kept(on_screen.store)


async def play_turn(pilot: Pilot[None], clock: FixedClock, lines: list[str]) -> None:
    """Takes the second choice three seconds after the choices came, and goes on."""
    screen = pilot.app.screen
    assert isinstance(screen, GameScreen)
    if screen.turn is None:
        return
    if screen.phase is Phase.HANDOVER:
        await press(pilot, "enter")
        lines.append("")
    if screen.session.clock.reading:
        await press(pilot, "x")  # any key shows the choices
    clock.pass_seconds(SECONDS)
    await press(pilot, "2")
    lines.append("b")
    await press(pilot, "enter")
    lines.append("")


PAPER = """
- what: What is the capital of Georgia?
  answer: Tbilisi
- when: When did the Berlin Wall fall?
  answer: 9 November 1989
- claim: Spiders are insects.
  answer: false
- which: Which are the Baltic states?
  answer: [Estonia, Latvia, Lithuania]
- cloze: Of the states of {water}, the solid one is {ice}.
  together: yes
"""
ON_PAPER: Mapping[str, Way] = {
    "What is the capital of Georgia?": Way((*"Tbilissi", "enter"), ("Tbilissi",)),
    "When did the Berlin Wall fall?": Way((*"1989", "enter"), ("1989",)),
    "Spiders are insects.": Way(("t", "enter"), ("t",)),
    "Which are the Baltic states?": Way((*"Latvia,Estonia", "enter"), ("Latvia,Estonia",)),
    "Of the states of _____, the solid one is _____.": Way(
        (*"water", "enter", *"snow", "enter"), ("water", "snow")
    ),
}


async def test_an_exam_keeps_the_same_by_keys_and_by_lines() -> None:
    deck, terms = read(PAPER), Terms(questions=5, seed=5)
    on_screen = collect(Store(":memory:"), clock := FixedClock(), [deck])
    decks = list(on_screen.shelf.all_decks())
    exam = begin(on_screen, decks, *compose_paper(decks, terms))
    app = QuizApp(on_screen, first=lambda: ExamScreen(exam))
    ways: list[Way] = []
    async with app.run_test() as pilot:
        await settle(pilot)
        for turn in exam.turns:
            clock.pass_seconds(SECONDS)
            ways.append(ON_PAPER[turn.question.prompt])
            await press(pilot, *ways[-1].keys)
        await press(pilot, *"hand", "space", *"in", "enter")
        clock.pass_seconds(REGRETS)
        await tick(pilot)
        await until_kept(pilot)
    by_lines = collect(Store(":memory:"), clock := FixedClock(), [deck])
    lines = ["", *(line for way in ways for line in way.lines), "hand in", ""]
    seconds = [0.0 if at else SECONDS for way in ways for at in range(len(way.lines))]
    script = Script(lines, clock, seconds=[0.0, *seconds, 0.0, REGRETS])
    decks = list(by_lines.shelf.all_decks())
    sit(Conversation(script), by_lines, decks, *compose_paper(decks, terms))
    assert kept(by_lines.store) == kept(on_screen.store)
