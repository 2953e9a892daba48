"""Rows that a clock which was ahead has dated, and the day that each is to have instead."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import groupby

from quiz.clock import Day, Moment
from quiz.schedule.history import Act, Fact, RowId, Verb
from quiz.store import rows

_FARTHEST = 366
"""Days that two rows on end are believed to be apart."""
_ABOUT_ROWS = f"{rows.ACT} WHERE a.verb IN ('{Verb.WITHDRAWN}', '{Verb.REDATED}')"


def ahead(connection: sqlite3.Connection, day: Day) -> list[Fact]:
    """The rows dated after a day that still decide when a question is due, by machine and place."""
    reviews = map(
        rows.review, connection.execute(f"{rows.REVIEW} WHERE r.day > ? AND r.counts", (day,))
    )
    sql = f"{rows.ACT} WHERE a.day > ? AND (a.verb = '{Verb.DUE_NOW}' OR a.verb = '{Verb.PAIRED}' AND a.days = 0)"
    found: list[Fact] = [*reviews, *map(rows.act, connection.execute(sql, (day,)))]
    about = [rows.act(row) for row in connection.execute(_ABOUT_ROWS)] if found else []
    undone = {act.target for act in about if act.verb is Verb.WITHDRAWN}
    settled = undone | {
        act.target for act in about if act.verb is Verb.REDATED and act.id not in undone
    }
    return sorted((one for one in found if one.id not in settled), key=_place)


def _place(fact: Fact) -> RowId:
    return fact.id or RowId("", 0)


def redatings(facts: Iterable[Fact], moment: Moment, today: Day) -> list[Act]:
    """The acts that move rows of the future back to today and the days before it.

    When they were written nobody knows. The last of a machine moves to today, the others keep their
    distance from it.
    """
    acts = []
    for _, of_one in groupby(facts, key=lambda fact: _place(fact).machine):
        after, shift = today, 0
        for fact in reversed(list(of_one)):
            if (
                not 0 <= after - (fact.day - shift) <= _FARTHEST
            ):  # the clock was set again between the two
                shift = fact.day - after
            after = Day(fact.day - shift)
            acts.append(Act(Verb.REDATED, moment, today, fact.question, fact.id, days=shift))
    return acts
