"""The tables that follow from the facts: standings, days, and which questions are one."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import TypeAlias

from quiz.clock import Day
from quiz.decks import QuestionKey
from quiz.schedule import (
    Act,
    Allowance,
    DayTotal,
    Redated,
    Review,
    RowId,
    Standing,
    after_reviews,
    in_order,
    replay,
    roots,
    withdrawn,
)
from quiz.store import rows
from quiz.values import NamedTuple

Counted: TypeAlias = Counter[tuple[int, int, int]]
"""The number of reviews by day, offset and length."""

_REVIEWS = """
    SELECT r.rating, r.days, r.day FROM reviews r JOIN machines m ON m.id = r.machine
    WHERE r.question = ? AND r.counts ORDER BY r.at, m.name, r.seq
"""
_CHANGE = "INSERT OR REPLACE INTO remembered VALUES ('standings', hex(randomblob(8)))"
_STATE = "SELECT value FROM remembered WHERE name = 'standings'"
_HAS_ACTS = "SELECT 1 FROM acts WHERE question = ? LIMIT 1"
_HAS_MOVED = "SELECT 1 FROM acts WHERE question = ? AND verb IN ('withdrawn', 'dated anew') LIMIT 1"
_STUDIED = "SELECT day, offset, took FROM reviews WHERE question = ? AND counts"
_COUNT = """
    INSERT INTO days VALUES (?, ?, ?, ?)
    ON CONFLICT (day, offset)
    DO UPDATE SET reviews = reviews + excluded.reviews, took = took + excluded.took
"""
_DAYS = """
    SELECT day, sum(reviews), sum(took), min(offset), max(offset) FROM days
    GROUP BY day ORDER BY day
"""
_DUE_DAYS = """
    SELECT due, count(*) FROM standings WHERE due IS NOT NULL AND NOT hidden GROUP BY due
"""
# A first review is never later than the last one: the index by the last day answers both.
_SPENT = """
    SELECT (SELECT count(*) FROM standings WHERE last >= ? AND first = ?),
           (SELECT count(*) FROM standings WHERE last = ? AND first < ?)
"""
JOINED = "SELECT id FROM questions WHERE root = ?"


def derive(connection: sqlite3.Connection, number: int) -> Standing:
    """Works out and keeps the standing of a question: that of its root, where pairings join it."""
    root = connection.execute("SELECT root FROM questions WHERE id = ?", (number,)).fetchone()[0]
    if root is not None:
        number, standing = root, replay(rows.facts(connection, f"question IN ({JOINED})", root))
    elif connection.execute(_HAS_ACTS, (number,)).fetchone():
        standing = replay(rows.facts(connection, "question = ?", number))
    else:
        standing = after_reviews(connection.execute(_REVIEWS, (number,)))
    connection.execute(rows.KEEP_STANDING, (number, *rows.standing_columns(standing)))
    changed(connection)
    return standing


def changed(connection: sqlite3.Connection) -> None:
    """Remembers that standings are other ones than before."""
    connection.execute(_CHANGE)


def state(connection: sqlite3.Connection) -> str:
    """Another text once any standing is another one, of whatever copy of the store."""
    row = connection.execute(_STATE).fetchone()
    return str(row[0]) if row else ""


def count(connection: sqlite3.Connection, review: Review) -> None:
    """Adds a review that counts to its day."""
    _count(connection, review.day, review.moment.offset, review.took, times=1)


def count_all(connection: sqlite3.Connection, reviews: Iterable[Review]) -> None:
    """Adds reviews that count to their days."""
    times: Counter[tuple[int, int]] = Counter()
    took: Counter[tuple[int, int]] = Counter()
    for review in reviews:
        day = review.day, review.moment.offset
        times[day] += 1
        took[day] += review.took
    connection.executemany(_COUNT, [(*day, times[day], took[day]) for day in times])


def as_given(connection: sqlite3.Connection, numbers: Iterable[int]) -> Counted:
    """The reviews of some questions on the days that they were given on, withdrawn ones too."""
    counted: Counted = Counter()
    for number in numbers:
        counted.update(connection.execute(_STUDIED, (number,)).fetchall())
    return counted


def studied(connection: sqlite3.Connection, numbers: Iterable[int]) -> Counted:
    """The reviews of some questions, as they count for their days."""
    counted: Counted = Counter()
    for number in numbers:
        if not connection.execute(_HAS_MOVED, (number,)).fetchone():
            counted.update(as_given(connection, (number,)))
            continue
        facts = in_order(rows.facts(connection, "question = ?", number))
        withdrawn_rows = withdrawn(facts)
        shifts: dict[RowId | None, int] = {
            fact.action.row: fact.action.shift
            for fact in facts
            if isinstance(fact, Act)
            and isinstance(fact.action, Redated)
            and fact.id not in withdrawn_rows
        }
        for fact in facts:
            if isinstance(fact, Review) and fact.counts and fact.id not in withdrawn_rows:
                day = fact.day - shifts.get(fact.id, 0)
                counted[day, fact.moment.offset, fact.took] += 1
    return counted


def recount(connection: sqlite3.Connection, before: Counted, after: Counted) -> None:
    """Makes good on their days what reviews came to before and come to now."""
    times: Counter[tuple[int, int]] = Counter()
    lengths: Counter[tuple[int, int]] = Counter()
    for day, offset, took in before.keys() | after.keys():
        more = after[day, offset, took] - before[day, offset, took]
        times[day, offset] += more
        lengths[day, offset] += more * took
    for day, offset in times:
        _count(connection, day, offset, lengths[day, offset], times=times[day, offset])


def _count(connection: sqlite3.Connection, day: int, offset: int, took: int, *, times: int) -> None:
    connection.execute(_COUNT, (day, offset, times, took))
    if times <= 0:
        connection.execute(
            "DELETE FROM days WHERE day = ? AND offset = ? AND reviews = 0", (day, offset)
        )


def spent(connection: sqlite3.Connection, day: Day) -> Allowance:
    """The part of a day that is spent already."""
    return Allowance(*connection.execute(_SPENT, (day, day, day, day)).fetchone())


def days(connection: sqlite3.Connection) -> dict[Day, DayTotal]:
    """The total of each day on which anything was studied."""
    return {Day(day): DayTotal(*totals) for day, *totals in connection.execute(_DAYS)}


def due_days(connection: sqlite3.Connection) -> Iterator[tuple[Day, int]]:
    """The number of questions that are due on each day, without hidden ones."""
    for day, count in connection.execute(_DUE_DAYS):
        yield Day(day), count


_PAIRED = "verb IN ('paired', 'unpaired')"
_ACTS = f"{rows.ACT} WHERE a.question IN (SELECT question FROM acts WHERE {_PAIRED})"
_ROOT_OF = "SELECT id, root FROM questions WHERE root IS NOT NULL"
SAME = """
    SELECT id FROM questions WHERE key = ?
    UNION SELECT q.id FROM questions k JOIN questions q ON q.root = k.root WHERE k.key = ?
