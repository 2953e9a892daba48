"""A store in trouble is said, and what was answered is tried again and never dropped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quiz.collection.sittings import begin_sitting
from quiz.errors import StoreError
from quiz.plain import keeping
from quiz.plain.conversation import Conversation, Left, Quit
from quiz.plain.keeping import TRIES, Keeper
from quiz.plain.sitting import study
from quiz.store.store import Store
from quiz.study.modes import STUDY
from tests.clock import FixedClock
from tests.learner import collect, sums
from tests.plain.talking import Script, talk


def failing(times: int) -> Callable[[], str]:
    """A call that fails so often before it works."""
    left = [times]

    def call() -> str:
        left[0] -= 1
        if left[0] >= 0:
            raise StoreError("The disk is full.")
        return "kept"

    return call


def keep(conversation: Conversation, times: int) -> str:
    call = failing(times)
    return Keeper(conversation).keep(lambda: keeping.keep(call))


def test_a_person_is_told_and_says_when_it_is_tried_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert keep(talk("", ""), 2) == "kept"
    assert capsys.readouterr().out.count("The disk is full.") == 2


def test_a_person_who_gives_up_ends_the_sitting_without_it() -> None:
    with pytest.raises(Quit):
        keep(talk(":quit"), 9)
    with pytest.raises(Left):
        keep(talk(), 9)


def test_a_pipe_tries_again_by_itself_and_gives_up_with_the_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keeping, "PAUSE", 0)
    assert keep(talk(is_person=False), TRIES - 1) == "kept"
    with pytest.raises(StoreError):
        keep(talk(is_person=False), TRIES)


def test_an_answer_that_could_not_be_kept_has_no_verdict_and_is_kept_later(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store, clock, deck = Store(":memory:"), FixedClock(), sums(2)
    collection = collect(store, clock, [deck])
    session = begin_sitting(collection, deck.questions, STUDY, seed=1)
    record, fails = store.record, failing(1)

    def fail_once(*args: object) -> object:
        fails()
        return record(*args)  # type: ignore[arg-type]  # handed on as they come

    monkeypatch.setattr(store, "record", fail_once)
    with pytest.raises(Left):
        study(Conversation(Script(["1", ""], clock)), collection, session)
    said = capsys.readouterr().out.splitlines()
    assert said.index("The disk is full.") < said.index("Right.")
    assert [outcome.review.response for outcome in session.outcomes] == ["1"]
    assert store._connection.execute("SELECT count(*) FROM reviews").fetchone() == (1,)
