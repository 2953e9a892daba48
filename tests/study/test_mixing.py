"""Choices, orders and matches are mixed anew each time that they are asked, and stay meanwhile."""

from __future__ import annotations

import pytest

from quiz.decks.question import Question
from quiz.schedule.history import PutOff
from quiz.store.store import Store
from quiz.study.choices import choices
from quiz.study.modes import STUDY
from quiz.study.rules import Setup
from quiz.study.session import Session
from tests.clock import FixedClock
from tests.games.player import Game
from tests.learner import Learner, read

LETTERS = "a, b, c, d, e, f, g, h, i, j, k, l"
CHOICE = f"- choice: Which of these?\n  answer: z\n  wrong: [{LETTERS}]\n"
ORDER = f"- order: Put these in order.\n  answer: [{LETTERS}]\n"
PAIRS = ", ".join(f"{letter.upper()}: {letter}" for letter in LETTERS.split(", "))
MATCH = f"- match: Which belongs to which?\n  answer: {{{PAIRS}}}\n"
SHAPES = [CHOICE, ORDER, MATCH]


def shown(learner: Learner) -> tuple[str, ...]:
    assert learner.turn is not None
    return learner.turn.choices


@pytest.mark.parametrize("entry", SHAPES)
def test_a_question_that_comes_back_is_mixed_anew(
    entry: str, store: Store, clock: FixedClock
) -> None:
    learner, mixes = Learner(store, clock, read(entry)), set()
    for _ in range(4):
        mixes.add(shown(learner))
        learner.pass_by("")
    assert len(mixes) == 4


@pytest.mark.parametrize("entry", SHAPES)
def test_each_sitting_mixes_otherwise_and_keeps_its_seed(
    entry: str, store: Store, clock: FixedClock
) -> None:
    mixes, seeds = set(), set()
    for _ in range(4):
        learner = Learner(store, clock, read(entry))
        mixes.add(shown(learner))
        last = store.sittings("study")[0]
        assert last.seed == learner.session.seed
        seeds.add(last.seed)
    assert len(mixes) == len(seeds) == 4


@pytest.mark.parametrize("entry", SHAPES)
def test_the_seed_of_a_sitting_settles_every_mix(
    entry: str, store: Store, clock: FixedClock
) -> None:
    deck = read(entry)
    learner = Learner(store, clock, deck)
    mixes = [shown(learner)]
    learner.pass_by("")
    mixes.append(shown(learner))
    again = Learner(Store(":memory:"), clock, deck)
    again.session = Session(deck.questions, {}, STUDY, seed=learner.session.seed)
    again.go_on()
    assert shown(again) == mixes[0]
    again.pass_by("")
    assert shown(again) == mixes[1]


def test_the_places_of_the_right_choice_are_all_taken_in_a_sitting(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, read("- choice: Which?\n  answer: z\n  wrong: [a, b, c]\n"))
    places = set()
    for _ in range(80):
        places.add(shown(learner).index("z"))
        learner.pass_by("")
    assert places == {0, 1, 2, 3}


@pytest.mark.parametrize("entry", SHAPES)
def test_undo_leads_back_to_the_same_mix(entry: str, store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, read(f"{entry}- number: How many?\n  answer: 2\n"))
    first = shown(learner)
    learner.answer("")
    learner.undo()
    assert shown(learner) == first
    learner.pass_by("")
    learner.pass_by()
    second = shown(learner)
    assert second != first
    learner.undo()
    learner.undo()
    assert shown(learner) == first
    learner.pass_by("")
    learner.pass_by()
    assert shown(learner) == second


def test_a_question_that_waits_while_another_is_undone_keeps_its_mix(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, read(f"- number: How many?\n  answer: 2\n{CHOICE}"))
    learner.pass_by()
    waiting = shown(learner)
    learner.undo()
    learner.pass_by()
    assert shown(learner) == waiting
    learner.act(PutOff)
    learner.undo()
    assert shown(learner) == waiting


@pytest.mark.parametrize("entry", SHAPES)
def test_an_edit_during_the_turn_leaves_the_places(
    entry: str, store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, read(entry))
    before = shown(learner)
    word = entry.partition(": ")[2].partition(" ")[0]
    edited = read(entry.replace(word, f"{word}, please,", 1)).questions[0]
    assert edited.key != learner.question.key

    def renewed(question: Question) -> Question:
        return edited if question.key != edited.key else question

    learner.session.take_edits(renewed, {})
    learner.turn = learner.session.ask_as_edited(clock.now())
    assert shown(learner) == before
    learner.answer("")
    learner.undo()
    assert shown(learner) == before


def test_an_edited_choice_stands_in_the_place_of_the_one_before(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, read(CHOICE))
    before = shown(learner)
    edited = read(CHOICE.replace("f, g", "f, gamma")).questions[0]
    learner.session.take_edits(lambda _: edited, {})
    learner.turn = learner.session.ask_as_edited(clock.now())
    assert shown(learner) == tuple("gamma" if choice == "g" else choice for choice in before)


def test_a_fixed_order_stays(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, read("- claim: Is it so?\n  answer: true\n"))
    mixes = set()
    for _ in range(6):
        mixes.add(shown(learner))
        learner.pass_by("")
    assert len(mixes) == 1


def test_a_game_with_a_seed_has_its_paper_and_mixes_what_comes_round(clock: FixedClock) -> None:
    papers = []
    for _ in range(2):
        game = Game(Store(":memory:"), clock, read(CHOICE), Setup("sprint", seed=7))
        paper = [game.asked.choices]
        for _ in range(3):
            game.answer(1)
            paper.append(game.asked.choices)
        papers.append(paper)
    assert papers[0] == papers[1]
    assert papers[0][0] == choices(read(CHOICE).questions[0], 7)
    assert len(set(papers[0])) == 4
