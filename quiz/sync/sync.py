"""One sync: takes up what other machines left in a folder, and leaves there what they may lack."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import compress
from pathlib import Path

from quiz.errors import SyncError, reason
from quiz.store import Runs, Store, alone, storable
from quiz.surroundings import waits
from quiz.sync import exchange
from quiz.sync.files import CUT_OFF, SUFFIX, Mark, SharedFile, append, files, stamped
from quiz.sync.progress import Step, Tell, Watch, untold
from quiz.sync.runs import merged, runs_of, up_to, without
from quiz.text import plural
from quiz.values import NamedTuple

_MOST_SHOWN = 5
_FOREIGN = "it is a row of a machine that this file is not named after"
UNLIKE = "it differs from the row that is held under its place, and was not taken"


class SyncReport(NamedTuple):
    """The outcome of a sync."""

    taken: int
    given: int
    warnings: tuple[str, ...]
    name: str
    """The new name of this machine, if it was found to be a copy; else empty."""


def sync_folder(store: Store, folder: Path, *, tell: Tell = untold) -> SyncReport:
    """Takes up and leaves what is new; what was interrupted goes on where it stopped.

    `tell` is called in another thread with what is being done. Raises SyncError where the folder
    cannot be read or written, or another sync runs.
    """
    watch = Watch(tell)
    try:
        return waits.attended(lambda: _sync(store, folder, watch), patience=waits.LONGER)
    except TimeoutError as error:
        store.arrivals.catch_up(even_now=True)
        raise SyncError(f"{error.strerror}. What is not shared yet is shared next time.") from None
    except KeyboardInterrupt:
        watch.stop()
        raise


def _sync(store: Store, folder: Path, watch: Watch) -> SyncReport:
    try:
        if not waits.outside(folder, folder.is_dir):
            raise SyncError(f"There is no folder {folder}; make it, or plug in what it is on.")
        with alone(store.path):
            return _Round(store, folder, watch).run()
    finally:
        watch.end()


class _Seen(NamedTuple):
    """The part of a file of the folder that is known, from its beginning."""

    mark: Mark = Mark()
    runs: tuple[tuple[int, int], ...] = ()
    """Of the numbers of its rows."""


class _Round:
    def __init__(self, store: Store, folder: Path, watch: Watch) -> None:
        self._store = store
        self._folder = folder
        self._watch = watch
        real = waits.outside(folder, lambda: os.path.realpath(folder))
        self._marks = f"sync {storable(real)}/"
        self._remembered = store.remembered()
        self._covered: dict[str, list[tuple[int, int]]] = {}
        """The numbers of the rows that stand in the folder, by machine."""
        self._seen: dict[str, _Seen] = {}
        self._warnings: list[str] = []
        self._taken = 0

    def run(self) -> SyncReport:
        before = self._store.name
        with self._store.arrivals.gathering():
            for path in files(self._folder):
                self._take_up(path, ours=_writer(path.name) == before)
            if self._taken:
                self._watch.tell(Step(f"Working out what follows from {self._taken:,} new rows"))
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
            for _ in reader.blocks():
                self._watch.tell(Step(f"Taking up {path.name}", file.at, file.size))
                if not reader.is_unlike:
                    self._keep(path.name, _read_of(known, reader))
        except SyncError as error:
            self._warnings.append(str(error))
            failed = True
        self._taken += reader.taken
        # What is cut off in a file of our own is the end of a sync that was interrupted.
        self._warn(path, [each for each in reader.problems if not (ours and each[1] == CUT_OFF)])
        seen = _read_of(known, reader)
        if reader.is_unlike or failed:
            seen = _Seen(file.begin, _begun(known, file))
        self._keep(path.name, seen)
        # What stands behind a mistake in a file of our own is written again.
        covered = seen.runs if ours else [*_read_of(known, reader).runs, *reader.whole]
        self._covered.setdefault(file.machine, []).extend(covered)

    def _warn(self, path: Path, problems: list[tuple[int, str]]) -> None:
        for number, problem in problems[:_MOST_SHOWN]:
            self._warnings.append(f"{path}:{number}: {problem}.")
        if (others := len(problems) - _MOST_SHOWN) > 0:
            self._warnings.append(f"{path}: and {plural(others, 'more line')} like these.")

    def _give(self) -> int:
        own, given, written = self._store.name, 0, []
        for machine, own_runs in self._store.runs().items():
            missing = without(own_runs, merged(self._covered.get(machine, [])))
            if not missing:
                continue
            self._store.publish()
            name = f"{machine}{SUFFIX}" if machine == own else f"{machine}.{own}{SUFFIX}"
            self._append(name, machine, missing)
            written.append(name)
            given += sum(last - first + 1 for first, last in missing)
        for name in written:
            seen = self._seen[name]
            self._keep(name, seen._replace(mark=stamped(self._folder / name, seen.mark)))
        return given

    def _append(self, name: str, machine: str, missing: Runs) -> None:
        path, seen, last = self._folder / name, self._seen.get(name, _Seen()), 0
        count, done = sum(last - first + 1 for first, last in missing), 0

        def blocks() -> Iterator[bytes]:
            nonlocal last, done
            for block in exchange.written(self._store, machine, missing):
                self._watch.tell(Step(f"Leaving {plural(count, 'row')} as {name}", done, count))
                last, done = block.last, done + block.rows
                yield block.lines

        try:
            for mark in append(path, blocks(), seen.mark):
                runs = merged([*seen.runs, *up_to(last, missing)])
                self._keep(name, _Seen(mark, tuple(runs)))
        except OSError as error:
            raise SyncError(f"{path} cannot be written: {reason(error)}.") from error

    # How far each file was read

    def _known(self, name: str) -> _Seen:
        try:
            remembered = self._remembered.get(self._marks + name, "")
            size, digest, lines, runs, *stamp = json.loads(remembered)
            mark = Mark(size, digest, lines, *stamp)
            return _Seen(mark, tuple((first, last) for first, last in runs))
        except (ValueError, TypeError):
            return _Seen()

    def _keep(self, name: str, seen: _Seen) -> None:
        self._seen[name] = seen
        if seen != self._known(name):
            size, digest, lines, stamp = seen.mark
            text = json.dumps([size, digest, lines, seen.runs, stamp])
            self._store.remember(self._marks + name, text)
            self._remembered[self._marks + name] = text


class _Reader:
    """Reads a file into the store."""

    def __init__(self, store: Store, file: SharedFile) -> None:
        self.file = file
        self._store = store
        self.taken = 0
        self.whole: Runs = []
        """The numbers of rows that are whole."""
        self.sound: Runs = []
        """Those before the first mistake."""
        self.problems: list[tuple[int, str]] = []
        self.is_unlike = False

    def blocks(self) -> Iterator[None]:
        """Takes up the file, and stops whenever some more of it is in the store."""
        for block in map(self._own, exchange.blocks(self.file)):
            self.problems += block.problems
            self._note(block)
            if block.rows or block.words:
                intake = exchange.take(self._store, block.rows, block.words)
                self.taken += intake.new
                self.problems += [(block.numbers[index], UNLIKE) for index in intake.unlike]
                self.is_unlike = self.is_unlike or bool(intake.unlike)
            yield

    def _own(self, block: exchange.Lines) -> exchange.Lines:
        """The lines without those of machines that the file is not named after."""
        machine = self.file.machine
        own = [row.id is not None and row.id.machine == machine for row in block.rows]
        if all(own):
            return block
        self.is_unlike = True
        numbers = list(compress(block.numbers, own))
        foreign = [(number, _FOREIGN) for number in set(block.numbers).difference(numbers)]
        return block._replace(
            rows=list(compress(block.rows, own)),
            numbers=numbers,
            problems=sorted([*block.problems, *foreign]),
        )

    def _note(self, block: exchange.Lines) -> None:
        whole = sound = runs_of(row.id.seq for row in block.rows if row.id)
        if self.problems:
            mistake = self.problems[0][0]
            lines = zip(block.numbers, block.rows, strict=True)
            sound = runs_of(row.id.seq for number, row in lines if row.id and number < mistake)
        self.whole = merged([*self.whole, *whole])
        self.sound = merged([*self.sound, *sound])


def _begun(known: _Seen, file: SharedFile) -> tuple[tuple[int, int], ...]:
    """The numbers of the rows before the place where reading began."""
    return known.runs if file.begin.size else ()


def _read_of(known: _Seen, reader: _Reader) -> _Seen:
    """How far a file is known by now."""
    runs = merged([*_begun(known, reader.file), *reader.sound])
    return _Seen(reader.file.end, tuple(runs))


def _writer(name: str) -> str:
    """The machine that writes a file: the one whose rows it holds, or one that passes them on."""
    return name.removesuffix(SUFFIX).rpartition(".")[2]
