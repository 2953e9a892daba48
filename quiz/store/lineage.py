"""Which questions pairings join, kept with the questions: derived from the acts alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from quiz.decks.identity import QuestionKey
from quiz.schedule.history import Act
from quiz.schedule.lineage import roots
from quiz.store import rows

_PAIRED = "verb IN ('paired', 'unpaired')"
_ACTS = f"{rows.ACT} WHERE a.question IN (SELECT question FROM acts WHERE {_PAIRED})"
_JOINED = "SELECT q.id, q.root FROM questions q WHERE q.root IS NOT NULL"
SAME = """
    SELECT id FROM questions WHERE key = ?
    UNION SELECT q.id FROM questions k JOIN questions q ON q.root = k.root WHERE k.key = ?
"""
"""The numbers of all that is one question with the one of a key, which is given twice."""
_NAMES = "SELECT q.key, r.key FROM questions q JOIN questions r ON r.id = q.root WHERE q.root <> q.id"

_MET = """
    SELECT r.key, q.kind, q.prompt, q.answer, q.deck FROM questions q JOIN questions r ON r.id = ifnull(q.root, q.id)
    ORDER BY q.id
"""


class Met(NamedTuple):
    """A question as it was last seen."""

    kind: str
    prompt: str
    answer: str
    deck: str
    """Its file."""


def acts(connection: sqlite3.Connection) -> list[Act]:
    """The acts on all questions that any act ever paired or parted, in no order."""
    return list(map(rows.act, connection.execute(_ACTS)))


def joined(connection: sqlite3.Connection) -> dict[QuestionKey, QuestionKey]:
    """Of every question that continues another one, which one it was first seen as."""
    return {QuestionKey(key): QuestionKey(root) for key, root in connection.execute(_NAMES)}


def met(connection: sqlite3.Connection) -> dict[QuestionKey, Met]:
    """Every question of the history in its last words, by the key that it was first seen by."""
    found: dict[QuestionKey, Met] = {}
    for key, *words in connection.execute(_MET):
        if words[1] or key not in found:
            found[QuestionKey(key)] = Met(*words)
    return found


def join(connection: sqlite3.Connection) -> list[int]:
    """Keeps which questions the acts join; returns those whose standing is another now, each of its own.

    To be called whenever an act that pairs or parts, or the withdrawal of one, was added by whatever way.
    """
    wanted = _numbered(connection, roots(acts(connection)))
    known = dict(connection.execute(_JOINED).fetchall())
    changed = {number for number in wanted.keys() | known.keys() if wanted.get(number) != known.get(number)}
    connection.executemany("UPDATE questions SET root = ? WHERE id = ?", [(wanted.get(one), one) for one in changed])
    # One that is no root any more has no standing of its own.
    connection.executemany("DELETE FROM standings WHERE question = ?", [(one,) for one in changed])
    touched = changed | {root for one in changed for root in (wanted.get(one), known.get(one)) if root is not None}
    return sorted({wanted.get(one, one) for one in touched})


def _numbered(connection: sqlite3.Connection, keys: dict[QuestionKey, QuestionKey]) -> dict[int, int]:
    numbers = {key: _number(connection, key) for key in _every(keys)}
    return {numbers[key]: numbers[root] for key, root in keys.items()}


def _every(keys: dict[QuestionKey, QuestionKey]) -> Iterable[QuestionKey]:
    return keys.keys() | set(keys.values())


def _number(connection: sqlite3.Connection, key: QuestionKey) -> int:
    return int(connection.execute("SELECT id FROM questions WHERE key = ?", (key,)).fetchone()[0])
