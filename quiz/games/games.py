"""Games begun of a collection: their questions drawn and dealt, their sittings kept, their places
found."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quiz.collection.collection import Collection
from quiz.decks.question import Question
from quiz.decks.shelf import ShelvedDeck
from quiz.errors import StoreError
from quiz.games.match import Match, Player
from quiz.games.runs import Run, best, place, ranked, run_of
from quiz.schedule.history import Sitting
from quiz.schedule.standing import NEW
from quiz.study.lineup import cards, sample
from quiz.study.modes import GAMES, Mode
from quiz.study.rules import Rules, Setup, read_setup, setup_text
from quiz.study.session import Session

TOP = 5


class Placing(NamedTuple):
    """Where one player's run stands among those with the same settings."""

    player: Player
    run: Run
    place: int
    runs: int
    """How many there are, this one among them."""
    before: float | None
    """The points of the player's best run before this one."""

    @property
    def is_best(self) -> bool:
        """Better than every run of theirs before; the first one has beaten nothing."""
        return self.before is not None and self.run.points > self.before


class Table(NamedTuple):
    """What a game came to: the place of each player, and the best runs there are."""

    placings: tuple[Placing, ...]
    top: tuple[Run, ...]


def match(collection: Collection, decks: Iterable[ShelvedDeck], setup: Setup) -> Match:
    """A game over some decks; the same seed asks the same questions, with the same choices in the
    same places."""
    collection.refresh()
    decks, mode = list(decks), GAMES[setup.game]
    names = setup.names or (collection.settings.name,)
    every = [question for deck in decks for question in deck.deck.questions]
    shown = [
        question for question in every if not collection.standings.get(question.key, NEW).hidden
    ]
    seed = int.from_bytes(os.urandom(4), "big") if setup.seed is None else setup.seed
    count = len(shown) if mode.endless else setup.questions * len(names)
    hands = dealt(sample(shown, count, seed), len(names))
    places = [deck.deck.id or deck.name for deck in decks]
    runs = _runs(collection, mode, setup.same(places))
    players = []
    for name, hand in zip(names, hands, strict=True):
        session = _session(collection, hand, mode, setup=setup, seed=seed, name=name, places=places)
        session.skipped += cards(shown)
        players.append(Player(name, session, best(runs, name)))
    return Match(players, setup, places)


def dealt(questions: Sequence[Question], players: int) -> list[list[Question]]:
    """The questions in hands of equal size, dealt one by one; nobody gets what another was asked."""
    each = len(questions) // players
    return [list(questions[player : each * players : players]) for player in range(players)]


def _session(
    collection: Collection,
    hand: Sequence[Question],
    mode: Mode,
    *,
    setup: Setup,
    seed: int,
    name: str,
    places: Sequence[str],
) -> Session:
    mine = name in ("", collection.settings.name) and len(setup.names) < 2
    rules = Rules(mode, setup, mine=mine)
    turns = (
        []
        if mode.endless
        else [(rules.seconds(one, at), one.points) for at, one in enumerate(hand, start=1)]
    )
    kept = json.dumps({"same": setup.same(places), "turns": turns})
    sitting = (
        collection.store.open_sitting(Sitting(mode.name, kept, seed, name, collection.now))
        if hand
        else None
    )
    return Session(
        hand,
        collection.standings,
        mode,
        settings=collection.settings,
        seed=seed,
        sitting=sitting,
        rules=rules,
        spellings=collection.store.spellings(),
    )


def _runs(collection: Collection, mode: Mode, same: str) -> list[Run]:
    return [run_of(played) for played in collection.store.games(mode.name, same)]


def table(collection: Collection, match: Match) -> Table:
    """How the runs of a game compare with all that had the same settings."""
    runs = _runs(collection, match.session.mode, match.same)
    placings = []
    for player in match.players:
        own = next(
            (run for run in runs if run.id == collection.store.row_of(player.session.sitting)), None
        )
        if own is not None:
            points = place(own.points, runs)
            before = player.best.points if player.best else None
            placings.append(Placing(player, own, points, len(runs), before))
    return Table(tuple(sorted(placings, key=lambda one: one.place)), tuple(ranked(runs)[:TOP]))


def remembered(collection: Collection, decks: Iterable[ShelvedDeck]) -> Setup:
    """The set-up with which some decks were last played."""
    try:
        text = collection.store.remembered().get(_name(decks), "")
    except StoreError:
        return Setup()
    typed = collection.settings.answer_by == "typing"
    return read_setup(text) if text else Setup(typing=typed)


def remember(collection: Collection, decks: Iterable[ShelvedDeck], setup: Setup) -> None:
    collection.store.remember(_name(decks), setup_text(setup))


def _name(decks: Iterable[ShelvedDeck]) -> str:
    return "setup:" + ",".join(sorted(deck.name for deck in decks))
