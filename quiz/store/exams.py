"""The sittings of exams, and what was done in them."""

from __future__ import annotations

import sqlite3

from quiz.clock import Moment
from quiz.schedule.history import OF_EXAMS, Fact, RowId, Sitting, in_order
from quiz.store import rows

_LAST = """
    SELECT m.name, s.seq, s.at, s.offset, s.mode, s.settings, s.seed, s.name
    FROM sittings s JOIN machines m ON m.id = s.machine
    WHERE s.machine = ? AND s.mode = ? ORDER BY s.seq DESC LIMIT 1
"""
_ACTS = f"{rows.ACT} WHERE t.name = ? AND a.target_seq = ? AND a.verb IN ({', '.join('?' * len(OF_EXAMS))})"
_REVIEWS = f"{rows.REVIEW} WHERE r.machine = ? AND r.seq > ? AND s.name = ? AND r.sitting_seq = ?"


def last(connection: sqlite3.Connection, own: int, mode: str) -> Sitting | None:
    """The latest sitting of a mode that a machine began."""
    found = connection.execute(_LAST, (own, mode)).fetchone()
    if found is None:
        return None
    machine, seq, at, offset, name, settings, seed, who = found
    return Sitting(name, settings, seed, who, Moment(at, offset), RowId(machine, seq))


def done_in(connection: sqlite3.Connection, own: int, sitting: RowId) -> list[Fact]:
    """The acts of an exam and the reviews that it left, in order."""
    acts = map(rows.act, connection.execute(_ACTS, (*sitting, *OF_EXAMS)))
    reviews = map(rows.review, connection.execute(_REVIEWS, (own, sitting.seq, *sitting)))
    return in_order([*acts, *reviews])
