"""What undo takes back."""

from __future__ import annotations

import sqlite3

from quiz.history import OF_EXAMS, Act, Fact, RowId, Verb
from quiz.lineage import PAIRING
from quiz.stores import derived, rows

NEVER = (Verb.WITHDRAWN, *PAIRING, Verb.FORGOTTEN, *OF_EXAMS)
"""What no key takes back: `quiz relink` says anew which question is which, and what was done in an exam stays."""

_HOLDS = """
    NOT EXISTS (
        SELECT 1 FROM acts w WHERE w.verb = ? AND w.target_machine = {0}.machine AND w.target_seq = {0}.seq
    )
"""


def last_said(connection: sqlite3.Connection, machine: int) -> Act | None:
    """The last that was said on a machine of which question is which, and still holds."""
    verbs = (*PAIRING, Verb.FORGOTTEN)
    row = connection.execute(
        f"{rows.ACT} WHERE a.machine = ? AND a.verb IN ({', '.join('?' for _ in verbs)}) AND {_HOLDS.format('a')}"
        " ORDER BY a.seq DESC LIMIT 1",
        (machine, *verbs, Verb.WITHDRAWN),
    ).fetchone()
    return rows.act(row) if row else None


def last(connection: sqlite3.Connection, machine: int) -> Fact | None:
    """The last thing that was done on a machine and still holds."""
    review = connection.execute(
        f"{rows.REVIEW} WHERE r.machine = ? AND r.counts AND {_HOLDS.format('r')} ORDER BY r.seq DESC LIMIT 1",
        (machine, Verb.WITHDRAWN),
    ).fetchone()
    others = ", ".join("?" for _ in NEVER)
    act = connection.execute(
        f"{rows.ACT} WHERE a.machine = ? AND a.verb NOT IN ({others}) AND {_HOLDS.format('a')}"
        " ORDER BY a.seq DESC LIMIT 1",
        (machine, *NEVER, Verb.WITHDRAWN),
    ).fetchone()
    facts: list[Fact] = [*([rows.review(review)] if review else []), *([rows.act(act)] if act else [])]
    return max(facts, key=lambda fact: fact.id or RowId("", 0), default=None)


def uncount(connection: sqlite3.Connection, fact: Fact, machine: int) -> None:
    """Takes a fact that was taken back out of its day."""
    anew = "SELECT 1 FROM acts WHERE target_machine = ? AND target_seq = ? AND verb = ?"
    if isinstance(fact, Act):
        if fact.verb is Verb.REDATED:
            derived.recount(connection)
    elif fact.id and connection.execute(anew, (machine, fact.id.seq, Verb.REDATED)).fetchone():
        derived.recount(connection)
    elif fact.counts:
        derived.count(connection, fact, times=-1)
