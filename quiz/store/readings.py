"""What was last read of each deck, and before that: what later edits of the deck are held against."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.schedule.history import Act, Verb
from quiz.store.rows import storable

if TYPE_CHECKING:
    from quiz.decks.pairing import Pair, Reading, Written
    from quiz.decks.question import Deck, Question
    from quiz.decks.shelf import ShelvedDeck


_LATEST = """
    SELECT deck, digest FROM readings r WHERE last_at = (SELECT max(last_at) FROM readings WHERE deck = r.deck)
"""
_LAST_OF = """
    SELECT deck, id, fingerprints FROM readings r
    WHERE deck = ? AND last_at = (SELECT max(last_at) FROM readings WHERE deck = r.deck)
"""
_KEEP = """
    INSERT INTO readings (deck, digest, at, last_at, name, id, fingerprints)
    VALUES (?, ?, ?, max(?, (SELECT ifnull(max(last_at), 0) + 1 FROM readings WHERE deck = ?)), ?, ?, ?)
    ON CONFLICT (deck, digest) DO UPDATE SET last_at = excluded.last_at, fingerprints = excluded.fingerprints
"""


def changed(connection: sqlite3.Connection, decks: Iterable[ShelvedDeck]) -> list[Deck]:
    """The decks that differ from when they were last read, opened; one that cannot be read is none
    of them."""
    latest = dict(connection.execute(_LATEST))
    return [one.deck for one in decks if one.digest and latest.get(place(one)) != one.digest]


def are_any(connection: sqlite3.Connection) -> bool:
    """Whether any deck was ever read."""
    return connection.execute("SELECT 1 FROM readings LIMIT 1").fetchone() is not None


def keep(
    connection: sqlite3.Connection, deck: Deck, moment: Moment, carried: Iterable[Written] = ()
) -> None:
    """Keeps what a deck holds, once for each content that it had; and what is carried over from
    before."""
    held = [*reading(deck).held, *carried]
    where, at = place(deck), moment.at
    values = (where, deck.digest, at, at, where, storable(deck.name), deck.id, json.dumps(held))
    connection.execute(_KEEP, values)


def is_known(connection: sqlite3.Connection, deck: Deck) -> bool:
    """Whether the deck's file was ever read before."""
    return bool(
        connection.execute(
            "SELECT 1 FROM readings WHERE deck = ? LIMIT 1", (place(deck),)
        ).fetchone()
    )


def latest(connection: sqlite3.Connection, deck: Deck) -> Reading | None:
    """What was last read of a deck's file."""
    row = connection.execute(_LAST_OF, (place(deck),)).fetchone()
    return _reading(*row) if row else None


def vanished(connection: sqlite3.Connection) -> list[Reading]:
    """What was last read of files that are no more."""
    gone = [
        where
        for (where,) in connection.execute("SELECT DISTINCT deck FROM readings")
        if not os.path.exists(where)
    ]
    return [_reading(*connection.execute(_LAST_OF, (where,)).fetchone()) for where in gone]


def reading(deck: Deck) -> Reading:
    """What a deck holds now."""
    from quiz.decks.pairing import Reading, Written

    held = [
        Written(one.fingerprint, one.id, one.kind, one.prompt, one.answer.text)
        for one in deck.questions
    ]
    return Reading(place(deck), deck.id, tuple(held), deck.language)


def _reading(where: str, own_id: str, fingerprints: str) -> Reading:
    from quiz.decks.pairing import Reading, Written

    held = (Written(QuestionKey(key), *words) for key, *words in json.loads(fingerprints))
    return Reading(where, own_id, tuple(held))


def place(deck: Deck | ShelvedDeck) -> str:
    """A deck's file, as readings name it."""
    return storable(os.path.abspath(deck.path))


class RecognisedEdit(NamedTuple):
    """An edit that was recognised: the act to keep, and the question as it is written now."""

    act: Act
    question: Question
    is_known: bool
    """Whether the history tells of it: else there is nothing to keep."""


