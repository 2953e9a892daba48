"""Decks that are read beside the screen: how far that is, and what has arrived of them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from quiz.decks import FoundDeck, Shelf, ShelvedDeck, deck_at
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.store import Catalogue, LastRead
    from quiz.surroundings.programs import Companion

_SHARED = 1_000_000
"""Bytes of decks from which on two programs read them."""
_PROGRAMS = 2
_NICE = 10
"""How far the programs stand back where the screen needs the processor."""
_LOOK = 0.1
_PATIENCE = 0.5
"""Seconds that leaving waits for a program that was ended: a disk may not let go of it."""


class HowFar(NamedTuple):
    """How far a reading is."""

    deck: str
    """The name of one that is being read."""
    done: int
    """Decks that were read."""
    of: int
    share: float
    """Of their bytes, from 0 to 1."""


class Reading:
    """The decks of a shelf that are still to be read, each by one of the programs that read them.

    The shelf changes only where `take` is called. Where no program can read for this one, as the
    catalogue is in memory, a thread does it here.
    """

    def __init__(
        self, found: Sequence[FoundDeck], catalogue: Catalogue, last_read: LastRead
    ) -> None:
        self._found = found
        self._last_read = last_read
        self._catalogue = catalogue
        self._sizes = {each.deck: each.size for each in found if each.deck.is_unread}
        self._line = deque(self._sizes)
        self._at_work: list[ShelvedDeck] = []
        self._arrived: SimpleQueue[tuple[ShelvedDeck, ShelvedDeck]] = SimpleQueue()
        self._has_arrived = Event()
        self._lock = Lock()
        self._companions: set[Companion] = set()
        self._threads: list[Thread] = []
        self._is_closed = False
        self._unread = dict.fromkeys(self._sizes)
        self._read = 0
        """Bytes."""
        self._nice = _NICE

    @property
    def is_over(self) -> bool:
        """True once everything that was read has been taken."""
        return not self._unread

    @property
    def how_far(self) -> HowFar:
        """How far it is, as far as it was taken."""
        with self._lock:
            now = next(iter([*self._at_work, *self._line, *self._unread]), None)
        whole = sum(self._sizes.values())
        return HowFar(
            now.name if now else "",
            len(self._sizes) - len(self._unread),
            len(self._sizes),
            self._read / whole if whole else 1.0,
        )

    def held_back(self, decks: Iterable[ShelvedDeck]) -> list[ShelvedDeck]:
        """Those of some decks that cannot be studied yet.

        What was edited waits until all is read: a question may have come from any other deck.
        """
        last, is_settled = self._last_read.digests, not self._last_read.are_missed
        is_settled = is_settled and not any(map(self._is_edited, last))
        return [
            deck
            for deck in decks
            if deck.whole.is_unread
            or (not is_settled if deck.whole not in last else self._is_edited(deck.whole))
        ]

    def _is_edited(self, deck: ShelvedDeck) -> bool:
        """True of a deck that is not, or perhaps is not, as the history knows it."""
        return deck.is_unread or deck.digest != self._last_read.digests[deck]

    def begin(self, *, is_waited_for: bool = False) -> None:
        """Has the decks read from now on, by one program, which stands back unless somebody does
        nothing but wait for it."""
        self._nice = 0 if is_waited_for else _NICE
        self._begin_one()

    def _begin_one(self) -> None:
        thread = Thread(target=self._have_all_read, name="reading", daemon=True)
        self._threads.append(thread)
        thread.start()

    def begin_another(self) -> None:
        """Has another program read too where much is left: once the screen is there."""
        if len(self._threads) >= min(_PROGRAMS, os.cpu_count() or 1):
            return
        with self._lock:
            left = sum(self._sizes[deck] for deck in self._line)
        if left > _SHARED:
            self._begin_one()

    def put_first(self, decks: Iterable[ShelvedDeck]) -> None:
        """Has some decks read before all others."""
        with self._lock:
            wanted = set(decks)
            first = [deck for deck in self._line if deck in wanted]
            self._line = deque([*first, *(deck for deck in self._line if deck not in wanted)])

    def take(self) -> list[ShelvedDeck]:
        """The decks that were read since this was last called, which are on the shelf now."""
        taken: list[ShelvedDeck] = []
        self._has_arrived.clear()
        while True:
            try:
                deck, read = self._arrived.get_nowait()
            except Empty:
                return taken
            deck.become(read)
            self._read += self._sizes[deck]
            self._unread.pop(deck, None)
            taken.append(deck)

    def wait(
        self,
        decks: Iterable[ShelvedDeck],
        tell: Callable[[HowFar], object],
        *,
        is_enough: Callable[[Sequence[ShelvedDeck]], bool] = lambda _: False,
    ) -> None:
        """Waits until some decks can be studied, which are read before all others; or until those
        before the first that cannot yet are enough."""
        decks = list(decks)
        self.put_first(decks)
        self.begin_another()
        while (waiting := self.held_back(decks)) and not self.is_over and self._is_at_work:
            if is_enough(decks[: decks.index(waiting[0])]):
                return
            self._has_arrived.wait(_LOOK)
            self.take()
            tell(self.how_far)

    @property
    def _is_at_work(self) -> bool:
        return not self._arrived.empty() or any(thread.is_alive() for thread in self._threads)

    def settle(self, shelf: Shelf) -> bool:
        """Leaves out decks that turned out to be alike; returns whether there are any."""
        before = [(deck, deck.name) for deck in shelf.all_decks()]
        settled = Shelf("")
        settled.fill(self._found)
        if before == [(deck, deck.name) for deck in settled.all_decks()]:
            return False
        shelf.decks, shelf.shelves = settled.decks, settled.shelves
        return True

    def close(self) -> None:
        """Ends it, wherever it is; what was read is kept."""
        with self._lock:
            self._is_closed = True
            self._line.clear()
            for companion in self._companions:
                companion.kill()
        for thread in self._threads:
            thread.join(_PATIENCE)

    # In a thread for each program

    def _have_all_read(self) -> None:
        """Has decks read until none is left: by programs, as long as they get anything read."""
        is_read = bool(self._catalogue.identity)
        while is_read and self._line:
            is_read = self._have_some_read()
        while (deck := self._next()) is not None:
            self._read_here(deck)

    def _have_some_read(self) -> bool:
        """Has decks read by a program, until none is left or it ends; False if it read none."""
        try:
            companion = self._companion()
        except OSError:
            return False
        is_read = False
        try:
            while (deck := self._next()) is not None:
                if not self._have_one_read(companion, deck):
                    self._put_back(deck)
                    return is_read
                is_read = True
        finally:
            companion.close()
            with self._lock:
                self._companions.discard(companion)
        return is_read

    def _companion(self) -> Companion:
        from quiz.collection import reader
        from quiz.surroundings.programs import Companion

        identity = self._catalogue.identity
        companion = Companion(reader.MODULE, *reader.words(identity, self._nice))
        with self._lock:
            self._companions.add(companion)
            if self._is_closed:
                companion.kill()
        return companion

    def _have_one_read(self, companion: Companion, deck: ShelvedDeck) -> bool:
        from quiz.collection import reader

        line = companion.ask(reader.request(deck.path, deck.name))
        try:
            answer = reader.read_answer(line)
        except ValueError:
            return False
        if answer is None:
            self._read_here(deck)
            return True
        number, row = answer
        self._catalogue.take(number, row)
        self._note(deck, ShelvedDeck.kept(deck.name, number, row, self._catalogue))
        return True

    def _read_here(self, deck: ShelvedDeck) -> None:
        self._note(deck, deck_at(deck.path, deck.name, self._catalogue))

    def _next(self) -> ShelvedDeck | None:
        with self._lock:
            if not self._line:
                return None
            deck = self._line.popleft()
            self._at_work.append(deck)
            return deck

    def _put_back(self, deck: ShelvedDeck) -> None:
        """The last of all now: it may be what ended the program."""
        with self._lock:
            self._at_work.remove(deck)
            if not self._is_closed:
                self._line.append(deck)

    def _note(self, deck: ShelvedDeck, read: ShelvedDeck) -> None:
        with self._lock:
            self._at_work.remove(deck)
        self._arrived.put((deck, read))
        self._has_arrived.set()
