"""The store of one machine: all that is asked of a history, and all that is added to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.clock import Day, Moment
from quiz.decks import QuestionKey
from quiz.errors import StoreError
from quiz.schedule import (
    NEW,
    Act,
    Allowance,
    DayTotal,
    Fact,
    KeptApart,
    Paired,
    Pairing,
    Restarted,
    Review,
    Row,
    RowId,
    Sitting,
    Standing,
    Unpaired,
    Withdrawn,
    Words,
    about,
    continued,
    in_order,
    withdrawn,
)
from quiz.store import (
    arrivals,
    deck_edits,
    derived,
    likely,
    log,
    machine,
    readings,
    redating,
    rows,
    sittings,
    undo,
    union,
)
from quiz.store.arrivals import Arrivals
from quiz.store.deck_edits import DeckEdit
from quiz.store.file import StoreFile
from quiz.store.inserts import Inserts
from quiz.store.rows import storable
from quiz.store.sittings import UnsavedSittings
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.answers import Spelling
    from quiz.decks import Question, ShelvedDeck
    from quiz.store.catalogue import Catalogue
    from quiz.store.derived import LastWords
    from quiz.store.likely import LikelyPair
    from quiz.store.readings import LastRead, RecognisedEdit
    from quiz.store.shelved import ShelvedQuestions
    from quiz.store.sittings import PlayedGame
    from quiz.store.union import Runs


_LEFT_AGAIN = """
    SELECT count(*) FROM standings
    WHERE again AND last = ? AND NOT hidden AND put_off IS NOT ?
"""
_HIDDEN = """
    SELECT q.key FROM standings s CROSS JOIN questions q ON q.id = s.question WHERE s.hidden = 1
