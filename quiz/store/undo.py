"""What undo takes back next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from quiz.schedule.history import OF_EXAMS, PAIRING, Act, Fact, Review, RowId, Verb
from quiz.store import machine, rows

NEVER = (Verb.WITHDRAWN, *PAIRING, Verb.FORGOTTEN, *OF_EXAMS)
"""What no key takes back: `quiz relink` says anew which question is which, and what was done in an
exam stays."""

_WITHDRAWAL = "w.verb = ? AND w.target_machine = {0}.machine AND w.target_seq = {0}.seq"
_HOLDS = f"NOT EXISTS (SELECT 1 FROM acts w WHERE {_WITHDRAWAL})"
_LAST_REVIEW = f"""
    {rows.REVIEW} WHERE r.machine = ? AND r.seq <= ? AND r.counts AND {_HOLDS.format("r")} ORDER BY r.seq DESC LIMIT 1
"""
_LAST_ACT = f"""
    {rows.ACT} WHERE a.machine = ? AND a.seq <= ? AND a.verb NOT IN ({", ".join("?" * len(NEVER))})
    AND {_HOLDS.format("a")} ORDER BY a.seq DESC LIMIT 1
"""
_TOGETHER = f"""
    {rows.ACT} WHERE a.machine = ? AND a.verb = ? AND a.target_seq = ? AND a.target_machine = a.machine
    AND {_HOLDS.format("a")} ORDER BY a.seq
"""
_NO_LAST = 2**62


def last_said(connection: sqlite3.Connection, machine: int) -> Act | None:
    """The last that was said on a machine of which question is which, and still holds."""
    verbs = (*PAIRING, Verb.FORGOTTEN)
    row = connection.execute(
        f"{rows.ACT} WHERE a.machine = ? AND a.verb IN ({', '.join('?' for _ in verbs)}) AND {_HOLDS.format('a')}"
        " ORDER BY a.seq DESC LIMIT 1",
        (machine, *verbs, Verb.WITHDRAWN),
    ).fetchone()
    return rows.act(row) if row else None


def last(connection: sqlite3.Connection, own: int) -> list[Fact]:
    """The last thing done on this machine that still holds: one fact, or those of one step, the
    latest last."""
    for number, seq in _names(connection, own):
        fact = _last(connection, number, seq)
        if isinstance(fact, Act) and fact.verb is Verb.RESET and fact.target:
            found = connection.execute(
                _TOGETHER, (number, Verb.RESET, fact.target.seq, Verb.WITHDRAWN)
            )
            return [rows.act(row) for row in found] or [fact]
        if fact:
            return [fact]
    return []


def _names(connection: sqlite3.Connection, own: int) -> Iterator[tuple[int, int]]:
    """The machine's numbers under all names that it had, the latest first, each with the last row
    that is its own."""
    yield own, _NO_LAST
    for name, seq in reversed(machine.formerly(connection)):
        for (number,) in connection.execute(
            "SELECT id FROM machines WHERE name = ?", (name,)
        ).fetchall():
            yield number, seq


def _last(connection: sqlite3.Connection, number: int, seq: int) -> Fact | None:
    review = connection.execute(_LAST_REVIEW, (number, seq, Verb.WITHDRAWN)).fetchone()
    act = connection.execute(_LAST_ACT, (number, seq, *NEVER, Verb.WITHDRAWN)).fetchone()
    facts: list[Review | Act] = [
        *([rows.review(review)] if review else []),
        *([rows.act(act)] if act else []),
    ]
    return max(facts, key=lambda fact: (fact.id or RowId("", 0)).seq, default=None)
