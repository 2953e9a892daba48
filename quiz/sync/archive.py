"""A whole history in one file, and back: all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from quiz.errors import SyncError, reason
from quiz.schedule import Row, Words
from quiz.store import Store
from quiz.sync import exchange
from quiz.sync.files import Mark, SharedFile, write
from quiz.sync.sync import UNLIKE, written

_MOST_SHOWN = 20


def export(store: Store, path: Path) -> int:
    """Writes all rows of all machines; returns their number.

    Raises SyncError where the file cannot be written; an older one stays then.
    """
    store.publish()
    runs_by_machine = store.runs()
    lines = (
        line for machine, runs in runs_by_machine.items() for line in written(store, machine, runs)
    )
    try:
        write(path, lines)
    except OSError as error:
        raise SyncError(f"{path} cannot be written: {reason(error)}.") from error
    return sum(last - first + 1 for runs in runs_by_machine.values() for first, last in runs)


def take(store: Store, path: Path) -> exchange.Intake:
    """Takes up a file that was exported, or one of a sync.

    Raises SyncError, and takes nothing, if a line is not right.
    """
    rows: list[Row] = []
    words: list[Words] = []
    numbers: list[int] = []
    problems: list[str] = []
    for number, fact, problem in SharedFile(path, Mark()).lines():
        if problem:
            problems.append(f"{path}:{number}: {problem}.")
        elif isinstance(fact, Words):
            words.append(fact)
        elif fact is not None:
            rows.append(fact)
            numbers.append(number)
    if problems:
        raise _refusal(problems)
    if not rows and not words:
        raise SyncError(f"{path} holds no history.")

    def refuse(unlike: list[int]) -> None:
        if unlike:
            raise _refusal([f"{path}:{numbers[index]}: {UNLIKE}." for index in unlike])

    return exchange.take(store, rows, words, judge=refuse)


def _refusal(problems: list[str]) -> SyncError:
    error, more = SyncError("Nothing was imported."), len(problems) - _MOST_SHOWN
    error.details = [*problems[:_MOST_SHOWN], *([f"and {more:,} more."] if more > 0 else [])]
    return error
