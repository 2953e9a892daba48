"""The care of a collection between sittings: decks seen, the store copied, questions reset."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.collection.collection import Collection
from quiz.decks import QuestionKey, ShelvedDeck
from quiz.errors import StoreError
from quiz.schedule import NEW
from quiz.settings import missing

if TYPE_CHECKING:
    from quiz.store import RecognisedEdit


_PORTION = 1_000
"""Questions of decks that are seen for the first time in one go."""


def back_up(collection: Collection) -> None:
    """Makes today's copy of the store, if there is none yet; raises StoreError if it cannot."""
    from quiz.store import backups

    store = collection.store
    if not store.file.is_on_disk:
        return
    try:
        backups.daily(Path(store.path), collection.today)
    except StoreError:
        # The copy is read thoroughly: a fault in it may be a fault of the store.
        store.check(thorough=True)
        raise


def warnings(collection: Collection) -> list[str]:
    """Sentences for the learner about the store, the clock or the folders of decks."""
    store, tomorrow = collection.store, collection.today + 1
    sentences = [*filter(None, [store.file.nothing_is_kept, store.file.journal_sentence])]
    ahead = sum(total.reviews for day, total in store.days().items() if day > tomorrow)
    if ahead:
        from quiz.text import plural

        answers = plural(ahead, "answer")
        sentences.append(f"{answers} of the future: a clock was wrong. `quiz doctor` tells more.")
    # A folder to sync with that is not there the sync itself tells of.
    return sentences + missing(collection.settings, "decks")


def see_decks(collection: Collection, asked: QuestionKey | None = None) -> list[RecognisedEdit]:
    """Keeps how the decks read now, for the next start and for the day on which one is edited.

    Returns the questions that were recognised after an edit; none before all decks are read.
    `asked` is a question that is about to be answered.
    """
    if collection.reading:
        return []  # what seems new may be in a deck that is still to be read
    decks = list(collection.shelf.all_decks())
    if collection.catalogue.changes:
        collection.catalogue.prune(but={deck.number for deck in decks})
    return collection.store.see(decks, collection.now, collection.today, asked=asked)


def new_alone(collection: Collection) -> list[list[ShelvedDeck]]:
    """Decks that were never seen, and cannot be edits of others, in portions for `see_new`: an
    answer need not wait until all are seen."""
    portions: list[list[ShelvedDeck]] = []
    size = _PORTION
    if not collection.reading:
        for deck in collection.store.new_alone(collection.shelf.all_decks()):
            if size >= _PORTION:
                portions.append([])
                size = 0
            portions[-1].append(deck)
            size += deck.count
    collection.sees_new = len(portions) > 1
    return portions if collection.sees_new else []


def see_new(collection: Collection, decks: Iterable[ShelvedDeck]) -> None:
    """Keeps how some decks of `new_alone` read."""
    collection.store.keep_readings(decks, collection.now)


def see_edits(collection: Collection) -> None:
    """Recognises edited questions before one is asked; the store is read whole before a write."""
    if collection.reading or collection.sees_new:
        return
    if collection.store.is_edited(collection.shelf.all_decks()):
        collection.store.check()
        see_decks(collection)


def reset(collection: Collection, decks: Iterable[ShelvedDeck]) -> int:
    """Lets the questions of some decks start anew; returns how many had been begun."""
    collection.refresh()
    keys = dict.fromkeys(question.key for deck in decks for question in deck.listed)
    standings = collection.standings.fetch(keys)
    begun = [key for key in keys if not standings.get(key, NEW).is_new]
    return collection.store.reset(begun, collection.now, collection.today) if begun else 0
