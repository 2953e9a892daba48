"""Games of a collection: their questions drawn and dealt, their sittings kept, their places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TypeVar

from quiz.collection import Collection, questions_of
from quiz.decks import Outline, Question, QuestionKey, ShelvedDeck, open_outlines
from quiz.errors import StoreError
from quiz.games.match import Match, Player
from quiz.games.runs import Run, best, place, ranked, run_of
from quiz.schedule import Sitting
from quiz.study import (
    GAMES,
    LOOKED_AT,
    Mode,
    Points,
    Pool,
    Rules,
    Session,
    Setup,
    Tail,
    apart,
    drawn_seed,
    insist_on_questions,
    left_out,
    read_setup,
    setup_text,
)
from quiz.values import NamedTuple

T = TypeVar("T")
TOP = 5


class Placing(NamedTuple):
    """The place of one player's run among those with the same settings."""

    player: Player
    run: Run
    place: int
    runs: int
    """The number of those runs, this one among them."""
    before: Points | None
    """The points of the player's best run before this one."""

    @property
    def is_best(self) -> bool:
        """True if it is better than every run of theirs before; a first run is not."""
        return self.before is not None and self.run.points > self.before


class Table(NamedTuple):
    """The result of a game: the place of each player, and the best runs there are."""

    placings: tuple[Placing, ...]
    top: tuple[Run, ...]


def begin_match(collection: Collection, decks: Iterable[ShelvedDeck], setup: Setup) -> Match:
    """A game over some decks; the same seed asks the same questions, with the same choices in the
    same places.

    Raises DeckUnreadable where nothing of the decks can be read.
    """
    decks, mode = list(decks), GAMES[setup.game]
    insist_on_questions(decks)
    collection.refresh()
    names = setup.names or (collection.settings.name,)
    seed = drawn_seed() if setup.seed is None else setup.seed
    pool = Pool(decks, seed, hidden=collection.store.hidden())
    drawn = pool.draw(len(pool) if mode.endless else setup.questions * len(names))
    deck_ids = _ids(decks)
    same = setup.same(deck_ids)
    runs = _runs(collection, mode, same)
    sittings = _Sittings(collection, mode, setup, same, seed, decks)
    players = []
    for name, hand in zip(names, dealt(drawn, len(names)), strict=True):
        first, others = pool.open(hand[:LOOKED_AT]), hand[LOOKED_AT:]
        session = sittings.begin(apart(first), _tail(collection, others, decks), name)
        session.skipped += pool.cards()
        session.left_out = left_out(decks)
        players.append(Player(name, session, best(runs, name)))
    return Match(players, setup, deck_ids)


def _tail(collection: Collection, hand: Sequence[Outline], decks: Sequence[ShelvedDeck]) -> Tail:
    """The end of a hand, whose questions are opened when their turn is near."""
    outlines = {outline.key: outline for outline in hand}

    def opened(keys: Iterable[QuestionKey]) -> list[Question]:
        found = {each.key: each for each in open_outlines(outlines[key] for key in keys)}
        if missing := [key for key in keys if key not in found]:  # an edit may have moved them
            found |= questions_of(collection, missing, decks)
        return [found[key] for key in keys if key in found]

    return Tail(outlines, opened)


def _ids(decks: Iterable[ShelvedDeck]) -> list[str]:
    """What decks are known by in the settings of a run: the id of a whole deck, or a name."""
    return [deck.name if deck.is_part else deck.deck.id or deck.name for deck in decks]


def dealt(questions: Sequence[T], players: int) -> list[list[T]]:
    """The questions in hands of equal size, dealt one by one; no two players share a question."""
    each = len(questions) // players
    return [list(questions[player : each * players : players]) for player in range(players)]


class _Sittings(NamedTuple):
    """The sittings of one game, one for each player."""

    collection: Collection
    mode: Mode
    setup: Setup
    same: str
    """The settings that runs must have in common to compete."""
    seed: int
    decks: Sequence[ShelvedDeck]

    def begin(self, hand: Sequence[Question], tail: Tail, name: str) -> Session:
        """A player's sitting; its beginning is kept in the store if there is anything to ask."""
        collection, mode = self.collection, self.mode
        mine = name in ("", collection.settings.name) and len(self.setup.names) < 2
        rules = Rules(mode, self.setup, mine=mine)
        settings = json.dumps({"same": self.same, "turns": self._turns(hand, rules)})
        sitting = Sitting(mode.name, settings, seed=self.seed, name=name, moment=collection.now)
        return Session(
            hand,
            collection.standings.fetch(question.key for question in hand),
            mode,
            settings=collection.settings,
            seed=self.seed,
            sitting=collection.store.open_sitting(sitting) if hand else None,
            rules=rules,
            spellings=collection.store.spellings(),
            decks=self.decks,
            tail=tail,
        )

    def _turns(self, hand: Sequence[Question], rules: Rules) -> list[tuple[float | None, float]]:
        """Seconds and weight of each question, which points depend on where a turn has a clock."""
        if self.mode.endless:
            return []
        return [
            (rules.seconds(question, number), question.points)
            for number, question in enumerate(hand, start=1)
        ]


def _runs(collection: Collection, mode: Mode, same: str) -> list[Run]:
    return [run_of(played) for played in collection.store.games(mode.name, same)]


def game_table(collection: Collection, match: Match) -> Table:
    """The places of a game's runs among all that had the same settings."""
    runs = _runs(collection, match.session.mode, match.same)
    placings = []
    for player in match.players:
        row = collection.store.row_of(player.session.sitting)
        run = next((run for run in runs if run.id == row), None)
        if run is not None:
            before = player.best.points if player.best else None
            rank = place(run.points, runs)
            placings.append(Placing(player, run, place=rank, runs=len(runs), before=before))
    placings.sort(key=lambda placing: placing.place)
    return Table(tuple(placings), tuple(ranked(runs)[:TOP]))


def best_runs(collection: Collection, decks: Iterable[ShelvedDeck], setup: Setup) -> list[Run]:
    """The best runs that were played over some decks with just these settings."""
    same = setup.same(_ids(decks))
    return ranked(_runs(collection, GAMES[setup.game], same))[:TOP]


def remembered(collection: Collection, decks: Iterable[ShelvedDeck]) -> Setup:
    """The set-up with which some decks were last played."""
    try:
        text = collection.store.remembered().get(_memory_name(decks), "")
    except StoreError:
        return Setup()
    typed = collection.settings.answer_by == "typing"
    return read_setup(text) if text else Setup(typing=typed)


def remember(collection: Collection, decks: Iterable[ShelvedDeck], setup: Setup) -> None:
    collection.store.remember(_memory_name(decks), setup_text(setup))


def _memory_name(decks: Iterable[ShelvedDeck]) -> str:
    return "setup:" + ",".join(sorted(deck.name for deck in decks))
