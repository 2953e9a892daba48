"""Rows of the store's tables as the values they stand for."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, TypeAlias

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.schedule.fsrs import Memory, Rating
from quiz.schedule.history import Act, Certainty, Fact, Review, RowId, Verb
from quiz.schedule.standing import Standing

if TYPE_CHECKING:
    from quiz.answers.spellings import Spelling

Cell: TypeAlias = str | int | float | None
ActRow: TypeAlias = tuple[
    str, int, str, int, int, int, str | None, str | None, int | None, float | None, int | None, int | None,
    str | None, str | None, str | None,
]  # fmt: skip
StandingRow: TypeAlias = tuple[
    str, float | None, float | None, int | None, int | None, int | None, int, int, int, int, int, int | None,
    int | None,
]  # fmt: skip

REVIEW = """
    SELECT m.name, r.seq, q.key, r.response, r.credit, r.rating, r.days, r.counts, r.at, r.offset, r.day, r.took,
           s.name, r.sitting_seq, r.certainty
    FROM reviews r JOIN machines m ON m.id = r.machine JOIN questions q ON q.id = r.question
         LEFT JOIN machines s ON s.id = r.sitting_machine
"""
ACT = """
    SELECT m.name, a.seq, a.verb, a.at, a.offset, a.day, q.key, t.name, a.target_seq, a.credit, a.rating, a.days,
           a.spelling, a.part, c.key
    FROM acts a JOIN machines m ON m.id = a.machine LEFT JOIN questions q ON q.id = a.question
         LEFT JOIN machines t ON t.id = a.target_machine LEFT JOIN questions c ON c.id = a.continues
"""
ACT_COLUMNS = """
    machine, seq, at, offset, day, verb, question, target_machine, target_seq, credit, rating, days, spelling, part,
    continues
"""
STANDING = """
    SELECT q.key, s.stability, s.difficulty, s.due, s.first, s.last, s.reviews, s.lapses, s.again, s.hidden,
           s.flagged, s.put_off, s.mended
    FROM standings s JOIN questions q ON q.id = s.question
"""
_SPELT = """
    SELECT q.key, a.spelling, a.part FROM acts a JOIN machines m ON m.id = a.machine
         JOIN questions p ON p.id = a.question JOIN questions q ON q.id = ifnull(p.root, p.id)
    WHERE a.spelling IS NOT NULL AND a.verb = ? AND NOT EXISTS (
        SELECT 1 FROM acts w WHERE w.verb = ? AND w.target_machine = a.machine AND w.target_seq = a.seq
    )
    ORDER BY a.at, m.name, a.seq
"""
_COLUMNS = (
    "stability difficulty due first last reviews lapses again hidden flagged put_off mended".split()
)
KEEP_STANDING = f"""
    INSERT INTO standings (question, {", ".join(_COLUMNS)}) VALUES (?, {", ".join("?" for _ in _COLUMNS)})
    ON CONFLICT (question) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in _COLUMNS)}
"""


def facts(connection: sqlite3.Connection, where: str, *values: Cell) -> list[Fact]:
    """The facts whose column is as told, in no order."""
    reviews = connection.execute(f"{REVIEW} WHERE r.{where}", values)
    acts = connection.execute(f"{ACT} WHERE a.{where}", values)
    return [*map(review, reviews), *map(act, acts)]


def question_of(connection: sqlite3.Connection, row: RowId) -> int | None:
    """The number of the question of a row of the history."""
    place = "machine = (SELECT id FROM machines WHERE name = ?) AND seq = ?"
    sql = f"SELECT question FROM reviews WHERE {place} UNION ALL SELECT question FROM acts WHERE {place}"
    found = connection.execute(sql, (*row, *row)).fetchone()
    return int(found[0]) if found and found[0] is not None else None


def review(
    row: tuple[
        str,
        int,
        str,
        str,
        float,
        int,
        int,
        int,
        int,
        int,
        int,
        int,
        str | None,
        int | None,
        int | None,
    ],
) -> Review:
    """A row of REVIEW."""
    (
        machine,
        seq,
        key,
        response,
        credit,
        rating,
        days,
        counts,
        at,
        offset,
        day,
        took,
        sitting,
        place,
        certainty,
    ) = row
    return Review(
        QuestionKey(key),
        response,
        credit,
        Rating(rating),
        days,
        bool(counts),
        Moment(at, offset),
        Day(day),
        took,
        RowId(sitting, place) if sitting is not None and place is not None else None,
        RowId(machine, seq),
        Certainty(certainty) if certainty is not None else None,
    )


def act(row: ActRow) -> Act:
    """A row of ACT."""
    (
        machine,
        seq,
        verb,
        at,
        offset,
        day,
        key,
        target,
        place,
        credit,
        rating,
        days,
        spelling,
        part,
        other,
    ) = row
    return Act(
        Verb(verb),
        Moment(at, offset),
        Day(day),
        QuestionKey(key) if key is not None else None,
        RowId(target, place) if target is not None and place is not None else None,
        credit,
        Rating(rating) if rating is not None else None,
        days,
        RowId(machine, seq),
        spelling,
        part,
        QuestionKey(other) if other is not None else None,
    )


def standing(row: StandingRow) -> tuple[QuestionKey, Standing]:
    """A row of STANDING."""
    (
        key,
        stability,
        difficulty,
        due,
        first,
        last,
        reviews,
        lapses,
        again,
        hidden,
        flagged,
        put_off,
        mended,
    ) = row
    memory = (
        Memory(stability, difficulty) if stability is not None and difficulty is not None else None
    )
    return QuestionKey(key), Standing(
        memory,
        _day(due),
        _day(first),
        _day(last),
        reviews,
        lapses,
        bool(again),
        bool(hidden),
        bool(flagged),
        _day(put_off),
        _day(mended),
    )


def of_standing(value: Standing) -> tuple[Cell, ...]:
    """The columns of a standing after its question, in the order of STANDING."""
    return (
        value.memory.stability if value.memory else None,
        value.memory.difficulty if value.memory else None,
        value.due,
        value.first,
        value.last,
        value.reviews,
        value.lapses,
        value.again,
        value.hidden,
        value.flagged,
        value.put_off,
        value.mended,
    )


def spellings(connection: sqlite3.Connection) -> dict[QuestionKey, tuple[Spelling, ...]]:
    """The spellings that were accepted, by question."""
    found = connection.execute(_SPELT, (Verb.SPELT, Verb.WITHDRAWN)).fetchall()
    if not found:
        return {}
    from quiz.answers.spellings import Spelling

    accepted: dict[QuestionKey, tuple[Spelling, ...]] = {}
    for key, spelling, part in found:
        accepted[key] = (*accepted.get(key, ()), Spelling(spelling, part))
    return accepted


def _day(value: int | None) -> Day | None:
    return Day(value) if value is not None else None


def storable(text: str) -> str:
    """The text with lone surrogates spelt out: terminals and file names bring them, and UTF-8
    cannot hold them."""
    return text.encode("utf-8", errors="backslashreplace").decode("utf-8")
