"""Folders of decks, found and read once."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import quiz
from quiz.decks.identity import ListedQuestion, QuestionKey
from quiz.errors import DeckNotFound

if TYPE_CHECKING:
    from quiz.decks.question import Deck


SUFFIXES = (".yaml", ".yml")


class Shelf:
    """A folder of decks; shelves nest."""

    def __init__(self, name: str) -> None:
        self.name = name
        """Its path on the shelf, such as `history/rome`; empty for the whole."""
        self.decks: list[ShelvedDeck] = []
        self.shelves: dict[str, Shelf] = {}

    @property
    def label(self) -> str:
        return self.name.rpartition("/")[2]

    def all_decks(self) -> Iterator[ShelvedDeck]:
        """The decks of this shelf and of those in it, in the order in which they are shown."""
        for shelf in self.shelves.values():
            yield from shelf.all_decks()
        yield from self.decks

    def add(self, deck: ShelvedDeck) -> None:
        """Puts a deck where its name says."""
        shelf = self
        folder = ""
        for part in deck.name.split("/")[:-1]:
            folder = f"{folder}/{part}" if folder else part
            shelf = shelf.shelves.setdefault(part, Shelf(folder))
        shelf.decks.append(deck)


def files(root: Path) -> Iterator[tuple[Path, str]]:
    """The deck files at a path, each with its name: the file itself, or those below a folder, in
    alphabetical order.

    A folder that cannot be read is among them, to be told of as a deck that cannot. Links are
    followed, once.
    """
    if not os.path.isdir(root):
        yield root, root.stem
        return
    closed: list[Path] = []
    entered: set[str] = set()
    walk = os.walk(
        root, followlinks=True, onerror=lambda error: closed.append(Path(error.filename))
    )
    for folder, subfolders, names in walk:
        real = os.path.realpath(folder)
        if real in entered:  # by a link, which may lead to a folder above
            subfolders.clear()
            continue
        entered.add(real)
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(SUFFIXES) and not name.startswith("."):
                path = Path(folder, name)
                yield path, path.relative_to(root).with_suffix("").as_posix()
    yield from (
        (path, path.relative_to(root).as_posix() if path != root else root.stem) for path in closed
    )


def read_shelf(roots: Sequence[Path], cache: DeckCache | None = None) -> Shelf:
    """The decks at some paths; one alike in content to another already found is left out."""
    shelf = Shelf("")
    cache = cache or DeckCache()
    seen: set[str] = set()
    names: dict[str, int] = {}
    for root in roots:
        for path, name in files(root):
            deck = cache.shelved(path, name)
            if deck.digest and deck.digest in seen:
                continue
            seen.add(deck.digest)
            names[name] = names.get(name, 0) + 1
            if names[name] > 1:
                deck.name = f"{name}~{names[name]}"
            shelf.add(deck)
    return shelf


def roots(named: Sequence[str], configured: Sequence[str], own: Path, shipped: Path) -> list[Path]:
    """Where to look for decks: paths that were given, else the settings' folders, else decks/ here;
    then one's own decks and the shipped ones."""
    first = [Path(os.path.expanduser(path)) for path in (named or configured)]
    if not first and os.path.isdir("decks"):
        first = [Path("decks")]
    every = [*first, *(path for path in (own, shipped) if os.path.isdir(path))]
    unique: dict[str, Path] = {}
    for path in every:
        unique.setdefault(os.path.realpath(path), path)
    return list(unique.values())


def find(shelf: Shelf, name: str) -> list[ShelvedDeck]:
    """The deck or the shelf of decks of a name, in full or by its last part; DeckNotFound where
    none or several are.

    A shelf is told from a deck of its name by a slash at the end, a deck from a shelf by `.yaml`.
    """
    every = _named(shelf)
    wanted = name.strip("/").removesuffix(".yaml").removesuffix(".yml")
    if name.endswith("/"):
        every = {one: decks for one, decks in every.items() if one.endswith("/")}
    elif name.endswith(SUFFIXES):
        every = {one: decks for one, decks in every.items() if not one.endswith("/")}
    exact = [one for one in every if one.rstrip("/") == wanted]
    matches = exact[:1] or [one for one in every if one.rstrip("/").endswith(f"/{wanted}")]
    if len(matches) == 1:
        return every[matches[0]]
    if matches:
        raise DeckNotFound(f'"{name}" could be {", ".join(matches)}. Name one of them in full.')
    raise DeckNotFound(f'There is no deck "{name}".{_near(wanted, list(every))}')


def _near(wanted: str, known: list[str]) -> str:
    import difflib

    ends = {one.rstrip("/").rpartition("/")[2]: one for one in reversed(known)}
    near = difflib.get_close_matches(wanted, [*known, *ends], n=1)
    if near:
        return f' Did you mean "{ends.get(near[0], near[0])}"?'
    return f" On the shelf: {', '.join(known[:12])}." if known else " The shelf is empty."


