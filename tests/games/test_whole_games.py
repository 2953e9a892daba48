"""Whole games in milliseconds: a fake clock, a store in memory, and no screen."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quiz.answers.verdict import Unclear
from quiz.decks.question import Deck
from quiz.games.runs import best, ghost, place, ranked, run_of
from quiz.results.brief import summary
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import PutOff, Sitting
from quiz.settings import DEFAULTS, Settings
from quiz.store.sittings import PlayedGame
from quiz.store.store import Store
from quiz.study.modes import BLITZ
from quiz.study.rules import Setup
from tests.clock import FixedClock
from tests.games.player import Game
from tests.learner import Learner, read, sums

CHOICES = "\n".join(
    f"- what: Pick {n}.\n  answer: a{n}\n  wrong: [b{n}, c{n}, d{n}]" for n in range(1, 31)
)


def test_a_blitz_scores_speed_and_streaks(store: Store, clock: FixedClock) -> None:
    game = Game(store, clock, sums(9), Setup(questions=4, seconds=20, typing=True))
    earned = [game.answer(2), game.answer(0.4), game.answer(10, "wrong"), game.answer(20)]
    assert [(outcome.points, outcome.bonus) for outcome in earned] == [
        (950, 0),
        (1000, 100),
        (0, 0),
        (500, 0),
    ]
    assert game.turn is None
    assert game.match.session.results().points == 2550


@pytest.mark.parametrize(("seconds", "right"), [(20.0, True), (20.001, False)])
def test_a_millisecond_too_late_is_too_late(
    store: Store, clock: FixedClock, seconds: float, right: bool
) -> None:
    game = Game(store, clock, sums(2), Setup(seconds=20, typing=True))
    assert game.answer(seconds).verdict.right is right


def test_a_pause_and_a_suspension_cost_nothing(store: Store, clock: FixedClock) -> None:
    game = Game(store, clock, sums(2), Setup(seconds=20, typing=True))
    clock.pass_seconds(1)
    for why in ("paused", "suspended"):
        game.match.session.clock.hold(clock.tick(), why)
        clock.pass_seconds(500)
        game.match.session.clock.release(clock.tick(), why)
    assert game.answer(1).points == 950


def test_extra_time_lengthens_the_clock_and_none_of_it_stops_it(
    store: Store, clock: FixedClock
) -> None:
    slow = Game(store, clock, sums(2), Setup(seconds=20, typing=True, extra=1.5))
    assert slow.asked.seconds == 30
    assert slow.answer(30).points == 500
    calm = Game(store, clock, sums(2), Setup(seconds=20, typing=True, extra=0))
    assert calm.asked.seconds is None
    assert calm.answer(5000).points == 1000


def test_a_partly_right_answer_earns_its_credit_and_ends_a_streak(
    store: Store, clock: FixedClock
) -> None:
    members = read("- which: Which two?\n  answer: [Spain, France]\n- number: One?\n  answer: 1")
    for name, points in [("blitz", 500), ("sprint", 0.5), ("survival", 0.5)]:
        game = Game(store, clock, members, Setup(name, questions=2, seconds=60, typing=True))
        while game.asked.question.kind != "which":
            game.answer(0)
        left, lives = game.match.session.rules.left, game.match.session.rules.lives
        outcome = game.answer(0, "spain")
        assert (outcome.points, outcome.streak, outcome.bonus) == (points, 0, 0)
        assert (game.match.session.rules.left, game.match.session.rules.lives) == (left, lives)


def test_a_sprint_is_as_many_as_fit_and_a_wrong_one_costs_three_seconds(
    store: Store, clock: FixedClock
) -> None:
    game = Game(store, clock, sums(5), Setup("sprint", seconds=60, typing=True))
    for _ in range(4):
        game.answer(5)
    assert game.asked.seconds == 40
    game.answer(5, "wrong")
    assert game.asked.seconds == 32
    game.answer(31)  # the sixth: what was asked comes round again
    assert game.asked.seconds == 1
    assert game.asked.total == 0
    assert not game.match.session.is_cut(clock.tick() + 1)
    assert game.match.session.is_cut(clock.tick() + 1.001)
    game.match.session.rules.end()
    assert game.match.ask(clock.now()) is None
    results = game.match.session.results()
    assert (results.points, len(results.answers)) == (5, 6)


def test_a_sprint_whose_last_seconds_a_wrong_answer_costs_is_over(
    store: Store, clock: FixedClock
) -> None:
    game = Game(store, clock, sums(5), Setup("sprint", seconds=60, typing=True))
    game.answer(58, "wrong")
    assert game.turn is None


def test_a_sprint_without_a_clock_asks_each_question_once(store: Store, clock: FixedClock) -> None:
    game = Game(store, clock, sums(5), Setup("sprint", typing=True, extra=0))
    game.finish(1000)
    assert game.match.session.results().points == 5


def test_survival_has_three_lives_and_a_clock_that_shrinks(store: Store, clock: FixedClock) -> None:
    game = Game(store, clock, sums(5), Setup("survival", seconds=20, typing=True))
    seconds = []
    for number in range(8):
        assert game.asked.seconds is not None
        seconds.append(round(game.asked.seconds, 2))
        game.answer(1, "wrong" if number in (2, 5, 7) else None)
    assert seconds == [20.0, 19.4, 18.82, 18.25, 17.71, 17.17, 16.66, 16.16]
    assert game.turn is None
    assert game.match.session.results().points == 5
    assert game.match.session.rules.lives == 0


@pytest.mark.parametrize("name", ["blitz", "sprint", "survival"])
def test_two_runs_with_one_seed_are_alike_in_everything(
    store: Store, clock: FixedClock, name: str
) -> None:
    deck, seen = read(CHOICES), []
    for _ in range(2):
        game = Game(store, clock, deck, Setup(name, questions=20, seed=7))
        turns = []
        for _ in range(20):
            turns.append((game.asked.question.key, game.asked.choices))
            game.answer(1)
        seen.append(turns)
    assert seen[0] == seen[1]
    other = Game(store, clock, deck, Setup(name, questions=20, seed=8))
    assert (other.asked.question.key, other.asked.choices) != seen[0][0]


def test_the_table_derives_what_was_shown(store: Store, clock: FixedClock) -> None:
    deck = sums(9)
    setup = Setup(questions=5, seconds=20, typing=True, seed=1)
    for name in ("blitz", "sprint", "survival"):
        game = Game(store, clock, deck, setup._replace(game=name))
        for response in (None, "wrong", None, None, None):
            game.answer(1.2345, response)
        placing = game.table().placings[0]
        assert placing.run.points == pytest.approx(game.match.session.results().points)
        assert (placing.run.accuracy, placing.place, placing.runs) == (0.8, 1, 1)
        assert placing.before is None
        assert not placing.is_best


def test_only_runs_with_the_same_settings_compete_and_a_better_one_is_a_best(
    store: Store, clock: FixedClock
) -> None:
    deck, setup = sums(9), Setup(questions=3, seconds=20, typing=True)
    first = Game(store, clock, deck, setup)
    first.finish(10)
    other = Game(store, clock, deck, setup._replace(seconds=30.0))
    other.finish(1)
    assert other.table().placings[0].runs == 1
    faster = Game(store, clock, deck, setup)
    best = faster.match.player.best
    assert best is not None
    assert ghost(best, faster.match.session.mode, answers=2, seconds=0) == 750 + 750 + 100
    faster.finish(5)
    table = faster.table()
    assert (table.placings[0].place, table.placings[0].runs, table.placings[0].is_best) == (
        1,
        2,
        True,
    )
    assert [run.points for run in table.top] == [875 * 3 + 300, 750 * 3 + 300]
    again = Game(store, clock, deck, setup)
    again.finish(5)
    assert not again.table().placings[0].is_best  # as good is not better
    assert again.table().placings[0].place == 1


def test_the_ghost_of_a_sprint_runs_by_the_seconds(store: Store, clock: FixedClock) -> None:
    game = Game(store, clock, sums(9), Setup("sprint", seconds=60, typing=True))
    for response in (None, "wrong", None):
        game.answer(10, response)
    run = game.table().placings[0].run
    scores = [
        ghost(run, game.match.session.mode, answers=0, seconds=s) for s in (9.9, 10, 23, 32.9, 33)
    ]
    assert scores == [0, 1, 1, 1, 2]


def due(store: Store, clock: FixedClock, deck: Deck, settings: Settings = DEFAULTS) -> None:
    """All of a deck was learnt, and is due."""
    Learner(store, clock, deck, settings=settings).finish()
    clock.pass_days(60)


@pytest.mark.parametrize(
    ("typing", "response", "rating"),
    [
        (True, None, Rating.GOOD),
        (True, "zzz", Rating.AGAIN),
        (False, "b1", Rating.AGAIN),
        (False, None, None),
    ],
)
def test_what_was_due_counts_if_typed_right_or_answered_wrong(
    store: Store, clock: FixedClock, typing: bool, response: str | None, rating: Rating | None
) -> None:
    deck = read("- what: Pick.\n  answer: a1\n  wrong: [b1, c1, d1]")
    key = deck.questions[0].key
    due(store, clock, deck)
    before = store.standings()[key]
    game = Game(store, clock, deck, Setup(typing=typing, reading=False))
    review = game.answer(1, response).review
    after = store.standings()[key]
    assert review.counts is (rating is not None)
    if rating is None:
        assert (after, review.days) == (before, 0)
    else:
        assert (review.rating, after.reviews) == (rating, before.reviews + 1)
        assert (after.due or 0) - review.day == review.days
    assert game.match.session.results().counted == (rating is not None)


def test_what_was_not_due_or_too_late_or_another_s_never_moves(
    store: Store, clock: FixedClock
) -> None:
    deck = sums(3)
    fresh = Game(store, clock, deck, Setup(typing=True))
    fresh.finish(1)
    assert all(standing.is_new for standing in store.standings().values())
    due(store, clock, deck)
    before = store.standings()
    for setup, settings, seconds in [
        (Setup(typing=True, names=("Bob",)), DEFAULTS, 1),
        (Setup(typing=True, names=("Ada", "Bob")), Settings(name="Ada"), 1),
        (Setup(typing=True), Settings(games_count=False), 1),
        (Setup(typing=True, seconds=5), DEFAULTS, 6),
    ]:
        Game(store, clock, deck, setup, settings).finish(seconds)
        assert store.standings() == before
    own = Game(store, clock, deck, Setup(typing=True, names=("Ada",)), Settings(name="Ada"))
    own.finish(1)
    assert own.match.session.results().counted == 3
    assert "3 of these counted as today's reviews." in summary(
        [("Ada", own.match.session)], own.table()
    )


def test_a_question_that_comes_round_again_counts_once(store: Store, clock: FixedClock) -> None:
    deck = sums(1)
    due(store, clock, deck)
    game = Game(store, clock, deck, Setup("sprint", typing=True))
    assert [game.answer(1, "0").review.counts for _ in range(3)] == [True, False, False]


def test_what_could_be_read_in_two_ways_at_the_end_is_wrong_and_not_asked_again(
    store: Store, clock: FixedClock
) -> None:
    deck = read("- when: When was it?\n  answer: 3 April 2007")
    game = Game(store, clock, deck, Setup(seconds=20, typing=True))
    session, turn = game.match.session, game.asked
    asked_again = session.answer(turn, "03/04/2007", clock.now(), tick=clock.tick() + 5)
    assert isinstance(asked_again, Unclear)
    assert game.answer(20, "03/04/2007").verdict.wrong


def test_a_question_put_off_today_is_not_moved_by_a_game(store: Store, clock: FixedClock) -> None:
    deck = sums(1)
    due(store, clock, deck)
    Learner(store, clock, deck).act(PutOff)
    game = Game(store, clock, deck, Setup(typing=True))
    assert not game.answer(1).review.counts
    clock.pass_days(1)
    assert Game(store, clock, deck, Setup(typing=True)).answer(1).review.counts


def test_a_game_asks_no_draft(store: Store, clock: FixedClock) -> None:
    deck = read("- number: One?\n  answer: 1\n  draft: yes\n- number: Two?\n  answer: 2")
    game = Game(store, clock, deck, Setup(questions=2, typing=True))
    assert game.asked.question.prompt == "Two?"
    assert game.match.session.left == 0


def test_each_player_has_their_own_lives_and_clock(store: Store, clock: FixedClock) -> None:
    game = Game(store, clock, sums(8), Setup("survival", typing=True, names=("Ada", "Bob")))
    game.answer(1, "wrong")
    game.answer(1)
    assert [player.session.rules.lives for player in game.match.players] == [2, 3]


def test_the_points_of_a_question_weigh_in_a_blitz(store: Store, clock: FixedClock) -> None:
    deck = read("- number: One?\n  answer: 1\n  points: 2")
    game = Game(store, clock, deck, Setup(questions=1, seconds=20, typing=True))
    assert game.answer(10).points == 1500
    assert game.table().placings[0].run.points == 1500


def test_a_question_due_today_is_moved_by_a_game_and_one_due_tomorrow_is_not(
    store: Store, clock: FixedClock
) -> None:
    deck = sums(1)
    days = Learner(store, clock, deck).answer().review.days
    clock.pass_days(days - 1)
    assert not Game(store, clock, deck, Setup(typing=True)).answer(1).review.counts
    clock.pass_days(1)
    assert Game(store, clock, deck, Setup(typing=True)).answer(1).review.counts


def test_thirds_of_a_point_make_a_whole_one(store: Store, clock: FixedClock) -> None:
    deck = read("- which: Which three?\n  answer: [Spain, France, Portugal]")
    game = Game(store, clock, deck, Setup("survival", typing=True))
    for _ in range(3):
        assert game.answer(1, "spain").points == Fraction(1, 3)
    assert game.match.session.results().points == 1
    assert game.table().placings[0].run.points == 1


def test_a_game_in_which_nothing_was_answered_has_no_points(clock: FixedClock) -> None:
    sitting = Sitting("blitz", "no JSON", seed=1, name="", moment=clock.now())
    run = run_of(PlayedGame(sitting, ()))
    assert (run.points, run.accuracy, run.marks) == (0, 0, ())
    assert ghost(run, BLITZ, answers=3, seconds=9) == 0


def test_runs_are_ranked_by_points_and_the_earlier_first_among_equals(clock: FixedClock) -> None:
    sitting = Sitting("survival", "{}", seed=1, name="Ada", moment=clock.now())
    first = run_of(PlayedGame(sitting, ((1.0, 500),)))
    clock.pass_seconds(9)
    second = first._replace(moment=clock.now(), id=None)
    better = second._replace(points=2, name="Bob")
    assert ranked([second, better, first]) == [better, first, second]
    assert [place(points, [second, better, first]) for points in (2, 1, 0)] == [1, 2, 4]
    assert best([second, better, first], "Ada") == first
    assert best([second], "Eve") is None


def test_a_wrong_answer_in_a_blitz_does_not_come_back_and_no_turn_is_cut(
    store: Store, clock: FixedClock
) -> None:
    deck = sums(2)
    due(store, clock, deck)
    game = Game(store, clock, deck, Setup(questions=2, seconds=20, typing=True))
    assert not game.match.session.is_cut(clock.tick() + 999)
    assert game.answer(1, "wrong").review.counts
    game.answer(1)
    assert game.turn is None