"""
"""The numbers of all that is one question with the one of a key, which is given twice."""
_NAMES = (
    "SELECT q.key, r.key FROM questions q JOIN questions r ON r.id = q.root"
    " WHERE q.root IS NOT NULL AND q.root <> q.id"
)

_LAST_WORDS = """
    SELECT r.key, q.kind, q.prompt, q.answer, q.deck
    FROM questions q JOIN questions r ON r.id = ifnull(q.root, q.id)
    ORDER BY q.id
"""


class LastWords(NamedTuple):
    """A question as it was last seen."""

    kind: str
    prompt: str
    answer: str
    deck: str
    """Its file."""


def acts(connection: sqlite3.Connection) -> list[Act]:
    """The acts on all questions that any act ever paired or parted, in no order."""
    return list(map(rows.act, connection.execute(_ACTS)))


def joined(connection: sqlite3.Connection) -> dict[QuestionKey, QuestionKey]:
    """The key that each question was first seen by, of those that continue another one."""
    return {QuestionKey(key): QuestionKey(root) for key, root in connection.execute(_NAMES)}


def last_words(
    connection: sqlite3.Connection, only: Container[QuestionKey] | None = None
) -> dict[QuestionKey, LastWords]:
    """The questions of the history in their last words, all or some, by the keys that they were
    first seen by, in the order in which they were."""
    latest: dict[QuestionKey, LastWords] = {}
    for key, kind, prompt, answer, deck in connection.execute(_LAST_WORDS):
        if (only is None or key in only) and (prompt or key not in latest):
            latest[key] = LastWords(kind, prompt, answer=answer, deck=deck)
    return latest


def join(connection: sqlite3.Connection) -> list[int]:
    """Keeps which questions the acts join; returns those whose standing has to be worked out again.

    To be called whenever an act that pairs or parts, or the withdrawal of one, was added.
    """
    wanted = {
        _number(connection, key): _number(connection, root)
        for key, root in roots(acts(connection)).items()
    }
    before = dict(connection.execute(_ROOT_OF).fetchall())
    others = {
        number
        for number in wanted.keys() | before.keys()
        if wanted.get(number) != before.get(number)
    }
    connection.executemany(
        "UPDATE questions SET root = ? WHERE id = ?",
        [(wanted.get(number), number) for number in others],
    )
    if others:
        changed(connection)
    # A question that is no root any more has no standing of its own.
    connection.executemany(
        "DELETE FROM standings WHERE question = ?", [(number,) for number in others]
    )
    affected = others | {
        root
        for number in others
        for root in (wanted.get(number), before.get(number))
        if root is not None
    }
    return sorted({wanted.get(number, number) for number in affected})


def _number(connection: sqlite3.Connection, key: QuestionKey) -> int:
    return int(connection.execute("SELECT id FROM questions WHERE key = ?", (key,)).fetchone()[0])
