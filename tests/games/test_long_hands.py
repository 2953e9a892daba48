"""A hand that is longer than what is put in an order at the beginning of a game."""

from __future__ import annotations

import pytest

from quiz.games import games
from quiz.games.games import begin_match
from quiz.store.store import Store
from quiz.study import giveaways
from quiz.study.giveaways import apart
from quiz.study.rules import Setup
from tests.clock import FixedClock
from tests.drawing_all import sample_all
from tests.learner import collect, sums


@pytest.mark.parametrize("names", [("Ada",), ("Ada", "Bob")])
def test_a_long_hand_is_asked_as_it_was_dealt_and_opened_as_it_is_asked(
    names: tuple[str, ...], store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (games, giveaways):
        monkeypatch.setattr(module, "LOOKED_AT", 5)
    collection = collect(store, clock, [sums(50, "a"), sums(41, "b")])
    decks = list(collection.shelf.all_decks())
    every = [question for deck in decks for question in deck.deck.questions]
    for deck in decks:
        deck.close()
    match = begin_match(collection, decks, Setup("survival", seed=3, names=names))
    assert not any(deck.is_open for deck in decks)
    drawn, each = sample_all(every, 3), 91 // len(names)
    for place, player in enumerate(match.players):
        hand = apart(drawn[place : each * len(names) : len(names)])
        assert player.session.left == each
        turns = [player.session.ask(clock.now()) for _ in range(each)]
        assert [turn and turn.question for turn in turns] == hand


def test_a_game_over_a_tag_opens_no_deck(store: Store, clock: FixedClock) -> None:
    collection = collect(store, clock, [sums(9, "a")])
    deck = next(collection.shelf.all_decks())
    deck.close()
    match = begin_match(collection, [deck.part([])], Setup(seed=3))
    assert match.decks == ("a#",)
    assert not deck.is_open
