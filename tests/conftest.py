"""Fixtures of all tests: a clock that stands still, a store in memory, a deck out of a text."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

from quiz.decks.question import Deck
from quiz.decks.reader import read_text
from quiz.store.store import Store
from quiz.tui import key_rules
from tests import full_terminal
from tests.clock import FixedClock

pytest_plugins = [
    "tests.collecting",
    "tests.compiling",
    "tests.guarding",
    "tests.left_behind",
    "tests.settling",
    "tests.styling",
    "tests.telling",
]

# How long something takes is measured in tests/bench and judged nowhere else; and the same examples
# come each time, so that no change fails for what it did not do. Whoever looks for new ones says
# --hypothesis-profile=explore.
settings.register_profile("quick", deadline=None, derandomize=True, database=None, max_examples=40)
settings.register_profile("deep", settings.get_profile("quick"), max_examples=80)
settings.register_profile(
    "explore", settings.get_profile("quick"), derandomize=False, max_examples=1000, print_blob=True
)
settings.load_profile("quick")


full_terminal.take()


@pytest.hookimpl(trylast=True)  # when the tests that do not run are left out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the tests that run a whole part of the suite first, each where another worker begins."""
    longest = [item for item in items if item.path.stem == "test_standing_checks"]
    others = [item for item in items if item not in longest]
    for number, item in enumerate(longest):
        others.insert(number * len(items) // (len(longest) + 1), item)
    items[:] = others


@pytest.fixture(autouse=True)
def _terminals() -> Iterator[None]:
    """Every terminal of a test is closed at its end, however it ends."""
    yield
    if terminal := sys.modules.get("tests.tui.terminal"):
        terminal.close_all()


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody patient presses the keys: none of them comes too early, or in a burst."""
    monkeypatch.setattr(key_rules, "PACE", key_rules.Pace(painted=0, silence=0, repeat=0))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store() -> Store:
    return Store(":memory:")


@pytest.fixture
def deck() -> Callable[[str], Deck]:
    """Reads the questions of a deck, written without its head."""

    def read(questions: str) -> Deck:
        result = read_text(
            "title: A deck\nquestions:\n" + textwrap.dedent(questions).strip("\n") + "\n"
        )
        assert not result.problems, result.problems
        return result

    return read
