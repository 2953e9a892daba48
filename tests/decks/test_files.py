"""A deck's file is written whole or not at all, and nothing beside it."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

import quiz
from quiz.answers.spellings import Spelling
from quiz.collection.edits import copy_deck, propose, write_proposal
from quiz.decks.files import can_write, write_file
from quiz.decks.reader import read_deck
from quiz.errors import EditRefused
from quiz.settings import shipped_decks
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.learner import collect

DECK = "# mine\r\ntitle: T\r\nquestions:\r\n- what: Q\r\n  answer: A  \r\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + DECK.encode())
    return path


def test_mark_line_breaks_and_mode_stay(path: Path, store: Store, clock: FixedClock) -> None:
    path.chmod(0o640)
    deck = read_deck(path)
    here = collect(store, clock, [deck])
    write_proposal(here, propose(deck.questions[0], Spelling("B")))
    assert path.read_bytes() == b"\xef\xbb\xbf" + DECK.encode() + b"  also: [B]\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(path.parent) == ["deck.yaml"]
    (shelved,) = here.shelf.all_decks()
    assert shelved.deck.questions[0].answer.spellings == ("A", "B")


def test_a_deck_that_changed_meanwhile_is_taken_as_it_is(
    path: Path, store: Store, clock: FixedClock
) -> None:
    deck = read_deck(path)
    path.write_text(
        "title: T\nquestions:\n- what: First\n  answer: B\n- what: Q\n  answer: A\n",
        encoding="utf-8",
    )
    write_proposal(collect(store, clock, [deck]), propose(deck.questions[0], Spelling("C")))
    assert path.read_text(encoding="utf-8").endswith(
        "- what: First\n  answer: B\n- what: Q\n  answer: A\n  also: [C]\n"
    )


def test_a_deck_that_changes_after_it_was_looked_at_is_not_written(
    path: Path, store: Store, clock: FixedClock
) -> None:
    deck = read_deck(path)
    proposal = propose(deck.questions[0], Spelling("B"))
    path.write_text("title: Another\n", encoding="utf-8")
    with pytest.raises(EditRefused, match="changed by somebody else"):
        write_proposal(collect(store, clock, [deck]), proposal)
    assert path.read_text(encoding="utf-8") == "title: Another\n"
    assert os.listdir(path.parent) == ["deck.yaml"]


@pytest.mark.parametrize("broken", ["fsync", "replace", "open"])
def test_a_disk_that_fails_leaves_the_old_deck(
    path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(os, broken, fail)
        with pytest.raises(EditRefused, match="No space left"):
            write_file(path, b"new", instead_of=before)
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == ["deck.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be opened there")
def test_a_deck_and_its_name_are_on_the_disk_in_the_end(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_disk: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda fd: on_disk.append(stat.S_ISDIR(os.fstat(fd).st_mode)))
    write_file(path, b"new", instead_of=path.read_bytes())
    assert on_disk == [False, True]


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_link_stays_a_link(path: Path) -> None:
    folder = path.parent / "shelf"
    folder.mkdir()
    link = folder / "linked.yaml"
    link.symlink_to(path)
    write_file(link, b"new", instead_of=path.read_bytes())
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert os.listdir(folder) == ["linked.yaml"]


def test_a_file_of_the_program_is_not_written(tmp_path: Path) -> None:
    package = Path(quiz.__file__).parent
    inside = package / "shipped" / "who.yaml"
    assert not can_write(inside)
    link = tmp_path / "link.yaml"
    link.symlink_to(package / "study" / "session.py")
    assert not can_write(link)
    assert shipped_decks().is_dir()


def test_a_copy_goes_to_the_learners_own_decks_and_over_nothing(path: Path, tmp_path: Path) -> None:
    deck = read_deck(path, "folder/deck")
    own = tmp_path / "own"
    copied = copy_deck(deck.questions[0], own)
    assert copied == own / "folder" / "deck.yaml"
    assert copied.read_bytes() == path.read_bytes()
    with pytest.raises(EditRefused, match="there already"):
        copy_deck(deck.questions[0], own)
