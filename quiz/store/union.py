"""The part of a store that other machines meet: a union of rows that are never rewritten."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from quiz.clock import Moment
from quiz.decks import QuestionKey
from quiz.schedule import (
    Act,
    Certainty,
    KeptApart,
    Paired,
    Rating,
    Review,
    Row,
    RowId,
    Sitting,
    Words,
)
from quiz.store import rows

Runs: TypeAlias = list[tuple[int, int]]
"""The first and the last number of each unbroken run of rows, in order."""

_AT_ONCE = 2000
_TABLES = ("reviews", "acts", "sittings")
_ENDS = " UNION ALL ".join(
    f"SELECT min(seq) AS first, max(seq) AS last FROM {table} WHERE machine = ?"
    for table in _TABLES
)
_WHOLE = f"SELECT min(first), max(last) FROM ({_ENDS})"
_COUNT = "SELECT " + " + ".join(f"(SELECT count(*) FROM {table})" for table in _TABLES)
_NUMBERS = " UNION ALL ".join(f"SELECT seq FROM {table} WHERE machine = ?" for table in _TABLES)
_RUNS = f"""
    SELECT min(seq), max(seq)
    FROM (SELECT seq, seq - row_number() OVER (ORDER BY seq) AS run FROM ({_NUMBERS}))
    GROUP BY run ORDER BY run
"""
_REVIEWS = """
    SELECT seq, question, response, credit, rating, days, counts, at, offset, day, took,
           sitting_machine, sitting_seq, certainty
    FROM reviews WHERE machine = ? AND seq BETWEEN ? AND ? ORDER BY seq
"""
_ROWS_OF = "m.name = ? AND {0}.seq BETWEEN ? AND ?"
_BEFORE = """
    SELECT 1 FROM {} f JOIN machines m ON m.id = f.machine WHERE m.name = ?1 AND f.seq < ?2
"""
_ANY_BEFORE = " UNION ALL ".join(_BEFORE.format(table) for table in ("reviews", "acts"))
_TOLD_BEFORE = " UNION ALL ".join(
    f"{_BEFORE.format(table)} AND f.question = (SELECT id FROM questions WHERE key = ?3)"
    for table in ("reviews", "acts")
)
_RATINGS = {int(rating): rating for rating in Rating}


def runs(connection: sqlite3.Connection) -> dict[str, Runs]:
    """The numbers of all rows held, by machine."""
    machines = connection.execute("SELECT name, id FROM machines ORDER BY name").fetchall()
    every: dict[str, Runs] = {}
    for name, number in machines:
        first, last = _whole(connection, number)
        if first is not None and last is not None:
            every[name] = [(first, last)]
    # To count all rows is far cheaper than to look for gaps, and there are hardly ever any.
    between = sum(last - first + 1 for ((first, last),) in every.values())
    if between == connection.execute(_COUNT).fetchone()[0]:
        return every
    return {
        name: connection.execute(_RUNS, (number,) * len(_TABLES)).fetchall()
        for name, number in machines
        if name in every
    }


def _whole(connection: sqlite3.Connection, machine: int) -> tuple[int | None, int | None]:
    """The first and the last number of a machine's rows; None where it has none."""
    first, last = connection.execute(_WHOLE, (machine,) * len(_TABLES)).fetchone()
    return first, last


def parts(runs: Runs) -> Iterator[tuple[int, int]]:
    """The first and the last number of each block that some numbers are read in."""
    for first, last in runs:
        for begin in range(first, last + 1, _AT_ONCE):
            yield begin, min(last, begin + _AT_ONCE - 1)


