"""The decks of some folders, found and read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from quiz.decks.cache import Cache, Stamp, digest_at, stamp_of
from quiz.decks.folders import SUFFIXES, deck_files
from quiz.decks.near_files import nearest_file
from quiz.decks.shelved import ShelvedDeck
from quiz.errors import DeckNotFound, nearest
from quiz.surroundings import waits
from quiz.values import NamedTuple

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")


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

    def fill(self, found: Iterable[FoundDeck]) -> None:
        """Puts decks in their places, in the stead of all that stood there.

        One alike in content to another before it is left out, and of two with one name the second
        gets a number.
        """
        self.decks, self.shelves = [], {}
        digests: set[str] = set()
        counts: dict[str, int] = {}
        for name, deck, _ in found:
            if deck.digest and deck.digest in digests:
                continue
            digests.add(deck.digest)
            counts[name] = counts.get(name, 0) + 1
            deck.name = name if counts[name] == 1 else f"{name}~{counts[name]}"
            self.add(deck)


class FoundDeck(NamedTuple):
    """A deck at a path where decks are looked for."""

    name: str
    """Its own, which another deck on the shelf may have too."""
    deck: ShelvedDeck
    size: int = 0
    """Of what is still to be read of it, in bytes."""


def read_shelf(roots: Sequence[Path], cache: Cache | None = None) -> Shelf:
    """The decks at some paths; one alike in content to another already found is left out."""
    found, shelf = found_decks(roots, cache), Shelf("")
    read_found(found, cache)
    shelf.fill(found)
    return shelf


def found_decks(roots: Sequence[Path], cache: Cache | None = None) -> list[FoundDeck]:
    """The decks at some paths, in order; none is read that a cache does not have as it is now.

    A file whose time alone has changed is looked at for its digest.
    """
    touched: dict[int, Stamp] = {}

    def find() -> list[FoundDeck]:
        return [
            _found(path, name, cache, touched) for root in roots for path, name in deck_files(root)
        ]

    found = _however_silent(find)
    if cache is not None and touched:
        cache.touch(touched)
    return found


def read_found(found: Iterable[FoundDeck], cache: Cache | None = None) -> None:
    """Reads those of some decks that are still to be read."""
    unread = [deck for _, deck, _ in found if deck.is_unread]

    def read() -> None:
        for deck in unread:
            if deck.is_unread:
                deck.become(_read(deck.path, deck.name, cache))

    if unread:
        _however_silent(read)


def _however_silent(call: Callable[[], T]) -> T:
    """The value of a call to files, however many of their folders do not answer."""
    try:
        return waits.attended(call)  # a thread for all of them
    except TimeoutError:
        return call()  # one for each, where it is known by now what does not answer


def deck_at(path: str, name: str, cache: Cache | None) -> ShelvedDeck:
    """The deck of a file, which is read if the cache does not have it as it is now."""
    return _however_silent(
        lambda: (cache and closed_deck(path, name, cache)) or _read(path, name, cache)
    )


def _read(path: str, name: str, cache: Cache | None) -> ShelvedDeck:
    known = cache.find(path) if cache is not None else None
    deck = ShelvedDeck.read(path, name, known[1] if known else None)
    if cache is not None and deck.stamp is not None:
        deck.keep_in(cache)
        deck.close()
    return deck


def closed_deck(path: str, name: str, cache: Cache) -> ShelvedDeck | None:
    """The deck of a file as a cache has it; None if the file holds something else by now."""
    touched: dict[int, Stamp] = {}
    deck = _found(path, name, cache, touched).deck
    if touched:
        cache.touch(touched)
    return None if deck.is_unread else deck


def _found(path: str, name: str, cache: Cache | None, touched: dict[int, Stamp]) -> FoundDeck:
    """The deck of a file as a cache has it, or still to be read; what is to be touched is noted."""
    stamp, found = stamp_of(path), cache.find(path) if cache is not None else None
    size, title = stamp.size if stamp else 0, found[1].title if found else ""
    if cache is None or found is None or stamp is None:
        return FoundDeck(name, ShelvedDeck.unread(path, name, title), size)
    number, row = found
    if row.stamp != stamp:
        if row.stamp.size != stamp.size or row.digest != digest_at(path):
            return FoundDeck(name, ShelvedDeck.unread(path, name, title), size)
        touched[number] = stamp
        row = row._replace(stamp=stamp)
    return FoundDeck(name, ShelvedDeck.kept(name, number, row, cache))


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
