"""Rows of the store's tables as the values they stand for, and the values as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, assert_never

from quiz.clock import Day, Moment
from quiz.decks import QuestionKey
from quiz.schedule import (
    OF_A_QUESTION,
    Act,
    Action,
    AnsweredInExam,
    Certainty,
    Fact,
    Flagged,
    FlaggedInExam,
    Forgotten,
    HandedIn,
    Hidden,
    KeptApart,
    MadeDue,
    Memory,
    Overruled,
    Paired,
    PutOff,
    Rated,
    Rating,
    Redated,
    Restarted,
    Review,
    RowId,
    Sitting,
    SpellingAccepted,
    Standing,
    Unflagged,
    UnflaggedInExam,
    Unhidden,
    Unpaired,
    Withdrawn,
    verbs,
)
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.answers import Spelling

Cell: TypeAlias = str | int | float | None
ReviewRow: TypeAlias = tuple[
    str, int, QuestionKey, str, float, int, int, int, int, int, Day, int, str | None, int | None,
    int | None,
]  # fmt: skip
StandingRow: TypeAlias = tuple[
    QuestionKey, float | None, float | None, Day | None, Day | None, Day | None, int, int, int, int,
    int, Day | None, Day | None,
]  # fmt: skip

REVIEW = """
    SELECT m.name, r.seq, q.key, r.response, r.credit, r.rating, r.days, r.counts, r.at, r.offset,
           r.day, r.took, s.name, r.sitting_seq, r.certainty
    FROM reviews r JOIN machines m ON m.id = r.machine JOIN questions q ON q.id = r.question
         LEFT JOIN machines s ON s.id = r.sitting_machine
"""
ACT = """
    SELECT m.name, a.seq, a.at, a.offset, a.day, a.verb, q.key, t.name, a.target_seq, s.name,
           a.sitting_seq, b.name, a.batch_seq, a.credit, a.rating, a.days, a.shift, a.spelling,
           a.part, a.response, c.key, a.answer_changed, o.key
    FROM acts a JOIN machines m ON m.id = a.machine LEFT JOIN questions q ON q.id = a.question
         LEFT JOIN machines t ON t.id = a.target_machine
         LEFT JOIN machines s ON s.id = a.sitting_machine
         LEFT JOIN machines b ON b.id = a.batch_machine
         LEFT JOIN questions c ON c.id = a.continues
         LEFT JOIN questions o ON o.id = a.other
"""
SITTING = """
    SELECT m.name, s.seq, s.at, s.offset, s.mode, s.settings, s.seed, s.name
    FROM sittings s JOIN machines m ON m.id = s.machine
"""
_SPELLINGS = """
    SELECT q.key, a.spelling, a.part FROM acts a JOIN machines m ON m.id = a.machine
         JOIN questions p ON p.id = a.question JOIN questions q ON q.id = ifnull(p.root, p.id)
    WHERE a.spelling IS NOT NULL AND a.verb = ? AND NOT EXISTS (
        SELECT 1 FROM acts w
        WHERE w.verb = ? AND w.target_machine = a.machine AND w.target_seq = a.seq
    )
    ORDER BY a.at, m.name, a.seq
"""
_AT_ONCE = 500
"""Keys in one query: SQLite takes no more than 999 values in one of its older builds."""
STANDING_COLUMNS = ("stability", "difficulty", *Standing._fields[1:])
STANDING = f"""
    SELECT q.key, {", ".join(f"s.{column}" for column in STANDING_COLUMNS)}
    FROM standings s JOIN questions q ON q.id = s.question
"""
KEEP_STANDING = f"""
    INSERT INTO standings (question, {", ".join(STANDING_COLUMNS)})
    VALUES (?, {", ".join("?" for _ in STANDING_COLUMNS)})
    ON CONFLICT (question) DO UPDATE SET
    {", ".join(f"{column} = excluded.{column}" for column in STANDING_COLUMNS)}
