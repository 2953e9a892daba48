"""One sync: takes up what other machines left in a folder, and leaves there what they may lack."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from quiz.errors import SyncError
from quiz.store.schema import MEMORY
from quiz.store.store import Store
from quiz.sync.exchange import Sharing, questions
from quiz.sync.files import SUFFIX, Mark, SharedFile, append, files
from quiz.sync.format import Row, Spans, Words, line, merged, spans, without

_BATCH = 2000
"""Rows that are taken at once; other windows wait for that long with their answers, if any are
given then."""
_PATIENCE = 10.0
_MOST_TOLD = 5
UNLIKE = "it differs from the row that is held under its place, and was not taken"


class Met(NamedTuple):
    """What a sync came to."""

    taken: int
    given: int
    warnings: tuple[str, ...]
    name: str
    """The new name of this machine, if it was found to be a copy; else empty."""


def sync(store: Store, folder: Path) -> Met:
    """Takes up and leaves what is new; SyncError where the folder cannot be read or written, or
    another sync runs."""
    if not folder.is_dir():
        raise SyncError(f"There is no folder {folder}; make it, or plug in what it is on.")
    with _alone(store.path):
        return _Round(store, folder).run()


@contextmanager
def _alone(path: Path | str) -> Iterator[None]:
    """No two syncs of one store at once: they would write the same lines twice, which is harmless
    but long."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    if path == MEMORY:
        yield
        return
    with open(f"{path}.sync", "ab") as lock:
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise SyncError(
                        "Another sync of this history is running; try again when it has ended."
                    ) from None
                time.sleep(0.05)
            except OSError:  # a file system without locks
                break
        yield


class _Seen(NamedTuple):
    """What a file of the folder holds for certain, from its beginning."""

    mark: Mark = Mark()
    places: tuple[tuple[int, int], ...] = ()


class _Round:
    def __init__(self, store: Store, folder: Path) -> None:
        self._sharing = Sharing(store)
        self._folder = folder
        self._marks = f"sync {_storable(os.path.realpath(folder))}/"
        self._covered: dict[str, list[tuple[int, int]]] = {}
        """The places that stand in the folder, by machine."""
        self._seen: dict[str, _Seen] = {}
        self._warnings: list[str] = []
        self._taken = 0

    def run(self) -> Met:
        before = self._sharing.machine
        for path in files(self._folder):
            self._take_up(path, ours=_writer(path.name) == before)
        given = self._give()
        after = self._sharing.machine
        return Met(self._taken, given, tuple(self._warnings), after if after != before else "")

    def _take_up(self, path: Path, *, ours: bool) -> None:
        known = self._known(path.name)
        file, failed = SharedFile(path, known.mark), False
        reader = _Reader(self._sharing, file)
        try:
            reader.read()
        except SyncError as error:
            self._warnings.append(str(error))
            failed = True
        self._taken += reader.taken
        self._tell(path, reader.problems)
        begun = list(known.places) if file.begin.size else []
        sound = merged([*begun, *spans(reader.sound)])
        seen = _Seen(file.end, tuple(sound))
        if reader.is_unlike or failed:
            seen = _Seen(file.begin, tuple(begun))
        self._keep(path.name, seen)
        # What stands behind a mistake in a file of our own is written again.
        places = seen.places if ours else merged([*sound, *spans(reader.places)])
        self._covered.setdefault(file.machine, []).extend(places)

    def _tell(self, path: Path, problems: list[tuple[int, str]]) -> None:
        for number, problem in problems[:_MOST_TOLD]:
            self._warnings.append(f"{path}:{number}: {problem}.")
        if len(problems) > _MOST_TOLD:
            self._warnings.append(
                f"{path}: and {len(problems) - _MOST_TOLD:,} more lines like these."
            )

    def _give(self) -> int:
        own, given = self._sharing.machine, 0
        for machine, held in self._sharing.spans().items():
            missing = without(held, merged(self._covered.get(machine, [])))
            if not missing:
                continue
            self._sharing.publish()
            name = f"{machine}{SUFFIX}" if machine == own else f"{machine}.{own}{SUFFIX}"
            seen = self._seen.get(name, _Seen())
            try:
                mark = append(
                    self._folder / name, written(self._sharing, machine, missing), seen.mark
                )
            except OSError as error:
                raise SyncError(
                    f"{self._folder / name} cannot be written: {error.strerror or error}."
                ) from error
            self._keep(name, _Seen(mark, tuple(merged([*seen.places, *missing]))))
            given += sum(last - first + 1 for first, last in missing)
        return given

    # How far each file was read

    def _known(self, name: str) -> _Seen:
        try:
            size, digest, lines, places = json.loads(self._sharing.recall(self._marks + name))
            return _Seen(Mark(size, digest, lines), tuple((first, last) for first, last in places))
        except (ValueError, TypeError):
            return _Seen()

    def _keep(self, name: str, seen: _Seen) -> None:
        self._seen[name] = seen
        if seen != self._known(name):
            self._sharing.note(self._marks + name, json.dumps([*seen.mark, seen.places]))


class _Reader:
    """Reads a file into the store."""

    def __init__(self, sharing: Sharing, file: SharedFile) -> None:
        self._sharing = sharing
        self._file = file
        self._rows: list[tuple[int, Row]] = []
        self._words: list[Words] = []
        self.taken = 0
        self.places: set[int] = set()
        """The places of rows that are whole."""
        self.sound: set[int] = set()
        """Those before the first mistake."""
        self.problems: list[tuple[int, str]] = []
        self.is_unlike = False

    def read(self) -> None:
        for said in self._file.lines():
            if said.problem:
                self.problems.append((said.number, said.problem))
            elif isinstance(said.line, Words):
                self._words.append(said.line)
            elif said.line is not None:
                self._meet(said.number, said.line)
            if len(self._rows) >= _BATCH:
                self._take()
        self._take()

    def _meet(self, number: int, row: Row) -> None:
        place = row.id
        if place is None or place.machine != self._file.machine:
            self.is_unlike = True
            self.problems.append(
                (number, "it is a row of a machine that this file is not named after")
            )
            return
        self._rows.append((number, row))
        self.places.add(place.seq)
        if not self.problems:
            self.sound.add(place.seq)

    def _take(self) -> None:
        if not self._rows and not self._words:
            return
        taken = self._sharing.take([row for _, row in self._rows], self._words)
        self.taken += taken.new
        self.problems += [(self._rows[place][0], UNLIKE) for place in taken.unlike]
        self.is_unlike = self.is_unlike or bool(taken.unlike)
        self._rows, self._words = [], []


def written(sharing: Sharing, machine: str, missing: Spans) -> Iterator[bytes]:
    """The lines of a machine's rows at some places; before the first one about a question, what
    shows that."""
    shown: set[str] = set()
    for row in sharing.given(machine, missing):
        for key in questions(row):
            if key not in shown:
                shown.add(key)
                words = sharing.words(key, machine, missing[0][0])
                if words:
                    yield line(words)
        yield line(row)


def _writer(name: str) -> str:
    """Which machine writes a file: itself, or who passes its rows on."""
    return name.removesuffix(SUFFIX).rpartition(".")[2]


def _storable(text: str) -> str:
    return text.encode("utf-8", errors="backslashreplace").decode()
