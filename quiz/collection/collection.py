"""One learner's shelf, store, settings and clock, opened together."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
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
    find_decks,
    read_shelf,
)
from quiz.errors import DeckNotFound
from quiz.settings import LoadedSettings, Paths, Settings, load, paths, shipped_decks
from quiz.store import Catalogue, CatalogueLost, Store, Window
from quiz.surroundings import waits

if TYPE_CHECKING:
    from quiz.collection.today import Counts
    from quiz.store import ShelvedQuestions

T = TypeVar("T")
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
        self._state: tuple[int, int] | None = None
        """The state of the store when it was last looked at."""
        self.counted: tuple[object, Counts] | None = None
        """The counts of the decks, and the state in which they were counted."""
        self._joined: dict[QuestionKey, QuestionKey] = {}
        """For each question that continues another, the key that it was first seen under."""
        self._keep_decks(catalogue or Catalogue())
        self.refresh()

    def close(self) -> None:
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
        wholes = [deck.whole for deck in decks]
        for deck in wholes:
            if not deck.number:
                deck.keep_in(self.catalogue)
        if not all(deck.number for deck in wholes):
            self._keep_decks(Catalogue())
        return [deck.number for deck in wholes]

    def _keep_decks(self, catalogue: Catalogue) -> None:
        """Has a catalogue keep the decks; one in memory where it cannot."""
        self.catalogue = catalogue
        for deck in self.shelf.all_decks():
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


def open_collection(names: Sequence[str] = ()) -> tuple[Collection, list[ShelvedDeck]]:
    """The collection, and the decks of some paths or names on the shelf; of no name all of them.

    Raises DeckNotFound, SettingError or StoreError.
    """
    where = paths()
    store = Store(where.store, trusted=False)
    loaded = load(where.config, store.remembered())
    files = [name for name in names if waits.leads_somewhere(name)]
    catalogue = Catalogue(where.cache / CATALOGUE)
    shelf = read_shelf(shelf_roots(files, loaded.settings, where), catalogue)
    chosen: list[ShelvedDeck] = []
    for name in names:
        chosen += _decks_at(shelf, name) if name in files else find_decks(shelf, name)
    collection = Collection(shelf, store, loaded.settings, SystemClock(), catalogue)
    collection.loaded = loaded
    return collection, chosen or list(shelf.all_decks())


def shelf_roots(files: Sequence[str], settings: Settings, where: Paths) -> list[Path]:
    """The folders and files in which decks are looked for."""
    return deck_roots(files, settings.decks, where.decks, shipped_decks())


def _decks_at(shelf: Shelf, path: str) -> list[ShelvedDeck]:
    """The decks of the files at a path; one may stand on the shelf by another path or as a copy."""
    by_path = {deck.path: deck for deck in shelf.all_decks()}
    by_digest = {deck.digest: deck for deck in shelf.all_decks()}
    decks: dict[ShelvedDeck, None] = {}
    for file, name in deck_files(Path(os.path.expanduser(path))):
        deck = by_path.get(str(file)) or by_digest.get(ShelvedDeck(str(file), name).deck.digest)
        if deck is not None:
            decks[deck] = None
    if not decks:
        raise DeckNotFound(f"There is no deck at {path}: a deck is a file that ends in .yaml.")
    return list(decks)
