"""Folders of decks, found and read once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from quiz.decks.spine import Spine, Spines
from quiz.errors import DeckNotFound

SUFFIXES = (".yaml", ".yml")


class Shelf:
    """A folder of decks; shelves nest."""

    def __init__(self, name: str) -> None:
        self.name = name
        """Its path on the shelf, such as `history/rome`; empty for the whole."""
        self.decks: list[Spine] = []
        self.shelves: dict[str, Shelf] = {}

    @property
    def label(self) -> str:
        return self.name.rpartition("/")[2]

    def all_decks(self) -> Iterator[Spine]:
        """The decks of this shelf and of those in it, in the order in which they are shown."""
        for shelf in self.shelves.values():
            yield from shelf.all_decks()
        yield from self.decks

    def add(self, deck: Spine) -> None:
        """Puts a deck where its name says."""
        shelf = self
        folder = ""
        for part in deck.name.split("/")[:-1]:
            folder = f"{folder}/{part}" if folder else part
            shelf = shelf.shelves.setdefault(part, Shelf(folder))
        shelf.decks.append(deck)


def files(root: Path) -> Iterator[tuple[Path, str]]:
    """The deck files at a path, each with its name: the file itself, or those below a folder, in alphabetical order.

    A folder that cannot be read is among them, to be told of as a deck that cannot. Links are followed, once.
    """
    if not os.path.isdir(root):
        yield root, root.stem
        return
    closed: list[Path] = []
    entered: set[str] = set()
    walk = os.walk(root, followlinks=True, onerror=lambda error: closed.append(Path(error.filename)))
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
    yield from ((path, path.relative_to(root).as_posix() if path != root else root.stem) for path in closed)


def read_shelf(roots: Sequence[Path], spines: Spines | None = None) -> Shelf:
    """The decks at some paths; one alike in content to another already found is left out."""
    shelf = Shelf("")
    spines = spines or Spines()
    seen: set[str] = set()
    names: dict[str, int] = {}
    for root in roots:
        for path, name in files(root):
            deck = spines.spine(path, name)
            if deck.digest and deck.digest in seen:
                continue
            seen.add(deck.digest)
            names[name] = names.get(name, 0) + 1
            if names[name] > 1:
                deck.name = f"{name}~{names[name]}"
            shelf.add(deck)
    return shelf


def roots(named: Sequence[str], configured: Sequence[str], own: Path, shipped: Path) -> list[Path]:
    """Where to look for decks: paths that were given, else the settings' folders, else decks/ here; then one's own
    decks and the shipped ones."""
    first = [Path(os.path.expanduser(path)) for path in (named or configured)]
    if not first and os.path.isdir("decks"):
        first = [Path("decks")]
    every = [*first, *(path for path in (own, shipped) if os.path.isdir(path))]
    unique: dict[str, Path] = {}
    for path in every:
        unique.setdefault(os.path.realpath(path), path)
    return list(unique.values())


def find(shelf: Shelf, name: str) -> list[Spine]:
    """The deck or the shelf of decks of a name, in full or by its last part; DeckNotFound where none or several are.

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


def _named(shelf: Shelf) -> dict[str, list[Spine]]:
    """Decks by name, and shelves by theirs with a slash."""
    decks = {deck.name: [deck] for deck in shelf.all_decks()}
    return {**decks, **{f"{one.name}/": list(one.all_decks()) for one in _shelves(shelf)}}


def _shelves(shelf: Shelf) -> Iterator[Shelf]:
    for one in shelf.shelves.values():
        yield one
        yield from _shelves(one)
