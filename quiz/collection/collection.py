"""What a learner sits down to: the shelf, the store, the settings and the clock, and the sittings
begun with them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.clock import Clock, Day, Moment, SystemClock
from quiz.decks import shelf as shelves
from quiz.decks.identity import QuestionKey
from quiz.decks.shelf import DeckCache, Shelf, ShelvedDeck
from quiz.errors import DeckNotFound, StoreError
from quiz.schedule.history import Act, Fact, Sitting
from quiz.schedule.queue import Queue, ahead, queue
from quiz.schedule.standing import NEW, Standing
from quiz.settings import Paths, Settings, Told, load, paths, shipped_decks
from quiz.store.store import Store, UndoResult

if TYPE_CHECKING:  # Home needs neither: they come with the first sitting
    from quiz.decks.question import Question
    from quiz.store.readings import RecognisedEdit
    from quiz.study.modes import Mode
    from quiz.study.session import Session


class Tally(NamedTuple):
    """How it stands with some questions today."""

    due: int
    """To be asked today, one a family; what was rated again among them."""
    new: int
    """Never asked."""
    known: float
    """The mean chance of recall, from 0 to 1."""
    questions: int


class Collection:
    """One learner's things; only the thread that writes touches the store once the screen is up."""

    def __init__(
        self, shelf: Shelf, store: Store, told: Told, clock: Clock, spines: DeckCache | None = None
    ) -> None:
        self.shelf = shelf
        self.store = store
        self.told = told
        self.clock = clock
        self._spines = spines or DeckCache()
        self.standings: dict[QuestionKey, Standing] = {}
        self._read: tuple[int, int] | None = None
        """The state of the store when it was last read."""
        self._joined: dict[QuestionKey, QuestionKey] = {}
        """Of every question that continues another one, which."""
        self.refresh()

    @property
    def settings(self) -> Settings:
        return self.told.settings

    @property
    def now(self) -> Moment:
        return self.clock.now()

    @property
    def today(self) -> Day:
        return self.now.day(self.settings.day_start)

    def refresh(self) -> None:
        """Reads again what another window or a sitting has changed."""
        state = self.store.state()
        if state != self._read:
            self.standings, self._read = self.store.standings(), state
            joined = self.store.joined()
            if joined != self._joined:
                self._joined = joined
                for deck in self.shelf.all_decks():
                    deck.join(joined)
        self.spent = self.store.spent(self.today)

    def known_as(self, fingerprint: QuestionKey) -> QuestionKey:
        """By what a question is recognised that once read, or reads, like this."""
        return self._joined.get(fingerprint, fingerprint)

    def queue(self, decks: Iterable[ShelvedDeck]) -> Queue:
        """What today holds of some decks."""
        listed = (one for deck in decks for one in deck.listed)
        return queue(
            listed, self.standings, day=self.today, settings=self.settings, spent=self.spent
        )

    def tally(self, decks: Iterable[ShelvedDeck]) -> Tally:
        """How it stands with some decks today."""
        decks, day = list(decks), self.today
        today = self.queue(decks)
        unique = {one.key for deck in decks for one in deck.listed if not one.draft}
        shown = [one for key in unique if not (one := self.standings.get(key, NEW)).hidden]
        known = sum(one.recall(day) for one in shown) / len(shown) if shown else 0.0
        return Tally(
            len(today.left) + len(today.due), sum(one.is_new for one in shown), known, len(shown)
        )

    def study(self, decks: Iterable[ShelvedDeck], *, early: bool = False) -> Session:
        """A sitting with what today holds of some decks; with `early` of what is due later."""
        from quiz.study.modes import STUDY

        self._see_edits()
        self.refresh()
        decks = list(decks)
        chosen = self.queue(decks).in_order()
        if early:
            chosen = ahead(
                (one for deck in decks for one in deck.listed), self.standings, day=self.today
            )
        return self.session(self._opened((one.key for one in chosen), decks), STUDY)

    def _opened(self, keys: Iterable[QuestionKey], decks: Iterable[ShelvedDeck]) -> list[Question]:
        """The questions of some keys, from the first deck that lists each; decks without one stay
        closed."""
        where: dict[QuestionKey, ShelvedDeck] = {}
        for deck in decks:
            for listed in deck.listed:
                where.setdefault(listed.key, deck)
        found: dict[ShelvedDeck, dict[QuestionKey, Question]] = {}
        questions = []
        for key in keys:
            deck = where[key]
            if deck not in found:
                found[deck] = {question.key: question for question in deck.deck.questions}
            if key in found[deck]:
                questions.append(found[deck][key])
        return questions

    def session(self, questions: Sequence[Question], mode: Mode, *, seed: int = 0) -> Session:
        """A sitting with these questions, its beginning kept in the store if there are any."""
        from quiz.study.session import Session

        self.refresh()
        setup = json.dumps({"questions": len(questions)})
        opened = Sitting(mode.name, setup, seed, "", self.now)
        sitting = self.store.open_sitting(opened) if questions else None
        return Session(
            questions,
            self.standings,
            mode,
            settings=self.settings,
            seed=seed,
            sitting=sitting,
            spellings=self.store.spellings(),
        )

    def check(self) -> None:
        """Reads the whole store, which a start has no time for; raises StoreDamaged where it is
        broken."""
        self.store.check()

    def back_up(self) -> None:
        """Makes the copy of today, if it is still to be made; raises StoreError where it cannot be."""
        from quiz.store import backups

        if not self.store.file.is_on_disk:
            return
        try:
            backups.daily(Path(self.store.path), self.today)
        except (
            StoreError
        ):  # the copy is read thoroughly: what is wrong with it may be wrong with the store
            self.store.check(thorough=True)
            raise

    def warnings(self) -> list[str]:
        """What the learner should know of the store or the clock."""
        said = [self.store.file.nothing_is_kept] if self.store.file.nothing_is_kept else []
        far = sum(total.reviews for day, total in self.store.days().items() if day > self.today + 1)
        if far:
            from quiz.text import plural

            said.append(
                f"{plural(far, 'answer')} of the future: a clock was wrong. `quiz doctor` tells more."
            )
        return said

    def see(self, asked: QuestionKey | None = None) -> list[RecognisedEdit]:
        """Keeps what was read of the decks, for the next start and for the day on which one of them
        is edited.

        Returns the questions that were recognised after an edit. `asked` is a question that is
        about to be answered.
        """
        self._spines.save()
        return self.store.see(self.shelf.all_decks(), self.now, self.today, asked=asked)

    def _see_edits(self) -> None:
        """An edit is recognised before its question is asked; nothing is written before the store
        was read whole."""
        if self.store.is_edited(self.shelf.all_decks()):
            self.store.check()
            self.see()

    def reset(self, decks: Iterable[ShelvedDeck]) -> int:
        """Has the questions of some decks start anew; returns how many had been begun."""
        self.refresh()
        keys = dict.fromkeys(one.key for deck in decks for one in deck.listed)
        begun = [key for key in keys if not self.standings.get(key, NEW).is_new]
        return self.store.reset(begun, self.now, self.today) if begun else 0

    def undo(self) -> UndoResult | None:
        """Takes back the last thing done on this machine."""
        return self.store.undo(self.now, self.today)

    def keep_act(self, act: Act, question: Question | None = None) -> Standing:
        """Keeps an act and returns where it leaves its question."""
        return self.store.act(act, question).standing

    def question_of(self, fact: Fact) -> Question | None:
        """The question of a fact, if it is still on the shelf."""
        decks = [
            deck
            for deck in self.shelf.all_decks()
            if any(one.key == fact.question for one in deck.listed)
        ]
        found = self._opened([fact.question], decks) if decks and fact.question else []
        return found[0] if found else None


