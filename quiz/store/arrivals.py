"""Rows of other machines, added block by block; what follows from them is worked out at the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress

from quiz.errors import StoreError
from quiz.schedule import Act, Redated, Review, Row, Withdrawn, Words, verbs
from quiz.store import derived, union
from quiz.store.file import StoreFile
from quiz.store.inserts import Inserts

_BEHIND = "standings lag behind"
_MOVING = verbs(Withdrawn, Redated)
_MOVED = "SELECT DISTINCT question FROM acts WHERE verb IN (?, ?)"
_NEW_WORDS = """
    INSERT INTO questions (key, kind, prompt, answer, deck) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE
    SET kind = excluded.kind, prompt = excluded.prompt, answer = excluded.answer,
        deck = excluded.deck
    WHERE prompt = ''
"""
_CACHE = 65_536
"""KiB that SQLite may hold in memory while rows are gathered."""
_FEW = 1000
"""The most questions whose standings are each worked out by themselves in any case."""
_EACH = 50
"""The reviews that a rebuild replays in the time of working out one standing by itself."""


class Arrivals:
    """The rows that one store takes up from other machines."""

    def __init__(self, file: StoreFile) -> None:
        self._file = file
        self._gathered: _Gathered | None = None

    def add(self, fresh: Sequence[Row], words: Iterable[Words]) -> None:
        """Adds rows that are not held yet, and words that are missing, inside a transaction."""
        if self._gathered is None:
            gathered = _Gathered(self._file.connection, whole=self._is_behind())
            gathered.add(fresh, words)
            gathered.settle()
            return
        if self._gathered.connection is not self._file.connection:  # another file took its place
            self._gathered = _Gathered(self._file.connection, whole=True)
        self._gathered.add(fresh, words)

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Has what follows from all that is added inside worked out once, at its end.

        Where that is never reached, whoever opens the store next catches up.
        """
        connection = self._file.connection
        self._gathered = _Gathered(connection, whole=self._is_behind())
        # A block that does not fit would lock out those who read, while it is still being added.
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        try:
            yield
            if self._gathered.is_behind:
                is_inside = self._file.connection.in_transaction
                with nullcontext() if is_inside else self._file.transaction():
                    self._gathered.settle()
        finally:
            self._gathered = None

    def catch_up(self, *, even_now: bool = False) -> None:
        """Works out what follows from the rows of a sync that was ended before it did so.

        A sync that is running does it itself, unless it is to be done even now; and the next start
        does where the store cannot be written.
        """
        if not self._is_behind():
            return
        from quiz.store.sync_lock import is_at_work

        if even_now or not is_at_work(self._file.path):
            with suppress(StoreError), self._file.transaction():
                _Gathered(self._file.connection, whole=True).settle()

    def _is_behind(self) -> bool:
        with self._file.reading():
            sql = "SELECT 1 FROM remembered WHERE name = ?"
            return self._file.connection.execute(sql, (_BEHIND,)).fetchone() is not None


def caught_up(connection: sqlite3.Connection) -> None:
    """Remembers that everything that follows from the rows was worked out."""
    connection.execute("DELETE FROM remembered WHERE name = ?", (_BEHIND,))


class _Gathered:
    """Rows added in transactions of their own, and the questions that they touch."""

    def __init__(self, connection: sqlite3.Connection, *, whole: bool = False) -> None:
        self.connection = connection
        self._inserts = Inserts(connection)
        self._touched: set[int] = set()
        self._whole = whole
        """True if so much is touched that all is rebuilt in the end; days lag behind too then."""

    @property
    def is_behind(self) -> bool:
        """True if anything follows from what was added and was not worked out."""
        return self._whole or bool(self._touched)

    def add(self, fresh: Sequence[Row], words: Iterable[Words]) -> None:
        self.connection.executemany(_NEW_WORDS, words)
        numbers = self._numbers(fresh)
        self._touch(numbers)
        if self._whole:
            self._inserts.add_all(fresh)
        else:
            moved = numbers & self._moved(fresh)
            before = derived.studied(self.connection, moved)
            self._inserts.add_all(fresh)
            derived.recount(self.connection, before, derived.studied(self.connection, moved))
            derived.count_all(self.connection, self._plain(fresh, moved))

    def _numbers(self, fresh: Iterable[Row]) -> set[int]:
        """The questions that rows are about."""
        keys = {row.question for row in fresh if isinstance(row, Review)}
        for row in fresh:
            if not isinstance(row, Review):
                keys.update(union.questions(row))
        return set(map(self._inserts.question, keys))

    def _touch(self, numbers: set[int]) -> None:
        """Remembers, in the store too, that standings lag behind its rows."""
        if not numbers:
            return
        self._touched |= numbers
        self.connection.execute("INSERT OR IGNORE INTO remembered VALUES (?, '')", (_BEHIND,))
        reviews = self.connection.execute("SELECT count(*) FROM reviews").fetchone()[0]
        touched = len(self._touched)
        self._whole = self._whole or (touched > _FEW and touched * _EACH > reviews)

    def _moved(self, fresh: Iterable[Row]) -> set[int]:
        """The questions some of whose reviews were taken back, or are of another day by now."""
        return {
            *(number for (number,) in self.connection.execute(_MOVED, _MOVING)),
            *(
                self._inserts.question(row.action.question)
                for row in fresh
                if isinstance(row, Act) and isinstance(row.action, Withdrawn | Redated)
            ),
        }

    def _plain(self, fresh: Iterable[Row], moved: set[int]) -> Iterator[Review]:
        """The reviews that count on the day that they were given on."""
        for row in fresh:
            if not isinstance(row, Review) or not row.counts:
                continue
            if self._inserts.question(row.question) not in moved:
                yield row

    def settle(self) -> None:
        """Works out what follows from all that was added since this was last called."""
        if self._whole:
            from quiz.store import rebuilding

            rebuilding.rebuild(self.connection)
        else:
            for number in {*derived.join(self.connection), *self._touched}:
                derived.derive(self.connection, number)
        self._touched, self._whole = set(), False
        caught_up(self.connection)
