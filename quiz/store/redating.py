"""Rows that a clock which was ahead has dated, and the day that each is to have instead."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import groupby

from quiz.clock import Day, Moment
from quiz.schedule import NOWHERE, Act, Fact, MadeDue, Paired, Redated, RowId, Withdrawn, verbs
from quiz.store import rows

_FARTHEST = 366
"""The most days that a row is believed to lie after the one before it."""
_REVIEWS = f"{rows.REVIEW} WHERE r.day > ? AND r.counts"
_ACTS = f"""
    {rows.ACT} WHERE a.day > ? AND (a.verb = ? OR a.verb = ? AND a.answer_changed)
"""
_ABOUT_ROWS = f"{rows.ACT} WHERE a.verb IN (?, ?)"


def ahead(connection: sqlite3.Connection, day: Day) -> list[Fact]:
    """The rows dated after a day that still decide when a question is due, by their ids."""
    reviews = connection.execute(_REVIEWS, (day,))
    acts = connection.execute(_ACTS, (day, *verbs(MadeDue, Paired)))
    facts: list[Fact] = [*map(rows.review, reviews), *map(rows.act, acts)]
    if not facts:
        return []
    about_rows = connection.execute(_ABOUT_ROWS, verbs(Withdrawn, Redated))
    actions = {act.id: act.action for act in map(rows.act, about_rows)}
    withdrawn = {action.row for action in actions.values() if isinstance(action, Withdrawn)}
    redated = {
        action.row
        for row, action in actions.items()
        if isinstance(action, Redated) and row not in withdrawn
    }
    return sorted((fact for fact in facts if fact.id not in withdrawn | redated), key=_row)


def _row(fact: Fact) -> RowId:
    return fact.id or NOWHERE


def redatings(facts: Iterable[Fact], moment: Moment, today: Day) -> list[Act]:
    """The acts that move rows of the future back to today and the days before it.

    When they were written nobody knows. The last of a machine moves to today, the others keep their
    distance from it.
    """
    acts = []
    for _, of_machine in groupby(facts, key=lambda fact: _row(fact).machine):
        after, shift = today, 0
        for fact in reversed(list(of_machine)):
            # Where two are too far apart, the clock was set again between them.
            if not 0 <= after - (fact.day - shift) <= _FARTHEST:
                shift = fact.day - after
            after = Day(fact.day - shift)
            if fact.question is not None:
                action = Redated(_row(fact), fact.question, shift=shift)
                acts.append(Act(action, moment, today))
    return acts
