"""Decks stay closed until they are wanted, and a change is never overlooked."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import quiz
from quiz.decks import reader as reading, shelf
from quiz.decks.identity import QuestionKey
from quiz.decks.question import Deck
from quiz.decks.shelf import DeckCache, read_shelf

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


def start(folder: Path) -> DeckCache:
    """Starts the program."""
    cache = DeckCache(folder.parent / "cache" / "decks.json")
    read_shelf([folder], cache)
    cache.save()
    return cache


def test_a_second_start_opens_no_deck_and_sees_the_same(folder: Path, opened: list[str]) -> None:
    cache = start(folder)
    first = cache.shelved(folder / "sums.yaml", "sums")
    opened.clear()
    (again,) = read_shelf([folder], DeckCache(folder.parent / "cache" / "decks.json")).all_decks()
    assert opened == []
    for name in "title about digest problems errors left_out is_cut_short tags listed".split():
        assert getattr(again, name) == getattr(first, name)
    assert (again.problems, again.errors, again.left_out) == (1, 1, 1)
    assert again.tags == {"small": [], "odd": [1]}
    assert [question.draft for question in again.listed] == [False, True]
    assert [question.key for question in again.deck.questions] == [
        question.key for question in again.listed
    ]
    assert opened == ["sums.yaml"]


def test_only_a_changed_deck_is_opened(folder: Path, opened: list[str]) -> None:
    (folder / "other.yaml").write_text(DECK.replace("One", "Two"), encoding="utf-8")
    start(folder)
    opened.clear()
    path = folder / "sums.yaml"
    path.write_text(DECK.replace("Small ones.", "Large ones."), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    start(folder)
    assert opened == ["sums.yaml"]


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"version": 1}',
        '{"version": null, "decks": {"x": [1]}}',
        "\0",
    ],
)
def test_a_spoilt_cache_is_read_over(spoilt: str, folder: Path) -> None:
    start(folder)
    cache = folder.parent / "cache" / "decks.json"
    cache.write_text(spoilt, encoding="utf-8")
    (shelved,) = read_shelf([folder], DeckCache(cache)).all_decks()
    assert shelved.title == "Sums"


def test_a_row_of_another_shape_is_read_over(folder: Path) -> None:
    start(folder)
    cache = folder.parent / "cache" / "decks.json"
    cached = json.loads(cache.read_text(encoding="utf-8"))
    cached["decks"] = {path: [row[0], row[1], 7] for path, row in cached["decks"].items()}
    cache.write_text(json.dumps(cached), encoding="utf-8")
    (shelved,) = read_shelf([folder], DeckCache(cache)).all_decks()
    assert shelved.title == "Sums"


@pytest.mark.parametrize("changed", ["version", "path", "size"])
def test_a_row_that_is_not_of_this_program_and_file_is_read_over(
    folder: Path, opened: list[str], changed: str
) -> None:
    start(folder)
    file = folder.parent / "cache" / "decks.json"
    cached = json.loads(file.read_text(encoding="utf-8"))
    [row] = cached["decks"].values()
    match changed:
        case "version":
            cached["version"] = ["0", 0]
        case "path":
            row[1] = "another/way/to/it.yaml"
        case _:
            row[0][0] += 1
    file.write_text(json.dumps(cached), encoding="utf-8")
    opened.clear()
    read_shelf([folder], DeckCache(file))
    assert opened == ["sums.yaml"]


def test_the_cache_is_written_only_if_a_deck_was_read(folder: Path) -> None:
    start(folder)
    file = folder.parent / "cache" / "decks.json"
    file.unlink()
    cache = DeckCache(file)
    cache.save()
    assert not file.exists()
    read_shelf([folder], cache)
    cache.save()
    assert json.loads(file.read_text(encoding="utf-8"))["decks"]
    assert os.listdir(file.parent) == ["decks.json"]


def test_a_newer_grader_or_reader_makes_the_cache_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / "quiz" / name for name in ("decks/shelf.py", "answers/dates/span.py")]
    for file in files:
        file.parent.mkdir(parents=True)
        file.touch()
        os.utime(file, ns=(1, 1))
    (tmp_path / "quiz" / "decks" / "empty").mkdir()
    monkeypatch.setattr(shelf, "__file__", str(files[0]))
    versions = [shelf._version()]
    for number, file in enumerate(files, start=2):
        os.utime(file, ns=(number, number))
        versions.append(shelf._version())
    compiled = files[0].parent / "__pycache__" / "shelf.cpython-311.pyc"
    compiled.parent.mkdir()
    compiled.touch()  # as Python does when another process first imports a file
    versions.append(shelf._version())
    assert versions == [[quiz.__version__, newest] for newest in (1, 2, 3, 3)]


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
    (shelved,) = read_shelf([folder], start(folder)).all_decks()
    assert shelved.title == "Sums"
    assert (folder.parent / "cache").read_text("utf-8") == "a file where a folder should be"
