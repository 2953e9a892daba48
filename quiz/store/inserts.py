"""Rows added to the tables of the history."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import assert_never

from quiz.clock import Moment
from quiz.decks import QuestionKey
from quiz.schedule import Act, Review, Row, RowId, Sitting
from quiz.store import rows
from quiz.store.rows import Cell, storable

_REVIEW = """
    INSERT INTO reviews (machine, seq, at, offset, day, question, response, credit, rating, days,
                         counts, took, sitting_machine, sitting_seq, certainty)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class Inserts:
    """Rows that are added, and the numbers of machines and questions for them.

    A transaction that fails takes numbers back that it gave: what added rows in it adds no more.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._machines: dict[str, int] = {}
        self._questions: dict[QuestionKey, int] = {}

    def machine(self, name: str) -> int:
        """The number of a machine, which is given one if it has none."""
        number = self._machines.get(name)
        if number is None:
            number = self._machines[name] = self._number("machines", "name", name)
        return number

    def question(self, key: QuestionKey) -> int:
        """The number of a question, which is given one if it has none."""
        number = self._questions.get(key)
        if number is None:
            number = self._questions[key] = self._number("questions", "key", key)
        return number

    def _number(self, table: str, column: str, name: str) -> int:
        sql = f"SELECT id FROM {table} WHERE {column} = ?"
        if known := self._connection.execute(sql, (name,)).fetchone():
            return int(known[0])
        sql = f"INSERT INTO {table} ({column}) VALUES (?)"
        return int(self._connection.execute(sql, (name,)).lastrowid or 0)

    def add(self, row: Row, *, question: int | None = None) -> None:
        """Adds a row under its id.

        `question` is the number of the question to keep it under, where it is not the one of its
        key.
        """
        assert row.id is not None
        match row:
            case Review():
                number = self.question(row.question) if question is None else question
                self._connection.execute(_REVIEW, self._review(row, row.id, number))
            case Act():
                self._add("acts", row.id, row.moment, self._act(row, question))
            case Sitting():
                self._add("sittings", row.id, row.moment, self._sitting(row))
            case _:
                assert_never(row)

    def add_all(self, fresh: Iterable[Row]) -> None:
        """Adds rows under their ids."""
        reviews: list[tuple[Cell, ...]] = []
        for row in fresh:
            if isinstance(row, Review) and row.id:
                reviews.append(self._review(row, row.id, self.question(row.question)))
            else:
                self.add(row)
        self._connection.executemany(_REVIEW, reviews)

    def _add(self, table: str, row: RowId, moment: Moment, columns: Mapping[str, Cell]) -> None:
        values: dict[str, Cell] = {
            "machine": self.machine(row.machine),
            "seq": row.seq,
            "at": moment.at,
            "offset": moment.offset,
            **columns,
        }
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        self._connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values())
        )

    def _sitting(self, sitting: Sitting) -> dict[str, Cell]:
        return {
            "mode": sitting.mode,
            "settings": sitting.settings,
            "seed": sitting.seed,
            "name": storable(sitting.name),
        }

    def _review(self, review: Review, row: RowId, question: int) -> tuple[Cell, ...]:
        # Unpacked at once: a sync brings a million of them.
        (
            _, response, credit, rating, days, counts, (at, offset), day, took, sitting, _,
            certainty,
        ) = review  # fmt: skip
        sitting_machine, sitting_seq = sitting or (None, None)
        return (
            self.machine(row.machine),
            row.seq,
            at,
            offset,
            day,
            question,
            storable(response),
            credit,
            int(rating),
            days,
            int(counts),
            took,
            None if sitting_machine is None else self.machine(sitting_machine),
            sitting_seq,
            certainty,
        )

    def _act(self, act: Act, question: int | None) -> dict[str, Cell]:
        columns = rows.act_columns(act.action)
        if question is None and columns.question is not None:
            question = self.question(columns.question)
        return {
            "day": act.day,
            "verb": act.action.verb,
            "question": question,
            **self._pointer("target", columns.target),
            **self._pointer("sitting", columns.sitting),
            **self._pointer("batch", columns.batch),
            "credit": columns.credit,
            "rating": columns.rating,
            "days": columns.days,
            "shift": columns.shift,
            "spelling": columns.spelling,
            "part": columns.part,
            "response": columns.response,
            "continues": None if columns.continues is None else self.question(columns.continues),
            "answer_changed": columns.answer_changed,
            "other": None if columns.other is None else self.question(columns.other),
        }

    def _pointer(self, name: str, row: RowId | None) -> dict[str, Cell]:
        """The two columns that point to a row."""
        if row is None:
            return {}
        return {f"{name}_machine": self.machine(row.machine), f"{name}_seq": row.seq}
