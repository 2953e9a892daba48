"""What is told of a game: right answers in a row, who passes whom, and the best run passed."""

from __future__ import annotations

from quiz.games.overtaking import DrewLevel, GhostPassed, News, Passed, Streak
from quiz.store.store import Store
from quiz.study.rules import Setup
from tests.clock import FixedClock
from tests.games.player import Game
from tests.learner import sums

WRONG = "0"


def told(game: Game, *answers: tuple[float, str | None]) -> list[tuple[News, ...]]:
    found = []
    for seconds, response in answers:
        game.answer(seconds, response)
        found.append(game.news)
    return found


def test_three_in_a_row_are_told_and_every_one_after_until_one_is_wrong(
    store: Store, clock: FixedClock
) -> None:
    game = Game(store, clock, sums(8), Setup(questions=6, seconds=20, typing=True))
    right, wrong = (1.0, None), (1.0, WRONG)
    assert told(game, right, right, right, right, wrong, right) == [
        (),
        (),
        (Streak(3),),
        (Streak(4),),
        (),
        (),
    ]


def test_players_in_turns_are_compared_after_as_many_answers(
    store: Store, clock: FixedClock
) -> None:
    setup = Setup(questions=3, seconds=20, typing=True, names=("Ada", "Bob"))
    game = Game(store, clock, sums(8), setup)
    assert told(game, (2, None), (1, None)) == [(), ()]  # nobody was ahead before
    assert told(game, (1, None), (19, None)) == [(), (Passed("Ada", "Bob"),)]
    assert told(game, (1, WRONG), (1, None)) == [(), (Streak(3), Passed("Bob", "Ada"))]


def test_a_player_who_comes_up_to_another_draws_level_and_then_passes(
    store: Store, clock: FixedClock
) -> None:
    setup = Setup("survival", typing=True, names=("Ada", "Bob"))
    game = Game(store, clock, sums(9), setup)
    right, wrong = (1.0, None), (1.0, WRONG)
    assert told(game, right, wrong, wrong, right) == [(), (), (), (DrewLevel("Bob", "Ada"),)]
    assert told(game, wrong, right) == [(), (Passed("Bob", "Ada"),)]
    # Ada has lost her last life: Bob plays on against what she had.
    assert told(game, wrong, right, right) == [(), (Streak(3),), (Streak(4),)]


def test_in_a_sprint_who_plays_second_passes_what_the_first_had_at_the_end(
    store: Store, clock: FixedClock
) -> None:
    setup = Setup("sprint", seconds=60, typing=True, names=("Ada", "Bob"))
    game = Game(store, clock, sums(9), setup)
    right = (20.0, None)
    assert told(game, right, right, (20.0, WRONG)) == [(), (), ()]
    assert told(game, right, right, right) == [
        (),
        (DrewLevel("Bob", "Ada"),),
        (Streak(3), Passed("Bob", "Ada")),
    ]


def test_the_best_run_is_passed_and_passes(store: Store, clock: FixedClock) -> None:
    setup = Setup(questions=3, seconds=20, typing=True)
    first = Game(store, clock, sums(8), setup)
    told(first, (1, None), (19, None), (1, None))
    again = Game(store, clock, sums(8), setup)
    assert told(again, (10, None), (1, None), (19, WRONG)) == [
        (),
        (GhostPassed("", is_ahead=True),),
        (GhostPassed("", is_ahead=False),),
    ]


def test_a_best_run_that_is_drawn_level_with_first_is_passed_as_well(
    store: Store, clock: FixedClock
) -> None:
    setup = Setup("sprint", seconds=60, typing=True)
    told(Game(store, clock, sums(9), setup), (5, None), (30, None), (30, WRONG))
    again = Game(store, clock, sums(9), setup)
    found = told(again, (6, WRONG), (6, None), (6, None))
    assert found == [(), (), (GhostPassed("", is_ahead=True),)]
