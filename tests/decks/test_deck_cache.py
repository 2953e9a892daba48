"""Decks stay closed until they are wanted, and a change is never overlooked."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

import quiz
from quiz.decks import cache, reader as reading
from quiz.decks.identity import QuestionKey
from quiz.decks.question import Deck
from quiz.decks.reader import read_deck
from quiz.decks.shelf import Shelf, deck_at, read_shelf
from quiz.store.catalogue import Catalogue

DECK = """\
title: Sums
about: Small ones.
tags: [small]
questions:
- number: One and one?
  answer: 2
- card: a
  answer: b
  draft: yes
  tags: [odd]
- who: Who?
  anwser: Ada
"""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read."""
    read, seen = reading.read_deck, []

    def note(path: Path, name: str = "") -> Deck:
        seen.append(path.name)
        return read(path, name)

    monkeypatch.setattr(reading, "read_deck", note)
    return seen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "sums.yaml").write_text(DECK, encoding="utf-8")
    return decks


@pytest.fixture(autouse=True)
def closed_at_the_end(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Closes the catalogues that a test opens."""
    made: list[Catalogue] = []
    begin = Catalogue.__init__

    def note(catalogue: Catalogue, file: Path | None = None) -> None:
        begin(catalogue, file)
        made.append(catalogue)

    monkeypatch.setattr(Catalogue, "__init__", note)
    yield
    for catalogue in made:
        catalogue.close()


def catalogue_file(folder: Path) -> Path:
    return folder.parent / "cache" / "decks.db"


def start(folder: Path) -> Shelf:
    """The shelf, as the program finds it when it is started."""
    return read_shelf([folder], Catalogue(catalogue_file(folder)))


def test_a_second_start_opens_no_deck_and_sees_the_same(folder: Path, opened: list[str]) -> None:
    (first,) = start(folder).all_decks()
    opened.clear()
    (again,) = start(folder).all_decks()
    names = "title about digest problems errors left_out is_cut_short problem tags count stamp"
    for name in (*names.split(), "listed"):
        assert getattr(again, name) == getattr(first, name)
    assert (again.problems, again.errors, again.left_out, again.count) == (1, 1, 1, 2)
    assert again.problem.startswith('line 12: "anwser" is not a key')
    assert again.tags == {"small": [], "odd": [1]}
    assert [question.draft for question in again.listed] == [False, True]
    keys = [question.key for question in again.listed]
    assert [question.key for question in again.deck.questions] == keys
    assert list(again.at([1])) == [1]
    assert opened == []
    assert [problem.code for problem in again.found_problems()] == ["unknown-key"]
    assert opened == ["sums.yaml"]


def test_what_the_cache_has_of_a_deck_is_what_its_file_has(folder: Path) -> None:
    start(folder)
    (closed,) = start(folder).all_decks()
    read = read_deck(folder / "sums.yaml", "sums")
    assert closed.deck.questions[:] == read.questions
    assert closed.deck.title == read.title


@pytest.mark.parametrize("lost", ["bodies", "shelved_questions", "header", "a body"])
def test_what_the_cache_has_lost_is_read_again(folder: Path, lost: str) -> None:
    start(folder)
    change = {
        "header": "UPDATE shelved_decks SET header = '[1]'",
        "a body": "UPDATE bodies SET body = '{\"key\": 3}' WHERE place = 1",
    }
    with contextlib.closing(sqlite3.connect(catalogue_file(folder))) as connection:
        connection.execute(change.get(lost, f"DELETE FROM {lost}"))
        connection.commit()
    for look in ("at", "deck", "listed"):
        (deck,) = start(folder).all_decks()
        match look:
            case "at":
                assert [question.prompt for question in deck.at([0, 1]).values()] == [
                    "One and one?",
                    "a",
                ]
            case "deck":
                assert [question.prompt for question in deck.deck.questions] == [
                    "One and one?",
                    "a",
                ]
            case _:
                assert [question.draft for question in deck.listed] == [False, True]


def test_only_a_changed_deck_is_opened(folder: Path, opened: list[str]) -> None:
    (folder / "other.yaml").write_text(DECK.replace("One", "Two"), encoding="utf-8")
    start(folder)
    opened.clear()
    path = folder / "sums.yaml"
    path.write_text(DECK.replace("Small ones.", "Large ones."), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    start(folder)
    assert opened == ["sums.yaml"]


def test_a_file_whose_time_alone_has_changed_is_not_opened(folder: Path, opened: list[str]) -> None:
    start(folder)
    opened.clear()
    os.utime(folder / "sums.yaml", ns=(1, 1))
    (deck,) = start(folder).all_decks()
    assert (opened, deck.stamp and deck.stamp.changed_at) == ([], 1)
    known = Catalogue(catalogue_file(folder)).find(str(folder / "sums.yaml"))
    assert known is not None
    assert known[1].stamp.changed_at == 1  # it is not looked at again


def damage(file: Path, how: str) -> None:
    data = bytearray(file.read_bytes())
    match how:
        case "empty":
            data = bytearray()
        case "cut":
            del data[len(data) // 2 :]
        case "without its header":
            data[:100] = bytes(100)
        case "a page of noise":
            data[4096:8192] = random.Random(1).randbytes(4096)
        case "noise in each leaf":
            for start in range(4096, len(data), 4096):
                data[start + 4000 : start + 4040] = random.Random(start).randbytes(40)
        case "a text":
            data = bytearray(b"not a database\n" * 500)
        case _:
            data = bytearray(b"\0")
    file.write_bytes(data)


@pytest.mark.parametrize(
    "how",
    [
        "empty",
        "cut",
        "without its header",
        "a page of noise",
        "noise in each leaf",
        "a text",
        "a byte",
    ],
)
def test_a_damaged_cache_is_made_anew_without_a_word(how: str, folder: Path) -> None:
    keys = [question.key for deck in start(folder).all_decks() for question in deck.listed]
    damage(catalogue_file(folder), how)
    for _ in range(2):
        (deck,) = start(folder).all_decks()
        assert [question.key for question in deck.listed] == keys
        assert deck.title == "Sums"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE made_by SET version = '0 0'",
        "DELETE FROM made_by",
        "PRAGMA application_id = 0",
        "ALTER TABLE shelved_decks RENAME COLUMN title TO name",
        "DROP TABLE shelved_questions",
        "UPDATE shelved_decks SET path = 'another/way/to/it.yaml'",
        "UPDATE shelved_decks SET size = size + 1",
    ],
)
def test_a_cache_that_is_not_of_this_program_and_file_is_read_over(
    folder: Path, opened: list[str], change: str
) -> None:
    start(folder)
    with contextlib.closing(sqlite3.connect(catalogue_file(folder))) as connection:
        connection.execute(change)
        connection.commit()
    opened.clear()
    (deck,) = start(folder).all_decks()
    assert len(deck.listed) == 2
    assert opened == ["sums.yaml"]


@pytest.mark.parametrize("odd", ["fifo", "folder", "link to a folder"])
def test_what_is_no_file_in_the_place_of_the_cache_is_not_waited_for(
    folder: Path, odd: str
) -> None:
    file = catalogue_file(folder)
    file.parent.mkdir()
    match odd:
        case "fifo":
            os.mkfifo(file)
        case "folder":
            file.mkdir()
        case _:
            file.symlink_to(folder)
    for _ in range(2):
        (deck,) = start(folder).all_decks()
        assert len(deck.listed) == 2


def test_two_programs_may_use_one_cache_at_once(folder: Path) -> None:
    file = catalogue_file(folder)
    one, other = Catalogue(file), Catalogue(file)
    (first,) = read_shelf([folder], one).all_decks()
    path = folder / "sums.yaml"
    path.write_text(DECK.replace("One and one", "Two and two"), encoding="utf-8")
    (second,) = read_shelf([folder], other).all_decks()
    assert first.number == second.number
    keys = [question.key for question in second.listed]
    assert [question.key for question in second.deck.questions] == keys
    third = deck_at(str(path), "sums", Catalogue(file))
    assert [question.key for question in third.listed] == keys


def test_the_rows_of_a_deck_that_another_program_holds_locked_are_kept_later(
    folder: Path, opened: list[str]
) -> None:
    file = catalogue_file(folder)
    Catalogue(file).close()
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as busy:
        busy.execute("BEGIN EXCLUSIVE")
        (deck,) = start(folder).all_decks()
        assert len(deck.listed) == 2
        busy.execute("ROLLBACK")
    start(folder)
    opened.clear()
    start(folder)
    assert opened == []


def test_a_deck_that_broke_still_has_its_last_count(folder: Path) -> None:
    start(folder)
    (folder / "sums.yaml").write_text("questions: [", encoding="utf-8")
    for _ in range(2):
        (deck,) = start(folder).all_decks()
        assert (deck.count, deck.last_count, deck.is_unreadable) == (0, 2, True)
        assert deck.problem.startswith("line 1: ")


def test_decks_whose_files_are_gone_are_forgotten(folder: Path) -> None:
    start(folder)
    (folder / "sums.yaml").unlink()
    catalogue = Catalogue(catalogue_file(folder))
    known = catalogue.find(str(folder / "sums.yaml"))
    assert known is not None
    catalogue.prune(but=[known[0]])
    assert catalogue.find(str(folder / "sums.yaml")) == known
    catalogue.prune()
    assert catalogue.find(str(folder / "sums.yaml")) is None
    assert Catalogue(catalogue_file(folder)).find(str(folder / "sums.yaml")) is None


def test_a_newer_grader_or_reader_makes_the_cache_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / "quiz" / name for name in ("decks/shelf.py", "answers/dates/span.py")]
    for file in files:
        file.parent.mkdir(parents=True)
        file.touch()
        os.utime(file, ns=(1, 1))
    (tmp_path / "quiz" / "decks" / "empty").mkdir()
    monkeypatch.setattr(cache, "__file__", str(files[0]))
    versions = [cache.version()]
    for number, file in enumerate(files, start=2):
        os.utime(file, ns=(number, number))
        versions.append(cache.version())
    compiled = files[0].parent / "__pycache__" / "shelf.cpython-311.pyc"
    compiled.parent.mkdir()
    compiled.touch()  # as Python does when another process first imports a file
    versions.append(cache.version())
    assert versions == [f"{quiz.__version__} {newest}" for newest in (1, 2, 3, 3)]


def test_a_question_that_continues_another_is_listed_by_its_first_key(folder: Path) -> None:
    [deck] = read_shelf([folder]).all_decks()
    first, second = deck.fingerprints
    old = QuestionKey("old")
    for _ in range(2):
        deck.join({first: old})
        assert [question.key for question in deck.listed] == [old, second]
        assert [question.family for question in deck.listed] == [old, second]
        assert [question.key for question in deck.deck.questions] == [old, second]
        assert list(deck.fingerprints) == [first, second]
        deck.join({})
        assert [question.key for question in deck.listed] == [first, second]
        assert [question.key for question in deck.deck.questions] == [first, second]


def test_a_folder_that_cannot_hold_the_cache_is_no_failure(folder: Path) -> None:
    (folder.parent / "cache").write_text("a file where a folder should be", encoding="utf-8")
    (deck,) = start(folder).all_decks()
    assert deck.title == "Sums"
    assert (folder.parent / "cache").read_text("utf-8") == "a file where a folder should be"
