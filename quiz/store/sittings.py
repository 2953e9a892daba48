"""The sittings of exams, and what was done in them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from typing import NamedTuple

from quiz.clock import Moment
from quiz.schedule.history import OF_EXAMS, Fact, RowId, Sitting, in_order
from quiz.store import rows


class PlayedGame(NamedTuple):
    """A sitting with the responses in it, as they are kept."""

    sitting: Sitting
    answers: tuple[tuple[float, int], ...]
    """Credit and milliseconds of each."""


_SITTINGS = """
    SELECT s.machine, m.name, s.seq, s.at, s.offset, s.mode, s.settings, s.seed, s.name
    FROM sittings s JOIN machines m ON m.id = s.machine WHERE s.mode = ? ORDER BY s.at, m.name, s.seq
"""
_ANSWERS = """
    SELECT sitting_machine, sitting_seq, credit, took FROM reviews WHERE sitting_seq IN ({}) ORDER BY machine, seq
"""


def played(connection: sqlite3.Connection, mode: str, same: str) -> list[PlayedGame]:
    """The games of a mode whose settings hold `same`, those without any response left out."""
    sittings: dict[tuple[int, int], Sitting] = {}
    for machine, machine_name, seq, at, offset, name, settings, seed, player in connection.execute(
        _SITTINGS, (mode,)
    ):
        if _same(settings) == same:
            moment, row = Moment(at, offset), RowId(machine_name, seq)
            sittings[machine, seq] = Sitting(name, settings, seed, player, moment, row)
    answers: defaultdict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
    numbers = ", ".join(str(seq) for seq in {seq for _, seq in sittings})
    for machine, seq, credit, took in connection.execute(_ANSWERS.format(numbers)):
        answers[machine, seq].append((credit, took))
    return [
        PlayedGame(sitting, tuple(answers[place]))
        for place, sitting in sittings.items()
        if place in answers
    ]


def _same(settings: str) -> str:
    try:
        found = json.loads(settings)
    except (ValueError, RecursionError):
        return ""
    same = found.get("same") if isinstance(found, dict) else None
    return same if isinstance(same, str) else ""


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
