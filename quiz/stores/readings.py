"""What was last read of each deck, and before that: what later edits of the deck are held against."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quiz.clock import Moment
from quiz.stores.rows import storable

if TYPE_CHECKING:
    from quiz.question import Deck
    from quiz.spine import Spine

_LATEST = """
    SELECT deck, digest FROM readings r WHERE last_at = (SELECT max(last_at) FROM readings WHERE deck = r.deck)
"""
_KEEP = """
    INSERT INTO readings (deck, digest, at, last_at, name, id, fingerprints)
    VALUES (?, ?, ?, max(?, (SELECT ifnull(max(last_at), 0) + 1 FROM readings WHERE deck = ?)), ?, ?, ?)
    ON CONFLICT (deck, digest) DO UPDATE SET last_at = excluded.last_at
"""


def changed(connection: sqlite3.Connection, decks: Iterable[Spine]) -> list[Deck]:
    """The decks that differ from when they were last read, opened; one that cannot be read is none of them."""
    latest = dict(connection.execute(_LATEST))
    return [one.deck for one in decks if one.digest and latest.get(_place(one)) != one.digest]


def keep(connection: sqlite3.Connection, deck: Deck, moment: Moment) -> None:
    """Keeps what a deck holds, once for each content that it had."""
    held = [(one.key, one.id, one.kind, one.prompt, one.answer.text) for one in deck.questions]
    place, at = _place(deck), moment.at
    values = (place, deck.digest, at, at, place, storable(deck.name), deck.id, json.dumps(held))
    connection.execute(_KEEP, values)


def _place(deck: Deck | Spine) -> str:
    return storable(os.path.abspath(deck.path))
