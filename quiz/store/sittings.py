"""The sittings of games and exams, and what was done in them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable

from quiz.schedule import Fact, RowId, Sitting, in_order
from quiz.store import rows
from quiz.values import NamedTuple


class PlayedGame(NamedTuple):
    """A sitting with the responses in it, as they are kept."""

    sitting: Sitting
    answers: tuple[tuple[float, int], ...]
    """Credit and milliseconds of each."""


_SITTINGS = f"{rows.SITTING} WHERE s.mode = ? ORDER BY s.at, m.name, s.seq"
_ANSWERS = """
    SELECT m.name, s.seq, r.credit, r.took
    FROM sittings s JOIN machines m ON m.id = s.machine
         JOIN reviews r ON r.sitting_machine = s.machine AND r.sitting_seq = s.seq
    WHERE s.seq IN ({}) AND s.mode = ? ORDER BY r.machine, r.seq
"""
_OF_MODE = f"{rows.SITTING} WHERE s.mode = ? ORDER BY s.at DESC, m.name DESC, s.seq DESC"
_ACTS = f"{rows.ACT} WHERE s.name = ? AND a.sitting_seq = ?"
_REVIEWS = f"{rows.REVIEW} WHERE s.name = ? AND r.sitting_seq = ?"


def played(connection: sqlite3.Connection, mode: str, same: str) -> list[PlayedGame]:
    """The games of a mode whose settings hold `same`, those without any response left out."""
    sittings = [
        sitting
        for sitting in map(rows.sitting, connection.execute(_SITTINGS, (mode,)))
        if _same(sitting.settings) == same
    ]
    numbers = ", ".join({str(sitting.id.seq) for sitting in sittings if sitting.id})
    answers: defaultdict[RowId | None, list[tuple[float, int]]] = defaultdict(list)
    for machine, seq, credit, took in connection.execute(_ANSWERS.format(numbers), (mode,)):
        answers[RowId(machine, seq)].append((credit, took))
    return [
        PlayedGame(sitting, tuple(answers[sitting.id]))
        for sitting in sittings
        if sitting.id in answers
    ]


def _same(settings: str) -> str:
    try:
        terms = json.loads(settings)
    except (ValueError, RecursionError):
        return ""
    same = terms.get("same") if isinstance(terms, dict) else None
    return same if isinstance(same, str) else ""


def of_mode(connection: sqlite3.Connection, mode: str) -> list[Sitting]:
    """The sittings of a mode on all machines, the latest first."""
    return list(map(rows.sitting, connection.execute(_OF_MODE, (mode,))))


def done_in(connection: sqlite3.Connection, sitting: RowId) -> list[Fact]:
    """The acts of an exam and the reviews that it left, in order."""
    acts = map(rows.act, connection.execute(_ACTS, sitting))
    reviews = map(rows.review, connection.execute(_REVIEWS, sitting))
    return in_order([*acts, *reviews])


class UnsavedSittings:
    """Sittings that began before the store could be trusted; each is kept with its first review."""

    def __init__(self) -> None:
        self._waiting: dict[RowId, Sitting] = {}
        self._rows: dict[RowId, RowId] = {}

    def add(self, sitting: Sitting) -> RowId:
        """An id for a sitting, told from that of a row by having no machine."""
        unsaved = RowId("", len(self._waiting) + len(self._rows) + 1)
        self._waiting[unsaved] = sitting
        return unsaved

    def row(
        self, sitting: RowId | None, keep: Callable[[Sitting], RowId] | None = None
    ) -> RowId | None:
        """The row of a sitting; `keep` gives it one if it has none, else its id is returned."""
        if sitting is None:
            return None
        if keep and sitting in self._waiting:
            self._rows[sitting] = keep(self._waiting[sitting])
            del self._waiting[sitting]
        return self._rows.get(sitting, sitting)
