"""The history in one SQLite file: facts are added, and what derives from them is kept up in the same transaction."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.clock import Day, Moment
from quiz.errors import StoreError
from quiz.history import Act, Fact, Review, RowId, Sitting, Verb, in_order, withdrawn
from quiz.identity import QuestionKey
from quiz.queue import Allowance
from quiz.schedule import NEW, Standing, replay
from quiz.stats.today import DayTotal
from quiz.stores import rows
from quiz.stores.migrations import connect

if TYPE_CHECKING:
    from quiz.question import Question
    from quiz.spine import Spine


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store made of a fact: it is on the disk."""

    id: RowId
    standing: Standing


@dataclass(frozen=True, slots=True)
class Undone:
    """What undo took back."""

    fact: Fact
    standing: Standing


class SqliteStore:
    """One learner's history on one machine; a path of `:memory:` keeps it until the program ends."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        self._connection = connect(path)
        with self._transaction():
            self.machine = self._own_name()

    def close(self) -> None:
        self._connection.close()

    def _execute(self, sql: str, values: tuple[rows.Cell, ...] = ()) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            # IMMEDIATE: a transaction that reads before it writes would lose to another window at once.
            self._execute("BEGIN IMMEDIATE")
            try:
                yield
                self._execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise StoreError(f"Not saved: {error} ({self.path}).") from error

    def _own_name(self) -> str:
        known = self._execute("SELECT value FROM remembered WHERE name = 'machine'").fetchone()
        if known:
            return str(known[0])
        name = os.urandom(6).hex()
        self._execute("INSERT INTO remembered VALUES ('machine', ?)", (name,))
        return name

    # Facts

    def record(self, review: Review, question: Question) -> Kept:
        """Keeps a review; when this returns it survives a power cut. Raises StoreError where it cannot be kept."""
        with self._transaction():
            seq, moment = self._next(review.moment)
            number = self._seen(question)
            sitting = review.sitting
            self._execute(
                "INSERT INTO reviews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    self._number(self.machine),
                    seq,
                    moment.at,
                    moment.offset,
                    review.day,
                    number,
                    _storable(review.response),
                    review.credit,
                    review.rating,
                    review.days,
                    review.counts,
                    review.took,
                    self._number(sitting.machine) if sitting else None,
                    sitting.seq if sitting else None,
                ),
            )
            if review.counts:
                self._count(review.day, 1, review.took)
            return Kept(RowId(self.machine, seq), self._derive(number))

    def act(self, act: Act, question: Question | None = None) -> Kept:
        """Keeps an act. Raises StoreError where it cannot be kept."""
        with self._transaction():
            return self._act(act, question)

    def _act(self, act: Act, question: Question | None = None) -> Kept:
        seq, moment = self._next(act.moment)
        number = self._seen(question) if question else self._question(act.question) if act.question else None
        target = act.target
        self._execute(
            "INSERT INTO acts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._number(self.machine),
                seq,
                moment.at,
                moment.offset,
                act.day,
                act.verb,
                number,
                self._number(target.machine) if target else None,
                target.seq if target else None,
                act.credit,
                act.rating,
                act.days,
            ),
        )
        return Kept(RowId(self.machine, seq), self._derive(number) if number is not None else NEW)

    def open_sitting(self, sitting: Sitting) -> RowId:
        """Keeps that a sitting began."""
        with self._transaction():
            seq, moment = self._next(sitting.moment)
            values = (sitting.mode, sitting.settings, sitting.seed, _storable(sitting.name))
            self._execute(
                "INSERT INTO sittings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (self._number(self.machine), seq, moment.at, moment.offset, *values),
            )
            return RowId(self.machine, seq)

    def undo(self, moment: Moment, day: Day) -> Undone | None:
        """Takes back the last thing done on this machine that still holds; None if nothing is left to take back."""
        with self._transaction():
            fact = self._last()
            if fact is None:
                return None
            kept = self._act(Act(Verb.WITHDRAWN, moment, day, fact.question, fact.id))
            if isinstance(fact, Review) and fact.counts:
                self._count(fact.day, -1, -fact.took)
            return Undone(fact, kept.standing)

    def _last(self) -> Fact | None:
        machine = self._number(self.machine)
        withdrawal = "w.verb = ? AND w.target_machine = {0}.machine AND w.target_seq = {0}.seq"
        holds = f"NOT EXISTS (SELECT 1 FROM acts w WHERE {withdrawal})"
        review = self._execute(
            f"{rows.REVIEW} WHERE r.machine = ? AND r.counts AND {holds.format('r')} ORDER BY r.seq DESC LIMIT 1",
            (machine, Verb.WITHDRAWN),
        ).fetchone()
        act = self._execute(
            f"{rows.ACT} WHERE a.machine = ? AND a.verb <> ? AND {holds.format('a')} ORDER BY a.seq DESC LIMIT 1",
            (machine, Verb.WITHDRAWN, Verb.WITHDRAWN),
        ).fetchone()
        facts: list[Fact] = [*([rows.review(review)] if review else []), *([rows.act(act)] if act else [])]
        return max(facts, key=lambda fact: fact.id or RowId("", 0), default=None)

    def _next(self, moment: Moment) -> tuple[int, Moment]:
        """The next place among this machine's rows, and a time never before that of its last."""
        machine = self._number(self.machine)
        last = [(0, 0)]
        for table in ("reviews", "acts", "sittings"):
            sql = f"SELECT seq, at FROM {table} WHERE machine = ? ORDER BY seq DESC LIMIT 1"
            last += self._execute(sql, (machine,)).fetchall()
        seq, at = max(last)
        return seq + 1, replace(moment, at=max(moment.at, at))

    def _number(self, machine: str) -> int:
        self._execute("INSERT OR IGNORE INTO machines (name) VALUES (?)", (machine,))
        return int(self._execute("SELECT id FROM machines WHERE name = ?", (machine,)).fetchone()[0])

    def _question(self, key: QuestionKey) -> int:
        self._execute("INSERT OR IGNORE INTO questions (key) VALUES (?)", (key,))
        return int(self._execute("SELECT id FROM questions WHERE key = ?", (key,)).fetchone()[0])

    def _seen(self, question: Question) -> int:
        """The number of a question, whose words are kept as they were last seen."""
        number = self._question(question.key)
        seen = (question.kind, question.prompt, question.answer.text, question.deck.path)
        columns = "kind = ?, prompt = ?, answer = ?, deck = ?"
        differs = "(kind, prompt, answer, deck) <> (?, ?, ?, ?)"
        self._execute(f"UPDATE questions SET {columns} WHERE id = ? AND {differs}", (*seen, number, *seen))
        return number

    # What derives from the facts

    def _derive(self, number: int) -> Standing:
        standing = replay(self._facts("question = ?", number))
        marks = ", ".join("?" * 12)
        self._execute(f"INSERT OR REPLACE INTO standings VALUES ({marks})", (number, *rows.of_standing(standing)))
        return standing

    def _facts(self, where: str, *values: int) -> list[Fact]:
        reviews = self._execute(f"{rows.REVIEW} WHERE r.{where}", values)
        acts = self._execute(f"{rows.ACT} WHERE a.{where}", values)
        return [*map(rows.review, reviews), *map(rows.act, acts)]

    def _count(self, day: int, reviews: int, took: int) -> None:
        self._execute(
            "INSERT INTO days VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE"
            " SET reviews = reviews + excluded.reviews, took = took + excluded.took",
            (day, reviews, took),
        )

    def rebuild(self) -> int:
        """Throws away what is derived and makes it again from the facts; returns how many questions it was for."""
        with self._transaction():
            self._execute("DELETE FROM standings")
            self._execute("DELETE FROM days")
            numbers = [row[0] for row in self._execute("SELECT question FROM reviews UNION SELECT question FROM acts")]
            facts: list[Fact] = []
            for number in filter(None, numbers):
                of_one = self._facts("question = ?", number)
                self._derive(number)
                gone = withdrawn(of_one)
                facts += (fact for fact in of_one if fact.id not in gone)
            for fact in facts:
                if isinstance(fact, Review) and fact.counts:
                    self._count(fact.day, 1, fact.took)
            return len(numbers)

    # What is asked of the store

    def facts(self, key: QuestionKey) -> list[Fact]:
        """All that is known of one question, in order."""
        found = self._execute("SELECT id FROM questions WHERE key = ?", (key,)).fetchone()
        return in_order(self._facts("question = ?", found[0])) if found else []

    def history(self, key: QuestionKey) -> list[Review]:
        """The reviews of one question that hold, in order."""
        facts = self.facts(key)
        gone = withdrawn(facts)
        return [fact for fact in facts if isinstance(fact, Review) and fact.id not in gone]

    def standings(self) -> dict[QuestionKey, Standing]:
        """Where every question ever met stands."""
        return dict(map(rows.standing, self._execute(rows.STANDING)))

    def spent(self, day: Day) -> Allowance:
        """How much of a day is spent already."""
        new = self._execute("SELECT count(*) FROM standings WHERE first = ?", (day,)).fetchone()[0]
        older = self._execute("SELECT count(*) FROM standings WHERE last = ? AND first < ?", (day, day)).fetchone()[0]
        return Allowance(new, older)

    def left_again(self, day: Day) -> int:
        """How many questions were rated again and come back on a day."""
        sql = "SELECT count(*) FROM standings WHERE again AND last = ? AND NOT hidden"
        return int(self._execute(sql, (day,)).fetchone()[0])

    def days(self) -> dict[Day, DayTotal]:
        """What was studied on each day on which anything was."""
        found = self._execute("SELECT day, reviews, took FROM days WHERE reviews > 0 ORDER BY day")
        return {Day(day): DayTotal(reviews, took) for day, reviews, took in found}

    def see(self, decks: Iterable[Spine], moment: Moment) -> None:
        """Keeps what was read of each deck, once for every content it had: later edits are paired with it."""
        known = set(self._execute("SELECT deck, digest FROM readings"))
        fresh = [deck for deck in decks if deck.digest and (os.path.abspath(deck.path), deck.digest) not in known]
        if not fresh:
            return
        with self._transaction():
            for deck in fresh:
                held = [(one.key, one.id, one.kind, one.prompt, one.answer.text) for one in deck.deck.questions]
                values = (os.path.abspath(deck.path), deck.digest, moment.at, deck.name, deck.deck.id, json.dumps(held))
                self._execute("INSERT OR IGNORE INTO readings VALUES (?, ?, ?, ?, ?, ?)", values)

    def remember(self, name: str, value: str) -> None:
        """Keeps something that the program remembers for the learner."""
        with self._transaction():
            self._execute("INSERT OR REPLACE INTO remembered VALUES (?, ?)", (name, value))

    def remembered(self) -> dict[str, str]:
        return dict(self._execute("SELECT name, value FROM remembered"))


def _storable(text: str) -> str:
    """The text without lone surrogates, which a terminal may send and UTF-8 cannot hold."""
    return text.encode("utf-8", errors="replace").decode("utf-8")
