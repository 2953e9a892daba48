"""The tables that follow from the facts: standings, days, and which questions are one."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from quiz.clock import Day
from quiz.decks import QuestionKey
from quiz.schedule import (
    NEW,
    Act,
    Allowance,
    DayTotal,
    Redated,
    Review,
    Reviewed,
    RowId,
    Standing,
    after_acts,
    after_each,
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
_MOVED = """
    SELECT question FROM acts WHERE question IS NOT NULL AND verb IN ('withdrawn', 'dated anew')
"""
"""The numbers of the questions of which a review may count for another day, or for none."""
_STUDIED = "SELECT day, offset, took FROM reviews WHERE question = ? AND counts"
_MARKED = """
    SELECT question FROM acts WHERE question IS NOT NULL
    UNION SELECT id FROM questions WHERE root IS NOT NULL
"""
"""The numbers of the questions whose standing does not follow from their reviews alone."""
_ALL_REVIEWS = f"""
    SELECT question, rating, days, day FROM reviews
    WHERE counts AND question NOT IN ({_MARKED})
"""
_MARKED_REVIEWS = f"""
    SELECT ifnull(q.root, q.id), r.at, m.name, r.seq, r.rating, r.days, r.day
    FROM reviews r JOIN machines m ON m.id = r.machine JOIN questions q ON q.id = r.question
    WHERE r.counts AND r.question IN ({_MARKED})
"""
_COUNT = """
    INSERT INTO days VALUES (?, ?, ?, ?)
    ON CONFLICT (day, offset)
    DO UPDATE SET reviews = reviews + excluded.reviews, took = took + excluded.took
"""
_COUNT_ALL = f"""
    INSERT INTO days SELECT day, offset, count(*), sum(took) FROM reviews
    WHERE counts AND question NOT IN ({_MOVED})
    GROUP BY day, offset
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
_INDEXES = """
    SELECT name, sql FROM sqlite_schema
    WHERE type = 'index' AND tbl_name = 'standings' AND sql IS NOT NULL
"""
_ROOTS = "SELECT id FROM questions WHERE root IS NULL OR root = id"
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
    connection.execute(_CHANGE)
    return standing


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


def studied(connection: sqlite3.Connection, numbers: Iterable[int]) -> Counted:
    """The reviews of some questions, as they count for their days."""
    counted: Counted = Counter()
    for number in numbers:
        if not connection.execute(_HAS_MOVED, (number,)).fetchone():
            counted.update(connection.execute(_STUDIED, (number,)).fetchall())
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


def rebuild(connection: sqlite3.Connection) -> int:
    """Makes all that is derived again from the facts; returns the number of questions."""
    from quiz.decks import collector_paused

    with collector_paused(), _indexes_made_anew(connection):
        connection.execute("DELETE FROM standings")
        connection.execute(_CHANGE)
        _recount_all(connection)
        join(connection)
        standings = dict(after_each(_reviews_in_order(connection)))
        for number, reviews, acts in _marked(connection):
            standings[number] = after_acts(reviews, acts)
        # What was met in games alone has no facts that move it.
        numbers = [number for (number,) in connection.execute(f"{_ROOTS} ORDER BY id")]
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
    moved = connection.execute(f"{_MOVED} GROUP BY question").fetchall()
    recount(connection, Counter(), studied(connection, (number for (number,) in moved)))


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


def _reviews_in_order(connection: sqlite3.Connection) -> sqlite3.Cursor:
    """The question, rating, days and day of each review that no act has to do with."""
    # The rows of one machine lie in the order of replay: sorting a million of them would cost as
    # much as all the rest.
    machines = connection.execute("SELECT count(*) FROM machines").fetchone()[0]
    ordered = (
        " ORDER BY at, (SELECT name FROM machines WHERE id = machine), seq" if machines > 1 else ""
    )
    return connection.execute(_ALL_REVIEWS + ordered)


def _marked(connection: sqlite3.Connection) -> Iterator[tuple[int, list[Reviewed], list[Act]]]:
    """The reviews and acts of each question that has any acts."""
    numbers = dict(
        connection.execute(f"SELECT key, ifnull(root, id) FROM questions WHERE id IN ({_MARKED})")
    )
    acts: defaultdict[int, list[Act]] = defaultdict(list)
    for act in map(rows.act, connection.execute(f"{rows.ACT} WHERE a.question IS NOT NULL")):
        if act.question is not None:
            acts[numbers[act.question]].append(act)
    reviews: defaultdict[int, list[Reviewed]] = defaultdict(list)
    for number, at, machine, seq, rating, days, day in connection.execute(_MARKED_REVIEWS):
        reviews[number].append(Reviewed(at, RowId(machine, seq), rating=rating, days=days, day=day))
    for number in acts.keys() | reviews.keys():
        yield number, reviews[number], acts[number]


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


def last_words(connection: sqlite3.Connection) -> dict[QuestionKey, LastWords]:
    """Every question of the history in its last words, by the key that it was first seen by."""
    latest: dict[QuestionKey, LastWords] = {}
    for key, kind, prompt, answer, deck in connection.execute(_LAST_WORDS):
        if prompt or key not in latest:
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
    changed = {
        number
        for number in wanted.keys() | before.keys()
        if wanted.get(number) != before.get(number)
    }
    connection.executemany(
        "UPDATE questions SET root = ? WHERE id = ?",
        [(wanted.get(number), number) for number in changed],
    )
    if changed:
        connection.execute(_CHANGE)
    # A question that is no root any more has no standing of its own.
    connection.executemany(
        "DELETE FROM standings WHERE question = ?", [(number,) for number in changed]
    )
    affected = changed | {
        root
        for number in changed
        for root in (wanted.get(number), before.get(number))
        if root is not None
    }
    return sorted({wanted.get(number, number) for number in affected})


def _number(connection: sqlite3.Connection, key: QuestionKey) -> int:
    return int(connection.execute("SELECT id FROM questions WHERE key = ?", (key,)).fetchone()[0])
