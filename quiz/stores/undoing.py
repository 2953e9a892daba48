"""What undo takes back."""

from __future__ import annotations

import sqlite3

from quiz.history import OF_EXAMS, Act, Fact, RowId, Verb
from quiz.stores import derived, rows


def last(connection: sqlite3.Connection, machine: int) -> Fact | None:
    """The last thing that was done on a machine and still holds; what was done in an exam stays."""
    withdrawal = "w.verb = ? AND w.target_machine = {0}.machine AND w.target_seq = {0}.seq"
    holds = f"NOT EXISTS (SELECT 1 FROM acts w WHERE {withdrawal})"
    review = connection.execute(
        f"{rows.REVIEW} WHERE r.machine = ? AND r.counts AND {holds.format('r')} ORDER BY r.seq DESC LIMIT 1",
        (machine, Verb.WITHDRAWN),
    ).fetchone()
    stays = (Verb.WITHDRAWN, *OF_EXAMS)
    among = f"({', '.join('?' * len(stays))})"
    act = connection.execute(
        f"{rows.ACT} WHERE a.machine = ? AND a.verb NOT IN {among} AND {holds.format('a')} ORDER BY a.seq DESC LIMIT 1",
        (machine, *stays, Verb.WITHDRAWN),
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
