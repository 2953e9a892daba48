"""The clock of a game in words: at half, 10 and 3 seconds, each once, and between lines alone."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from quiz.games import begin_match
from quiz.plain.clocks import TurnWords
from quiz.plain.conversation import Conversation
from quiz.plain.game import Game
from quiz.store.store import Store
from quiz.study import Setup
from tests.clock import FixedClock
from tests.learner import collect, sums
from tests.plain.talking import Script


def words(seconds: float, *left: float) -> list[str]:
    """The warnings at some times before the end."""
    now = [0.0]
    clock = TurnWords(seconds, lambda: now[0])
    said = []
    for now[0] in left:
        said.append(clock.warning())
    return said


def test_half_of_the_time_ten_and_three_seconds_are_said_once() -> None:
    assert words(60, 59, 30, 29, 11, 10, 9, 3, 2, 0, -1) == [
        "",
        "Half of the time is gone: 30 seconds left.",
        "",
        "",
        "10 seconds left.",
        "",
        "3 seconds left.",
        "",
        "",
        "",
    ]


def test_of_several_warnings_that_are_due_one_says_what_is_left() -> None:
    assert words(60, 5) == ["5 seconds left."]


def test_a_short_clock_is_warned_of_at_half_and_three() -> None:
    assert words(12, 6, 2) == ["Half of the time is gone: 6 seconds left.", "2 seconds left."]


def test_whoever_asked_for_the_time_is_not_told_it_again() -> None:
    clock = TurnWords(60, lambda: 9.0)
    assert clock.left() == "9 seconds left."
    assert clock.warning() == ""


class Stopping(Script):
    """Lines before each of which Ctrl+Z stops the program."""

    def read(self, prompt: str) -> str:
        os.kill(os.getpid(), signal.SIGTSTP)
        return super().read(prompt)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is stopped there")
def test_the_clock_of_a_game_stands_while_the_program_is_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = FixedClock()
    monkeypatch.setattr(signal, "raise_signal", lambda _: clock.pass_seconds(600))
    collection = collect(Store(":memory:"), clock, [sums(1)])
    setup = Setup(questions=1, seconds=20, typing=True)
    match = begin_match(collection, collection.shelf.all_decks(), setup)
    answer = "1"
    before = signal.getsignal(signal.SIGTSTP)  # the driver of a screen leaves its own behind
    Game(Conversation(Stopping(["", answer, ""], clock)), collection, match).play()
    (outcome,) = match.session.outcomes
    assert outcome.review.response == answer
    assert outcome.review.took == 5000
    assert signal.getsignal(signal.SIGTSTP) == before
