"""A whole history in one file, and back: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quiz.errors import SyncError, reason
from quiz.store import Store
from quiz.sync import exchange
from quiz.sync.files import Mark, SharedFile, write
from quiz.sync.progress import Step, Tell, untold
from quiz.sync.sync import UNLIKE

_MOST_SHOWN = 20


def export(store: Store, path: Path, *, tell: Tell = untold) -> int:
    """Writes all rows of all machines; returns their number.

    Raises SyncError where the file cannot be written; an older one stays then.
    """
    store.publish()
    runs_by_machine = store.runs()
    count = sum(last - first + 1 for runs in runs_by_machine.values() for first, last in runs)

    def blocks() -> Iterator[bytes]:
        done = 0
        for machine, runs in runs_by_machine.items():
            for block in exchange.written(store, machine, runs):
                tell(Step(f"Writing {path.name}", done, count))
                done += block.rows
                yield block.lines

    try:
        write(path, blocks())
    except OSError as error:
        raise SyncError(f"{path} cannot be written: {reason(error)}.") from error
    return count


def take(store: Store, path: Path, *, tell: Tell = untold) -> exchange.Intake:
    """Takes up a file that was exported, or one of a sync.

    Raises SyncError, and takes nothing, if a line is not right.
    """
    file = SharedFile(path, Mark())
    problems: list[str] = []
    unlike: list[str] = []
    new, stored, is_empty = 0, 0, True
    with store.transaction(), store.arrivals.gathering():
        for block in exchange.blocks(file):
            tell(Step(f"Taking up {path.name}", file.at, file.size))
            problems += [f"{path}:{number}: {problem}." for number, problem in block.problems]
            if not problems:  # else nothing of it will stay
                intake = exchange.take_inside(store, block.rows, block.words)
                unlike += [f"{path}:{block.numbers[index]}: {UNLIKE}." for index in intake.unlike]
                new, stored = new + intake.new, stored + intake.stored
            is_empty = is_empty and not block.rows and not block.words
        if refused := problems or unlike:
            raise _refusal(refused)
        if is_empty:
            raise SyncError(f"{path} holds no history.")
        tell(Step(f"Working out what follows from {new:,} new rows"))
    return exchange.Intake(new, stored, ())


def _refusal(problems: list[str]) -> SyncError:
    error, more = SyncError("Nothing was imported."), len(problems) - _MOST_SHOWN
    error.details = [*problems[:_MOST_SHOWN], *([f"and {more:,} more."] if more > 0 else [])]
    return error
