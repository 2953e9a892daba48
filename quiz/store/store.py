"""Sittings that were opened before the store could be trusted: they are kept with their first
review."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.errors import StoreError
from quiz.schedule.history import (
    PAIRING,
    Act,
    Fact,
    Review,
    RowId,
    Sitting,
    Verb,
    in_order,
    links,
    withdrawn,
)
from quiz.schedule.queue import Allowance
from quiz.schedule.standing import NEW, Standing
from quiz.schedule.today import DayTotal
from quiz.store import derived, machine, readings, redating, rows, sittings, undo
from quiz.store.file import StoreFile
from quiz.store.rows import storable

if TYPE_CHECKING:
    from quiz.answers.spellings import Spelling
    from quiz.decks.question import Question
    from quiz.decks.shelf import ShelvedDeck
    from quiz.store.derived import LastWords
    from quiz.store.readings import RecognisedEdit
    from quiz.store.sittings import PlayedGame


class Kept(NamedTuple):
    """What the store made of a fact: it is on the disk."""

    id: RowId
    standing: Standing


class UndoResult(NamedTuple):
    """What undo took back."""

    fact: Fact
    standing: Standing


class Store:
    """One learner's history on one machine; a path of `:memory:` keeps it until the program ends."""

    def __init__(self, path: Path | str, *, trusted: bool = True) -> None:
        self.path = path
        self.file = StoreFile(path)
        self._trusted = trusted
        """Whether it may be written before `check` has read it whole."""
        self._late = Late()
        self._reading, self._transaction = self.file.reading, self.file.transaction
        self.machine, self._own = self._who()
        """The name and the number of this machine."""

    def close(self) -> None:
        self._connection.close()

    @property
    def _connection(self) -> sqlite3.Connection:
        return self.file.connection

    def _execute(self, sql: str, values: tuple[rows.Cell, ...] = ()) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)

    def _who(self) -> tuple[str, int]:
        """The name and the number of this machine, which is named when its store is first opened,
        or lies elsewhere."""
        with self._reading():
            known = machine.current(self._connection)
            if known and machine.is_settled(self._connection, self.path):
                return known
        try:
            with self._transaction():
                return machine.settle(self._connection, self.path)
        except StoreError as error:
            if known and getattr(error.__cause__, "sqlite_errorname", "").startswith(
                "SQLITE_READONLY"
            ):
                return known  # nothing will be written under it
            raise

    # What is kept

    def record(self, review: Review, question: Question) -> Kept:
        """Keeps a review; when this returns it survives a power cut. Raises StoreError where it
        cannot be kept."""
        sitting = self._late.row(review.sitting, self.open_sitting)
        with self._transaction():
            seq, moment = self._next(review.moment)
            number = self._seen(question)
            place = (self._own, seq, moment.at, moment.offset, review.day, number)
            graded = (
                storable(review.response),
                review.credit,
                review.rating,
                review.days,
                review.counts,
                review.took,
            )
            self._execute(
                "INSERT INTO reviews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*place, *graded, *self._row(sitting), review.certainty),
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
        return Kept(
            RowId(self.machine, seq), derived.derive(self._connection, number) if number else NEW
        )

    def _join(self) -> None:
        for number in derived.join(self._connection):
            derived.derive(self._connection, number)

    def _about(self, act: Act) -> int | None:
        """The number of the question of an act: that of the row that it is about, however that is
        written by now."""
        if act.target and act.verb is not Verb.RESET:
            number = rows.question_of(self._connection, act.target)
            if number is not None:
                return number
        return self._question(act.question) if act.question else None

    def check(self, *, thorough: bool | None = None) -> None:
        """Reads the whole store; raises StoreDamaged, and puts it aside, where it is broken."""
        self.file.check(thorough=thorough)
        self._trusted = True

    def row_of(self, sitting: RowId | None) -> RowId | None:
        """The row of a sitting, by the place that it was given when it was opened."""
        return self._late.row(sitting)

    def open_sitting(self, sitting: Sitting) -> RowId:
        """Keeps that a sitting began; in a store that was not checked yet, only with its first
        review."""
        if not self._trusted:
            return self._late.add(sitting)
        with self._transaction():
            seq, moment = self._next(sitting.moment)
            values = (sitting.mode, sitting.settings, sitting.seed, storable(sitting.name))
            self._execute(
                "INSERT INTO sittings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (self._own, seq, moment.at, moment.offset, *values),
            )
            return RowId(self.machine, seq)

    def undo(self, moment: Moment, day: Day) -> UndoResult | None:
        """Takes back the last thing done on this machine that still holds; None if nothing is left
        to take back."""
        with self._transaction():
            facts = undo.last(self._connection, self._own)
            if not facts:
                return None
            with self._recounted(
                rows.question_of(self._connection, fact.id) for fact in facts if fact.id
            ):
                for fact in facts:
                    kept = self._act(Act(Verb.WITHDRAWN, moment, day, fact.question, fact.id))
            key = self.joined().get(fact.question, fact.question) if fact.question else None
            return UndoResult(fact._replace(question=key) if key else fact, kept.standing)

    def undo_pairing(self, moment: Moment, day: Day) -> Act | None:
        """Takes back the last that was said on this machine of which question is which; None if
        nothing was."""
        with self._transaction():
            act = undo.last_said(self._connection, self._own)
            if act is not None:
                self._act(Act(Verb.WITHDRAWN, moment, day, act.question, act.id))
            return act

    @contextmanager
    def _recounted(self, found: Iterable[int | None]) -> Iterator[None]:
        """Makes good on the days what is done to the reviews of some questions, told by their
        numbers."""
        numbers = {number for number in found if number is not None}
        before = derived.studied(self._connection, numbers)
        yield
        derived.recount(self._connection, before, derived.studied(self._connection, numbers))

    def reset(self, keys: Iterable[QuestionKey], moment: Moment, day: Day) -> int:
        """Has questions start anew, all of them or none; returns how many. Undone, all of them are
        as they were."""
        with self._transaction():
            seq, _ = self._next(moment)
            first, count = RowId(self.machine, seq), 0
            for key in keys:
                self._act(Act(Verb.RESET, moment, day, key, first))
                count += 1
            return count

    def redate(self, acts: Sequence[Act]) -> int:
        """Keeps acts that date rows anew, all or none; returns how many they were."""
        with self._transaction(), self._recounted(map(self._about, acts)):
            return len([self._act(act) for act in acts])

    def _next(self, moment: Moment) -> tuple[int, Moment]:
        """The next place among this machine's rows, and a time never before that of its last."""
        # A sync of another window may have given the store another name since.
        self.machine, self._own = machine.current(self._connection) or (self.machine, self._own)
        seq, at = machine.last(self._connection, self._own)
        return seq + 1, moment._replace(at=max(moment.at, at))

    def _row(self, row: RowId | None) -> tuple[int | None, int | None]:
        return (self._number(row.machine), row.seq) if row else (None, None)

    def _number(self, machine: str) -> int:
        if machine == self.machine:
            return self._own
        self._execute("INSERT OR IGNORE INTO machines (name) VALUES (?)", (machine,))
        return int(
            self._execute("SELECT id FROM machines WHERE name = ?", (machine,)).fetchone()[0]
        )

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
        """Throws away what is derived and makes it again from the facts; returns how many questions
        it was for."""
        with self._transaction():
            return derived.rebuild(self._connection)

    def is_edited(self, decks: Iterable[ShelvedDeck]) -> bool:
        """Whether any deck differs from when it was last read, on a machine that has read some
        before."""
        with self._reading():
            return readings.are_any(self._connection) and bool(
                readings.changed(self._connection, decks)
            )

    def see(
        self,
        decks: Iterable[ShelvedDeck],
        moment: Moment,
        day: Day | None = None,
        *,
        asked: QuestionKey | None = None,
    ) -> list[RecognisedEdit]:
        """Keeps what was read of each deck, once for every content it had, and pairs what an edit
        made of questions.

        An edit of what the history does not tell of is returned and not kept, unless it is `asked`
        just now.
        """
        decks = list(decks)
        with self._reading():
            fresh = readings.changed(self._connection, decks)
        if not fresh:
            return []
        from quiz.store.readings import paired

        with self._transaction():
            found = paired(
                self._connection, fresh, decks, moment, moment.day() if day is None else day
            )
            for one in found:
                if one.is_known or one.act.continues == asked:
                    self._act(one.act, one.question)
        return found

    def remember(self, name: str, value: str) -> None:
        """Keeps something that the program remembers for the learner."""
        with self._transaction():
            self._execute("INSERT OR REPLACE INTO remembered VALUES (?, ?)", (name, value))

    # What is asked of it

    def facts(self, key: QuestionKey) -> list[Fact]:
        """All that is known of one question, in order."""
        with self._reading():
            return in_order(rows.facts(self._connection, f"question IN ({derived.SAME})", key, key))

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
            return derived.joined(self._connection)

    def links(self) -> dict[QuestionKey, Act]:
        """The pairings that hold, by the question that continues another one."""
        with self._reading():
            return links(derived.acts(self._connection))

    def last_words(self) -> dict[QuestionKey, LastWords]:
        """Every question of the history in its last words, by the key that it was first seen by."""
        with self._reading():
            return derived.last_words(self._connection)

    def spellings(self) -> dict[QuestionKey, tuple[Spelling, ...]]:
        """The spellings that the learner accepts beside those in the decks."""
        with self._reading():
            return rows.spellings(self._connection)

    def state(self) -> tuple[int, int]:
        """Something that differs once this window or another one has changed anything."""
        with self._reading():
            return int(
                self._execute("PRAGMA data_version").fetchone()[0]
            ), self._connection.total_changes

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

    def games(self, mode: str, same: str) -> list[PlayedGame]:
        """The games of a mode that were begun with the same settings."""
        from quiz.store.sittings import played  # Home plays none

        with self._reading():
            return played(self._connection, mode, same)

    def last_sitting(self, mode: str) -> Sitting | None:
        """The latest sitting of a mode on this machine."""
        with self._reading():
            return sittings.last(self._connection, self._own, mode)

    def done_in(self, sitting: RowId) -> list[Fact]:
        """What was done in an exam on this machine, in order."""
        with self._reading():
            joined = derived.joined(self._connection)
            facts = sittings.done_in(self._connection, self._own, sitting)
            return [
                one._replace(question=joined[one.question]) if one.question in joined else one
                for one in facts
            ]

    def remembered(self) -> dict[str, str]:
        with self._reading():
            return dict(self._execute("SELECT name, value FROM remembered"))

    def ahead(self, day: Day) -> list[Fact]:
        """The rows dated after a day that were not dated anew yet, and decide when a question is
        due; in order."""
        with self._reading():
            return redating.ahead(self._connection, day)


class Late:
    """Places given to sittings that have no row yet, and the rows that they got."""

    def __init__(self) -> None:
        self._waiting: dict[RowId, Sitting] = {}
        self._rows: dict[RowId, RowId] = {}

    def add(self, sitting: Sitting) -> RowId:
        """A place for a sitting, to be told from a row by having no machine."""
        place = RowId("", len(self._waiting) + len(self._rows) + 1)
        self._waiting[place] = sitting
        return place

    def row(
        self, place: RowId | None, keep: Callable[[Sitting], RowId] | None = None
    ) -> RowId | None:
        """The row of a sitting, which is kept now if it was not; without `keep` the place if it has
        none."""
        if place is None:
            return None
        if keep and place in self._waiting:
            self._rows[place] = keep(self._waiting[place])
            del self._waiting[place]
        return self._rows.get(place, place)
