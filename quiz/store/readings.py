"""What was last read of each deck, and before that: what later edits of the deck are held against."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quiz.clock import Moment
from quiz.decks.identity import QuestionKey
from quiz.store.rows import storable

if TYPE_CHECKING:
    from quiz.decks.identity.pairing import Reading, Written
    from quiz.decks.question import Deck
    from quiz.decks.spine import Spine

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


def changed(connection: sqlite3.Connection, decks: Iterable[Spine]) -> list[Deck]:
    """The decks that differ from when they were last read, opened; one that cannot be read is none of them."""
    latest = dict(connection.execute(_LATEST))
    return [one.deck for one in decks if one.digest and latest.get(place(one)) != one.digest]


def are_any(connection: sqlite3.Connection) -> bool:
    """Whether any deck was ever read."""
    return connection.execute("SELECT 1 FROM readings LIMIT 1").fetchone() is not None


def keep(connection: sqlite3.Connection, deck: Deck, moment: Moment, carried: Iterable[Written] = ()) -> None:
    """Keeps what a deck holds, once for each content that it had; and what is carried over from before."""
    held = [*reading(deck).held, *carried]
    where, at = place(deck), moment.at
    values = (where, deck.digest, at, at, where, storable(deck.name), deck.id, json.dumps(held))
    connection.execute(_KEEP, values)


def is_known(connection: sqlite3.Connection, deck: Deck) -> bool:
    """Whether the deck's file was ever read before."""
    return bool(connection.execute("SELECT 1 FROM readings WHERE deck = ? LIMIT 1", (place(deck),)).fetchone())


def latest(connection: sqlite3.Connection, deck: Deck) -> Reading | None:
    """What was last read of a deck's file."""
    row = connection.execute(_LAST_OF, (place(deck),)).fetchone()
    return _reading(*row) if row else None


def vanished(connection: sqlite3.Connection) -> list[Reading]:
    """What was last read of files that are no more."""
    gone = [where for (where,) in connection.execute("SELECT DISTINCT deck FROM readings") if not os.path.exists(where)]
    return [_reading(*connection.execute(_LAST_OF, (where,)).fetchone()) for where in gone]


def reading(deck: Deck) -> Reading:
    """What a deck holds now."""
    from quiz.decks.identity.pairing import Reading, Written

    held = [Written(one.fingerprint, one.id, one.kind, one.prompt, one.answer.text) for one in deck.questions]
    return Reading(place(deck), deck.id, tuple(held), deck.language)


def _reading(where: str, own_id: str, fingerprints: str) -> Reading:
    from quiz.decks.identity.pairing import Reading, Written

    held = (Written(QuestionKey(key), *words) for key, *words in json.loads(fingerprints))
    return Reading(where, own_id, tuple(held))


def place(deck: Deck | Spine) -> str:
    """A deck's file, as readings name it."""
    return storable(os.path.abspath(deck.path))
