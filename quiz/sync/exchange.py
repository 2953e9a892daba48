"""Gives a store's facts to other machines and takes up theirs: a union of rows that are never
rewritten."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from quiz.clock import Moment
from quiz.decks.identity import QuestionKey
from quiz.schedule.history import Act, Review, RowId, Sitting
from quiz.store import derived, machine, rows
from quiz.store.store import Store
from quiz.sync.format import Row, Spans, Words, merged

_TABLES = ("reviews", "acts", "sittings")
_SITTING = """
    SELECT s.mode, s.settings, s.seed, s.name, s.at, s.offset, m.name, s.seq
    FROM sittings s JOIN machines m ON m.id = s.machine
"""
_RUNS = f"""
    SELECT min(seq), max(seq) FROM (
        SELECT seq, seq - row_number() OVER (ORDER BY seq) AS run
        FROM ({" UNION ALL ".join(f"SELECT seq FROM {table} WHERE machine = ?" for table in _TABLES)})
    ) GROUP BY run
"""
_NEW_WORDS = (
    "UPDATE questions SET kind = ?, prompt = ?, answer = ?, deck = ? WHERE id = ? AND prompt = ''"
)
_BEFORE = "SELECT 1 FROM {} f JOIN machines m ON m.id = f.machine WHERE f.question = q.id AND m.name = ? AND f.seq < ?"
_WORDS = f"""
    SELECT key, kind, prompt, answer, deck FROM questions q WHERE key = ? AND prompt <> ''
    AND NOT EXISTS ({_BEFORE.format("reviews")}) AND NOT EXISTS ({_BEFORE.format("acts")})