"""


class Receipt(NamedTuple):
    """The row of a fact that is on the disk, and the standing after it."""

    id: RowId
    standing: Standing


class UndoResult(NamedTuple):
    """The fact that undo took back, and the standing without it."""

    fact: Fact
    standing: Standing


class Store:
    """One learner's history; with the path `:memory:` it is kept until the program ends."""

    def __init__(self, path: Path | str, *, trusted: bool = True, catches_up: bool = True) -> None:
        self.path = path
        self.file = StoreFile(path)
        self._trusted = trusted
        """True if it may be written before `check` has read it whole."""
        self._unsaved = UnsavedSittings()
        self.transaction, self._reading = self.file.transaction, self.file.reading
        self.machine = self._who()
        """The name of this machine, when it was last written to."""
        self.arrivals = Arrivals(self.file)
        if trusted and catches_up:  # a sync does that at its end
            self.arrivals.catch_up()

    def close(self) -> None:
        self._connection.close()

    @property
    def _connection(self) -> sqlite3.Connection:
        return self.file.connection

    def _execute(self, sql: str, values: tuple[rows.Cell, ...] = ()) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)

    def _who(self) -> str:
        """The name of this machine, given when its store is first opened where it lies."""
        with self._reading():
            known = machine.current(self._connection)
            if known and machine.is_settled(self._connection, self.path):
                return known[0]
        if known:
            self.file.mark()  # two copies of a store have the same one
        try:
            with self.transaction():
                return machine.settle(self._connection, self.path)[0]
        except StoreError as error:
            if known and getattr(error.__cause__, "sqlite_errorname", "").startswith(
                "SQLITE_READONLY"
            ):
                return known[0]  # nothing will be written under it
            raise

    # What is kept

    def record(self, review: Review, question: Question) -> Receipt:
        """Keeps a review; when this returns it survives a power cut. Raises StoreError."""
        sitting = self._unsaved.row(review.sitting, self.open_sitting)
        with self.transaction():
            return self._record(review._replace(sitting=sitting), question)

    def _record(self, review: Review, question: Question) -> Receipt:
        number = self._seen(question)
        row, moment = self._next(review.moment)
        review = review._replace(moment=moment, id=row)
        Inserts(self._connection).add(review, question=number)
        if review.counts:
            derived.count(self._connection, review)
        return Receipt(row, derived.derive(self._connection, number))

    def act(
        self, act: Act, question: Question | None = None, *, edit: DeckEdit | None = None
    ) -> Receipt:
        """Keeps an act, with what it wrote into a deck. Raises StoreError if it cannot be kept."""
        with self.transaction():
            receipt = self._act(act, question)
            if edit is not None:
                deck_edits.keep(self._connection, self._own(), receipt.id.seq, edit)
            return receipt

    def edit_of(self, act: RowId) -> DeckEdit | None:
        """The change of a deck that came with an act of this machine; None if there was none."""
        with self._reading():
            if act.machine != self.machine:
                return None
            return deck_edits.find(self._connection, self._own(), act.seq)

    def _act(self, act: Act, question: Question | None = None) -> Receipt:
        number = self._seen(question) if question else self._about(act)
        row, moment = self._next(act.moment)
        Inserts(self._connection).add(act._replace(moment=moment, id=row), question=number)
        if isinstance(act.action, Withdrawn | Paired | Unpaired | KeptApart):
            for changed in derived.join(self._connection):
                derived.derive(self._connection, changed)
        standing = derived.derive(self._connection, number) if number else NEW
        return Receipt(row, standing)

    def _about(self, act: Act) -> int | None:
        """The number of the question of an act: that of the row that it is about, if it has one."""
        number = rows.question_of(self._connection, act.row) if act.row else None
        if number is None and act.question is not None:
            number = Inserts(self._connection).question(act.question)
        return number

    def insist_on_keeping(self) -> None:
        """Raises StoreError where nothing is kept: what was to be changed would be lost."""
        if self.file.nothing_is_kept:
            raise StoreError(self.file.nothing_is_kept)

    def begin_check(self) -> None:
        """Begins, beside everything else, to read the whole store for the next `check`."""
        self.file.begin_check()

    def check(self, *, thorough: bool | None = None) -> None:
        """Reads the whole store; raises StoreDamaged, and puts it aside, where it is broken."""
        self.file.check(thorough=thorough)
        self._trusted = True
        self.arrivals.catch_up()

    def row_of(self, sitting: RowId | None) -> RowId | None:
        """The row of a sitting, by the place that it was given when it was opened."""
        return self._unsaved.row(sitting)

    def open_sitting(self, sitting: Sitting) -> RowId:
        """Keeps a sitting; in a store that was not checked yet, only with its first review."""
        if not self._trusted:
            return self._unsaved.add(sitting)
        with self.transaction():
            row, moment = self._next(sitting.moment)
            Inserts(self._connection).add(sitting._replace(moment=moment, id=row))
            return row

    def undo(self, moment: Moment, day: Day) -> UndoResult | None:
        """Takes back the last thing done on this machine that still holds; None if nothing is."""
        with self.transaction():
            facts = undo.last(self._connection, self._own())
            if not facts:
                return None
            with self._recounted(
                rows.question_of(self._connection, fact.id) for fact in facts if fact.id
            ):
                receipts = [self._withdraw(fact, moment, day) for fact in facts]
            fact, key = facts[-1], facts[-1].question
            if key is not None:
                fact = about(fact, self.joined().get(key, key))
            return UndoResult(fact, receipts[-1].standing)

    def _withdraw(self, fact: Fact, moment: Moment, day: Day) -> Receipt:
        assert fact.id is not None
        assert fact.question is not None, "nothing takes back what is about no question"
        return self._act(Act(Withdrawn(fact.id, fact.question), moment, day))

    def undo_pairing(self, moment: Moment, day: Day) -> Pairing | None:
        """Takes back the last pairing on this machine that still holds; None if nothing is."""
        with self.transaction():
            last = undo.last_pairing(self._connection, self._own())
            if last is None:
                return None
            row, pairing = last
            self._act(Act(Withdrawn(row, pairing.question), moment, day))
            return pairing

    def undo_likely(self, moment: Moment, day: Day) -> Pairing | None:
        """Takes back the last thing that was said here of a likely pair; None if nothing was."""
        with self.transaction():
            is_answer = likely.answers(self._connection)
            for row, pairing in undo.pairings(self._connection, self._own()):
                if is_answer(pairing):
                    self._act(Act(Withdrawn(row, pairing.question), moment, day))
                    return pairing
            return None

    @contextmanager
    def _recounted(self, questions: Iterable[int | None]) -> Iterator[None]:
        """Keeps the days right while something is done to the reviews of numbered questions."""
        numbers = {number for number in questions if number is not None}
        before = derived.studied(self._connection, numbers)
        yield
        derived.recount(self._connection, before, derived.studied(self._connection, numbers))

    def reset(self, keys: Iterable[QuestionKey], moment: Moment, day: Day) -> int:
        """Has questions start anew, all or none; returns their number. One undo takes all back."""
        with self.transaction():
            first, _ = self._next(moment)
            return len([self._act(Act(Restarted(key, first), moment, day)) for key in keys])

    def redate(self, acts: Sequence[Act]) -> int:
        """Keeps acts that date rows anew, all or none; returns how many they were."""
        with self.transaction(), self._recounted(map(self._about, acts)):
            return len([self._act(act) for act in acts])

    def _next(self, moment: Moment) -> tuple[RowId, Moment]:
        """This machine's next row, and a time never before that of its last."""
        own = self._own()
        seq, at = machine.last(self._connection, own)
        return RowId(self.machine, seq + 1), moment._replace(at=max(moment.at, at))

    def _own(self) -> int:
        """The number of this machine; a sync of any window may have given it another name."""
        known = machine.current(self._connection)
        if known is None:
            raise StoreError(f"The store {self.path} has no name any more.")
        self.machine, number = known
        return number

    def _seen(self, question: Question) -> int:
        """The number of a question, whose words are kept as they were last seen."""
        words = (question.kind, question.prompt, question.answer.text, question.deck.path)
        columns = tuple(map(storable, words))
        number = Inserts(self._connection).question(question.fingerprint)
        sql = "SELECT kind, prompt, answer, deck FROM questions WHERE id = ?"
        if self._execute(sql, (number,)).fetchone() != columns:
            update = "UPDATE questions SET kind = ?, prompt = ?, answer = ?, deck = ? WHERE id = ?"
            self._execute(update, (*columns, number))
        return number

    def rebuild(self) -> int:
        """Makes all that is derived again from the facts; returns the number of questions."""
        from quiz.store import rebuilding

        with self.transaction():
            arrivals.caught_up(self._connection)
            return rebuilding.rebuild(self._connection)

    def is_edited(self, decks: Iterable[ShelvedDeck]) -> bool:
        """True if any deck was edited since it was last read, where some were read before."""
        decks = list(decks)
        with self._reading():
            return readings.are_any(self._connection) and readings.are_edited(
                self._connection, decks
            )

    def last_read(self, decks: Iterable[ShelvedDeck]) -> LastRead:
        """How some decks, which are all there are, stood when they were last read."""
        with self._reading():
            return readings.last_read(self._connection, list(decks))

    def new_alone(self, decks: Iterable[ShelvedDeck]) -> list[ShelvedDeck]:
        """The decks that were never read, of which `keep_readings` may keep one after the other;
        none where `see` has to compare them with what was read before."""
        with self._reading():
            return readings.new_alone(self._connection, list(decks))

    def keep_readings(self, decks: Iterable[ShelvedDeck], moment: Moment) -> None:
        """Keeps how some decks read now."""
        with self.transaction():
            for deck in decks:
                readings.keep(self._connection, deck.deck, moment)

    def see(
        self,
        decks: Iterable[ShelvedDeck],
        moment: Moment,
        day: Day | None = None,
        *,
        asked: QuestionKey | None = None,
    ) -> list[RecognisedEdit]:
        """Keeps a reading of each deck that was edited, and pairs the questions of before and now.

        An edit of a question without a history is returned and not kept, unless it is `asked` just
        now.
        """
        decks = list(decks)
        with self._reading():
            if not readings.are_edited(self._connection, decks):
                return []
            changed = readings.changed(self._connection, decks)
        day = moment.day() if day is None else day
        with self.transaction():
            edits = readings.recognised(self._connection, changed, decks, moment)
            for edit in edits:
                if edit.is_known or edit.pairing.continues == asked:
                    self._act(Act(edit.pairing, moment, day), edit.question)
        return edits

    def remember(self, name: str, value: str) -> None:
        """Keeps something that the program remembers for the learner."""
        with self.transaction():
            values = (storable(name), storable(value))
            self._execute("INSERT OR REPLACE INTO remembered VALUES (?, ?)", values)

    def keep_results(self, sittings: Sequence[RowId | None], line: str, page: str) -> None:
        """Keeps what is shown of a sitting, or of those of all players of one game.

        They are no facts: another machine shows the sittings from the history.
        """
        kept = [row for row in map(self._unsaved.row, sittings) if row and row.machine]
        with self.transaction():
            for index, row in enumerate(kept):
                texts = ("", "") if index else (line, page)
                log.keep(self._connection, row, *texts, shared=index > 0)

    # What is asked of it

    def facts(self, key: QuestionKey) -> list[Fact]:
        """All that is known of one question, in order."""
        with self._reading():
            return in_order(rows.facts(self._connection, f"question IN ({derived.SAME})", key, key))

    def history(self, key: QuestionKey) -> list[Review]:
        """The reviews of one question that hold, in order."""
        facts = self.facts(key)
        withdrawn_rows = withdrawn(facts)
        return [
            fact for fact in facts if isinstance(fact, Review) and fact.id not in withdrawn_rows
        ]

    def standings(self) -> dict[QuestionKey, Standing]:
        """The standing of every question that was ever met."""
        with self._reading():
            return dict(map(rows.standing, self._execute(rows.STANDING)))

    def standings_of(self, keys: Iterable[QuestionKey]) -> dict[QuestionKey, Standing]:
        """The standings of some questions, of those that were ever met."""
        with self._reading():
            return rows.standings_of(self._connection, keys)

    def hidden(self) -> set[QuestionKey]:
        """The questions that are hidden, by the keys that they were first seen by."""
        with self._reading():
            return {QuestionKey(key) for (key,) in self._execute(_HIDDEN)}

    def due_days(self) -> dict[Day, int]:
        """How many questions are due on each day, without hidden ones."""
        with self._reading():
            return dict(derived.due_days(self._connection))

    @contextmanager
    def shelved(
        self, catalogue: Catalogue, decks: Sequence[int], day: Day
    ) -> Iterator[ShelvedQuestions]:
        """The questions of some decks of the catalogue, to be looked up in it and in the history.

        Raises CatalogueLost where the catalogue cannot be read.
        """
        from quiz.store.shelved import ShelvedQuestions

        with self._reading(), catalogue.beside(self.file, decks) as connection:
            yield ShelvedQuestions(connection, day)

    def joined(self) -> dict[QuestionKey, QuestionKey]:
        """The key that each question was first seen by, of those that continue another one."""
        with self._reading():
            return derived.joined(self._connection)

    def continued(self) -> dict[QuestionKey, QuestionKey]:
        """The question that each one continues, of those that continue another one."""
        with self._reading():
            return continued(derived.acts(self._connection))

    def likely_pairs(self, on_shelf: Iterable[QuestionKey]) -> list[LikelyPair]:
        """The pairs that may be one question and that nobody has said anything of, the likeliest
        first; `on_shelf` are the fingerprints of all questions as they stand in the decks."""
        with self._reading():
            return likely.waiting(self._connection, on_shelf)

    def last_words(
        self, only: Container[QuestionKey] | None = None
    ) -> dict[QuestionKey, LastWords]:
        """The questions of the history in their last words, all or some, by the keys that they were
        first seen by."""
        with self._reading():
            return derived.last_words(self._connection, only)

    def spellings(self) -> dict[QuestionKey, tuple[Spelling, ...]]:
        """The spellings that the learner accepts beside those in the decks."""
        with self._reading():
            return rows.spellings(self._connection)

    def state(self) -> tuple[int, int]:
        """A value that differs once this window or another one has changed anything."""
        with self._reading():
            return int(
                self._execute("PRAGMA data_version").fetchone()[0]
            ), self._connection.total_changes

    def spent(self, day: Day) -> Allowance:
        """The part of a day that is spent already."""
        with self._reading():
            return derived.spent(self._connection, day)

    def left_again(self, day: Day) -> int:
        """The number of questions that were rated again and come back on a day."""
        with self._reading():
            return int(self._execute(_LEFT_AGAIN, (day, day)).fetchone()[0])

    def days(self) -> dict[Day, DayTotal]:
        """The total of each day on which anything was studied."""
        with self._reading():
            return derived.days(self._connection)

    def games(self, mode: str, same: str) -> list[PlayedGame]:
        """The games of a mode that were begun with the same settings."""
        from quiz.store.sittings import played  # Home plays none

        with self._reading():
            return played(self._connection, mode, same)

    def sittings(self, mode: str) -> list[Sitting]:
        """The sittings of a mode on all machines, the latest first."""
        with self._reading():
            return sittings.of_mode(self._connection, mode)

    def done_in(self, sitting: RowId) -> list[Fact]:
        """The acts and reviews of an exam, in order."""
        with self._reading():
            joined = derived.joined(self._connection)
            facts = sittings.done_in(self._connection, sitting)
            return [
                about(fact, joined.get(fact.question, fact.question)) if fact.question else fact
                for fact in facts
            ]

    def logged(self) -> list[RowId]:
        """The sittings of all machines in which something was done, the latest first."""
        with self._reading():
            return log.logged(self._connection)

    def sitting_at(self, row: RowId) -> Sitting | None:
        """The sitting of a row, of whatever machine."""
        with self._reading():
            return log.sitting(self._connection, row)

    def kept_line(self, row: RowId) -> str:
        """What the log says of a sitting, as it was kept here; empty where nothing was."""
        with self._reading():
            return log.kept(self._connection, row, "line")

    def kept_page(self, row: RowId) -> str:
        """What the results of a sitting showed, as it was kept here; empty where nothing was."""
        with self._reading():
            return log.kept(self._connection, row, "page")

    def facts_in(self, row: RowId) -> list[Fact]:
        """What was done in a sitting of whatever machine, and later about that, in order."""
        with self._reading():
            return log.facts_in(self._connection, row)

    def words_of(self, keys: Iterable[QuestionKey]) -> dict[QuestionKey, Words]:
        """The words in which questions were last seen, by their keys."""
        with self._reading():
            return log.words_of(self._connection, keys)

    def machines(self) -> set[str]:
        """The names under which this machine has written."""
        with self._reading():
            former = {row.machine for row in machine.formerly(self._connection)}
            return {self.machine, *former}

    def remembered(self) -> dict[str, str]:
        with self._reading():
            return dict(self._execute("SELECT name, value FROM remembered"))

    def ahead(self, day: Day) -> list[Fact]:
        """The rows dated after a day that decide when a question is due; in order."""
        with self._reading():
            return redating.ahead(self._connection, day)

    # Where other machines meet it

    @property
    def name(self) -> str:
        """The name of this machine, which taking up rows may change."""
        with self._reading():
            self._own()
        return self.machine

    def runs(self) -> dict[str, Runs]:
        """The numbers of all rows held, by machine."""
        with self._reading():
            return union.runs(self._connection)

    def rows_of(self, machine: str, first: int, last: int) -> list[Row]:
        """The rows of a machine from one number to another, in order."""
        with self._reading():
            return union.rows_of(union.Met(self._connection), machine, first, last)

    def blocks(
        self, machine: str, runs: Runs
    ) -> Iterator[tuple[list[Row], dict[QuestionKey, Words]]]:
        """The rows of a machine with some numbers, block by block and in order.

        With each come the words of the questions that no row of the machine was about before.
        """
        met = union.Met(self._connection)
        for first, last in union.parts(runs):
            with self._reading():
                if met.connection is not self._connection:  # another file took its place
                    met = union.Met(self._connection)
                block = union.block(met, machine, first, last, begin=runs[0][0])
            yield block

    def rows_at(self, ids: Iterable[RowId]) -> dict[RowId, Row]:
        """The rows that are held under some ids."""
        with self._reading():
            return union.rows_at(self._connection, ids)

    def add_rows(self, fresh: Sequence[Row], words: Iterable[Words]) -> None:
        """Adds rows that are not held yet, and words that are missing, inside a transaction."""
        self.arrivals.add(fresh, words)

    def published(self) -> int:
        """The number of this machine's last row that may be elsewhere; 0 where none may."""
        with self._reading():
            return machine.published(self._connection)

    def publish(self) -> None:
        """Remembers that all rows of this machine up to now may be elsewhere."""
        with self.transaction():
            machine.publish(self._connection)

    def part_ways(self, first: int | None) -> None:
        """Gives this machine another name, inside a transaction.

        Its rows from a number on, which nobody else has seen, go with it.
        """
        machine.part_ways(self._connection, first)
        if first is not None:
            from quiz.store import rebuilding

            rebuilding.rebuild(self._connection)
