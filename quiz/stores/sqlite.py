"""The history in one SQLite file: facts are added, and what derives from them is kept up in the same transaction."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.clock import Day, Moment
from quiz.errors import StoreError
from quiz.history import Act, Fact, Review, RowId, Sitting, Verb, in_order, withdrawn
from quiz.identity import QuestionKey
from quiz.lineage import PAIRING, links
from quiz.queue import Allowance
from quiz.schedule import NEW, Standing
from quiz.stats.today import DayTotal
from quiz.stores import derived, exams, lineage, readings, rows, undoing
from quiz.stores.migrations import connect
from quiz.stores.rows import storable

if TYPE_CHECKING:
    from quiz.answers.spellings import Spelling
    from quiz.question import Question
    from quiz.spine import Spine
    from quiz.stats.runs import Played
    from quiz.stores.lineage import Met
    from quiz.stores.pairing import Paired


_MACHINE = "machine"
_LAST_OF = "SELECT * FROM (SELECT seq, at FROM {} WHERE machine = ? ORDER BY seq DESC LIMIT 1)"
_LAST_ROW = f"""
    SELECT ifnull(max(seq), 0), ifnull(max(at), 0)
    FROM ({" UNION ALL ".join(map(_LAST_OF.format, ("reviews", "acts", "sittings")))})
