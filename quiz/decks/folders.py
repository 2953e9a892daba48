"""Folders of decks: where they are looked for, and the files in them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from quiz.surroundings import waits

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from typing import TypeAlias

SUFFIXES = (".yaml", ".yml")


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


def deck_files(root: Path) -> Iterator[tuple[str, str]]:
    """The deck files at a path, each with its name: the file itself, or those below a folder.

    They come in alphabetical order. Links are followed, once. A folder that cannot be read, or does
    not answer, is among them, to be shown as a deck that cannot.
    """
    if not _is_folder(root):
        yield str(root), root.stem
        return
    unreadable: list[tuple[str, str]] = []
    entered: set[str] = set()
    pending = [(str(root), "")]
    while pending:
        folder, shelf = pending.pop()
        try:
            real, subfolders, names = _content_of(folder)
        except OSError:
            unreadable.append((folder, shelf.rstrip("/") or root.stem))
            continue
        if real in entered:  # by a link, which may lead to a folder above
            continue
        entered.add(real)
        pending += [
            (os.path.join(folder, name), f"{shelf}{name}/")
            for name in sorted(subfolders, reverse=True)
        ]
        for name in sorted(names):
            yield os.path.join(folder, name), shelf + os.path.splitext(name)[0]
    yield from unreadable


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


def _content_of(folder: str) -> _Content:
    while True:
        try:
            return waits.outside(folder, partial(_scanned, folder))
        except TimeoutError as error:
            # Where it is not the folder itself, it is a link in it, and is passed over from now on.
            if Path(folder) not in Path(error.filename).parents:
                raise


def _scanned(folder: str) -> _Content:
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
