"""The time in an exam is kept while a prompt waits for an answer."""

from __future__ import annotations

from threading import Event

import pytest

from quiz.exams.exams import begin, compose_paper
from quiz.exams.terms import Terms
from quiz.plain import noting
from quiz.plain.noting import Noting
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.learner import collect, sums


def test_the_time_is_noted_while_the_learner_thinks(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = FixedClock()
    collection = collect(Store(":memory:"), clock, [sums(2)])
    decks = list(collection.shelf.all_decks())
    exam = begin(collection, decks, *compose_paper(decks, Terms(questions=2)))
    noted, times = Event(), list[int]()

    def note(_collection: object, _exam: object, at: int) -> None:
        times.append(at)
        noted.set()

    monkeypatch.setattr(noting, "NOTED", 0.01)
    monkeypatch.setattr(noting, "note_time", note)
    clock.pass_seconds(30)
    running = Noting(collection, exam, lambda: exam.left(clock.now().at, clock.tick()))
    with running.running():
        assert noted.wait(30)
    assert times[0] == clock.now().at
