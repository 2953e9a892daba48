"""What undo takes back."""

from __future__ import annotations

import sqlite3

from quiz.history import Fact, RowId, Verb
from quiz.lineage import PAIRING
from quiz.stores import rows

NEVER = (Verb.WITHDRAWN, *PAIRING, Verb.FORGOTTEN)
"""What was not done in a sitting, and is no key's to take back: `quiz relink` does."""


def last(connection: sqlite3.Connection, machine: int) -> Fact | None:
    """The last thing that was done on a machine and still holds."""
    withdrawal = "w.verb = ? AND w.target_machine = {0}.machine AND w.target_seq = {0}.seq"
    holds = f"NOT EXISTS (SELECT 1 FROM acts w WHERE {withdrawal})"
    review = connection.execute(
        f"{rows.REVIEW} WHERE r.machine = ? AND r.counts AND {holds.format('r')} ORDER BY r.seq DESC LIMIT 1",
        (machine, Verb.WITHDRAWN),
    ).fetchone()
    others = ", ".join("?" for _ in NEVER)
    act = connection.execute(
        f"{rows.ACT} WHERE a.machine = ? AND a.verb NOT IN ({others}) AND {holds.format('a')}"
        " ORDER BY a.seq DESC LIMIT 1",
        (machine, *NEVER, Verb.WITHDRAWN),
    ).fetchone()
    facts: list[Fact] = [*([rows.review(review)] if review else []), *([rows.act(act)] if act else [])]
    return max(facts, key=lambda fact: fact.id or RowId("", 0), default=None)
