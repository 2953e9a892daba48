"""The facts that undo takes back next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import get_args

from quiz.schedule import (
    CRAM_MODE,
    NOWHERE,
    Act,
    Fact,
    InExam,
    Pairing,
    Restarted,
    RowId,
    Withdrawn,
    verbs,
)
from quiz.store import machine, rows

_PAIRING = verbs(*get_args(Pairing))
NEVER = (*verbs(Withdrawn), *_PAIRING, *verbs(*get_args(InExam)))
"""Acts that no key takes back: pairings are those of `quiz relink`, and an exam stays as it was."""

_HOLDS = f"""
    NOT EXISTS (
        SELECT 1 FROM acts w WHERE w.verb = '{verbs(Withdrawn)[0]}'
        AND w.target_machine = {{0}}.machine AND w.target_seq = {{0}}.seq
    )
"""
_LAST_REVIEW = f"""
    {rows.REVIEW} WHERE r.machine = ? AND r.seq <= ? AND (r.counts OR EXISTS (
        SELECT 1 FROM sittings c WHERE c.machine = r.sitting_machine AND c.seq = r.sitting_seq
        AND c.mode = '{CRAM_MODE}'
    )) AND {_HOLDS.format("r")}
    ORDER BY r.seq DESC LIMIT 1
"""
_LAST_ACT = f"""
    {rows.ACT} WHERE a.machine = ? AND a.seq <= ? AND a.verb NOT IN ({", ".join("?" * len(NEVER))})
    AND {_HOLDS.format("a")} ORDER BY a.seq DESC LIMIT 1
"""
_PAIRINGS = f"""
    {rows.ACT} WHERE a.machine = ? AND a.seq <= ? AND a.verb IN ({", ".join("?" * len(_PAIRING))})
    AND {_HOLDS.format("a")} ORDER BY a.seq DESC
"""
_BATCH = f"""
    {rows.ACT} WHERE a.machine = ? AND a.batch_machine = a.machine AND a.batch_seq = ?
    AND {_HOLDS.format("a")} ORDER BY a.seq
"""
_NO_LAST = 2**62


def last_pairing(connection: sqlite3.Connection, own: int) -> tuple[RowId, Pairing] | None:
    """The last pairing on this machine that still holds, with its row."""
    return next(pairings(connection, own), None)


def pairings(connection: sqlite3.Connection, own: int) -> Iterator[tuple[RowId, Pairing]]:
    """The pairings on this machine that still hold, with their rows: the latest first."""
    for number, seq in _names(connection, own):
        for act in map(rows.act, connection.execute(_PAIRINGS, (number, seq, *_PAIRING))):
            if act.id is not None and isinstance(act.action, Pairing):
                yield act.id, act.action


def last(connection: sqlite3.Connection, own: int) -> list[Fact]:
    """The last thing done on this machine that still holds: one fact, or a batch in order."""
    for number, seq in _names(connection, own):
        fact = _last(connection, number, seq)
        if isinstance(fact, Act) and isinstance(fact.action, Restarted):
            batch = connection.execute(_BATCH, (number, fact.action.batch.seq))
            return [rows.act(row) for row in batch] or [fact]
        if fact:
            return [fact]
    return []


def _names(connection: sqlite3.Connection, own: int) -> Iterator[tuple[int, int]]:
    """The machine's numbers under all its names, the latest first, each with its last row."""
    yield own, _NO_LAST
    for name, seq in reversed(machine.formerly(connection)):
        for (number,) in connection.execute(
            "SELECT id FROM machines WHERE name = ?", (name,)
        ).fetchall():
            yield number, seq


def _last(connection: sqlite3.Connection, number: int, seq: int) -> Fact | None:
    review = connection.execute(_LAST_REVIEW, (number, seq)).fetchone()
    act = connection.execute(_LAST_ACT, (number, seq, *NEVER)).fetchone()
    facts: list[Fact] = []
    if review:
        facts.append(rows.review(review))
    if act:
        facts.append(rows.act(act))
    return max(facts, key=lambda fact: (fact.id or NOWHERE).seq, default=None)
