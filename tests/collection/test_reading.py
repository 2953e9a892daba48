"""Decks that are read beside the screen are read as any other, whatever comes between."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from quiz.collection import collection as opening, reader, reading as beside
from quiz.collection.collection import Collection, open_collection
from quiz.collection.reading import HowFar, Reading
from quiz.collection.sittings import begin_study
from quiz.collection.today import fill_today, tally
from quiz.collection.upkeep import see_decks
from quiz.decks import reader as parsing
from quiz.decks.cache import Cache
from quiz.decks.shelf import Shelf, deck_at, found_decks, read_shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.settings import DEFAULTS
from quiz.store.catalogue import Catalogue
from quiz.store.readings import LastRead
from quiz.store.store import Store
from quiz.study.turns import Outcome
from quiz.surroundings.programs import Companion
from tests.clock import FixedClock
from tests.collection.test_lost_catalogue import cut, noise

COUNT = 12
Open = Callable[[], Collection]


def write(folder: Path, name: str, answer: str = "1") -> Path:
    path = folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    sums = "".join(f"- number: In {name}, what is {n}?\n  answer: {n}\n" for n in range(2, 8))
    first = f"- what: What is said first in {name}?\n  answer: {answer}\n"
    path.write_text(f"title: Of {name}\ntags: [{name}]\nquestions:\n{first}{sums}", "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(COUNT):
        write(tmp_path / "decks", f"deck-{number:02}")
    return tmp_path / "decks"


@pytest.fixture
def start(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens the collection as a start does for which no shelf is small enough to read at once."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(opening, "AT_ONCE", -1)
    monkeypatch.setattr(opening, "shipped_decks", lambda: tmp_path / "none")
    with contextlib.ExitStack() as ends:

        def begin() -> Collection:
            collection, _ = open_collection([str(folder)], at_once=False)
            ends.callback(collection.close)
            return collection

        yield begin


def silent(_: HowFar) -> None:
    """Tells nobody."""


def all_read(collection: Collection) -> list[ShelvedDeck]:
    """The decks of a shelf once all of it is read."""
    reading = collection.reading
    assert reading is not None
    reading.begin()
    reading.wait(collection.shelf.all_decks(), silent)
    assert reading.is_over
    collection.finish_reading()
    return list(collection.shelf.all_decks())


def seen(decks: list[ShelvedDeck]) -> list[tuple[object, ...]]:
    """What a shelf and a sitting see of some decks."""
    return [
        (deck.name, deck.path, deck.title, deck.digest, dict(deck.tags), list(deck.listed))
        for deck in decks
    ]


def test_what_a_program_has_read_is_what_would_have_been_read_here(
    start: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collection = start()
    decks = list(collection.shelf.all_decks())
    assert [deck.is_unread for deck in decks] == [True] * COUNT
    assert tally(collection, decks).questions == 0
    monkeypatch.setattr(parsing, "read_deck", None)  # nothing is parsed here
    assert all_read(collection) == decks
    assert tally(collection, decks).questions == 7 * COUNT
    monkeypatch.undo()
    assert seen(decks) == seen(list(read_shelf([folder]).all_decks()))
    assert [q.prompt for q in decks[3].deck.questions][:1] == ["What is said first in deck-03?"]


def test_the_next_start_has_nothing_to_read(start: Open) -> None:
    all_read(start())
    again = start()
    assert again.reading is None
    assert tally(again, again.shelf.all_decks()).questions == 7 * COUNT


def test_a_small_shelf_is_read_at_once_and_no_program_is_begun(
    start: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "AT_ONCE", 100_000)
    collection = start()
    assert collection.reading is None
    assert not any(deck.is_unread for deck in collection.shelf.all_decks())


def test_a_command_without_a_screen_reads_all_at_once(start: Open, folder: Path) -> None:
    start()
    collection, decks = open_collection([str(folder)])
    with contextlib.closing(collection):
        assert collection.reading is None
        assert [deck.count for deck in decks] == [7] * COUNT


def test_only_the_deck_that_was_edited_is_read_again(start: Open, folder: Path) -> None:
    all_read(start())
    write(folder, "deck-05", answer="another")
    collection = start()
    unread = [deck for deck in collection.shelf.all_decks() if deck.is_unread]
    assert [(deck.name, deck.title) for deck in unread] == [("deck-05", "Of deck-05")]
    assert all_read(collection)[5].deck.questions[0].answer.text == "another"


def test_files_that_were_touched_are_looked_at_and_not_parsed(
    start: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_read(start())
    for file in folder.iterdir():
        os.utime(file, ns=(1, 1))
    monkeypatch.setattr(parsing, "read_deck", None)
    assert start().reading is None
    statements: list[str] = []
    begin = Catalogue._writing

    def note(catalogue: Catalogue) -> contextlib.AbstractContextManager[None]:
        statements.append("write")
        return begin(catalogue)

    for file in folder.iterdir():
        os.utime(file, ns=(2, 2))
    monkeypatch.setattr(Catalogue, "_writing", note)
    assert start().reading is None
    assert len(statements) == 1
    statements.clear()
    assert start().reading is None
    assert not statements


class Gate:
    """Reads decks here, each once it is let through, and notes in which order."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self._may_read = threading.Semaphore(0)

    def let(self, count: int) -> None:
        self._may_read.release(count)

    def __call__(self, path: str, name: str, cache: Cache | None) -> ShelvedDeck:
        self._may_read.acquire()
        self.order.append(name)
        return deck_at(path, name, cache)


