"""Folders of decks, found and read once."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import quiz
from quiz.decks.identity import ListedQuestion, QuestionKey
from quiz.decks.near_files import nearest_file
from quiz.errors import DeckNotFound, nearest
from quiz.surroundings import files, waits

if TYPE_CHECKING:
    from quiz.decks.question import Deck

SUFFIXES = (".yaml", ".yml")
_LARGEST_CACHE = 256 << 20
"""Bytes."""
_MOST_WORDS = 12
"""The words of a prompt by which a closed deck is known to have it, or not."""


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

    def all_shelves(self) -> Iterator[Shelf]:
        """The shelves in this one, and those in them."""
        for shelf in self.shelves.values():
            yield shelf
            yield from shelf.all_shelves()

    def add(self, deck: ShelvedDeck) -> None:
        """Puts a deck where its name says."""
        shelf = self
        folder = ""
        for part in deck.name.split("/")[:-1]:
            folder = f"{folder}/{part}" if folder else part
            shelf = shelf.shelves.setdefault(part, Shelf(folder))
        shelf.decks.append(deck)


# Decks in folders


def deck_files(root: Path) -> Iterator[tuple[Path, str]]:
    """The deck files at a path, each with its name: the file itself, or those below a folder.

    They come in alphabetical order. Links are followed, once. A folder that cannot be read, or does
    not answer, is among them, to be shown as a deck that cannot.
    """
    if not _is_folder(root):
        yield root, root.stem
        return
    unreadable: list[Path] = []
    entered: set[str] = set()
    pending = [root]
    while pending:
        folder = pending.pop()
        try:
            real, subfolders, names = _content_of(folder)
        except OSError:
            unreadable.append(folder)
            continue
        if real in entered:  # by a link, which may lead to a folder above
            continue
        entered.add(real)
        pending += [folder / name for name in sorted(subfolders, reverse=True)]
        for name in sorted(names):
            path = folder / name
            yield path, path.relative_to(root).with_suffix("").as_posix()
    for path in unreadable:
        yield path, path.relative_to(root).as_posix() if path != root else root.stem


def _real(path: Path) -> str:
    try:
        return waits.outside(path, lambda: os.path.realpath(path))
    except TimeoutError:
        return os.path.abspath(path)


def _is_folder(path: Path) -> bool:
    try:
        return waits.outside(path, lambda: os.path.isdir(path))
    except TimeoutError:
        return False


_Content: TypeAlias = tuple[str, list[str], list[str]]
"""The real path of a folder, and the names of the folders and of the decks in it."""


def _content_of(folder: Path) -> _Content:
    while True:
        try:
            return waits.outside(folder, partial(_scanned, folder))
        except TimeoutError as error:
            # Where it is not the folder itself, it is a link in it, and is passed over from now on.
            if folder not in Path(error.filename).parents:
                raise


def _scanned(folder: Path) -> _Content:
    subfolders, names = [], []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _leads_to_folder(entry):
                subfolders.append(entry.name)
            elif entry.name.endswith(SUFFIXES):
                names.append(entry.name)
    return os.path.realpath(folder), subfolders, names


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        # A link may lead to where nothing answers.
        return waits.outside(entry.path, entry.is_dir) if entry.is_symlink() else entry.is_dir()
    except TimeoutError:
        return True  # to be found unreadable
    except OSError:
        return False


def read_shelf(roots: Sequence[Path], cache: DeckCache | None = None) -> Shelf:
    """The decks at some paths; one alike in content to another already found is left out."""
    shelf = Shelf("")
    cache = cache or DeckCache()
    digests: set[str] = set()
    counts: dict[str, int] = {}
    for root in roots:
        for deck in _shelved(root, cache):
            name = deck.name
            if deck.digest and deck.digest in digests:
                continue
            digests.add(deck.digest)
            counts[name] = counts.get(name, 0) + 1
            if counts[name] > 1:
                deck.name = f"{name}~{counts[name]}"
            shelf.add(deck)
    return shelf


def _shelved(root: Path, cache: DeckCache) -> list[ShelvedDeck]:
    """The decks at a path, however many of its folders do not answer."""

    def read() -> list[ShelvedDeck]:
        return [cache.shelved(path, name) for path, name in deck_files(root)]

    try:
        return waits.attended(read)  # a thread for all of them
    except TimeoutError:
        return read()  # one for each, where it is known by now what does not answer


def deck_roots(
    named: Sequence[str], configured: Sequence[str], own: Path, shipped: Path
) -> list[Path]:
    """The paths to look for decks: the named ones, else the settings' folders, else decks/ here.

    One's own decks and the shipped ones follow. Each folder comes once.
    """
    paths = [Path(os.path.expanduser(path)) for path in (named or configured)]
    if not paths and _is_folder(Path("decks")):
        paths = [Path("decks")]
    paths += [path for path in (own, shipped) if _is_folder(path)]
    unique: dict[str, Path] = {}
    for path in paths:
        unique.setdefault(_real(path), path)
    return list(unique.values())


# Decks by name


def find_decks(shelf: Shelf, name: str) -> list[ShelvedDeck]:
    """The deck or the shelf of decks of a name, in full or by its last part.

    A slash at the end is a shelf's, `.yaml` a deck's. Raises DeckNotFound where none or several
    have the name.
    """
    decks_of = _by_name(shelf)
    wanted = name.strip("/").removesuffix(".yaml").removesuffix(".yml")
    names = list(decks_of)
    if name.endswith("/"):
        names = [known for known in names if known.endswith("/")]
    elif name.endswith(SUFFIXES):
        names = [known for known in names if not known.endswith("/")]
    exact = [known for known in names if known.rstrip("/") == wanted]
    matches = exact[:1] or [known for known in names if known.rstrip("/").endswith(f"/{wanted}")]
    if len(matches) == 1:
        return decks_of[matches[0]]
    if matches:
        raise DeckNotFound(f'"{name}" could be {", ".join(matches)}. Name one of them in full.')
    raise DeckNotFound(f'There is no deck "{name}".{_near(wanted, name, names)}')


def _by_name(shelf: Shelf) -> dict[str, list[ShelvedDeck]]:
    """Decks by name, and shelves by theirs with a slash."""
    decks = {deck.name: [deck] for deck in shelf.all_decks()}
    shelves = {f"{inner.name}/": list(inner.all_decks()) for inner in shelf.all_shelves()}
    return {**decks, **shelves}


def _near(wanted: str, written: str, names: list[str]) -> str:
    """A sentence that proposes another name, or another file."""
    near = nearest_name(wanted, names) or nearest_file(written)
    if near:
        return f' Did you mean "{near}"?'
    return f" On the shelf: {', '.join(names[:12])}." if names else " The shelf is empty."


def nearest_name(wanted: str, names: Sequence[str]) -> str:
    """The full name of the deck or shelf that was probably meant; empty if none is near."""
    full_name = {name.rstrip("/").rpartition("/")[2]: name for name in reversed(names)}
    near = nearest(wanted.strip("/"), [*names, *full_name])
    return full_name.get(near, near)


def deck_names(roots: Sequence[Path]) -> list[str]:
    """The names of the decks and shelves at some paths, none of which is read; shelves end in /."""
    decks = [name for root in roots for _, name in deck_files(root)]
    shelves = {
        name[: end + 1]: None for name in decks for end, char in enumerate(name) if char == "/"
    }
    return [*shelves, *decks]


# Decks that stay closed


Stamp: TypeAlias = list[int]
"""Size and time of a file's last change: another once the file is."""


