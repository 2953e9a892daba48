"""What is asked of the store."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from quiz.clock import Day
from quiz.decks.identity import QuestionKey
from quiz.schedule.history import Act, Fact, Review, RowId, Sitting, in_order, withdrawn
from quiz.schedule.lineage import links
from quiz.schedule.queue import Allowance
from quiz.schedule.standing import Standing
from quiz.schedule.today import DayTotal
from quiz.store import clocks, derived, exams, lineage, rows
from quiz.store.file import StoreFile

if TYPE_CHECKING:
    from quiz.answers.spellings import Spelling
    from quiz.store.lineage import Met
    from quiz.store.runs import Played


class StoreReader:
    """A store as it is read: each method raises StoreError where that fails."""

    def __init__(self, file: StoreFile) -> None:
        self.file = file
        self.machine, self._own = "", 0
        """The name and the number of this machine."""
        self._reading = file.reading

    @property
    def _connection(self) -> sqlite3.Connection:
        return self.file.connection

    def _execute(self, sql: str, values: tuple[rows.Cell, ...] = ()) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)

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
        from quiz.store.runs import played  # Home plays none

        with self._reading():
            return played(self._connection, mode, same)

    def last_sitting(self, mode: str) -> Sitting | None:
        """The latest sitting of a mode on this machine."""
        with self._reading():
            return exams.last(self._connection, self._own, mode)

    def done_in(self, sitting: RowId) -> list[Fact]:
        """What was done in an exam on this machine, in order."""
        with self._reading():
            joined = lineage.joined(self._connection)
            facts = exams.done_in(self._connection, self._own, sitting)
            return [one._replace(question=joined[one.question]) if one.question in joined else one for one in facts]

    def remembered(self) -> dict[str, str]:
        with self._reading():
            return dict(self._execute("SELECT name, value FROM remembered"))

    def ahead(self, day: Day) -> list[Fact]:
        """The rows dated after a day that were not dated anew yet, and decide when a question is due; in order."""
        with self._reading():
            return clocks.ahead(self._connection, day)
