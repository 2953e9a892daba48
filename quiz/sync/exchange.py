"""Gives a store's facts to other machines and takes up theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from quiz.schedule import Review, Row, RowId, Words
from quiz.store import Runs, Store, questions
from quiz.sync.files import SharedFile
from quiz.sync.format import line
from quiz.values import NamedTuple

_ROWS, _BYTES = 20_000, 16 * 1024**2
"""What is taken up at once at the most; other windows wait for that long with their answers, if any
are given then."""


class Intake(NamedTuple):
    """The outcome of taking up rows."""

    new: int
    stored: int
    unlike: tuple[int, ...]
    """The indices of those that differ from the rows held under their ids; they were not taken."""


class Lines(NamedTuple):
    """Some lines of a file."""

    rows: list[Row]
    numbers: list[int]
    """The line of each row, from 1."""
    words: list[Words]
    problems: list[tuple[int, str]]
    """Lines that nothing could be taken from, and why."""


class Block(NamedTuple):
    """Some rows of a machine as lines, with the words of each question before its first row."""

    lines: bytes
    rows: int
    last: int
    """The number of the last row."""


def given(store: Store, machine: str, runs: Runs) -> Iterator[Row]:
    """The rows of a machine with some numbers, in order."""
    for rows, _ in store.blocks(machine, runs):
        yield from rows


def written(store: Store, machine: str, runs: Runs) -> Iterator[Block]:
    """The lines of some rows of a machine, block by block."""
    for rows, words in store.blocks(machine, runs):
        lines: list[bytes] = []
        for row in rows:
            if words:
                about = (row.question,) if isinstance(row, Review) else questions(row)
                lines += [line(words.pop(key)) for key in about if key in words]
            lines.append(line(row))
        if rows and (last := rows[-1].id):
            yield Block(b"".join(lines), len(rows), last.seq)


def blocks(file: SharedFile) -> Iterator[Lines]:
    """The lines of a file, as many at a time as are taken up at once; SyncError as reading does."""
    block, begin = Lines([], [], [], []), file.at
    for number, fact, problem in file.lines():
        if problem:
            block.problems.append((number, problem))
        elif isinstance(fact, Words):
            block.words.append(fact)
        elif fact is not None:
            block.rows.append(fact)
            block.numbers.append(number)
        if len(block.rows) >= _ROWS or file.at - begin >= _BYTES:
            yield block
            block, begin = Lines([], [], [], []), file.at
    yield block


def take(store: Store, rows: Sequence[Row], words: Iterable[Words] = ()) -> Intake:
    """Takes up rows, all or none; those that differ from rows held under the same ids are left."""
    with store.transaction():
        return take_inside(store, rows, words)


def take_inside(store: Store, rows: Sequence[Row], words: Iterable[Words] = ()) -> Intake:
    """Does the same inside a transaction."""
    by_id: dict[RowId, Row] = {}
    for row in rows:
        if row.id is not None:
            by_id.setdefault(row.id, row)
    stored = store.rows_at(by_id)
    if _part_ways(store, by_id, stored):
        stored = store.rows_at(by_id)
    if not stored and len(by_id) == len(rows):  # as nearly always
        store.add_rows(rows, words)
        return Intake(len(rows), 0, ())
    known = by_id | stored
    unlike = [number for number, row in enumerate(rows) if row.id is None or known[row.id] != row]
    fresh = [row for id, row in by_id.items() if id not in stored]
    store.add_rows(fresh, words)
    return Intake(len(fresh), len(rows) - len(fresh) - len(unlike), tuple(unlike))


def _part_ways(store: Store, rows: Mapping[RowId, Row], stored: Mapping[RowId, Row]) -> bool:
    """Takes another name if a copy of this store has written rows under this machine's name.

    Rows of the copy have the ids that they were shared under; those of this store that nobody has
    seen yet, and that have the same ids, go with the new name.
    """
    name, published = store.name, store.published()
    own = {id: row for id, row in rows.items() if id.machine == name}
    unlike = [
        id.seq for id, row in own.items() if id.seq > published and stored.get(id, row) != row
    ]
    if not unlike and own.keys() <= stored.keys():
        return False
    store.part_ways(min(unlike, default=None))
    return True
