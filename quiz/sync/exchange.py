"""Gives a store's facts to other machines and takes up theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from quiz.schedule import Row, RowId, Words
from quiz.store import Runs, Store

_AT_ONCE = 1000


class Intake(NamedTuple):
    """The outcome of taking up rows."""

    new: int
    stored: int
    unlike: tuple[int, ...]
    """The indices of those that differ from the rows held under their ids; they were not taken."""


def given(store: Store, machine: str, runs: Runs) -> Iterator[Row]:
    """The rows of a machine with some numbers, in order."""
    for first, last in runs:
        for begin in range(first, last + 1, _AT_ONCE):
            yield from store.rows_of(machine, begin, min(last, begin + _AT_ONCE - 1))


def take(
    store: Store,
    rows: Sequence[Row],
    words: Iterable[Words] = (),
    *,
    judge: Callable[[list[int]], None] | None = None,
) -> Intake:
    """Takes up rows, all or none; those that differ from rows held under the same ids are left.

    `judge` is called with these, and may raise what leaves the store as it was.
    """
    by_id: dict[RowId, Row] = {}
    for row in rows:
        if row.id is not None:
            by_id.setdefault(row.id, row)
    with store.transaction():
        stored = store.rows_at(by_id)
        if _part_ways(store, by_id, stored):
            stored = store.rows_at(by_id)
        fresh = {id: row for id, row in by_id.items() if id not in stored}
        known = stored | fresh
        unlike = [
            number for number, row in enumerate(rows) if row.id is None or known[row.id] != row
        ]
        if judge:
            judge(unlike)
        store.add_rows(list(fresh.values()), words)
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
