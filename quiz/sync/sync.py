"""One sync: takes up what other machines left in a folder, and leaves there what they may lack."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from quiz.errors import SyncError, reason
from quiz.schedule import Row, Words
from quiz.store import MEMORY, Runs, Store, questions, storable
from quiz.surroundings import waits
from quiz.surroundings.files import at_once
from quiz.sync import exchange
from quiz.sync.files import SUFFIX, Mark, SharedFile, append, files
from quiz.sync.format import line
from quiz.sync.runs import merged, runs_of, without
from quiz.text import plural

_BATCH = 2000
"""Rows that are taken at once; other windows wait for that long with their answers, if any are
given then."""
_PATIENCE = 10.0
_MOST_SHOWN = 5
UNLIKE = "it differs from the row that is held under its place, and was not taken"


class SyncReport(NamedTuple):
    """The outcome of a sync."""

    taken: int
    given: int
    warnings: tuple[str, ...]
    name: str
    """The new name of this machine, if it was found to be a copy; else empty."""


def sync_folder(store: Store, folder: Path) -> SyncReport:
    """Takes up and leaves what is new.

    Raises SyncError where the folder cannot be read or written, or another sync runs.
    """
    try:
        return waits.attended(lambda: _sync(store, folder), patience=waits.LONGER)
    except TimeoutError as error:
        raise SyncError(f"{error.strerror}. What is not shared yet is shared next time.") from None


def _sync(store: Store, folder: Path) -> SyncReport:
    if not waits.outside(folder, folder.is_dir):
        raise SyncError(f"There is no folder {folder}; make it, or plug in what it is on.")
    with _alone(store.path):
        return _Round(store, folder).run()


@contextmanager
def _alone(path: Path | str) -> Iterator[None]:
    """Lets no two syncs of one store run at once: they would write the same lines twice."""
    if path == MEMORY or sys.platform == "win32":
        yield
        return
    with open(f"{path}.sync", "ab", opener=at_once) as lock:
        until = time.monotonic() + _PATIENCE
        with waits.waiting("Another sync of this history is running."):
            while not _is_locked(lock):
                if time.monotonic() > until:
                    raise SyncError(
                        "Another sync of this history is running; try again when it has ended."
                    )
                time.sleep(0.05)
        yield


def _is_locked(file: BinaryIO) -> bool:
    """True if the file is this process's now, or its file system has no locks."""
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


class _Seen(NamedTuple):
    """The part of a file of the folder that is known, from its beginning."""

    mark: Mark = Mark()
    runs: tuple[tuple[int, int], ...] = ()
    """Of the numbers of its rows."""


