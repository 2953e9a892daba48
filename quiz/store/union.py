"""The part of a store that other machines meet: a union of rows that are never rewritten."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from quiz.decks import QuestionKey
from quiz.schedule import Act, KeptApart, Paired, Row, RowId, Sitting, Words
from quiz.store import derived, rows
from quiz.store.inserts import Inserts

Runs: TypeAlias = list[tuple[int, int]]
"""The first and the last number of each unbroken run of rows, in order."""

_AT_ONCE = 1000
_TABLES = ("reviews", "acts", "sittings")
_NUMBERS = " UNION ALL ".join(f"SELECT seq FROM {table} WHERE machine = ?" for table in _TABLES)
_RUNS = f"""
    SELECT min(seq), max(seq)
    FROM (SELECT seq, seq - row_number() OVER (ORDER BY seq) AS run FROM ({_NUMBERS}))
    GROUP BY run ORDER BY run
"""
_ROWS_OF = "m.name = ? AND {0}.seq BETWEEN ? AND ?"
_NEW_WORDS = """
    UPDATE questions SET kind = ?, prompt = ?, answer = ?, deck = ? WHERE id = ? AND prompt = ''
"""
_BEFORE = """
    SELECT 1 FROM {} f JOIN machines m ON m.id = f.machine
    WHERE f.question = q.id AND m.name = ? AND f.seq < ?
"""
_WORDS = f"""
    SELECT key, kind, prompt, answer, deck FROM questions q WHERE key = ? AND prompt <> ''
    AND NOT EXISTS ({_BEFORE.format("reviews")}) AND NOT EXISTS ({_BEFORE.format("acts")})
"""


def runs(connection: sqlite3.Connection) -> dict[str, Runs]:
    """The numbers of all rows held, by machine."""
    machines = connection.execute("SELECT id, name FROM machines ORDER BY name").fetchall()
    every = {
        name: connection.execute(_RUNS, (number,) * len(_TABLES)).fetchall()
        for number, name in machines
    }
    return {name: of_machine for name, of_machine in every.items() if of_machine}


def rows_of(connection: sqlite3.Connection, machine: str, first: int, last: int) -> list[Row]:
    """The rows of a machine from one number to another, in order."""
    values = (machine, first, last)
    reviews = connection.execute(f"{rows.REVIEW} WHERE {_ROWS_OF.format('r')}", values)
    acts = connection.execute(f"{rows.ACT} WHERE {_ROWS_OF.format('a')}", values)
    sittings = connection.execute(f"{rows.SITTING} WHERE {_ROWS_OF.format('s')}", values)
    every: list[Row] = [
        *map(rows.review, reviews),
        *map(rows.act, acts),
        *map(rows.sitting, sittings),
    ]
    return sorted(every, key=lambda row: row.id.seq if row.id else 0)


def rows_at(connection: sqlite3.Connection, ids: Iterable[RowId]) -> dict[RowId, Row]:
    """The rows that are held under some ids."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for machine, seq in ids:
        numbers[machine].append(seq)
    stored: dict[RowId, Row] = {}
    for machine, seqs in numbers.items():
        seqs.sort()
        for start in range(0, len(seqs), _AT_ONCE):
            part = seqs[start : start + _AT_ONCE]
            between = rows_of(connection, machine, part[0], part[-1])
            stored |= {row.id: row for row in between if row.id}
    return stored


def words(
    connection: sqlite3.Connection, key: QuestionKey, machine: str, first: int
) -> Words | None:
    """The words of a question, unless a machine's rows before a number were about it already."""
    row = connection.execute(_WORDS, (key, *(machine, first) * 2)).fetchone()
    return Words(*row) if row else None


def add_rows(connection: sqlite3.Connection, fresh: Sequence[Row]) -> None:
    """Adds rows of any machines, and works out again what follows from them."""
    inserts = Inserts(connection)
    numbers = {inserts.question(key) for row in fresh for key in questions(row)}
    before = derived.studied(connection, numbers)
    for row in fresh:
        inserts.add(row)
    derived.recount(connection, before, derived.studied(connection, numbers))
    for number in {*derived.join(connection), *numbers}:
        derived.derive(connection, number)


def add_words(connection: sqlite3.Connection, words: Iterable[Words]) -> None:
    """Keeps the words of questions that have none here."""
    inserts = Inserts(connection)
    for question, *columns in words:
        connection.execute(_NEW_WORDS, (*columns, inserts.question(question)))


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
