"""The time in an exam, kept while the learner thinks: nobody else would, as a prompt waits."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.exams import NOTED, note_time

if TYPE_CHECKING:
    from quiz.collection import Collection
    from quiz.exams import Exam


class Noting:
    """A thread that notes the time; it and whoever answers use the store one after the other."""

    def __init__(self, collection: Collection, exam: Exam, left: Callable[[], int]) -> None:
        self._collection = collection
        self._exam = exam
        self._left = left
        self._store = Lock()
        self._is_over = Event()

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        thread = Thread(target=self._run, name="noting", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._is_over.set()
            thread.join(NOTED)

    def alone(self) -> Lock:
        """Held by whoever uses the store."""
        return self._store

    def _run(self) -> None:
        while not self._is_over.wait(NOTED):
            with contextlib.suppress(QuizError), self._store:  # the next answer tells of it
                note_time(self._collection, self._exam, self._exam.begun.end - self._left())