class ShelvedDeck:
    """One deck on a shelf, open only once somebody asks for its questions."""

    def __init__(self, path: str, name: str) -> None:
        self.path = path
        self.name = name
        """Its path on the shelf, such as `csto-2007/who`."""
        self.title = name
        """The name of its file if it has no title of its own."""
        self.about = ""
        self.digest = ""
        """Of its bytes: two files with one digest are one deck."""
        self.problems = 0
        self.errors = 0
        """Those of its problems that keep something out."""
        self.left_out = 0
        """The number of its entries that cannot be read."""
        self.is_cut_short = False
        """It was not read to its end: more may be left out than was counted."""
        self._tags: str | Mapping[str, Sequence[int]] = {}
        """As JSON until somebody asks: a start needs no tags."""
        self._listed: tuple[ListedQuestion, ...] = ()
        self._whole: ShelvedDeck | None = None
        """The deck that this is a part of; None for a whole deck."""
        self._only: frozenset[str] = frozenset()
        """The tags of which each question of a part has one, by `tag_key`."""
        self.stamp: Stamp | None = None
        """Of its file when it was read."""
        self._as_written: tuple[ListedQuestion, ...] = ()
        """Its questions, each by its fingerprint."""
        self._joined: Mapping[QuestionKey, QuestionKey] = {}
        self._deck: Deck | None = None

    @classmethod
    def of(cls, deck: Deck) -> ShelvedDeck:
        """A deck that is open already."""
        shelved = cls(deck.path, deck.name)
        shelved.take(deck)
        return shelved

    def part(self, tags: Iterable[str]) -> ShelvedDeck:
        """The part of the deck that has any of some tags; it follows every change of the deck."""
        part = ShelvedDeck(self.path, f"{self.name}#{','.join(tags)}")
        part._whole, part._only = self, frozenset(map(tag_key, tags))
        part.title, part.about, part.digest = f"{self.title} #{' #'.join(tags)}", self.about, ""
        part.problems, part.errors = self.problems, self.errors
        part.left_out, part.is_cut_short = self.left_out, self.is_cut_short
        return part

    @property
    def tags(self) -> Mapping[str, Sequence[int]]:
        """For each tag the places of its questions among all; no place where all have it."""
        if isinstance(self._tags, str):
            self._tags = dict(json.loads(self._tags))
        return self._tags

    @property
    def listed(self) -> tuple[ListedQuestion, ...]:
        """Its questions, each by the key that it was first seen by."""
        return self._listed if self._whole is None else self._whole._with_tags(self._only)

    @property
    def is_unreadable(self) -> bool:
        """True if nothing in its file can be read as a question."""
        return bool(self.whole.errors) and not self.whole.listed

    @property
    def whole(self) -> ShelvedDeck:
        """The deck that this is a part of, or the deck itself."""
        return self if self._whole is None else self._whole

    @property
    def is_open(self) -> bool:
        return self.whole._deck is not None

    def has_words(self, words: Sequence[str]) -> bool:
        """True if its file has some words in a row, whatever signs part them; it stays closed.

        Of many words the first ones decide.
        """
        from quiz.decks.files import Unreadable, read_bytes

        try:
            text = read_bytes(Path(self.path)).decode("utf-8", errors="ignore").casefold()
        except Unreadable:
            return False
        # A sign, a line break and an indent may stand between two words.
        row = r"[\W_]{1,200}".join(re.escape(word.casefold()) for word in words[:_MOST_WORDS])
        return re.search(rf"(?<![^\W_]){row}(?![^\W_])", text) is not None

    def _with_tags(self, keys: frozenset[str]) -> tuple[ListedQuestion, ...]:
        places = [places for tag, places in self.tags.items() if tag_key(tag) in keys]
        if not all(places):
            return self._listed
        return tuple(self._listed[place] for place in sorted({*chain(*places)}))

    @property
    def deck(self) -> Deck:
        """The deck itself, read when first asked for."""
        if self._whole is not None:
            from dataclasses import replace

            deck, keys = self._whole.deck, self._only
            questions = [q for q in deck.questions if not keys.isdisjoint(map(tag_key, q.tags))]
            return replace(deck, id="", questions=questions)
        if self._deck is None:
            from quiz.decks.reader import read_deck

            self.stamp = stamp_of(Path(self.path))
            self.take(read_deck(Path(self.path), self.name))
        assert self._deck is not None
        return self._deck

    def take(self, deck: Deck) -> None:
        """Keeps an open deck, and what a shelf shows of it."""
        self._deck = deck
        self.title, self.about, self.digest = deck.title, deck.about, deck.digest
        self.problems, self.errors = len(deck.problems), deck.errors
        self.left_out, self.is_cut_short = deck.left_out, deck.is_cut_short
        self._tags = _tags(deck)
        self.fill(
            ListedQuestion(question.fingerprint, question.family, question.draft)
            for question in deck.questions
        )

    def fill(self, questions: Iterable[ListedQuestion]) -> None:
        """Lists the questions of the deck by their fingerprints."""
        self._listed = self._as_written = tuple(questions)
        self.join(self._joined)

    @property
    def fingerprints(self) -> Iterator[QuestionKey]:
        """Of its questions, as they are written now."""
        return (question.key for question in self._as_written)

    def join(self, joined: Mapping[QuestionKey, QuestionKey]) -> None:
        """Calls each question that continues another one by the key that it was first seen by."""
        if not joined.keys().isdisjoint(self.fingerprints):
            self._listed = tuple(
                _with_key(question, joined.get(question.key, question.key))
                for question in self._as_written
            )
        elif self._joined:
            self._listed = self._as_written
        self._joined = joined
        if self._deck is not None:
            self._deck.join(joined)


