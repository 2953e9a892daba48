"""The program that reads decks for another one, and keeps them in its catalogue.

It is asked for one deck after the other by the reading of the program that it reads for.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.decks import DeckRow

MODULE = "quiz.collection.reader"
_PATIENCE = 30.0
"""Seconds that others may write to the catalogue."""
_FEW = 1_000
"""Questions that are read until the memory of those before is freed."""


def words(identity: str, nice: int) -> list[str]:
    """The words to begin it with, for a catalogue; `nice` is how far it stands back."""
    file, _, _ = identity.rsplit(" ", 2)
    return [file, identity, str(nice)]


def request(path: str, name: str) -> str:
    """The line that asks for a deck."""
    return json.dumps([path, name])


def read_answer(line: str) -> tuple[int, DeckRow] | None:
    """The number and the row of a deck; None where it could not be kept, and so not told.

    Raises ValueError where the line is none of ours.
    """
    from quiz.decks import DeckRow, Stamp

    match json.loads(line):
        case []:
            return None
        case [int(number), str(path), [int(size), int(changed_at)], *others]:
            if len(others) + 2 == len(DeckRow._fields):
                return number, DeckRow._make((path, Stamp(size, changed_at), *others))
    raise ValueError("another answer")


def main(file: str, identity: str, nice: str) -> int:
    """Reads until nobody asks any more; ends with 1 where nothing can be kept."""
    if hasattr(os, "nice"):
        os.nice(int(nice))
    from quiz.decks import deck_at
    from quiz.store import Catalogue
    from quiz.surroundings import programs

    catalogue = Catalogue(Path(file))
    if catalogue.identity != identity:  # another took its place, and has other numbers
        return 1
    catalogue.give_way(_PATIENCE)
    gc.freeze()
    gc.disable()
    count = 0
    for line in programs.asked():
        path, name = json.loads(line)
        catalogue.look_again(path)  # another window may read the same
        deck = deck_at(path, name, catalogue)
        kept = catalogue.find(path) if deck.number else None
        if kept is None and deck.stamp is not None:
            return 1
        programs.answer(json.dumps([kept[0], *kept[1]] if kept else []))
        count += deck.count
        if count > _FEW:
            count = 0
            gc.collect()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
