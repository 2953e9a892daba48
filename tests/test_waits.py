"""What is waited for is said after a while, and what never answers is left behind."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Event, enumerate as threads

import pytest

from quiz.decks import read_shelf
from quiz.errors import StoreError, SyncError
from quiz.store import Store
from quiz.surroundings import waits
from quiz.sync import sync_folder
from tests.tui.terminal import HANG

Silence = Callable[[str, Path], None]
PLACE = "/mnt/school"


class Clock:
    """Stands still but where it is told to go on: what answers, answers at once."""

    def __init__(self) -> None:
        self.now = 0.0
        self.sleep = time.sleep

    def monotonic(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(waits, "time", clock)
    monkeypatch.setattr(waits, "_LOOK", 0.01)
    return clock


class Dead:
    """A place that answers nothing until the test ends."""

    def __init__(self, clock: Clock) -> None:
        self._answers = Event()
        self._clock = clock
        self.asked = 0

    def ask(self) -> str:
        self.asked += 1
        if not self._answers.is_set():
            self._clock.now += 100
        self._answers.wait(HANG)
        return "here"

    def answer(self) -> None:
        self._answers.set()
        for thread in threads():
            if thread.name == "outside":
                thread.join(HANG)


@pytest.fixture
def dead(clock: Clock) -> Iterator[Dead]:
    place = Dead(clock)
    yield place
    place.answer()


@pytest.fixture
def silence(dead: Dead, monkeypatch: pytest.MonkeyPatch) -> Silence:
    """Has a function of `os` wait for ever at a path, and at those in it."""

    def silence(name: str, path: Path) -> None:
        real = getattr(os, name)

        def ask(there: object, *args: object, **kwargs: object) -> object:
            if isinstance(there, str | Path) and Path(there).is_relative_to(path):
                dead.ask()
            return real(there, *args, **kwargs)

        monkeypatch.setattr(os, name, ask)

    return silence


# What is said


def test_a_wait_is_said_after_two_seconds_and_once_only(clock: Clock) -> None:
    told = SimpleQueue[str]()
    with waits.telling(told.put), waits.waiting("The disk is slow."):
        clock.now += 1.9
        assert not waits.sentence()
        clock.now += 0.2
        assert told.get(timeout=HANG) == "The disk is slow."
        with waits.waiting("It is very slow."):
            assert told.get(timeout=HANG) == "It is very slow."
        clock.now += 100
        assert told.get(timeout=HANG) == waits.sentence() == "The disk is slow."
    assert not waits.sentence()
    assert told.empty()


def test_what_nobody_waits_for_is_not_said(clock: Clock) -> None:
    with waits.nobody_waits(), waits.waiting("A backup is being written."):
        clock.now += 3
        assert not waits.sentence()
    with waits.waiting("A backup is being written."):
        clock.now += 3
        assert waits.sentence()


# What never answers


def test_a_place_that_does_not_answer_is_left_behind_and_not_waited_for_again(dead: Dead) -> None:
    for path in (PLACE, PLACE, f"{PLACE}/x.yaml"):
        with pytest.raises(TimeoutError, match=f"{PLACE} does not answer"):
            waits.outside(path, dead.ask)
    assert dead.asked == 1
    assert waits.outside(f"{PLACE}s", lambda: "another") == "another"
    assert not waits.sentence()
    dead.answer()
    assert waits.outside(PLACE, dead.ask) == "here"


def test_an_errand_that_was_left_behind_goes_no_further_when_its_place_answers(dead: Dead) -> None:
    done = list[str]()

    def errand() -> None:
        done.append(waits.outside(PLACE, dead.ask))
        done.append("and more")

    with pytest.raises(TimeoutError):
        waits.attended(errand)
    dead.answer()
    assert done == []


def test_the_value_and_the_failure_of_a_call_come_through() -> None:
    assert waits.outside(PLACE, lambda: 7) == 7
    with pytest.raises(FileNotFoundError):
        waits.outside(PLACE, lambda: os.stat("/nowhere/at/all"))
    assert waits.gone(["/nowhere", "/"]) == ["/nowhere"]


def test_a_place_that_does_not_answer_is_not_gone(dead: Dead, silence: Silence) -> None:
    silence("stat", Path("/nowhere/dead"))
    assert waits.gone(["/nowhere/else", "/nowhere/dead/a", "/nowhere/dead/b"]) == ["/nowhere/else"]
    assert dead.asked == 2


# Folders on a network that has gone


def test_the_other_decks_are_on_the_shelf_where_a_folder_does_not_answer(
    tmp_path: Path, silence: Silence
) -> None:
    for folder in ("own", "own/deeper", "gone"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "deck.yaml").write_text(f"deck: {folder}\nquestions: []\n")
    (tmp_path / "own" / "school").symlink_to(tmp_path / "gone")
    silence("scandir", tmp_path / "gone")
    silence("scandir", tmp_path / "own" / "school")
    shelf = read_shelf([tmp_path / "own", tmp_path / "gone"])
    decks = {deck.name: deck for deck in shelf.all_decks()}
    assert decks.keys() == {"deck", "deeper/deck", "school", "gone"}
    for folder in ("school", "gone"):
        assert "does not answer" in decks[folder].deck.problems[0].message


@pytest.mark.parametrize("name", ["stat", "listdir", "open"])
def test_a_sync_with_a_folder_that_does_not_answer_ends_with_a_sentence(
    name: str, tmp_path: Path, silence: Silence
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    (folder / "abc.jsonl").write_text("")
    with contextlib.closing(Store(tmp_path / "quiz.db")) as store:
        silence(name, folder)
        with pytest.raises(SyncError, match="does not answer"):
            sync_folder(store, folder)


def test_a_store_whose_folder_does_not_answer_is_not_opened(
    tmp_path: Path, silence: Silence
) -> None:
    Store(tmp_path / "home" / "quiz.db").close()
    silence("stat", tmp_path / "home")
    with pytest.raises(StoreError, match="does not answer"):
        Store(tmp_path / "home" / "quiz.db")
