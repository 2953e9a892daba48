"""What can be seen of a deck without opening it, kept so that the next start need not read a single deck."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import quiz
from quiz.decks.identity import Listed, QuestionKey

if TYPE_CHECKING:
    from quiz.decks.question import Deck

Stamp: TypeAlias = list[int]
"""Size and time of a file's last change: what differs once the file does."""


class Spine:
    """One deck on a shelf, open only once somebody asks for its questions."""

    def __init__(self, path: str, name: str) -> None:
        self.path = path
        self.name = name
        """Where it stands on the shelf, such as `csto-2007/who`."""
        self.title = ""
        self.about = ""
        self.digest = ""
        """Of its bytes: two files with one digest are one deck."""
        self.problems = 0
        self.listed: tuple[Listed, ...] = ()
        self.stamp: Stamp | None = None
        """Of its file when it was read."""
        self._written: tuple[Listed, ...] = ()
        """Its questions by their fingerprints."""
        self._joined: Mapping[QuestionKey, QuestionKey] = {}
        self._deck: Deck | None = None

    @classmethod
    def of(cls, deck: Deck) -> Spine:
        """The spine of a deck that is open already."""
        spine = cls(deck.path, deck.name)
        spine.take(deck)
        return spine

    @property
    def deck(self) -> Deck:
        """The deck itself, read when first asked for."""
        if self._deck is None:
            from quiz.decks.reader import read_deck

            self.stamp = stamp_of(Path(self.path))
            self.take(read_deck(Path(self.path), self.name))
        assert self._deck is not None
        return self._deck

    def take(self, deck: Deck) -> None:
        """Keeps an open deck, and what can be seen of it."""
        self._deck = deck
        self.title, self.about, self.digest = deck.title, deck.about, deck.digest
        self.problems = len(deck.problems)
        self.fill(Listed(one.fingerprint, one.family, one.draft) for one in deck.questions)

    def fill(self, written: Iterable[Listed]) -> None:
        """Lists the questions of the deck by their fingerprints."""
        self.listed = self._written = tuple(written)
        self.join(self._joined)

    @property
    def fingerprints(self) -> Iterator[QuestionKey]:
        """Of its questions, as they are written now."""
        return (one.key for one in self._written)

    def join(self, joined: Mapping[QuestionKey, QuestionKey]) -> None:
        """Calls each question that continues another one by the key that it was first seen by."""
        if not joined.keys().isdisjoint(self.fingerprints):
            self.listed = tuple(_named(one, joined.get(one.key, one.key)) for one in self._written)
        elif self._joined:
            self.listed = self._written
        self._joined = joined
        if self._deck is not None:
            self._deck.join(joined)


def _named(one: Listed, key: QuestionKey) -> Listed:
    if one.key == key:
        return one
    return one._replace(key=key, family=key if one.family == one.key else one.family)


class Spines:
    """The spines of the last start, in a file that can be deleted at any time."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._version = _version()
        self._kept = self._load() if file else {}
        self._changed = False

    def _load(self) -> dict[str, list[object]]:
        try:
            found = json.loads((self._file or Path()).read_text(encoding="utf-8"))
            return dict(found["spines"]) if found["version"] == self._version else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}  # no cache, or one that something has spoilt: the decks are read

    def spine(self, path: Path, name: str) -> Spine:
        """The spine of the deck in a file, which is read if it has changed since."""
        spine, stamp = Spine(str(path), name), stamp_of(path)
        key = os.path.abspath(path)
        if stamp is None or not _fill(spine, self._kept.get(key), stamp):
            spine.take(spine.deck)
            spine.stamp = stamp
            if stamp is not None:
                self._kept[key] = _row(spine, stamp)
                self._changed = True
        return spine

    def save(self) -> None:
        """Keeps what was read, if anything was; a folder that cannot be written is no reason to fail."""
        if self._file is None or not self._changed:
            return
        self._changed = False
        beside = self._file.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps({"version": self._version, "spines": self._kept}), encoding="utf-8")
            beside.replace(self._file)


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file; None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return [status.st_size, status.st_mtime_ns]


def _row(spine: Spine, stamp: Stamp) -> list[object]:
    listed = [[one.key, one.family, one.draft] for one in spine.listed]
    return [stamp, spine.path, spine.digest, spine.title, spine.about, spine.problems, listed]


def _fill(spine: Spine, row: list[object] | None, stamp: Stamp) -> bool:
    """Fills in a spine from a row of the cache, if the row is of this very file."""
    match row:
        # The path as it was given is part of families, so another way to the same file is another row.
        case [kept, path, str(digest), str(title), str(about), int(problems), list(listed)] if (
            kept == stamp and path == spine.path
        ):
            spine.digest, spine.title, spine.about, spine.problems = digest, title, about, problems
            spine.stamp = stamp
            spine.fill(Listed(QuestionKey(key), family, draft) for key, family, draft in listed)
            return True
    return False


def _version() -> list[object]:
    """What a cache depends on besides the decks: the program, down to its newest kind or grader."""
    decks = Path(__file__).parent
    package = decks.parent
    newest = 0
    with contextlib.suppress(OSError):
        for folder in (decks, decks / "kinds", decks / "identity", package / "answers"):
            newest = max(newest, *(entry.stat().st_mtime_ns for entry in os.scandir(folder) if entry.is_file()))
    return [quiz.__version__, newest]