class _Round:
    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        real = waits.outside(folder, lambda: os.path.realpath(folder))
        self._marks = f"sync {storable(real)}/"
        self._covered: dict[str, list[tuple[int, int]]] = {}
        """The numbers of the rows that stand in the folder, by machine."""
        self._seen: dict[str, _Seen] = {}
        self._warnings: list[str] = []
        self._taken = 0

    def run(self) -> SyncReport:
        before = self._store.name
        for path in files(self._folder):
            self._take_up(path, ours=_writer(path.name) == before)
        given = self._give()
        after = self._store.name
        return SyncReport(
            self._taken, given, tuple(self._warnings), after if after != before else ""
        )

    def _take_up(self, path: Path, *, ours: bool) -> None:
        known = self._known(path.name)
        file, failed = SharedFile(path, known.mark), False
        reader = _Reader(self._store, file)
        try:
            reader.read()
        except SyncError as error:
            self._warnings.append(str(error))
            failed = True
        self._taken += reader.taken
        self._warn(path, reader.problems)
        begun = list(known.runs) if file.begin.size else []
        sound = merged([*begun, *runs_of(reader.sound)])
        seen = _Seen(file.end, tuple(sound))
        if reader.is_unlike or failed:
            seen = _Seen(file.begin, tuple(begun))
        self._keep(path.name, seen)
        # What stands behind a mistake in a file of our own is written again.
        covered = seen.runs if ours else merged([*sound, *runs_of(reader.whole)])
        self._covered.setdefault(file.machine, []).extend(covered)

    def _warn(self, path: Path, problems: list[tuple[int, str]]) -> None:
        for number, problem in problems[:_MOST_SHOWN]:
            self._warnings.append(f"{path}:{number}: {problem}.")
        if (others := len(problems) - _MOST_SHOWN) > 0:
            self._warnings.append(f"{path}: and {plural(others, 'more line')} like these.")

    def _give(self) -> int:
        own, given = self._store.name, 0
        for machine, own_runs in self._store.runs().items():
            missing = without(own_runs, merged(self._covered.get(machine, [])))
            if not missing:
                continue
            self._store.publish()
            name = f"{machine}{SUFFIX}" if machine == own else f"{machine}.{own}{SUFFIX}"
            self._append(name, machine, missing)
            given += sum(last - first + 1 for first, last in missing)
        return given

    def _append(self, name: str, machine: str, missing: Runs) -> None:
        path, seen = self._folder / name, self._seen.get(name, _Seen())
        try:
            mark = append(path, written(self._store, machine, missing), seen.mark)
        except OSError as error:
            raise SyncError(f"{path} cannot be written: {reason(error)}.") from error
        self._keep(name, _Seen(mark, tuple(merged([*seen.runs, *missing]))))

    # How far each file was read

    def _known(self, name: str) -> _Seen:
        try:
            remembered = self._store.remembered().get(self._marks + name, "")
            size, digest, lines, runs = json.loads(remembered)
            return _Seen(Mark(size, digest, lines), tuple((first, last) for first, last in runs))
        except (ValueError, TypeError):
            return _Seen()

    def _keep(self, name: str, seen: _Seen) -> None:
        self._seen[name] = seen
        if seen != self._known(name):
            self._store.remember(self._marks + name, json.dumps([*seen.mark, seen.runs]))


class _Reader:
    """Reads a file into the store."""

    def __init__(self, store: Store, file: SharedFile) -> None:
        self._store = store
        self._file = file
        self._rows: list[tuple[int, Row]] = []
        self._words: list[Words] = []
        self.taken = 0
        self.whole: set[int] = set()
        """The numbers of rows that are whole."""
        self.sound: set[int] = set()
        """Those before the first mistake."""
        self.problems: list[tuple[int, str]] = []
        self.is_unlike = False

    def read(self) -> None:
        for number, fact, problem in self._file.lines():
            if problem:
                self.problems.append((number, problem))
            elif isinstance(fact, Words):
                self._words.append(fact)
            elif fact is not None:
                self._add(number, fact)
            if len(self._rows) >= _BATCH:
                self._take()
        self._take()

    def _add(self, number: int, row: Row) -> None:
        if row.id is None or row.id.machine != self._file.machine:
            self.is_unlike = True
            self.problems.append(
                (number, "it is a row of a machine that this file is not named after")
            )
            return
        self._rows.append((number, row))
        self.whole.add(row.id.seq)
        if not self.problems:
            self.sound.add(row.id.seq)

    def _take(self) -> None:
        if not self._rows and not self._words:
            return
        intake = exchange.take(self._store, [row for _, row in self._rows], self._words)
        self.taken += intake.new
        self.problems += [(self._rows[index][0], UNLIKE) for index in intake.unlike]
        self.is_unlike = self.is_unlike or bool(intake.unlike)
        self._rows, self._words = [], []


def written(store: Store, machine: str, runs: Runs) -> Iterator[bytes]:
    """The lines of some rows of a machine, with the words of each question before its first."""
    asked: set[str] = set()
    for row in exchange.given(store, machine, runs):
        for key in questions(row):
            if key not in asked:
                asked.add(key)
                words = store.words(key, machine, runs[0][0])
                if words:
                    yield line(words)
        yield line(row)


def _writer(name: str) -> str:
    """The machine that writes a file: the one whose rows it holds, or one that passes them on."""
    return name.removesuffix(SUFFIX).rpartition(".")[2]
