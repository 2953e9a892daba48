"""Questions that left one deck at one time and came into another at another time."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.schedule.history import Act, Forgotten
from quiz.schedule.standing import NEW
from tests.clock import FixedClock
from tests.decks.authors import Reader
from tests.decks.test_pairing import entry, write

SLIPPED = entry("who", "Who wrote the nvoel about whales?", "Melville")
MENDED = entry("who", "Who wrote the novel about whales?", "Melville")
OTHER = entry("what", "What is the capital of Mongolia?", "Ulaanbaatar")
LOOKALIKE = entry("who", "Who printed the novel about whales?", "Melville")


@pytest.fixture
def reader(tmp_path: Path, clock: FixedClock) -> Reader:
    """A learner who has answered all of two decks."""
    write(tmp_path, SLIPPED, name="from")
    write(tmp_path, OTHER, name="to")
    reader = Reader(tmp_path, clock)
    for question in reader.questions():
        reader.review(question)
    return reader


def reviews(reader: Reader) -> dict[str, int]:
    reader.open()
    return {
        question.prompt: reader.collection.standings.get(question.key, NEW).reviews
        for question in reader.questions()
    }


def gone(reader: Reader) -> None:
    (reader.folder / "from.yaml").unlink()


KEPT = {"Who wrote the novel about whales?": 1, "What is the capital of Mongolia?": 1}


def test_a_deck_merged_into_one_that_stays_keeps_a_question_that_is_mended(reader: Reader) -> None:
    gone(reader)
    write(reader.folder, OTHER, MENDED, name="to")
    assert reviews(reader) == KEPT


def test_a_question_that_is_cut_first_and_pasted_later_keeps_its_history(reader: Reader) -> None:
    gone(reader)
    assert len(reviews(reader)) == 1
    write(reader.folder, OTHER, MENDED, name="to")
    assert reviews(reader) == KEPT


def test_a_question_that_is_pasted_first_begins_at_none_until_the_old_one_goes(
    reader: Reader,
) -> None:
    write(reader.folder, OTHER, MENDED, name="to")
    assert reviews(reader)["Who wrote the novel about whales?"] == 0
    gone(reader)
    assert reviews(reader) == KEPT


def test_one_that_only_looks_like_it_inherits_nothing_however_late(reader: Reader) -> None:
    write(reader.folder, OTHER, LOOKALIKE, name="to")
    assert reviews(reader)["Who printed the novel about whales?"] == 0
    gone(reader)
    assert reviews(reader)["Who printed the novel about whales?"] == 0
    write(reader.folder, OTHER, LOOKALIKE.replace("whales", "a whale"), name="to")
    assert set(reviews(reader).values()) == {0, 1}


def test_a_copy_of_what_a_question_once_was_begins_at_none(reader: Reader) -> None:
    write(reader.folder, MENDED, name="from")
    assert reviews(reader)["Who wrote the novel about whales?"] == 1
    copy = entry("who", "Who is the author of the novel about whales?", "Melville")
    write(reader.folder, OTHER, copy, name="to")
    assert reviews(reader)["Who is the author of the novel about whales?"] == 0


def test_what_the_learner_forgot_is_continued_by_nothing(reader: Reader) -> None:
    (key,) = (q.key for q in reader.questions() if q.kind == "who")
    now = reader.clock.now()
    gone(reader)
    reader.open()
    reader.store.act(Act(Forgotten(key), now, now.day()))
    write(reader.folder, OTHER, MENDED, name="to")
    assert reviews(reader)["Who wrote the novel about whales?"] == 0


def test_a_deck_outside_the_shelf_keeps_its_questions(reader: Reader, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    write(shelf, OTHER, name="own")
    visitor = Reader(shelf, reader.clock, reader.store)
    write(shelf, OTHER, MENDED, name="own")
    assert reviews(visitor)["Who wrote the novel about whales?"] == 0


def test_files_that_are_missing_are_noticed_once(reader: Reader) -> None:
    decks = list(reader.collection.shelf.all_decks())
    assert not reader.store.is_edited(decks)
    gone(reader)
    reader.open()
    assert not reader.store.is_edited(reader.collection.shelf.all_decks())