@contextmanager
def read_at_once(connection: sqlite3.Connection) -> Iterator[None]:
    """Has all that is read inside lock the file once: that costs more than to read a row."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


class Met:
    """The questions that some rows are about, each looked up once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._keys: dict[int, QuestionKey] = {}
        self._known: set[QuestionKey] = set()
        self._words: dict[QuestionKey, Words] = {}
        """Of those met since they were last asked for."""

    def key(self, number: int) -> QuestionKey:
        """The key of a question by its number."""
        key = self._keys.get(number)
        return self._look_up("id = ?", number) if key is None else key

    def meet(self, keys: Iterable[QuestionKey]) -> None:
        """Looks up questions that none of the rows before were about."""
        for key in keys:
            if key not in self._known:
                self._look_up("key = ?", key)

    def _look_up(self, where: str, value: rows.Cell) -> QuestionKey:
        sql = f"SELECT id, key, kind, prompt, answer, deck FROM questions WHERE {where}"
        number, *words = self.connection.execute(sql, (value,)).fetchone()
        latest = Words(*words)
        self._keys[number] = latest.question
        self._known.add(latest.question)
        if latest.prompt:
            self._words[latest.question] = latest
        return latest.question

    def words(self, machine: str, first: int) -> dict[QuestionKey, Words]:
        """The words of the questions met since this was last asked for, but of those that a
        machine's rows before a number were about already."""
        met, self._words = self._words, {}
        if not self.connection.execute(_ANY_BEFORE, (machine, first)).fetchone():
            return met
        return {
            key: words
            for key, words in met.items()
            if not self.connection.execute(_TOLD_BEFORE, (machine, first, key)).fetchone()
        }


def block(
    met: Met, machine: str, first: int, last: int, *, begin: int
) -> tuple[list[Row], dict[QuestionKey, Words]]:
    """The rows of a machine from one number to another, in order, and the words of the questions
    that neither rows read before nor any of the machine's rows before `begin` were about."""
    with read_at_once(met.connection):
        every = rows_of(met, machine, first, last)
        # What acts are about came with them.
        met.meet(key for row in every if isinstance(row, Act) for key in questions(row))
        return every, met.words(machine, begin)


def rows_of(met: Met, machine: str, first: int, last: int) -> list[Row]:
    """The rows of a machine from one number to another, in order."""
    connection, values = met.connection, (machine, first, last)
    with read_at_once(connection):
        acts = connection.execute(f"{rows.ACT} WHERE {_ROWS_OF.format('a')}", values)
        sittings = connection.execute(f"{rows.SITTING} WHERE {_ROWS_OF.format('s')}", values)
        every: list[Row] = [
            *_reviews(met, machine, first, last),
            *map(rows.act, acts),
            *map(rows.sitting, sittings),
        ]
    return sorted(every, key=lambda row: row.id.seq if row.id else 0)


def _reviews(met: Met, machine: str, first: int, last: int) -> Iterator[Review]:
    # Nearly all rows are reviews: joining their machines and questions would cost as much as all
    # the rest.
    names = dict(met.connection.execute("SELECT id, name FROM machines"))
    numbers = {name: number for number, name in names.items()}
    key_of = met.key
    for (
        seq, question, response, credit, rating, days, counts, at, offset, day, took,
        sitting_machine, sitting_seq, certainty,
    ) in met.connection.execute(_REVIEWS, (numbers.get(machine), first, last)):  # fmt: skip
        sitting_name = names.get(sitting_machine)
        yield Review(
            key_of(question),
            response,
            credit,
            _RATINGS[rating],
            days,
            counts == 1,
            Moment(at, offset),
            day,
            took,
            None if sitting_name is None else RowId(sitting_name, sitting_seq),
            RowId(machine, seq),
            None if certainty is None else Certainty(certainty),
        )


def rows_at(connection: sqlite3.Connection, ids: Iterable[RowId]) -> dict[RowId, Row]:
    """The rows that are held under some ids."""
    met = Met(connection)
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for machine, seq in ids:
        numbers[machine].append(seq)
    stored: dict[RowId, Row] = {}
    for machine, seqs in numbers.items():
        for first, last in _ranges(seqs):
            between = rows_of(met, machine, first, last)
            stored |= {row.id: row for row in between if row.id}
    return stored


def _ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Ranges, none of them long, that hold all of some numbers."""
    ranges: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if ranges and number < ranges[-1][0] + _AT_ONCE:
            ranges[-1] = ranges[-1][0], number
        else:
            ranges.append((number, number))
    return ranges


def questions(row: Row) -> Iterator[QuestionKey]:
    """The questions that a row is about."""
    if isinstance(row, Sitting):
        return
    if row.question is not None:
        yield row.question
    if isinstance(row, Act) and isinstance(row.action, Paired):
        yield row.action.continues
    if isinstance(row, Act) and isinstance(row.action, KeptApart):
        yield row.action.other