def test_what_is_waited_for_is_read_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = found_decks([folder])
    decks = [each.deck for each in found]
    gate = Gate()
    monkeypatch.setattr(beside, "deck_at", gate)
    with contextlib.closing(Catalogue()) as catalogue:
        reading = Reading(found, catalogue, LastRead({}, are_missed=False))
        reading.put_first([decks[7], decks[4]])
        gate.let(2)
        reading.begin()
        reading.wait([decks[4], decks[7]], silent)
        assert gate.order == ["deck-04", "deck-07"]
        gate.let(2)  # one may have been taken from the line before this is asked for
        reading.wait([decks[9]], silent)
        assert "deck-09" in gate.order[2:4]
        assert not reading.is_over
        gate.let(COUNT)
        reading.wait(decks, silent)
        assert sorted(gate.order) == [deck.name for deck in decks]
        reading.close()


def test_how_far_it_is_names_a_deck_and_counts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = found_decks([folder])
    gate = Gate()
    monkeypatch.setattr(beside, "deck_at", gate)
    with contextlib.closing(Catalogue()) as catalogue:
        reading = Reading(found, catalogue, LastRead({}, are_missed=False))
        assert reading.how_far == ("deck-00", 0, COUNT, 0.0)
        reading.begin()
        gate.let(3)
        reading.wait([each.deck for each in found[:3]], silent)
        far = reading.how_far
        assert (far.deck, far.done, far.of) == ("deck-03", 3, COUNT)
        assert 0.2 < far.share < 0.3
        gate.let(COUNT)
        reading.close()


def test_where_no_cache_can_be_written_the_decks_are_read_here(start: Open, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "cache").write_text("in the way", encoding="utf-8")
    collection = start()
    assert not collection.catalogue.identity
    assert [deck.count for deck in all_read(collection)] == [7] * COUNT
    assert tally(collection, collection.shelf.all_decks()).questions == 7 * COUNT


def test_a_program_that_is_killed_is_followed_by_another(
    start: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Companion] = []
    ask = Companion.ask

    def kill_now_and_then(companion: Companion, line: str) -> str:
        asked.append(companion)
        if len(asked) % 5 == 0:
            companion.kill()
        return ask(companion, line)

    monkeypatch.setattr(Companion, "ask", kill_now_and_then)
    monkeypatch.setattr(parsing, "read_deck", None)
    assert [deck.count for deck in all_read(start())] == [7] * COUNT
    assert len(set(asked)) > 2