"""


class ActRow(NamedTuple):
    """A row of ACT; a column that its verb has no use for is empty, whatever its type here."""

    machine: str
    seq: int
    at: int
    offset: int
    day: Day
    verb: str
    question: QuestionKey
    target_machine: str
    target_seq: int
    sitting_machine: str
    sitting_seq: int
    batch_machine: str
    batch_seq: int
    credit: float
    rating: int
    days: int
    shift: int
    spelling: str
    part: str
    response: str
    continues: QuestionKey
    answer_changed: int
    other: QuestionKey

    @property
    def target(self) -> RowId:
        return RowId(self.target_machine, self.target_seq)

    @property
    def sitting(self) -> RowId:
        return RowId(self.sitting_machine, self.sitting_seq)

    @property
    def batch(self) -> RowId:
        return RowId(self.batch_machine, self.batch_seq)


class SittingRow(NamedTuple):
    """A row of SITTING."""

    machine: str
    seq: int
    at: int
    offset: int
    mode: str
    settings: str
    seed: int
    name: str


def facts(connection: sqlite3.Connection, where: str, *values: Cell) -> list[Fact]:
    """The reviews and acts with such a value in a column, in no order."""
    reviews = connection.execute(f"{REVIEW} WHERE r.{where}", values)
    acts = connection.execute(f"{ACT} WHERE a.{where}", values)
    return [*map(review, reviews), *map(act, acts)]


def question_of(connection: sqlite3.Connection, row: RowId) -> int | None:
    """The number of the question of a row of the history."""
    same = "machine = (SELECT id FROM machines WHERE name = ?) AND seq = ?"
    of_table = f"SELECT question FROM {{}} WHERE {same}"
    sql = f"{of_table.format('reviews')} UNION ALL {of_table.format('acts')}"
    result = connection.execute(sql, (*row, *row)).fetchone()
    return int(result[0]) if result and result[0] is not None else None


def review(row: ReviewRow) -> Review:
    """A row of REVIEW."""
    (
        machine, seq, key, response, credit, rating, days, counts, at, offset, day, took,
        sitting_machine, sitting_seq, certainty,
    ) = row  # fmt: skip
    sitting = None
    if sitting_machine is not None and sitting_seq is not None:
        sitting = RowId(sitting_machine, sitting_seq)
    return Review(
        key,
        response,
        credit=credit,
        rating=Rating(rating),
        days=days,
        counts=counts == 1,
        moment=Moment(at, offset),
        day=day,
        took=took,
        sitting=sitting,
        id=RowId(machine, seq),
        certainty=None if certainty is None else Certainty(certainty),
    )


def act(cells: tuple[Cell, ...]) -> Act:
    """A row of ACT."""
    row = ActRow._make(cells)
    kind = OF_A_QUESTION.get(row.verb)
    action = kind(row.question) if kind else _action(row)
    return Act(action, Moment(row.at, row.offset), row.day, id=RowId(row.machine, row.seq))


def _action(row: ActRow) -> Action:  # noqa: PLR0911, PLR0912 - a case for each verb
    match row.verb:
        case "withdrawn":
            return Withdrawn(row.target, row.question)
        case "rated anew":
            return Rated(row.target, row.question, rating=Rating(row.rating), days=row.days)
        case "overruled":
            rating = Rating(row.rating)
            return Overruled(
                row.target, row.question, credit=row.credit, rating=rating, days=row.days
            )
        case "spelling accepted":
            return SpellingAccepted(row.question, row.spelling, part=row.part)
        case "started anew":
            return Restarted(row.question, row.batch)
        case "paired":
            return Paired(row.question, row.continues, answer_changed=row.answer_changed == 1)
        case "kept apart":
            return KeptApart(row.question, row.other)
        case "dated anew":
            return Redated(row.target, row.question, shift=row.shift)
        case "answered in an exam":
            return AnsweredInExam(row.sitting, row.question, response=row.response)
        case "flagged in an exam":
            return FlaggedInExam(row.sitting, row.question)
        case "flag taken away in an exam":
            return UnflaggedInExam(row.sitting, row.question)
        case "exam handed in":
            return HandedIn(row.sitting)
        case _:
            raise sqlite3.DatabaseError(f"the act {row.verb!r} is unknown")


class ActColumns(NamedTuple):
    """The columns of an act that its verb has a use for."""

    question: QuestionKey | None = None
    target: RowId | None = None
    sitting: RowId | None = None
    batch: RowId | None = None
    credit: float | None = None
    rating: int | None = None
    days: int | None = None
    shift: int | None = None
    spelling: str | None = None
    part: str | None = None
    response: str | None = None
    continues: QuestionKey | None = None
    answer_changed: bool | None = None
    other: QuestionKey | None = None


def act_columns(action: Action) -> ActColumns:  # noqa: PLR0911, PLR0912 - a case for each verb
    match action:
        case Withdrawn(row, question):
            return ActColumns(question, target=row)
        case Rated(review, question, rating, days):
            return ActColumns(question, target=review, rating=rating, days=days)
        case Overruled(review, question, credit, rating, days):
            return ActColumns(question, review, credit=credit, rating=rating, days=days)
        case SpellingAccepted(question, spelling, part):
            return ActColumns(question, spelling=storable(spelling), part=storable(part))
        case Restarted(question, batch):
            return ActColumns(question, batch=batch)
        case Paired(question, continues, answer_changed):
            return ActColumns(question, continues=continues, answer_changed=answer_changed)
        case KeptApart(question, other):
            return ActColumns(question, other=other)
        case Redated(row, question, shift):
            return ActColumns(question, target=row, shift=shift)
        case AnsweredInExam(sitting, question, response):
            return ActColumns(question, sitting=sitting, response=storable(response))
        case FlaggedInExam(sitting, question) | UnflaggedInExam(sitting, question):
            return ActColumns(question, sitting=sitting)
        case HandedIn(sitting):
            return ActColumns(sitting=sitting)
        case Hidden() | Unhidden() | PutOff() | Flagged() | Unflagged() | MadeDue():
            return ActColumns(action.question)
        case Unpaired() | Forgotten():
            return ActColumns(action.question)
        case _:
            assert_never(action)


def sitting(cells: tuple[Cell, ...]) -> Sitting:
    """A row of SITTING."""
    row = SittingRow._make(cells)
    return Sitting(
        row.mode,
        row.settings,
        seed=row.seed,
        name=row.name,
        moment=Moment(row.at, row.offset),
        id=RowId(row.machine, row.seq),
    )


def standing(row: StandingRow) -> tuple[QuestionKey, Standing]:
    """A row of STANDING, unpacked at once: a start reads as many as there are questions."""
    (
        key, stability, difficulty, due, first, last, reviews, lapses, again, hidden, flagged,
        put_off, answer_changed,
    ) = row  # fmt: skip
    memory = None
    if stability is not None and difficulty is not None:
        memory = Memory(stability, difficulty)
    return key, Standing(
        memory,
        due,
        first=first,
        last=last,
        reviews=reviews,
        lapses=lapses,
        again=again == 1,
        hidden=hidden == 1,
        flagged=flagged == 1,
        put_off=put_off,
        answer_changed=answer_changed,
    )


def standings_of(
    connection: sqlite3.Connection, keys: Iterable[QuestionKey]
) -> dict[QuestionKey, Standing]:
    """The standings of some questions, of those that were ever met."""
    standings: dict[QuestionKey, Standing] = {}
    for some in batches(keys):
        sql = f"{STANDING} WHERE q.key IN ({', '.join('?' * len(some))})"
        standings.update(map(standing, connection.execute(sql, some)))
    return standings


def batches(keys: Iterable[QuestionKey]) -> Iterator[list[QuestionKey]]:
    """The keys, so many at a time as one query takes."""
    rest = iter(keys)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def standing_columns(standing: Standing) -> tuple[Cell, ...]:
    """The columns of a standing after its question, for KEEP_STANDING."""
    stability, difficulty = standing.memory or (None, None)
    return (stability, difficulty, *standing[1:])


def spellings(connection: sqlite3.Connection) -> dict[QuestionKey, tuple[Spelling, ...]]:
    """The spellings that were accepted, by question."""
    accepted = connection.execute(_SPELLINGS, verbs(SpellingAccepted, Withdrawn)).fetchall()
    if not accepted:
        return {}
    from quiz.answers import Spelling

    spellings: dict[QuestionKey, tuple[Spelling, ...]] = {}
    for key, text, part in accepted:
        spellings[key] = (*spellings.get(key, ()), Spelling(text, part))
    return spellings


def storable(text: str) -> str:
    """The text with lone surrogates spelt out.

    Terminals and file names bring them, and UTF-8 cannot hold them.
    """
    if text.isascii():
        return text
    return text.encode("utf-8", errors="backslashreplace").decode("utf-8")
