"""A new game is one row: it is played, set up and compared without another line of code."""

from __future__ import annotations

import argparse

import pytest

from quiz.commands import play
from quiz.games.games import begin_match, remember, remembered
from quiz.store.store import Store
from quiz.study.modes import GAMES, Mode, Timing, credit_points
from quiz.study.rules import Setup
from quiz.tui.app import QuizApp
from quiz.tui.screens.setup import SetupScreen
from quiz.tui.widgets.form import Choose
from tests.clock import FixedClock
from tests.games.player import Game
from tests.learner import collect, sums

DRILL = Mode(
    "drill",
    "Drill",
    schedules=False,
    self_rated=False,
    timing=Timing.TURN,
    points=credit_points,
    about="so many questions, and a point for each",
)


@pytest.fixture(autouse=True)
def _add_drill(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(GAMES, DRILL.name, DRILL)


def test_a_new_game_is_played_to_its_end_and_takes_a_place(store: Store, clock: FixedClock) -> None:
    game = Game(store, clock, sums(9), Setup("drill", questions=4, seconds=20, typing=True))
    for response in (None, "wrong", None, None):
        game.answer(1, response)
    assert game.turn is None
    placing = game.table().placings[0]
    assert (placing.run.points, placing.place, placing.runs) == (3, 1, 1)
    assert game.match.session.results().points == 3


def test_runs_of_five_and_of_fifty_questions_do_not_compete(
    store: Store, clock: FixedClock
) -> None:
    setup = Setup("drill", questions=5, seconds=20, typing=True)
    for questions, runs in ((5, 1), (50, 1), (5, 2)):
        game = Game(store, clock, sums(60), setup._replace(questions=questions))
        assert game.match.session.left == questions - 1
        game.finish(1)
        assert game.table().placings[0].runs == runs


def test_the_command_line_knows_a_new_game() -> None:
    parser = argparse.ArgumentParser()
    play.arguments(parser)
    assert parser.parse_args(["deck", "--game", "drill"]).game == "drill"


def test_the_set_up_of_a_new_game_is_remembered(store: Store, clock: FixedClock) -> None:
    collection = collect(store, clock, [sums(2)])
    decks = collection.shelf.all_decks()
    remember(collection, decks, Setup("drill", questions=7))
    assert remembered(collection, collection.shelf.all_decks()) == Setup("drill", questions=7)


async def test_the_set_up_screen_offers_a_new_game_with_a_number_of_questions(
    store: Store, clock: FixedClock
) -> None:
    collection = collect(store, clock, [sums(2)])
    app = QuizApp(collection, first=lambda: SetupScreen(list(collection.shelf.all_decks())))
    async with app.run_test() as pilot:
        rows = {row.key: row for row in app.screen.query(Choose)}
        assert ("drill", "Drill") in rows["game"].options
        while rows["game"].value != "drill":
            await pilot.press("right")
        assert rows["questions"].display
    app.finish_keeping()


def test_two_players_get_different_questions(store: Store, clock: FixedClock) -> None:
    collection = collect(store, clock, [sums(8)])
    setup = Setup("drill", questions=4, names=("Ada", "Bob"))
    game = begin_match(collection, collection.shelf.all_decks(), setup)
    assert [player.session.left for player in game.players] == [4, 4]
