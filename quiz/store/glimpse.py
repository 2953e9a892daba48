"""A look at a store that makes nothing, mends nothing and waits for nobody: for a shell's prompt.

Where the store is not there, in use or broken, nothing is seen of it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from quiz.clock import Moment
from quiz.store import files

_OF_S = "sitting_machine = s.machine AND {0}.sitting_seq = s.seq"
LOGGED = f"""
    FROM sittings s JOIN machines m ON m.id = s.machine
    WHERE NOT EXISTS (
        SELECT 1 FROM results k WHERE k.machine = s.machine AND k.seq = s.seq AND k.shared
    ) AND (
        EXISTS (SELECT 1 FROM reviews r WHERE r.{_OF_S.format("r")})
        OR EXISTS (SELECT 1 FROM acts a WHERE a.{_OF_S.format("a")})
        OR EXISTS (SELECT 1 FROM results k WHERE k.machine = s.machine AND k.seq = s.seq)
    )
    ORDER BY s.at DESC, m.name DESC, s.seq DESC
"""
"""The sittings in which something was done, the latest first; one for all players of a game."""


def remembered(store: Path) -> dict[str, str]:
    """What the program remembers, by name."""
    rows = _rows(store, "SELECT name, value FROM remembered")
    return {f"{name}": f"{value}" for name, value in rows}


def latest(store: Path, most: int) -> list[tuple[str, Moment]]:
    """Mode and beginning of the latest sittings, as the log numbers them."""
    rows = _rows(store, f"SELECT s.mode, s.at, s.offset {LOGGED} LIMIT {most}")
    return [(f"{mode}", Moment(int(at), int(offset))) for mode, at, offset in rows]


def _rows(store: Path, query: str) -> list[tuple[str | int, ...]]:
    try:
        with contextlib.closing(files.opened(store, timeout=0)) as connection:
            return connection.execute(query).fetchall()
    except sqlite3.Error:
        return []
