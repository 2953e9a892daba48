"""A whole history in one file, and back: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quiz.errors import SyncError
from quiz.store.store import Store
from quiz.sync.exchange import Sharing, Taken
from quiz.sync.files import Mark, SharedFile, write
from quiz.sync.format import Row, Words
from quiz.sync.sync import UNLIKE, written

_MOST_TOLD = 20


def export(store: Store, path: Path) -> int:
    """Writes all rows of all machines; returns how many. SyncError where that cannot be; an older
    file stays then."""
    sharing, count = Sharing(store), 0

    def lines() -> Iterator[bytes]:
        nonlocal count
        for machine, runs in held.items():
            count += sum(last - first + 1 for first, last in runs)
            yield from written(sharing, machine, runs)

    sharing.publish()
    held = sharing.spans()
    try:
        write(path, lines())
    except OSError as error:
        raise SyncError(f"{path} cannot be written: {error.strerror or error}.") from error
    return count


def take(store: Store, path: Path) -> Taken:
    """Takes up a file that was exported, or one of a sync; SyncError, and nothing is taken, if a
    line is not right."""
    rows: list[Row] = []
    words: list[Words] = []
    places: list[int] = []
    problems: list[str] = []
    for said in SharedFile(path, Mark()).lines():
        if said.problem:
            problems.append(f"{path}:{said.number}: {said.problem}.")
        elif isinstance(said.line, Words):
            words.append(said.line)
        elif said.line is not None:
            rows.append(said.line)
            places.append(said.number)
    if problems:
        raise SyncError(_told(problems))
    if not rows and not words:
        raise SyncError(f"{path} holds no history.")

    def refuse(unlike: list[int]) -> None:
        if unlike:
            raise SyncError(_told([f"{path}:{places[place]}: {UNLIKE}." for place in unlike]))

    return Sharing(store).take(rows, words, judge=refuse)


def _told(problems: list[str]) -> str:
    more = f"\nand {len(problems) - _MOST_TOLD:,} more." if len(problems) > _MOST_TOLD else ""
    return "\n".join(["Nothing was imported:", *problems[:_MOST_TOLD]]) + more