def paired(
    connection: sqlite3.Connection,
    fresh: Sequence[Deck],
    every: Iterable[ShelvedDeck],
    moment: Moment,
    day: Day,
) -> list[RecognisedEdit]:
    """The questions of decks read anew that continue some of which the history tells; the readings
    are kept."""
    edited = [deck for deck in fresh if is_known(connection, deck)]
    before = [found for deck in edited if (found := latest(connection, deck))]
    gone = vanished(connection) if len(edited) < len(fresh) else []
    if not before and not gone:
        _keep(connection, fresh, {}, moment)
        return []
    from quiz.decks.pairing import pair, same_decks

    now = [reading(deck) for deck in fresh]
    matched = same_decks([*before, *gone], now)
    on_shelf = {key for spine in every for key in spine.fingerprints}
    questions = {one.fingerprint: one for deck in fresh for one in deck.questions}
    pairs = pair(matched, on_shelf, _meaning(questions))
    _keep(connection, fresh, _left(matched, pairs, on_shelf), moment)
    open_to = (one for one in pairs if not _is_settled(connection, one))
    return [
        RecognisedEdit(_act(one, moment, day), questions[one.new], _is_known(connection, one))
        for one in open_to
    ]


def _act(pair: Pair, moment: Moment, day: Day) -> Act:
    return Act(
        Verb.PAIRED, moment, day, pair.new, days=0 if pair.mended else None, continues=pair.old
    )


def _meaning(questions: dict[QuestionKey, Question]) -> Callable[[QuestionKey, str], str]:
    from quiz.answers.rated import SelfRated
    from quiz.answers.rivals import NO_RIVALS
    from quiz.answers.verdict import Verdict

    def meaning(key: QuestionKey, text: str) -> str:
        """How an answer's text is taken as a response: `same`, `slip` (forgiven), or nothing where
        it is wrong."""
        answer = questions[key].answer
        verdict = None if isinstance(answer, SelfRated) else answer.grade(text, NO_RIVALS)
        if not isinstance(verdict, Verdict) or not verdict.right:
            return ""
        return "slip" if "slip" in verdict.note else "same"

    return meaning


def _left(
    matched: Iterable[tuple[Reading | None, Reading]],
    pairs: Iterable[Pair],
    on_shelf: set[QuestionKey],
) -> dict[str, list[Written]]:
    """Of each deck what it held before and nothing continues: it may have an error for the moment."""
    continued = {one.old for one in pairs}
    return {
        now.place: [one for one in old.held if one.key not in continued and one.key not in on_shelf]
        for old, now in matched
        if old is not None
    }


def _keep(
    connection: sqlite3.Connection,
    fresh: Iterable[Deck],
    left: dict[str, list[Written]],
    moment: Moment,
) -> None:
    for deck in fresh:
        carried = left.get(place(deck), []) if deck.errors else []
        keep(connection, deck, moment, carried)


def _is_known(connection: sqlite3.Connection, pair: Pair) -> bool:
    """Whether the history tells of either."""
    facts = "SELECT 1 FROM reviews WHERE question = q.id UNION ALL SELECT 1 FROM acts WHERE question = q.id"
    either = (
        f"SELECT 1 FROM questions q WHERE key IN (?, ?) AND (root IS NOT NULL OR EXISTS ({facts}))"
    )
    return bool(connection.execute(either, pair[:2]).fetchone())


def _is_settled(connection: sqlite3.Connection, pair: Pair) -> bool:
    """Whether somebody has said already which question the new one is, or the two are one."""
    said = "SELECT 1 FROM acts a JOIN questions q ON q.id = a.question WHERE q.key = ? AND verb IN (?, ?)"
    same = (
        "SELECT 1 FROM questions WHERE key IN (?, ?) AND root > 0 GROUP BY root HAVING count(*) = 2"
    )
    if connection.execute(said, (pair.new, Verb.PAIRED, Verb.UNPAIRED)).fetchone():
        return True
    return bool(connection.execute(same, pair[:2]).fetchone())
