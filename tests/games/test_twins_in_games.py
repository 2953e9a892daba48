"""Games in which the answer of another question with the same prompt is given."""

from __future__ import annotations

import pytest

from quiz.answers.verdict import Forgiven
from quiz.games.games import begin_match
from quiz.games.runs import run_of
from quiz.store.store import Store
from quiz.study.rules import Setup
from tests.clock import FixedClock
from tests.games.player import Game
from tests.learner import Learner, collect, read

TWO = "- where: The capital of Georgia?\n  answer: {}\n  wrong: [{}, Baku, Yerevan, Ankara]\n"
DECK = TWO.format("Tbilisi", "Atlanta") + TWO.format("Atlanta", "Tbilisi")
OTHER = {"Tbilisi": "Atlanta", "Atlanta": "Tbilisi"}


def other_of(game: Game) -> str:
    return OTHER[game.asked.question.answer.text]


def test_the_other_answer_earns_points_for_speed_and_streak(
    store: Store, clock: FixedClock
) -> None:
    game = Game(store, clock, read(DECK), Setup(seconds=20, typing=True))
    first = game.answer(10, other_of(game))
    second = game.answer(0, other_of(game))
    assert [first.verdict.forgiven, second.verdict.forgiven] == [Forgiven.TWIN] * 2
    assert (first.points, first.bonus, first.streak) == (750, 0, 1)
    assert (second.points, second.bonus, second.streak) == (1000, 100, 2)
    (played,) = store.games("blitz", game.match.same)
    assert run_of(played).points == 1850
    assert run_of(played).accuracy == 1


def test_the_other_answer_moves_no_schedule(store: Store, clock: FixedClock) -> None:
    deck = read(DECK)
    Learner(store, clock, deck).finish()
    clock.pass_days(60)
    before = store.standings()
    game = Game(store, clock, deck, Setup(typing=True))
    outcome = game.answer(1, other_of(game))
    assert (outcome.review.counts, outcome.review.days, outcome.review.credit) == (False, 0, 1)
    assert store.standings() == before
    assert game.answer(1).review.counts
    store.rebuild()
    assert game.match.session.results().counted == 1


def test_the_other_answer_after_the_time_is_too_late(store: Store, clock: FixedClock) -> None:
    game = Game(store, clock, read(DECK), Setup(seconds=20, typing=True))
    outcome = game.answer(21, other_of(game))
    assert (outcome.verdict.credit, outcome.points) == (0, 0)
    assert outcome.verdict.forgiven is None
    assert outcome.verdict.note == "Out of time."


@pytest.mark.parametrize("name", ["sprint", "survival"])
def test_the_other_answer_costs_no_life_and_no_seconds(
    name: str, store: Store, clock: FixedClock
) -> None:
    game = Game(store, clock, read(DECK), Setup(name, typing=True))
    assert [game.answer(1, other_of(game)).points for _ in range(3)] == [1, 1, 1]
    rules = game.match.session.rules
    assert rules.lives == 3 if name == "survival" else rules.left == 57


def test_the_other_answer_is_no_choice_of_a_game(store: Store, clock: FixedClock) -> None:
    for seed in range(10):
        game = Game(store, clock, read(DECK), Setup(seed=seed))
        assert other_of(game) not in game.asked.choices
        assert len(game.asked.choices) == 4


def test_a_twin_counts_that_stands_in_a_deck_of_which_nothing_was_drawn(
    store: Store, clock: FixedClock
) -> None:
    world, states = (read(TWO.format(*pair), pair[0]) for pair in OTHER.items())
    collection = collect(store, clock, [world, states])
    setup = Setup(questions=1, typing=True, seed=1)
    match = begin_match(collection, collection.shelf.all_decks(), setup)
    turn = match.ask(clock.now())
    assert turn is not None
    response = OTHER[turn.question.answer.text]
    outcome = match.session.answer(turn, response, clock.now(), tick=clock.tick())
    assert getattr(outcome, "points", 0) == 1000
