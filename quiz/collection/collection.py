"""One learner's shelf, store, settings and clock, opened together."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from quiz.clock import Clock, Day, Moment, SystemClock
from quiz.collection.standings import StoredStandings
from quiz.decks import (
    QuestionKey,
    Shelf,
    ShelvedDeck,
    deck_files,
    deck_roots,
    digest_at,
    find_decks,
    found_decks,
    read_found,
)
from quiz.errors import DeckNotFound
from quiz.settings import LoadedSettings, Paths, Settings, load, paths, shipped_decks
from quiz.store import Catalogue, CatalogueLost, Store, Window
from quiz.surroundings import waits

if TYPE_CHECKING:
    from quiz.collection.reading import Reading
    from quiz.collection.today import Counts
    from quiz.store import ShelvedQuestions

T = TypeVar("T")
AT_ONCE = 100_000
"""Bytes of decks that are read before anything else: that takes less than a tenth of a second."""
CATALOGUE = "decks.db"
"""The file in the cache folder in which decks that were read are kept."""


class Collection:
    """A learner's things; once the screen is up, only the thread that writes touches the store."""

    def __init__(
        self,
        shelf: Shelf,
        store: Store,
        settings: Settings,
        clock: Clock,
        catalogue: Catalogue | None = None,
    ) -> None:
        self.shelf = shelf
        self.store = store
        self.loaded = LoadedSettings(settings)
        """The settings, where each comes from, and the keys that the file wants."""
        self.clock = clock
        self.window: Window | None = None
        """The window that exams are open in; None for this process."""
        self.standings = StoredStandings(store)
        self.reading: Reading | None = None
        """What is still to be read of the shelf, if anything is."""
        self.sees_new = False
        """Decks that were never seen, and are no edits of others, are being seen."""
        self._state: tuple[int, int] | None = None
        """The state of the store when it was last looked at."""
        self.counted: tuple[object, Counts] | None = None
        """The counts of the decks, and the state in which they were counted."""
        self._joined: dict[QuestionKey, QuestionKey] = {}
        """For each question that continues another, the key that it was first seen under."""
        self._keep_decks(catalogue or Catalogue())
        self.refresh()

    def close(self) -> None:
        if self.reading:
            self.reading.close()
        self.store.close()
        self.catalogue.close()

    @property
    def settings(self) -> Settings:
        return self.loaded.settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self.loaded = self.loaded._replace(settings=settings)

    @property
    def now(self) -> Moment:
        return self.clock.now()

    @property
    def today(self) -> Day:
        return self.now.day(self.settings.day_start)

    @property
    def state(self) -> tuple[object, ...]:
        """Another one once the history, the decks or the day are others."""
        return self._state, self.catalogue.changes, self.today

    def refresh(self) -> None:
        """Reads again what another window or a sitting has changed."""
        state = self.store.state()
        if state != self._state:
            self.standings, self._state = StoredStandings(self.store), state
            joined = self.store.joined()
            if joined != self._joined:
                self._joined = joined
                for deck in self.shelf.all_decks():
                    deck.join(joined)
        self.spent = self.store.spent(self.today)

    def finish_reading(self) -> bool:
        """Takes the shelf for read; returns whether decks that were read are left out after all."""
        reading, self.reading = self.reading, None
        if reading is None:
            return False
        reading.close()
        self.catalogue.changes += 1
        return reading.settle(self.shelf)

    def held_back(self, decks: Iterable[ShelvedDeck]) -> list[ShelvedDeck]:
        """Those of some decks that cannot be studied before more of the shelf is read."""
        return self.reading.held_back(decks) if self.reading else []

    def look_up(self, decks: Sequence[ShelvedDeck], look: Callable[[ShelvedQuestions], T]) -> T:
        """What a function finds of some decks, where their questions and their history lie."""
        while True:
            numbers = self._numbers(decks)
            try:
                with self.store.shelved(self.catalogue, numbers, self.today) as questions:
                    return look(questions)
            except CatalogueLost:
                self._keep_decks(Catalogue())

    def _numbers(self, decks: Sequence[ShelvedDeck]) -> list[int]:
        """The numbers of decks in the catalogue; what it could not keep before it keeps now."""
        wholes = [deck.whole for deck in decks if not deck.whole.is_unread]
        for deck in wholes:
            deck.keep_in(self.catalogue)
        if not all(deck.number for deck in wholes):
            self._keep_decks(Catalogue())
        return [deck.number for deck in wholes]

    def _keep_decks(self, catalogue: Catalogue) -> None:
        """Has a catalogue keep the decks; one in memory where it cannot."""
        self.catalogue = catalogue
        for deck in self.shelf.all_decks():
            if deck.is_unread:
                continue
            deck.keep_in(catalogue)
            if not deck.number:
                self._keep_decks(Catalogue())
                return

    @property
    def touched(self) -> set[str]:
        """The families of which a question was asked today, of whatever deck."""
        return self.look_up([], lambda questions: questions.touched())

    def known_as(self, fingerprint: QuestionKey) -> QuestionKey:
        """The key of a question that has, or once had, this fingerprint."""
        return self._joined.get(fingerprint, fingerprint)


def open_collection(
    names: Sequence[str] = (), *, at_once: bool = True
) -> tuple[Collection, list[ShelvedDeck]]:
    """The collection, and the decks of some paths or names on the shelf; of no name all of them.

    Where not all is to be read at once, what takes longer is left to the reading of the collection.
    Raises DeckNotFound, SettingError or StoreError.
    """
    where = paths()
    store = Store(where.store, trusted=False)
    loaded = load(where.config, store.remembered())
    files = [name for name in names if waits.leads_somewhere(name)]
    catalogue = Catalogue(where.cache / CATALOGUE)
    found = found_decks(shelf_roots(files, loaded.settings, where), catalogue)
    is_short = sum(each.size for each in found) <= AT_ONCE
    read_found([each for each in found if at_once or is_short or not each.size], catalogue)
    shelf = Shelf("")
    shelf.fill(found)
    chosen: list[ShelvedDeck] = []
    for name in names:
        chosen += _decks_at(shelf, name) if name in files else find_decks(shelf, name)
    collection = Collection(shelf, store, loaded.settings, SystemClock(), catalogue)
    collection.loaded = loaded
    if any(each.deck.is_unread for each in found):
        from quiz.collection.reading import Reading

        every = [each.deck for each in found]
        collection.reading = Reading(found, catalogue, store.last_read(every))
    return collection, chosen or list(shelf.all_decks())


def shelf_roots(files: Sequence[str], settings: Settings, where: Paths) -> list[Path]:
    """The folders and files in which decks are looked for."""
    return deck_roots(files, settings.decks, where.decks, shipped_decks())


def _decks_at(shelf: Shelf, path: str) -> list[ShelvedDeck]:
    """The decks of the files at a path; one may stand on the shelf by another path or as a copy."""
    by_path = {deck.path: deck for deck in shelf.all_decks()}
    by_digest = {deck.digest: deck for deck in shelf.all_decks() if deck.digest}
    decks: dict[ShelvedDeck, None] = {}
    for file, _ in deck_files(Path(os.path.expanduser(path))):
        deck = by_path.get(file) or by_digest.get(digest_at(file))
        if deck is not None:
            decks[deck] = None
    if not decks:
        raise DeckNotFound(f"There is no deck at {path}: a deck is a file that ends in .yaml.")
    return list(decks)
