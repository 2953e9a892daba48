"""Several players at one keyboard, and how a game is set up."""

from __future__ import annotations

from quiz.games.games import begin_match, remember, remembered
from quiz.store.store import Store
from quiz.study.rules import Setup, players, reading_seconds
from tests.clock import FixedClock
from tests.games.player import Game
from tests.learner import collect, read, sums


def test_players_take_turns_and_nobody_gets_what_another_was_asked(
    store: Store, clock: FixedClock
) -> None:
    game = Game(
        store,
        clock,
        sums(8),
        Setup(questions=2, seconds=20, typing=True, names=("Ada", "Bob", "Eve")),
    )
    order, asked = [], []
    for seconds in (1, 2, 3, 4, 5, 6):
        order.append(game.match.player.name)
        asked.append(game.asked.question.key)
        assert game.match.changed_hands
        game.answer(seconds)
    assert order == ["Ada", "Bob", "Eve"] * 2
    assert len(set(asked)) == 6
    assert game.turn is None
    placings = game.table().placings
    assert [(placing.player.name, placing.place) for placing in placings] == [
        ("Ada", 1),
        ("Bob", 2),
        ("Eve", 3),
    ]


def test_a_sprint_is_played_out_by_each_and_survival_goes_on_with_who_is_left(
    store: Store, clock: FixedClock
) -> None:
    sprint = Game(
        store, clock, sums(8), Setup("sprint", seconds=60, typing=True, names=("Ada", "Bob"))
    )
    order = []
    while sprint.turn:
        order.append(sprint.match.player.name)
        sprint.answer(30)
    assert order == ["Ada", "Ada", "Bob", "Bob"]
    survival = Game(store, clock, sums(8), Setup("survival", typing=True, names=("Ada", "Bob")))
    order = []
    while survival.turn:
        order.append(survival.match.player.name[0])
        survival.answer(1, "0" if order[-1] == "A" or len(order) > 8 else None)
    assert "".join(order) == "ABABABBBBBB"


def test_too_few_questions_for_so_many_players_is_no_game(store: Store, clock: FixedClock) -> None:
    game = begin_match(
        collect(store, clock, [sums(2)]),
        collect(store, clock, [sums(2)]).shelf.all_decks(),
        Setup(names=("A", "B", "C")),
    )
    assert [player.session.left for player in game.players] == [0, 0, 0]


def test_a_setup_is_remembered_for_its_decks(store: Store, clock: FixedClock) -> None:
    collection = collect(store, clock, [sums(2), sums(3, "more")])
    deck, other = collection.shelf.all_decks()
    setup = Setup("sprint", seconds=120, typing=True, extra=1.5, names=("Ada", "Bob"))
    remember(collection, [deck], setup)
    assert remembered(collection, [deck]) == setup
    assert remembered(collection, [other]) == Setup()
    collection.store.remember(
        "setup:" + other.name, '{"game": "chess", "questions": -1, "seconds": "x", "names": [1]}'
    )
    assert remembered(collection, [other]) == Setup()


def test_names_are_cut_and_each_counts_once() -> None:
    assert players(" Ada , Bob,,Ada,  E  v e") == ("Ada", "Bob", "E v e")
    assert len(players("x" * 300)[0]) == 24
    assert len(players(",".join(map(str, range(20))))) == 8


def test_reading_takes_the_time_that_the_words_take() -> None:
    assert reading_seconds(" ".join(["word"] * 25)) == 6
    assert reading_seconds("a" * 60) > reading_seconds("a")


def test_games_are_the_same_whose_decks_and_rules_are() -> None:
    plain = Setup()
    assert plain.same(["a", "b"]) == plain._replace(seed=3, names=("Ada",), reading=True).same(
        ["b", "a"]
    )
    others = [
        plain._replace(questions=20),
        plain._replace(seconds=5.0),
        plain._replace(typing=True),
    ]
    others += [plain._replace(extra=2.0), plain._replace(reading=False)]
    assert len({setup.same(["a"]) for setup in [plain, *others]}) == 6
    sprint = plain._replace(game="sprint")
    assert sprint.same(["a"]) == sprint._replace(questions=50).same(["a"])


def test_one_player_alone_never_hands_over(store: Store, clock: FixedClock) -> None:
    game = Game(store, clock, sums(4), Setup(questions=3, typing=True))
    assert not game.match.is_hot_seat
    hands = []
    while game.turn:
        hands.append(game.match.changed_hands)
        game.answer(1)
    assert hands == [True, False, False]


def test_the_clock_waits_for_the_reader_only_where_answers_are_chosen(
    store: Store, clock: FixedClock
) -> None:
    choices = "- what: {}\n  answer: a\n  wrong: [b, c, d]".format(" ".join(["word"] * 25))
    deck = read(choices)
    for setup, seconds in [
        (Setup(), 6),
        (Setup(typing=True), 0),
        (Setup(typing=True, reading=True), 6),
        (Setup(reading=False), 0),
        (Setup(extra=0), 0),
    ]:
        assert Game(store, clock, deck, setup).match.session.clock.reading == seconds, setup
