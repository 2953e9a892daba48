"""What the store works out of its facts: where each question stands, and what each day came to."""

from __future__ import annotations

import gc
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from quiz.history import Fact, Review, withdrawn
from quiz.identity import QuestionKey
from quiz.schedule import NEW, Standing, replay, stepped
from quiz.stores import rows

_STEPS = """
    SELECT r.rating, r.days, r.day FROM reviews r JOIN machines m ON m.id = r.machine
    WHERE r.question = ? AND r.counts ORDER BY r.at, m.name, r.seq
"""
_ALL_STEPS = """
    SELECT question, rating, days, day FROM reviews
    WHERE counts AND question NOT IN (SELECT question FROM acts WHERE question IS NOT NULL)
"""
_MARKED = "question IN (SELECT question FROM acts)"
_COUNT = """
    INSERT INTO days VALUES (?, ?, ?, ?)
    ON CONFLICT (day, offset) DO UPDATE SET reviews = reviews + excluded.reviews, took = took + excluded.took
"""
_COUNT_ALL = """
    INSERT INTO days SELECT day, offset, count(*), sum(took) FROM reviews WHERE counts GROUP BY day, offset
"""


def derive(connection: sqlite3.Connection, number: int) -> Standing:
    """Works out where a question stands, and keeps it."""
    if connection.execute("SELECT 1 FROM acts WHERE question = ? LIMIT 1", (number,)).fetchone():
        standing = replay(rows.facts(connection, "question = ?", number))
    else:
        standing = stepped(connection.execute(_STEPS, (number,)))
    connection.execute(rows.KEEP_STANDING, (number, *rows.of_standing(standing)))
    return standing


def count(connection: sqlite3.Connection, review: Review, *, times: int = 1) -> None:
    """Adds a review that counts to its day; with `times` of -1 takes it away."""
    place = (review.day, review.moment.offset)
    connection.execute(_COUNT, (*place, times, times * review.took))
    if times < 0:
        connection.execute("DELETE FROM days WHERE day = ? AND offset = ? AND reviews = 0", place)


def rebuild(connection: sqlite3.Connection) -> int:
    """Throws away what is derived and makes it again from the facts; returns how many questions it was for."""
    connection.execute("DELETE FROM standings")
    connection.execute("DELETE FROM days")
    connection.execute(_COUNT_ALL)
    with _collector_paused():
        standings = _unmarked(connection)
        for number, facts in _marked(connection):
            standings[number] = replay(facts)
            gone = withdrawn(facts)
            for fact in facts:
                if isinstance(fact, Review) and fact.counts and fact.id in gone:
                    count(connection, fact, times=-1)
    # What was met in games alone has no facts that move it.
    numbers = [number for (number,) in connection.execute("SELECT id FROM questions ORDER BY id")]
    kept = ((number, *rows.of_standing(standings.get(number, NEW))) for number in numbers)
    connection.executemany(rows.KEEP_STANDING, kept)
    return len(numbers)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Rows are many and hold no cycles: looking for some in them again and again costs a third of the time."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _unmarked(connection: sqlite3.Connection) -> dict[int, Standing]:
    """Where the questions without any act stand, by number."""
    # The rows of one machine lie in the order of replay: sorting a million of them would cost as much as all the rest.
    machines = connection.execute("SELECT count(*) FROM machines").fetchone()[0]
    ordered = " ORDER BY at, (SELECT name FROM machines WHERE id = machine), seq" if machines > 1 else ""
    steps: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, rating, days, day in connection.execute(_ALL_STEPS + ordered):
        steps[number].append((rating, days, day))
    return {number: stepped(of_one) for number, of_one in steps.items()}


def _marked(connection: sqlite3.Connection) -> Iterator[tuple[int, list[Fact]]]:
    """The facts of each question that has an act."""
    facts: defaultdict[QuestionKey, list[Fact]] = defaultdict(list)
    for fact in rows.facts(connection, _MARKED):
        if fact.question is not None:
            facts[fact.question].append(fact)
    numbers = dict(connection.execute("SELECT key, id FROM questions WHERE id IN (SELECT question FROM acts)"))
    for key, of_one in facts.items():
        yield numbers[key], of_one
