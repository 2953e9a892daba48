"""What is remembered of decks that were read, as plain rows: whoever keeps them may lose them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import quiz
from quiz.decks.identity import ListedQuestion, QuestionKey, blake2b
from quiz.surroundings import files, waits
from quiz.values import NamedTuple

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from typing import Protocol, TypeAlias

    from quiz.answers import Index, IndexRow
else:
    Protocol = object

MAX_BYTES = 32 * 1024 * 1024
"""The size of the largest deck."""


class Stamp(NamedTuple):
    """Size and time of a file's last change: another once the file is."""

    size: int
    """Bytes."""
    changed_at: int
    """Nanoseconds since 1970 UTC."""


class DeckRow(NamedTuple):
    """What a shelf shows of a deck, without its questions."""

    path: str
    """As it was given: families are named by it."""
    stamp: Stamp
    digest: str
    """Of its bytes: two files with one digest are one deck."""
    title: str
    about: str
    problems: int
    errors: int
    """Those of its problems that keep something out."""
    left_out: int
    """The number of its entries that cannot be read."""
    is_cut_short: bool
    """It was not read to its end: more may be left out than was counted."""
    questions: int
    last_count: int
    """The number of its questions when it last had any."""
    tags: str
    """JSON: for each tag the places of its questions among all; no place where all have it."""
    problem: str
    """The first of its problems, with its line."""


class QuestionRow(NamedTuple):
    """A question of a deck, as it can be kept and opened by itself."""

    listed: ListedQuestion
    """By its fingerprint."""
    prompt: int
    """The key of its prompt, by which its twins are found."""
    is_rated: bool
    """The learner alone can rate it."""
    body: str
    """JSON, to be opened in its deck."""


OutlineRow: TypeAlias = tuple[QuestionKey, str | None, int, int, int, int, int]
"""Fingerprint, family (None without siblings), draft, is_rated, key of the prompt, number of the
deck, place in it."""


class Cache(Protocol):
    """Keeps the rows of decks from one start to the next."""

    def find(self, path: str) -> tuple[int, DeckRow] | None:
        """The number and the row of the deck of a file, as it was last kept."""

    def keep(self, row: DeckRow, header: str, questions: Sequence[QuestionRow]) -> int:
        """Keeps a deck in the place of what was kept of its file; returns its number."""

    def touch(self, stamps: Mapping[int, Stamp]) -> None:
        """Keeps that the files of some decks were changed and hold what they held."""

    def listed(self, number: int) -> Iterable[ListedQuestion]:
        """The questions of a deck, in its order; none where they are lost."""

    def header(self, number: int) -> str:
        """A deck without its questions, as JSON; empty where it is lost."""

    def bodies(self, number: int, places: Iterable[int] | None = None) -> dict[int, str]:
        """The questions at some places of a deck, or all, as JSON; none where they are lost."""

    def outlines(self, numbers: Sequence[int]) -> Iterable[OutlineRow]:
        """The questions of some decks, deck by deck, in their order; none where they are lost."""

    def with_prompt(self, prompt: int) -> list[tuple[int, int]]:
        """The numbers of decks and the places in them of questions whose prompt has a key."""

    def keep_index(self, number: int, rows: Iterable[IndexRow]) -> None:
        """Keeps the index of the answers of a deck."""

    def index(self, number: int, language: str) -> Index | None:
        """The index of the answers of a deck; None where none is kept."""


def stamp_of(path: str) -> Stamp | None:
    """The stamp of a file; None if there is none."""
    try:
        status = waits.outside(path, partial(os.stat, path))
    except OSError:
        return None
    return Stamp(status.st_size, status.st_mtime_ns)


def digest_of(data: bytes) -> str:
    """The digest by which two files are known to be the same."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_at(path: str) -> str:
    """The digest of a file; empty where it cannot be read as a deck."""
    try:
        return digest_of(files.read(path, MAX_BYTES))
    except OSError:
        return ""


def version() -> str:
    """The version of the program, down to its newest kind or grader: another reads otherwise."""
    package = os.path.dirname(os.path.dirname(__file__))
    newest = 0
    with contextlib.suppress(OSError):
        newest = max(_newest(os.path.join(package, room)) for room in ("decks", "answers"))
    return f"{quiz.__version__} {newest}"


def _newest(folder: str) -> int:
    """The time of the file of code in a folder that was changed last; it is asked at each start."""
    times = [0]
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                times.append(entry.stat().st_mtime_ns)
            # What Python compiles beside them is younger whenever a file is first imported.
            elif entry.name != "__pycache__" and entry.is_dir():
                times.append(_newest(entry.path))
    return max(times)