"""
_WHO = f"SELECT m.name, m.id FROM machines m JOIN remembered r ON r.name = '{_MACHINE}' AND r.value = m.name"


class Kept(NamedTuple):
    """What the store made of a fact: it is on the disk."""

    id: RowId
    standing: Standing


class Undone(NamedTuple):
    """What undo took back."""

    fact: Fact
    standing: Standing


class SqliteStore:
    """One learner's history on one machine; a path of `:memory:` keeps it until the program ends."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        self._connection = connect(path)
        self.machine, self._own = self._who()

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

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"The store {self.path} cannot be read: {error}.") from error

    def _who(self) -> tuple[str, int]:
        """The name and the number of this machine, which is named when its store is first opened."""
        with self._reading():
            known = self._execute(_WHO).fetchone()
        if not known:
            with self._transaction():
                self._execute("INSERT OR IGNORE INTO remembered VALUES (?, ?)", (_MACHINE, os.urandom(6).hex()))
                self._execute(
                    "INSERT OR IGNORE INTO machines (name) SELECT value FROM remembered WHERE name = ?", (_MACHINE,)
                )
                known = self._execute(_WHO).fetchone()
        return str(known[0]), int(known[1])

    # Facts

    def record(self, review: Review, question: Question) -> Kept:
        """Keeps a review; when this returns it survives a power cut. Raises StoreError where it cannot be kept."""
        with self._transaction():
            seq, moment = self._next(review.moment)
            number = self._seen(question)
            place = (self._own, seq, moment.at, moment.offset, review.day, number)
            graded = (storable(review.response), review.credit, review.rating, review.days, review.counts, review.took)
            self._execute(
                "INSERT INTO reviews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*place, *graded, *self._row(review.sitting), review.certainty),
            )
            if review.counts:
                derived.count(self._connection, review)
            return Kept(RowId(self.machine, seq), derived.derive(self._connection, number))

    def act(self, act: Act, question: Question | None = None) -> Kept:
        """Keeps an act. Raises StoreError where it cannot be kept."""
        with self._transaction():
            return self._act(act, question)

    def _act(self, act: Act, question: Question | None = None) -> Kept:
        seq, moment = self._next(act.moment)
        number = self._seen(question) if question else self._about(act)
        self._execute(
            f"INSERT INTO acts ({rows.ACT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._own,
                seq,
                moment.at,
                moment.offset,
                act.day,
                act.verb,
                number,
                *self._row(act.target),
                act.credit,
                act.rating,
                act.days,
                storable(act.spelling) if act.spelling is not None else None,
                storable(act.part) if act.part is not None else None,
                self._question(act.continues) if act.continues else None,
            ),
        )
        if act.verb in (*PAIRING, Verb.WITHDRAWN):
            self._join()
        return Kept(RowId(self.machine, seq), derived.derive(self._connection, number) if number else NEW)

    def _join(self) -> None:
        for number in lineage.join(self._connection):
            derived.derive(self._connection, number)

    def _about(self, act: Act) -> int | None:
        """The number of the question of an act: that of the row that it is about, however that is written by now."""
        if act.target:
            number = rows.question_of(self._connection, act.target)
            if number is not None:
                return number
        return self._question(act.question) if act.question else None

    def open_sitting(self, sitting: Sitting) -> RowId:
        """Keeps that a sitting began."""
        with self._transaction():
            seq, moment = self._next(sitting.moment)
            values = (sitting.mode, sitting.settings, sitting.seed, storable(sitting.name))
            self._execute(
                "INSERT INTO sittings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (self._own, seq, moment.at, moment.offset, *values),
            )
            return RowId(self.machine, seq)

    def undo(self, moment: Moment, day: Day) -> Undone | None:
        """Takes back the last thing done on this machine that still holds; None if nothing is left to take back."""
        with self._transaction():
            fact = undoing.last(self._connection, self._own)
            if fact is None:
                return None
            kept = self._act(Act(Verb.WITHDRAWN, moment, day, fact.question, fact.id))
            if isinstance(fact, Review) and fact.counts:
                derived.count(self._connection, fact, times=-1)
            key = self.joined().get(fact.question, fact.question) if fact.question else None
            return Undone(fact._replace(question=key) if key else fact, kept.standing)

    def unsay(self, moment: Moment, day: Day) -> Act | None:
        """Takes back the last that was said on this machine of which question is which; None if nothing was."""
        with self._transaction():
            act = undoing.last_said(self._connection, self._own)
            if act is not None:
                self._act(Act(Verb.WITHDRAWN, moment, day, act.question, act.id))
            return act

    def _next(self, moment: Moment) -> tuple[int, Moment]:
        """The next place among this machine's rows, and a time never before that of its last."""
        seq, at = self._execute(_LAST_ROW, (self._own, self._own, self._own)).fetchone()
        return seq + 1, moment._replace(at=max(moment.at, at))

    def _row(self, row: RowId | None) -> tuple[int | None, int | None]:
        return (self._number(row.machine), row.seq) if row else (None, None)

    def _number(self, machine: str) -> int:
        if machine == self.machine:
            return self._own
        self._execute("INSERT OR IGNORE INTO machines (name) VALUES (?)", (machine,))
        return int(self._execute("SELECT id FROM machines WHERE name = ?", (machine,)).fetchone()[0])

    def _question(self, key: QuestionKey) -> int:
        self._execute("INSERT OR IGNORE INTO questions (key) VALUES (?)", (key,))
        return int(self._execute("SELECT id FROM questions WHERE key = ?", (key,)).fetchone()[0])

    def _seen(self, question: Question) -> int:
        """The number of a question, whose words are kept as they were last seen."""
        words = (question.kind, question.prompt, question.answer.text, question.deck.path)
        seen = tuple(map(storable, words))
        sql = "SELECT id, kind, prompt, answer, deck FROM questions WHERE key = ?"
        known = self._execute(sql, (question.fingerprint,)).fetchone()
        number = int(known[0]) if known else self._question(question.fingerprint)
        if not known or known[1:] != seen:
            columns = "kind = ?, prompt = ?, answer = ?, deck = ?"
            self._execute(f"UPDATE questions SET {columns} WHERE id = ?", (*seen, number))
        return number

    def rebuild(self) -> int:
        """Throws away what is derived and makes it again from the facts; returns how many questions it was for."""
        with self._transaction():
            return derived.rebuild(self._connection)

    # What is asked of the store

    def facts(self, key: QuestionKey) -> list[Fact]:
        """All that is known of one question, in order."""
        with self._reading():
            return in_order(rows.facts(self._connection, f"question IN ({lineage.SAME})", key, key))

    def history(self, key: QuestionKey) -> list[Review]:
        """The reviews of one question that hold, in order."""
        facts = self.facts(key)
        gone = withdrawn(facts)
        return [fact for fact in facts if isinstance(fact, Review) and fact.id not in gone]

    def standings(self) -> dict[QuestionKey, Standing]:
        """Where every question ever met stands."""
        with self._reading():
            return dict(map(rows.standing, self._execute(rows.STANDING)))

    def joined(self) -> dict[QuestionKey, QuestionKey]:
        """Of every question that continues another one, which one it was first seen as."""
        with self._reading():
            return lineage.joined(self._connection)

    def links(self) -> dict[QuestionKey, Act]:
        """The pairings that hold, by the question that continues another one."""
        with self._reading():
            return links(lineage.acts(self._connection))

    def met(self) -> dict[QuestionKey, Met]:
        """Every question of the history in its last words, by the key that it was first seen by."""
        with self._reading():
            return lineage.met(self._connection)

    def spellings(self) -> dict[QuestionKey, tuple[Spelling, ...]]:
        """The spellings that the learner accepts beside those in the decks."""
        with self._reading():
            return rows.spellings(self._connection)

    def state(self) -> tuple[int, int]:
        """Something that differs once this window or another one has changed anything."""
        with self._reading():
            return int(self._execute("PRAGMA data_version").fetchone()[0]), self._connection.total_changes

    def spent(self, day: Day) -> Allowance:
        """How much of a day is spent already."""
        with self._reading():
            return derived.spent(self._connection, day)

    def left_again(self, day: Day) -> int:
        """How many questions were rated again and come back on a day."""
        sql = "SELECT count(*) FROM standings WHERE again AND last = ? AND NOT hidden AND put_off IS NOT ?"
        with self._reading():
            return int(self._execute(sql, (day, day)).fetchone()[0])

    def days(self) -> dict[Day, DayTotal]:
        """What was studied on each day on which anything was."""
        with self._reading():
            return derived.days(self._connection)

    def games(self, mode: str, same: str) -> list[Played]:
        """The games of a mode that were begun with the same settings."""
        from quiz.stores.runs import played  # Home plays none

        with self._reading():
            return played(self._connection, mode, same)

    def last_sitting(self, mode: str) -> Sitting | None:
        """The latest sitting of a mode on this machine."""
        with self._reading():
            return exams.last(self._connection, self._own, mode)

    def done_in(self, sitting: RowId) -> list[Fact]:
        """What was done in an exam on this machine, in order."""
        with self._reading():
            return exams.done_in(self._connection, self._own, sitting)

    def see(
        self, decks: Iterable[Spine], moment: Moment, day: Day | None = None, *, among: Iterable[Spine] = ()
    ) -> list[Paired]:
        """Keeps what was read of each deck, once for every content it had, and pairs what an edit made of questions.

        `among` are all decks on the shelf, if those are only some of them.
        """
        decks = list(decks)
        with self._reading():
            fresh = readings.changed(self._connection, decks)
        if not fresh:
            return []
        from quiz.stores.pairing import paired

        with self._transaction():
            found = paired(self._connection, fresh, [*decks, *among], moment, moment.day() if day is None else day)
            for one in found:
                if one.is_known:
                    self._act(one.act, one.question)
        return found

    def remember(self, name: str, value: str) -> None:
        """Keeps something that the program remembers for the learner."""
        with self._transaction():
            self._execute("INSERT OR REPLACE INTO remembered VALUES (?, ?)", (name, value))

    def remembered(self) -> dict[str, str]:
        with self._reading():
            return dict(self._execute("SELECT name, value FROM remembered"))
