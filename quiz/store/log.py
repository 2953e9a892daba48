"""The sittings of the past: which there are, what was shown of them, and what was done in each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from quiz.decks import QuestionKey
from quiz.schedule import Fact, RowId, Sitting, Words, in_order
from quiz.store import rows
from quiz.store.glimpse import LOGGED
from quiz.store.rows import storable

_SITTING = f"{rows.SITTING} WHERE m.name = ? AND s.seq = ?"
_KEPT = """
    SELECT k.{} FROM results k JOIN machines m ON m.id = k.machine
    WHERE m.name = ? AND k.seq = ? AND NOT k.shared
"""
_KEEP = """
    INSERT OR REPLACE INTO results SELECT id, ?, ?, ?, ? FROM machines WHERE name = ?
"""
_MACHINE = "(SELECT id FROM machines WHERE name = ?)"
_REVIEWS = f"{rows.REVIEW} WHERE r.sitting_machine = {_MACHINE} AND r.sitting_seq = ?"
_ACTS = f"{rows.ACT} WHERE a.sitting_machine = {_MACHINE} AND a.sitting_seq = ?"
_ACTS_ON = f"""
    WITH RECURSIVE done (machine, seq) AS (
        SELECT machine, seq FROM reviews WHERE sitting_machine = {_MACHINE} AND sitting_seq = ?
        UNION
        SELECT a.machine, a.seq FROM acts a
        JOIN done d ON a.target_machine = d.machine AND a.target_seq = d.seq
    )
    {rows.ACT} WHERE a.target_seq IS NOT NULL AND EXISTS (
        SELECT 1 FROM done d WHERE d.machine = a.machine AND d.seq = a.seq
    )
"""
_WORDS = "SELECT key, kind, prompt, answer, deck FROM questions WHERE key = ?"


def logged(connection: sqlite3.Connection) -> list[RowId]:
    """The sittings in which something was done, the latest first; one for all players of a game."""
    return [RowId(*row) for row in connection.execute(f"SELECT m.name, s.seq {LOGGED}")]


def sitting(connection: sqlite3.Connection, row: RowId) -> Sitting | None:
    """The sitting of a row."""
    found = connection.execute(_SITTING, row).fetchone()
    return rows.sitting(found) if found else None


def kept(connection: sqlite3.Connection, row: RowId, what: str) -> str:
    """The `line` or the `page` that was kept of a sitting; empty where none was."""
    found = connection.execute(_KEPT.format(what), row).fetchone()
    return str(found[0]) if found else ""


def keep(connection: sqlite3.Connection, row: RowId, line: str, page: str, *, shared: bool) -> None:
    """Keeps what is shown of a sitting, in the place of what was kept of it before."""
    values = (row.seq, shared, storable(line), storable(page), row.machine)
    connection.execute(_KEEP, values)


def facts_in(connection: sqlite3.Connection, row: RowId) -> list[Fact]:
    """What was done in a sitting on any machine, and later about that, in order."""
    reviews = map(rows.review, connection.execute(_REVIEWS, row))
    acts = {act.id: act for act in map(rows.act, connection.execute(_ACTS, row))}
    acts |= {act.id: act for act in map(rows.act, connection.execute(_ACTS_ON, row))}
    return in_order([*reviews, *acts.values()])


def words_of(
    connection: sqlite3.Connection, keys: Iterable[QuestionKey]
) -> dict[QuestionKey, Words]:
    """The words in which questions were last seen, by the keys of then."""
    found = (connection.execute(_WORDS, (key,)).fetchone() for key in keys)
    return {row[0]: Words(*row) for row in found if row}
