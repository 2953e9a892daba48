"""The exams of a store, each open in one window at a time, and what that window keeps of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from quiz.clock import Moment
from quiz.decks import Question
from quiz.errors import ExamLost
from quiz.schedule import Act, Fact, Review, RowId, Sitting
from quiz.store.inserts import Inserts
from quiz.store.store import Receipt, Store
from quiz.store.windows import Window, this_window
from quiz.values import NamedTuple

_HELD = """
    SELECT w.computer, w.process, w.began, w.seen_at
    FROM exam_windows w JOIN machines m ON m.id = w.machine WHERE m.name = ? AND w.seq = ?
"""
_HOLD = """
    INSERT INTO exam_windows SELECT id, ?, ?, ?, ?, ? FROM machines WHERE name = ?
    ON CONFLICT (machine, seq) DO UPDATE SET computer = excluded.computer,
    process = excluded.process, began = excluded.began,
    seen_at = max(seen_at, excluded.seen_at)
"""
_ENDED = """
    SELECT 1 FROM acts a JOIN machines m ON m.id = a.sitting_machine
    WHERE a.verb = 'exam handed in' AND m.name = ? AND a.sitting_seq = ?
"""
_NOWHERE = Window("", 0, "")


class Held(NamedTuple):
    """The window that an exam was last open in."""

    window: Window
    seen_at: int
    """The exam's latest time there, in milliseconds since 1970 UTC."""

    @property
    def is_left(self) -> bool:
        """True if the exam was closed there."""
        return self.window == _NOWHERE


class Paper(NamedTuple):
    """What is to be kept of an exam that is handed in."""

    end: Act | None
    """None where that is kept already."""
    reviews: Sequence[tuple[Review, Question]]


class HandingIn(NamedTuple):
    """What was kept of it."""

    end: Act | None
    """As it is kept: never before the row that the machine wrote last."""
    receipts: list[Receipt]


class OpenExams:
    """The exams of a store as one window meets them.

    Each method is one transaction, which asks first whether the window still has the exam: where
    it does not, ExamLost is raised and nothing is kept. All raise StoreError.
    """

    def __init__(self, store: Store, window: Window | None = None) -> None:
        self._store = store
        self.window = window or this_window()

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._store._connection

    def begin(self, make: Callable[[Moment], Sitting], moment: Moment) -> Sitting:
        """Keeps the sitting of an exam and opens it here.

        `make` is called with its time, never before that of the machine's last row, and may raise
        what leaves the store as it was.
        """
        with self._store.transaction():
            row, moment = self._store._next(moment)
            sitting = make(moment)._replace(id=row, moment=moment)
            Inserts(self._connection).add(sitting)
            self._hold(row, self.window, moment.at)
            return sitting

    def held(self, sitting: RowId) -> Held | None:
        """The window that has an exam, or had it last; None of one that was never open here."""
        with self._store._reading():
            row = self._connection.execute(_HELD, sitting).fetchone()
            return Held(Window(*row[:3]), row[3]) if row else None

    def take(self, sitting: RowId, at: int, judge: Callable[[Held | None], None]) -> None:
        """Opens an exam here; `judge` may raise what leaves it with the window that has it."""
        with self._store.transaction():
            judge(self.held(sitting))
            self._hold(sitting, self.window, at)

    def note(self, sitting: RowId, at: int) -> None:
        """Keeps how late it is in an exam: a clock set back meanwhile adds nothing."""
        with self._store.transaction():
            self._insist(sitting)
            self._hold(sitting, self.window, at)

    def leave(self, sitting: RowId) -> None:
        """Closes an exam here, so that any window may go on with it."""
        with self._store.transaction():
            held = self.held(sitting)
            if held and held.window == self.window:
                self._hold(sitting, _NOWHERE, held.seen_at)

    def act(self, act: Act, sitting: RowId, question: Question) -> Receipt:
        """Keeps an answer in an exam, or a flag."""
        with self._store.transaction():
            self._insist(sitting)
            if self._connection.execute(_ENDED, sitting).fetchone():
                raise ExamLost("The exam was handed in, and takes nothing more.")
            return self._store._act(act, question)

    def hand_in(self, sitting: RowId, grade: Callable[[list[Fact]], Paper]) -> HandingIn:
        """Keeps the end of an exam and its reviews: all of it or nothing.

        `grade` makes them of all that is kept of the exam, and nobody keeps anything meanwhile.
        """
        with self._store.transaction():
            self._insist(sitting)
            end, reviews = grade(self._store.done_in(sitting))
            if end is not None:
                end = end._replace(moment=self._store._next(end.moment)[1])
                self._store._act(end)
            return HandingIn(end, [self._store._record(*review) for review in reviews])

    def _insist(self, sitting: RowId) -> None:
        held = self.held(sitting)
        if held is None or held.window != self.window:
            raise ExamLost("The exam is open in another window by now.")

    def _hold(self, sitting: RowId, window: Window, at: int) -> None:
        self._connection.execute(_HOLD, (sitting.seq, *window, at, sitting.machine))