def _named(shelf: Shelf) -> dict[str, list[ShelvedDeck]]:
    """Decks by name, and shelves by theirs with a slash."""
    decks = {deck.name: [deck] for deck in shelf.all_decks()}
    return {**decks, **{f"{one.name}/": list(one.all_decks()) for one in _shelves(shelf)}}


def _shelves(shelf: Shelf) -> Iterator[Shelf]:
    for one in shelf.shelves.values():
        yield one
        yield from _shelves(one)


Stamp: TypeAlias = list[int]
"""Size and time of a file's last change: what differs once the file does."""


class ShelvedDeck:
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
        self.listed: tuple[ListedQuestion, ...] = ()
        self.stamp: Stamp | None = None
        """Of its file when it was read."""
        self._written: tuple[ListedQuestion, ...] = ()
        """Its questions by their fingerprints."""
        self._joined: Mapping[QuestionKey, QuestionKey] = {}
        self._deck: Deck | None = None

    @classmethod
    def of(cls, deck: Deck) -> ShelvedDeck:
        """The shelved deck of a deck that is open already."""
        shelved = cls(deck.path, deck.name)
        shelved.take(deck)
        return shelved

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
        self.fill(ListedQuestion(one.fingerprint, one.family, one.draft) for one in deck.questions)

    def fill(self, written: Iterable[ListedQuestion]) -> None:
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
            self.listed = tuple(
                _renamed(one, joined.get(one.key, one.key)) for one in self._written
            )
        elif self._joined:
            self.listed = self._written
        self._joined = joined
        if self._deck is not None:
            self._deck.join(joined)


def _renamed(one: ListedQuestion, key: QuestionKey) -> ListedQuestion:
    if one.key == key:
        return one
    return one._replace(key=key, family=key if one.family == one.key else one.family)


class DeckCache:
    """The decks as they were at the last start, in a file that can be deleted at any time."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._version = _version()
        self._kept = self._load() if file else {}
        self._changed = False

    def _load(self) -> dict[str, list[object]]:
        try:
            found = json.loads((self._file or Path()).read_text(encoding="utf-8"))
            return dict(found["decks"]) if found["version"] == self._version else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}  # no cache, or one that something has spoilt: the decks are read

    def shelved(self, path: Path, name: str) -> ShelvedDeck:
        """The deck of a file, which is read if it has changed since."""
        shelved, stamp = ShelvedDeck(str(path), name), stamp_of(path)
        key = os.path.abspath(path)
        if stamp is None or not _fill(shelved, self._kept.get(key), stamp):
            shelved.take(shelved.deck)
            shelved.stamp = stamp
            if stamp is not None:
                self._kept[key] = _row(shelved, stamp)
                self._changed = True
        return shelved

    def save(self) -> None:
        """Keeps what was read, if anything was; a folder that cannot be written is no reason to
        fail."""
        if self._file is None or not self._changed:
            return
        self._changed = False
        beside = self._file.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(
                json.dumps({"version": self._version, "decks": self._kept}), encoding="utf-8"
            )
            beside.replace(self._file)


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file; None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return [status.st_size, status.st_mtime_ns]


def _row(shelved: ShelvedDeck, stamp: Stamp) -> list[object]:
    listed = [[one.key, one.family, one.draft] for one in shelved.listed]
    return [
        stamp,
        shelved.path,
        shelved.digest,
        shelved.title,
        shelved.about,
        shelved.problems,
        listed,
    ]


def _fill(shelved: ShelvedDeck, row: list[object] | None, stamp: Stamp) -> bool:
    """Fills in a deck from a row of the cache, if the row is of this very file."""
    match row:
        # The path as it was given is part of families, so another way to the same file is another
        # row.
        case [kept, path, str(digest), str(title), str(about), int(problems), list(listed)] if (
            kept == stamp and path == shelved.path
        ):
            shelved.digest, shelved.title, shelved.about, shelved.problems = (
                digest,
                title,
                about,
                problems,
            )
            shelved.stamp = stamp
            shelved.fill(
                ListedQuestion(QuestionKey(key), family, draft) for key, family, draft in listed
            )
            return True
    return False


def _version() -> list[object]:
    """What a cache depends on besides the decks: the program, down to its newest kind or grader."""
    package = Path(__file__).parent.parent
    newest = 0
    with contextlib.suppress(OSError):
        for room in ("decks", "answers"):
            for folder, _, names in os.walk(package / room):
                newest = max(
                    newest, *(os.stat(os.path.join(folder, name)).st_mtime_ns for name in names)
                )
    return [quiz.__version__, newest]
