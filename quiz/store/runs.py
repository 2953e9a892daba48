"""The sittings of games with the responses in them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from typing import NamedTuple

from quiz.clock import Moment
from quiz.schedule.history import RowId, Sitting


class Played(NamedTuple):
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


def played(connection: sqlite3.Connection, mode: str, same: str) -> list[Played]:
    """The games of a mode whose settings hold `same`, those without any response left out."""
    sittings: dict[tuple[int, int], Sitting] = {}
    for machine, machine_name, seq, at, offset, name, settings, seed, player in connection.execute(_SITTINGS, (mode,)):
        if _same(settings) == same:
            moment, row = Moment(at, offset), RowId(machine_name, seq)
            sittings[machine, seq] = Sitting(name, settings, seed, player, moment, row)
    answers: defaultdict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
    numbers = ", ".join(str(seq) for seq in {seq for _, seq in sittings})
    for machine, seq, credit, took in connection.execute(_ANSWERS.format(numbers)):
        answers[machine, seq].append((credit, took))
    return [Played(sitting, tuple(answers[place])) for place, sitting in sittings.items() if place in answers]


def _same(settings: str) -> str:
    try:
        found = json.loads(settings)
    except (ValueError, RecursionError):
        return ""
    same = found.get("same") if isinstance(found, dict) else None
    return same if isinstance(same, str) else ""
