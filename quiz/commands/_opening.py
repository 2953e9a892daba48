"""The collection of a command, of which decks are still being read once it is open."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quiz.collection import Collection, HowFar
    from quiz.decks import ShelvedDeck
    from quiz.sync import Step


def open_beside(
    names: Sequence[str] = (), *, is_waited_for: bool = False
) -> tuple[Collection, list[ShelvedDeck]]:
    """The collection and the decks of some names; what takes long to read is read beside it."""
    from quiz.collection import open_collection

    collection, decks = open_collection(names, at_once=False)
    if collection.reading:
        collection.reading.begin(is_waited_for=is_waited_for)
    return collection, decks


def open_whole(names: Sequence[str] = ()) -> tuple[Collection, list[ShelvedDeck]]:
    """The same once all decks are read, with a word on how far that is if it takes long."""
    collection, decks = open_beside(names, is_waited_for=True)
    wait_for(collection, list(collection.shelf.all_decks()))
    return collection, decks


def wait_for(
    collection: Collection,
    decks: Sequence[ShelvedDeck],
    *,
    is_enough: Callable[[Sequence[ShelvedDeck]], bool] = lambda _: False,
) -> None:
    """Waits until some decks can be studied, or the first of them are enough, with a word on how
    far that is if it takes long."""
    reading = collection.reading
    if reading is None:
        return
    from quiz.commands._progress import Progress

    with Progress() as progress:
        reading.wait(decks, lambda far: progress.tell(_step(far)), is_enough=is_enough)
    if reading.is_over:
        collection.finish_reading()


def _step(far: HowFar) -> Step:
    from quiz.sync import Step

    # Lines that follow one another, unlike a bar, are not to be one for each deck.
    what = f"Reading {far.deck}" if sys.stderr.isatty() and far.deck else "Reading the decks"
    return Step(what, done=round(1000 * far.share), of=1000)