def tag_key(tag: str) -> str:
    """A tag as tags are compared."""
    return " ".join(tag.split()).casefold()


def _tags(deck: Deck) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, question in enumerate(deck.questions):
        for tag in question.tags:
            places.setdefault(tag, []).append(place)
    every = len(deck.questions)
    return {tag: [] if len(those) == every else those for tag, those in places.items()}


def _with_key(question: ListedQuestion, key: QuestionKey) -> ListedQuestion:
    has_own_family = question.family == question.key
    return question._replace(key=key, family=key if has_own_family else question.family)


class DeckCache:
    """The shelved decks of the last start, in a file that can be deleted at any time."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._version = _version()
        self._rows = self._load() if file else {}
        self._changed = False

    def _load(self) -> dict[str, list[object]]:
        try:
            cached = json.loads(files.read(self._file or Path(), _LARGEST_CACHE))
            return dict(cached["decks"]) if cached["version"] == self._version else {}
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return {}  # no cache, or one that something has spoilt: the decks are read

    def shelved(self, path: Path, name: str) -> ShelvedDeck:
        """The deck of a file, which is read if it has changed since."""
        stamp = stamp_of(path)
        cached = self._cached(path, name, stamp)
        if cached is not None:
            return cached
        deck = ShelvedDeck(str(path), name)
        deck.take(deck.deck)
        deck.stamp = stamp
        if stamp is not None:
            self._rows[os.path.abspath(path)] = _row(deck, stamp)
            self._changed = True
        return deck

    def cached(self, path: Path, name: str) -> ShelvedDeck | None:
        """The deck of a file; None if that has changed since, or was never read."""
        return self._cached(path, name, stamp_of(path))

    def _cached(self, path: Path, name: str, stamp: Stamp | None) -> ShelvedDeck | None:
        deck, row = ShelvedDeck(str(path), name), self._rows.get(os.path.abspath(path))
        return deck if stamp is not None and _fill(deck, row, stamp) else None

    def save(self) -> None:
        """Keeps what was read, if anything was; where the folder cannot be written, nothing."""
        if self._file is None or not self._changed:
            return
        self._changed = False
        beside = self._file.with_suffix(f".{os.getpid()}")
        content = {"version": self._version, "decks": self._rows}
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(content), encoding="utf-8")
            beside.replace(self._file)


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file; None if there is none."""
    try:
        status = waits.outside(path, path.stat)
    except OSError:
        return None
    return [status.st_size, status.st_mtime_ns]