def test_a_deck_that_ends_every_program_is_read_here(
    start: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask, read = Companion.ask, []

    def kill_at_one(companion: Companion, line: str) -> str:
        if "deck-02" in line:
            companion.kill()
        return ask(companion, line)

    def note(path: str, name: str, cache: Cache | None) -> ShelvedDeck:
        read.append(name)
        return deck_at(path, name, cache)

    monkeypatch.setattr(Companion, "ask", kill_at_one)
    monkeypatch.setattr(beside, "deck_at", note)
    assert [deck.count for deck in all_read(start())] == [7] * COUNT
    assert read == ["deck-02"]


@pytest.mark.parametrize("line", ["nonsense", "[1, 2]", '[1, "a", [1, 2], "b"]', "{}", "3"])
def test_an_answer_that_is_none_is_taken_for_the_end_of_a_program(
    line: str, start: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Companion, "ask", lambda *_: line)
    assert [deck.count for deck in all_read(start())] == [7] * COUNT


def test_leaving_in_the_middle_keeps_what_was_read(start: Open) -> None:
    collection = start()
    assert collection.reading
    collection.reading.begin()
    collection.reading.wait(list(collection.shelf.all_decks())[:2], silent)
    collection.close()
    again = start()
    if again.reading:  # else the program was quicker than this one
        assert not any(deck.is_unread for deck in list(again.shelf.all_decks())[:2])
        all_read(again)
    assert tally(again, again.shelf.all_decks()).questions == 7 * COUNT


def test_the_program_ends_once_nobody_can_ask_it(start: Open) -> None:
    companion = Companion(reader.MODULE, *reader.words(start().catalogue.identity, 0))
    process = companion._process
    assert process.stdin is not None
    process.stdin.close()
    process.wait(60)
    companion.close()


def test_a_catalogue_that_takes_the_place_of_another_is_not_written(
    start: Open, tmp_path: Path
) -> None:
    collection = start()
    file = tmp_path / "home" / "cache" / "decks.db"
    file.unlink()
    with contextlib.closing(Catalogue(file)) as other:
        assert other.identity != collection.catalogue.identity
        assert [deck.count for deck in all_read(collection)] == [7] * COUNT
        assert not other.find(next(collection.shelf.all_decks()).path)
        assert not other.listed(1)
    assert tally(collection, collection.shelf.all_decks()).questions == 7 * COUNT


@pytest.mark.parametrize("harm", [noise, cut, Path.unlink])
def test_a_catalogue_that_is_spoilt_meanwhile_costs_nothing(
    harm: Callable[[Path], None], start: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask, asked = Companion.ask, []

    def harm_once(companion: Companion, line: str) -> str:
        asked.append(line)
        if len(asked) == 4:
            harm(tmp_path / "home" / "cache" / "decks.db")
        return ask(companion, line)

    monkeypatch.setattr(Companion, "ask", harm_once)
    collection = start()
    assert [deck.count for deck in all_read(collection)] == [7] * COUNT
    decks = list(collection.shelf.all_decks())
    assert tally(collection, decks).questions == 7 * COUNT
    assert {q.answer.text for deck in decks for q in deck.deck.questions} == set("1234567")


def test_two_windows_read_one_shelf(start: Open) -> None:
    one, other = start(), start()
    for collection in (one, other):
        assert collection.reading
        collection.reading.begin()
    numbers = [[deck.number for deck in all_read(collection)] for collection in (one, other)]
    assert numbers[0] == numbers[1]
    for collection in (one, other):
        assert tally(collection, collection.shelf.all_decks()).questions == 7 * COUNT


def test_decks_alike_stand_there_once_when_all_is_read(start: Open, folder: Path) -> None:
    text = (folder / "deck-03.yaml").read_bytes()
    (folder / "inner").mkdir()
    (folder / "inner" / "again.yaml").write_bytes(text)
    collection = start()
    assert collection.reading
    assert len(list(collection.shelf.all_decks())) == COUNT + 1
    names = [deck.name for deck in all_read(collection)]
    assert names == [deck.name for deck in read_shelf([folder]).all_decks()]
    assert len(names) == COUNT


def test_a_pipe_in_the_place_of_a_deck_holds_nothing_up(start: Open, folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    decks = all_read(start())
    assert [deck.name for deck in decks if deck.errors] == ["pipe"]
    assert sum(deck.count for deck in decks) == 7 * COUNT


# What can be studied meanwhile


def begun(start: Open) -> Collection:
    """A collection of which some decks were read and seen on an earlier day."""
    collection = start()
    all_read(collection)
    see_decks(collection)
    collection.close()
    return collection


def test_what_has_been_read_can_be_studied(start: Open) -> None:
    collection = start()
    reading = collection.reading
    assert reading is not None
    decks = list(collection.shelf.all_decks())
    reading.begin()
    reading.wait(decks[:1], silent)
    assert decks[0] not in collection.held_back(decks)
    waiting = collection.held_back(decks)
    session = begin_study(collection, decks)
    assert session.left
    assert list(session.left_out.waiting) == waiting
    if len(waiting) > 1:
        assert session.left_out.sentence == f"{len(waiting)} decks are still being read."


def test_a_first_sitting_waits_for_no_more_than_a_day_holds(
    folder: Path, monkeypatch: pytest.MonkeyPatch, store: Store, clock: FixedClock
) -> None:
    gate, found, shelf = Gate(), found_decks([folder]), Shelf("")
    monkeypatch.setattr(beside, "deck_at", gate)
    shelf.fill(found)
    collection = Collection(shelf, store, DEFAULTS, clock)
    collection.reading = Reading(found, collection.catalogue, LastRead({}, are_missed=False))
    decks = list(shelf.all_decks())
    asked: list[int] = []

    def is_enough(first: Sequence[ShelvedDeck]) -> bool:
        asked.append(len(first))
        return fill_today(collection, first)

    gate.let(3)  # 21 questions, where a day holds 20 new ones
    collection.reading.begin()
    collection.reading.wait(decks, silent, is_enough=is_enough)
    assert max(asked) == 3
    session = begin_study(collection, decks)
    assert session.left == 20
    assert list(session.left_out.waiting) == decks[3:]
    turn = session.ask(clock.now())
    assert turn is not None
    session.painted(clock.tick())
    outcome = session.answer(turn, "2", clock.now(), tick=clock.tick())
    assert isinstance(outcome, Outcome)
    store.record(outcome.review, turn.question)
    assert not fill_today(collection, decks[:3])  # what is due may be anywhere from now on
    gate.let(COUNT)
    collection.close()


def test_nothing_of_an_edited_deck_is_asked_before_all_is_read(start: Open, folder: Path) -> None:
    begun(start)
    write(folder, "deck-05", answer="another")
    write(folder, "deck-06", answer="yet another")
    collection = start()
    reading = collection.reading
    assert reading is not None
    decks = list(collection.shelf.all_decks())
    assert collection.held_back(decks) == decks[5:7]
    assert see_decks(collection) == []
    reading.put_first([decks[5]])
    all_read(collection)
    assert collection.held_back(decks) == []
    assert len(see_decks(collection)) == 2


def test_a_new_deck_waits_for_an_edited_one_but_for_nothing_else(start: Open, folder: Path) -> None:
    begun(start)
    write(folder, "new")
    collection = start()
    new = next(deck for deck in collection.shelf.all_decks() if deck.name == "new")
    assert collection.held_back([new]) == [new]
    new.become(ShelvedDeck.read(new.path, new.name))
    assert collection.held_back([new]) == []
    write(folder, "deck-05", answer="another")
    collection = start()
    new = next(deck for deck in collection.shelf.all_decks() if deck.name == "new")
    new.become(ShelvedDeck.read(new.path, new.name))
    assert collection.held_back([new]) == [new]


def test_the_program_takes_no_module_of_the_folder(
    start: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "quiz.py").write_text("raise SystemExit('a stranger')", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(parsing, "read_deck", None)
    assert [deck.count for deck in all_read(start())] == [7] * COUNT