def open_collection(named: Sequence[str] = ()) -> tuple[Collection, list[ShelvedDeck]]:
    """The collection, and the decks that were named: paths, or names on the shelf; all decks where
    none is named.

    Raises DeckNotFound, SettingError or StoreError.
    """
    where = paths()
    store = Store(where.store, trusted=False)
    told = load(where.config, store.remembered())
    given = [name for name in named if os.path.exists(name)]
    spines = DeckCache(where.cache / "decks.json")
    shelf = shelves.read_shelf(shelf_roots(given, told.settings, where), spines)
    chosen: list[ShelvedDeck] = []
    for name in named:
        chosen += _at(shelf, name) if name in given else shelves.find(shelf, name)
    return Collection(shelf, store, told, SystemClock(), spines), chosen or list(shelf.all_decks())


def shelf_roots(given: Sequence[str], settings: Settings, where: Paths) -> list[Path]:
    """Where decks are looked for."""
    return shelves.roots(given, settings.decks, where.decks, shipped_decks())


def _at(shelf: Shelf, path: str) -> list[ShelvedDeck]:
    """The decks of the files at a path; one may stand on the shelf by another path or as a copy."""
    paths = {deck.path: deck for deck in shelf.all_decks()}
    digests = {deck.digest: deck for deck in shelf.all_decks()}
    found: dict[ShelvedDeck, None] = {}
    for file, name in shelves.files(Path(path).expanduser()):
        deck = paths.get(str(file)) or digests.get(ShelvedDeck(str(file), name).deck.digest)
        if deck is not None:
            found[deck] = None
    if not found:
        raise DeckNotFound(f"There is no deck at {path}: a deck is a file that ends in .yaml.")
    return list(found)