def _row(deck: ShelvedDeck, stamp: Stamp) -> list[object]:
    listed = [list(question) for question in deck.listed]
    words = [deck.digest, deck.title, deck.about]
    faults = [deck.problems, deck.errors, deck.left_out, deck.is_cut_short]
    tags = json.dumps(dict(deck.tags), separators=(",", ":"))
    return [stamp, deck.path, words, faults, tags, listed]


def _fill(deck: ShelvedDeck, row: list[object] | None, stamp: Stamp) -> bool:
    """Fills in a deck from a row of the cache, if the row is of this very file."""
    match row:
        # The path as it was given is part of families, so another way to the same file is another
        # row.
        case [cached, path, list(words), list(faults), str(tags), list(listed)] if (
            cached == stamp and path == deck.path
        ):
            deck.digest, deck.title, deck.about = words
            deck.problems, deck.errors, deck.left_out, deck.is_cut_short = faults
            deck.stamp, deck._tags = stamp, tags
            deck.fill(
                ListedQuestion(QuestionKey(key), family, draft) for key, family, draft in listed
            )
            return True
    return False


def _version() -> list[object]:
    """The version of the program, down to its newest kind or grader: another reads otherwise."""
    package = Path(__file__).parent.parent
    newest = 0
    with contextlib.suppress(OSError):
        for room in ("decks", "answers"):
            for folder, _, names in os.walk(package / room):
                # What Python compiles beside them is younger whenever a file is first imported.
                files = [os.path.join(folder, name) for name in names if name.endswith(".py")]
                times = [os.stat(file).st_mtime_ns for file in files]
                newest = max([newest, *times])
    return [quiz.__version__, newest]
