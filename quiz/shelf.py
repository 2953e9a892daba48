"""Folders of decks, found and read once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quiz.errors import DeckNotFound
from quiz.spine import Spine, Spines

SUFFIXES = (".yaml", ".yml")


@dataclass(slots=True)
class Shelf:
    """A folder of decks; shelves nest."""

    name: str
    """Its path on the shelf, such as `history/rome`; empty for the whole."""
    decks: list[Spine] = field(default_factory=list)
    shelves: dict[str, Shelf] = field(default_factory=dict)

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
    """The deck files at a path, each with its name: the file itself, or those below a folder, in alphabetical order."""
    if not root.is_dir():
        yield root, root.stem
        return
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(SUFFIXES) and not name.startswith("."):
                path = Path(folder, name)
                yield path, path.relative_to(root).with_suffix("").as_posix()


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
    first = [Path(path).expanduser() for path in (named or configured)]
    if not first and Path("decks").is_dir():
        first = [Path("decks")]
    every = [*first, *(path for path in (own, shipped) if path.is_dir())]
    unique: dict[Path, Path] = {}
    for path in every:
        unique.setdefault(path.resolve(), path)
    return list(unique.values())


def find(shelf: Shelf, name: str) -> list[Spine]:
    """The deck or the shelf of decks of a name, in full or by its last part; DeckNotFound where none or several are."""
    wanted = name.strip("/").removesuffix(".yaml")
    matches = _named(shelf, wanted, exact=True) or _named(shelf, wanted, exact=False)
    if len(matches) == 1:
        return matches[0][1]
    if matches:
        raise DeckNotFound(f'"{name}" could be {", ".join(found for found, _ in matches)}. Name one of them in full.')
    known = ", ".join(deck.name for deck in list(shelf.all_decks())[:12])
    raise DeckNotFound(f'There is no deck "{name}". On the shelf: {known or "nothing"}.')


def _named(shelf: Shelf, wanted: str, *, exact: bool) -> list[tuple[str, list[Spine]]]:
    found = [(deck.name, [deck]) for deck in shelf.all_decks() if _fits(deck.name, wanted, exact=exact)]
    found += [(one.name, list(one.all_decks())) for one in _shelves(shelf) if _fits(one.name, wanted, exact=exact)]
    return found


def _shelves(shelf: Shelf) -> Iterator[Shelf]:
    for one in shelf.shelves.values():
        yield one
        yield from _shelves(one)


def _fits(name: str, wanted: str, *, exact: bool) -> bool:
    return name == wanted if exact else name.endswith(f"/{wanted}")
