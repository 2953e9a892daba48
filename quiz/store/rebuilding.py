"""All that is derived from the facts, made again from all of them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from quiz.clock import Day
from quiz.schedule import (
    NEW,
    Act,
    Amendments,
    Reviewed,
    RowId,
    Standing,
    after_acts,
    after_each,
    in_force,
    marked,
    move_no_review,
)
from quiz.store import derived, rows

_ORDERED = " ORDER BY at, (SELECT name FROM machines WHERE id = machine), seq"
_REVIEWS = "SELECT question, rating, days, day FROM reviews WHERE counts"
_REVIEWS_AND_ROWS = "SELECT question, rating, days, day, machine, seq FROM reviews WHERE counts"
_ACTS = f"{rows.ACT} WHERE a.question IS NOT NULL"
_ROOTS_BY_KEY = """
    SELECT key, ifnull(root, id) FROM questions
    WHERE root IS NOT NULL OR id IN (SELECT question FROM acts)
"""
_JOINED = "SELECT DISTINCT root FROM questions WHERE root IS NOT NULL"
_REVIEWS_OF = """
    SELECT r.at, m.name, r.seq, r.rating, r.days, r.day
    FROM reviews r JOIN machines m ON m.id = r.machine
    WHERE r.counts AND r.question IN (SELECT id FROM questions WHERE id = ?1 OR root = ?1)
"""
_QUESTIONS = "SELECT id FROM questions WHERE root IS NULL OR root = id ORDER BY id"
_COUNT_ALL = """
    INSERT INTO days SELECT day, offset, count(*), sum(took) FROM reviews
    WHERE counts GROUP BY day, offset
"""
_MOVED = """
    SELECT DISTINCT question FROM acts
    WHERE question IS NOT NULL AND verb IN ('withdrawn', 'dated anew')
"""
"""The numbers of the questions of which a review may count for another day, or for none."""
_INDEXES = """
    SELECT name, sql FROM sqlite_schema
    WHERE type = 'index' AND tbl_name = 'standings' AND sql IS NOT NULL
"""

Acts: TypeAlias = dict[int, list[Act]]
"""By the number of their question, or of its root."""


def rebuild(connection: sqlite3.Connection) -> int:
    """Makes all that is derived again from the facts; returns the number of questions."""
    from quiz.decks import collector_paused

    with collector_paused(), _indexes_made_anew(connection):
        connection.execute("DELETE FROM standings")
        derived.changed(connection)
        _recount_all(connection)
        derived.join(connection)
        standings = _standings(connection)
        # What was met in games alone has no facts that move it.
        numbers = [number for (number,) in connection.execute(_QUESTIONS)]
        columns = (
            (number, *rows.standing_columns(standings.get(number, NEW))) for number in numbers
        )
        connection.executemany(rows.KEEP_STANDING, columns)
    return len(numbers)


@contextmanager
def _indexes_made_anew(connection: sqlite3.Connection) -> Iterator[None]:
    """Makes the indexes of the standings once all are there: kept up row by row they cost more."""
    indexes = connection.execute(_INDEXES).fetchall()
    for name, _ in indexes:
        connection.execute('DROP INDEX "{}"'.format(name.replace('"', '""')))
    yield
    for _, sql in indexes:
        connection.execute(sql)


def _recount_all(connection: sqlite3.Connection) -> None:
    """Makes again what each day came to."""
    connection.execute("DELETE FROM days")
    connection.execute(_COUNT_ALL)
    moved = [number for (number,) in connection.execute(_MOVED)]
    before = derived.as_given(connection, moved)
    derived.recount(connection, before, derived.studied(connection, moved))


def _standings(connection: sqlite3.Connection) -> dict[int, Standing]:
    """The standing of each question that any review or act is about."""
    amended, apart = _Amended(connection), dict[int, Standing]()
    joined = {root for (root,) in connection.execute(_JOINED)}
    acts = _acts(connection)
    for number in acts.keys() | joined:
        of_one = acts.get(number, [])
        still, withdrawn_rows = in_force(of_one)
        if number in joined or not move_no_review(still):
            apart[number] = after_acts(_reviews_of(connection, number), of_one)
        else:
            amended.add(number, still, withdrawn_rows)
    # All at once, though some of it is not needed: to ask of each review whether its question is
    # one of those apart costs far more.
    standings = dict(after_each(amended.reviews()))
    for number, still in amended.acts.items():
        standings[number] = marked(standings.get(number, NEW), still)
    return standings | apart


def _acts(connection: sqlite3.Connection) -> Acts:
    numbers = dict(connection.execute(_ROOTS_BY_KEY))
    acts: defaultdict[int, list[Act]] = defaultdict(list)
    for act in map(rows.act, connection.execute(_ACTS)):
        if act.question is not None:
            acts[numbers[act.question]].append(act)
    return acts


def _reviews_of(connection: sqlite3.Connection, number: int) -> Iterator[Reviewed]:
    """The reviews of a question and of all that it is the root of, in no order."""
    for at, machine, seq, rating, days, day in connection.execute(_REVIEWS_OF, (number,)):
        yield Reviewed(at, RowId(machine, seq), rating=rating, days=days, day=day)


class _Amended:
    """All reviews, those that an act changed or took back as it left them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names: dict[int, str] = dict(connection.execute("SELECT id, name FROM machines"))
        self._amendments: dict[int, tuple[Amendments, set[RowId]]] = {}
        self._touched: set[int] = set()
        """The number of every row that an act is about, whatever its machine."""
        self.acts: Acts = {}
        """Those in force."""

    def add(self, number: int, acts: list[Act], withdrawn_rows: set[RowId]) -> None:
        """Takes what was done to a question into account."""
        self.acts[number] = acts
        touched = {*withdrawn_rows, *(act.row for act in acts if act.row)}
        if touched:
            self._amendments[number] = Amendments(acts), withdrawn_rows
            self._touched.update(row.seq for row in touched)

    def reviews(self) -> Iterable[tuple[int, int, int, int]]:
        """The question, rating, days and day of each, those of one question in order."""
        # The rows of one machine lie in the order of replay: sorting a million of them would cost
        # as much as all the rest.
        order = _ORDERED if len(self._names) > 1 else ""
        if not self._touched:
            return self._connection.execute(_REVIEWS + order)
        return self._changed(self._connection.execute(_REVIEWS_AND_ROWS + order))

    def _changed(
        self, reviews: Iterable[tuple[int, int, int, int, int, int]]
    ) -> Iterator[tuple[int, int, int, int]]:
        touched = self._touched
        for number, rating, days, day, machine, seq in reviews:
            if seq not in touched or number not in self._amendments:
                yield number, rating, days, day
                continue
            amendments, withdrawn_rows = self._amendments[number]
            row = RowId(self._names[machine], seq)
            if row not in withdrawn_rows:
                review = Reviewed(0, row, rating=rating, days=days, day=Day(day))
                rated = amendments.rated(review)
                yield number, rated.rating, rated.days, amendments.day(review)
