"""A cache of the decks that is damaged, taken away or locked while it is used costs nothing."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz.collection.collection import Collection
from quiz.collection.portions import Portion
from quiz.collection.sittings import begin_study
from quiz.collection.today import figures_of_today, queue_of, tally
from quiz.decks.shelf import read_shelf
from quiz.settings import DEFAULTS
from quiz.store.catalogue import Catalogue
from quiz.store.store import Store
from tests.clock import FixedClock

DECK = "title: T\nquestions:\n" + "".join(
    f"- number: What is {n}?\n  answer: {n}\n" for n in range(150)
)


@pytest.fixture
def collection(tmp_path: Path, clock: FixedClock) -> Iterator[Collection]:
    folder = tmp_path / "decks"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.yaml").write_text(DECK.replace("What", name), encoding="utf-8")
    catalogue = Catalogue(tmp_path / "cache" / "decks.db")
    shelf = read_shelf([folder], catalogue)
    collection = Collection(shelf, Store(tmp_path / "quiz.db"), DEFAULTS, clock, catalogue)
    yield collection
    collection.close()
    catalogue.close()


def noise(file: Path) -> None:
    """Writes over the whole file, as a broken disk may."""
    file.write_bytes(random.Random(1).randbytes(file.stat().st_size))


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


@pytest.mark.parametrize("harm", [noise, cut, Path.unlink])
def test_a_sitting_goes_on_without_it(
    harm: Callable[[Path], None], collection: Collection, tmp_path: Path, clock: FixedClock
) -> None:
    decks = list(collection.shelf.all_decks())
    before = tally(collection, decks), len(queue_of(collection, decks, more=50))
    session = begin_study(collection, decks, Portion.CRAM)
    harm(tmp_path / "cache" / "decks.db")
    asked = 0
    while (turn := session.ask(clock.now())) is not None:
        assert turn.question.answer.text in turn.question.prompt
        asked += 1
    assert asked == session._lineup.size == 300
    assert (tally(collection, decks), len(queue_of(collection, decks, more=50))) == before
    assert figures_of_today(collection).new == 20


def test_a_cache_that_another_program_locks_is_done_without(
    collection: Collection, tmp_path: Path
) -> None:
    deck = next(collection.shelf.all_decks())
    with contextlib.closing(
        sqlite3.connect(tmp_path / "cache" / "decks.db", isolation_level=None)
    ) as busy:
        busy.execute("BEGIN IMMEDIATE")
        deck.take(deck.read_again())
        assert len(deck.listed) == 150
        busy.execute("ROLLBACK")
    assert tally(collection, collection.shelf.all_decks()).questions == 300