"""
PUBLISHED = "published"
"""The last row of this machine that may be elsewhere, under which name it remembers that."""


class Taken(NamedTuple):
    """What came of rows that were met."""

    new: int
    held: int
    unlike: tuple[int, ...]
    """Which of them, counted from 0, differ from those held under their places; they were not
    taken."""


class Sharing:
    """The part of a store that other machines meet."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def _connection(self) -> sqlite3.Connection:
        return self.store._connection

    # Out

    def spans(self) -> dict[str, Spans]:
        """The places of all rows held, by machine."""
        with self.store._reading():
            machines = self._connection.execute(
                "SELECT id, name FROM machines ORDER BY name"
            ).fetchall()
            return {
                name: runs
                for number, name in machines
                if (runs := merged(self._connection.execute(_RUNS, (number,) * 3).fetchall()))
            }

    def given(self, machine: str, runs: Spans) -> Iterator[Row]:
        """The rows of a machine at some places, in order."""
        for first, last in runs:
            for begin in range(first, last + 1, 1000):
                with self.store._reading():
                    number = self._known(machine)
                    found = self._rows(number, begin, min(last, begin + 999)) if number else []
                yield from sorted(found, key=lambda row: row.id.seq if row.id else 0)

    def _rows(self, number: int, first: int, last: int) -> list[Row]:
        where, values = "machine = ? AND {}.seq BETWEEN ? AND ?", (number, first, last)
        return [
            *map(
                rows.review,
                self._connection.execute(f"{rows.REVIEW} WHERE r.{where.format('r')}", values),
            ),
            *map(
                rows.act,
                self._connection.execute(f"{rows.ACT} WHERE a.{where.format('a')}", values),
            ),
            *map(
                _sitting,
                self._connection.execute(f"{_SITTING} WHERE s.{where.format('s')}", values),
            ),
        ]

    @property
    def machine(self) -> str:
        """The name of this machine, which taking up rows may change."""
        with self.store._reading():
            known = machine.current(self._connection)
        return known[0] if known else self.store.machine

    def words(self, key: QuestionKey, machine: str, first: int) -> Words | None:
        """What shows a question, if that is known and none of the machine's rows before a place was
        about it."""
        with self.store._reading():
            found = self._connection.execute(_WORDS, (key, *(machine, first) * 2)).fetchone()
        return Words(*found) if found else None

    def _known(self, machine: str) -> int | None:
        found = self._connection.execute(
            "SELECT id FROM machines WHERE name = ?", (machine,)
        ).fetchone()
        return int(found[0]) if found else None

    def publish(self) -> None:
        """Remembers that all rows of this machine up to now may be elsewhere: their places are
        theirs for good."""
        with self.store._transaction():
            if known := machine.current(self._connection):
                self._remember(PUBLISHED, str(machine.last(self._connection, known[1])[0]))

    # In

    def take(
        self,
        met: Sequence[Row],
        words: Iterable[Words] = (),
        *,
        judge: Callable[[list[int]], None] | None = None,
    ) -> Taken:
        """Takes up rows, all or none; those that differ from rows held under the same places are
        left.

        `judge` is told of these, and may raise what leaves the store as it was.
        """
        with self.store._transaction():
            held = self._held(met)
            if self._part_ways(met, held):
                held = self._held(met)
            fresh: dict[RowId, Row] = {}
            unlike: list[int] = []
            for number, row in enumerate(met):
                assert row.id is not None
                other = held.get(row.id) or fresh.setdefault(row.id, row)
                if other != row:
                    unlike.append(number)
            if judge:
                judge(unlike)
            self._insert(list(fresh.values()))
            for one in words:
                number = self.store._question(one.question)
                self._connection.execute(_NEW_WORDS, (*one[1:], number))
            return Taken(len(fresh), len(met) - len(fresh) - len(unlike), tuple(unlike))

    def _held(self, met: Sequence[Row]) -> dict[RowId, Row]:
        """The rows that are held at the places of those met."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for row in met:
            assert row.id is not None
            places[row.id.machine].append(row.id.seq)
        found: dict[RowId, Row] = {}
        for name, seqs in places.items():
            known = self._known(name)
            seqs.sort()
            for cut in range(0, len(seqs) if known else 0, 1000):
                part = seqs[cut : cut + 1000]
                found |= {
                    row.id: row for row in self._rows(known or 0, part[0], part[-1]) if row.id
                }
        return found

    def _insert(self, fresh: Sequence[Row]) -> None:
        keys = {key for row in fresh for key in questions(row)}
        numbers = {key: self.store._question(key) for key in keys}
        before = derived.studied(self._connection, numbers.values())
        machines = {name: self.store._number(name) for name in _named(fresh)}
        for row in fresh:
            self._insert_one(row, numbers, machines)
        after = derived.studied(self._connection, numbers.values())
        derived.recount(self._connection, before, after)
        for number in {*derived.join(self._connection), *numbers.values()}:
            derived.derive(self._connection, number)

    def _insert_one(
        self, row: Row, numbers: Mapping[QuestionKey, int], machines: Mapping[str, int]
    ) -> None:
        assert row.id is not None
        values: dict[str, rows.Cell] = {"machine": machines[row.id.machine], "seq": row.id.seq}
        values |= {"at": row.moment.at, "offset": row.moment.offset}
        for name, value in row._asdict().items():
            if name in ("sitting", "target"):
                values[f"{name}_machine"] = machines[value.machine] if value else None
                values[f"{name}_seq"] = value.seq if value else None
            elif name in ("question", "continues"):
                values[name] = numbers[value] if value is not None else None
            elif name not in ("id", "moment"):
                values[name] = value
        table = (
            "reviews" if isinstance(row, Review) else "acts" if isinstance(row, Act) else "sittings"
        )
        marks = ", ".join("?" for _ in values)
        self._connection.execute(
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values())
        )

    # Copies

    def _part_ways(self, met: Sequence[Row], held: Mapping[RowId, Row]) -> bool:
        """Takes another name if rows of this machine's come from elsewhere: a copy of this store
        has written them.

        Rows of the copy have the places that they were shared under; those of this store that
        nobody has seen yet, and that stand under the same places, go with the new name.
        """
        known = machine.current(self._connection)
        if known is None:
            return False
        own = {row.id: row for row in met if row.id and row.id.machine == known[0]}
        published = int(self.recall(PUBLISHED) or 0)
        unlike = [
            one.seq for one, row in own.items() if one.seq > published and held.get(one, row) != row
        ]
        if not unlike and own.keys() <= held.keys():
            return False
        _, number = machine.rename(self._connection)
        self._remember(PUBLISHED, "0")
        if unlike:
            machine.move(self._connection, known[1], number, min(unlike))
            derived.rebuild(self._connection)
        return True

    def recall(self, name: str) -> str:
        found = self._connection.execute(
            "SELECT value FROM remembered WHERE name = ?", (name,)
        ).fetchone()
        return str(found[0]) if found else ""

    def note(self, name: str, value: str) -> None:
        """Keeps something about sharing, such as how far a file was read."""
        self.store.remember(name, value)

    def _remember(self, name: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO remembered VALUES (?, ?)", (name, value))


def _named(fresh: Sequence[Row]) -> set[str]:
    """The machines that rows are of, and those that they point to."""
    others = (
        row.sitting if isinstance(row, Review) else row.target
        for row in fresh
        if not isinstance(row, Sitting)
    )
    return {place.machine for place in (*(row.id for row in fresh), *others) if place}


def questions(row: Row) -> list[QuestionKey]:
    """The questions that a row is about."""
    if isinstance(row, Sitting):
        return []
    continues = row.continues if isinstance(row, Act) else None
    return [key for key in (row.question, continues) if key is not None]


def _sitting(row: tuple[str, str, int, str, int, int, str, int]) -> Sitting:
    mode, settings, seed, name, at, offset, machine, seq = row
    return Sitting(mode, settings, seed, name, Moment(at, offset), RowId(machine, seq))
