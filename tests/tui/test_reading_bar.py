"""Home while decks are read beside it: what was read can be studied, and nothing is in the way."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from quiz.collection import reading as beside
from quiz.collection.collection import Collection
from quiz.collection.reading import Reading
from quiz.decks.cache import Cache
from quiz.decks.shelf import Shelf, deck_at, found_decks
from quiz.decks.shelved import ShelvedDeck
from quiz.settings import DEFAULTS
from quiz.store.catalogue import Catalogue
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.screens.ahead import AheadScreen
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.setup import SetupScreen
from quiz.tui.widgets.foot import RemarkLine
from quiz.tui.widgets.notice import Notice
from quiz.tui.widgets.reading_bar import ReadingBar
from quiz.tui.widgets.shelf_tree import ShelfTree
from tests.clock import FixedClock
from tests.settling import HANG
from tests.tui.screens import press, settle
from tests.tui.terminal import Terminal

NAMES = ("ants", "bees", "cats")
UNREAD = "to be read"


def text_of(name: str) -> str:
    entries = "".join(f"- number: In {name}, what is {n}?\n  answer: {n}\n" for n in range(5))
    return f"title: Of {name}\ntags: [{name}]\nquestions:\n{entries}"


class Gate:
    """Lets decks be read by their names."""

    def __init__(self) -> None:
        self._may_read = {name: threading.Event() for name in NAMES}

    def let(self, *names: str) -> None:
        for name in names:
            self._may_read[name].set()

    def __call__(self, path: str, name: str, cache: Cache | None) -> ShelvedDeck:
        self._may_read[name].wait(HANG)
        return deck_at(path, name, cache)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate()
    monkeypatch.setattr(beside, "deck_at", gate)
    yield gate
    gate.let(*NAMES)


@pytest.fixture
def app(gate: Gate, tmp_path: Path, store: Store, clock: FixedClock) -> Iterator[QuizApp]:
    """Home with three decks, each of which is read once the gate lets it through."""
    for name in NAMES:
        (tmp_path / f"{name}.yaml").write_text(text_of(name), encoding="utf-8")
    found, shelf, catalogue = found_decks([tmp_path]), Shelf(""), Catalogue()
    shelf.fill(found)
    collection = Collection(shelf, store, DEFAULTS, clock, catalogue)
    collection.reading = Reading(found, catalogue, store.last_read(shelf.all_decks()))
    collection.reading.begin()
    yield QuizApp(collection)
    gate.let(*NAMES)
    collection.close()


def lines(pilot: Pilot[None]) -> list[str]:
    """The lines of the tree, as they are drawn."""
    tree = pilot.app.screen.query_one(ShelfTree)
    return [strip.text.rstrip() for strip in tree.render_lines(tree.size.region)]


def bar(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(ReadingBar).render())


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(RemarkLine).visual)


async def until_so(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + HANG
    while not is_so():
        assert time.monotonic() < end, lines(pilot)
        await pilot.pause(0.02)


async def until(pilot: Pilot[None], line: str) -> None:
    """Waits until a line of the tree holds a text."""
    await until_so(pilot, lambda: any(line in shown for shown in lines(pilot)))


async def until_screen(pilot: Pilot[None], kind: type) -> None:
    await until_so(pilot, lambda: isinstance(pilot.app.screen, kind))
    await settle(pilot)


async def until_read(pilot: Pilot[None], app: QuizApp) -> None:
    await until_so(
        pilot,
        lambda: not app.collection.reading and not app.screen.query_one(ShelfTree).uncounted,
    )
    await settle(pilot)


async def test_a_deck_that_is_still_to_be_read_stands_there_and_says_so(
    app: QuizApp, gate: Gate
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert [line.split()[-3:] for line in lines(pilot)[1:4]] == [UNREAD.split()] * 3
        assert "bees" in lines(pilot)[2]
        assert bar(pilot).endswith("0 of 3 read  ants")
        assert "What has been read can be studied" in str(
            pilot.app.screen.query_one("#title", Static).visual
        )
        gate.let("ants")
        await until(pilot, "Of ants")
        assert lines(pilot)[1].split()[2:5] == ["ants", "·", "5"]
        assert bar(pilot).endswith("1 of 3 read  bees")
        assert UNREAD in lines(pilot)[2]


async def test_nothing_moves_when_the_reading_is_over(app: QuizApp, gate: Gate) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "down", "down")
        before = [widget.region for widget in pilot.app.screen.query("*")]
        cursor = pilot.app.screen.query_one(ShelfTree).cursor_line
        gate.let(*NAMES)
        await until_read(pilot, app)
        assert bar(pilot) == ""
        assert [widget.region for widget in pilot.app.screen.query("*")] == before
        assert pilot.app.screen.query_one(ShelfTree).cursor_line == cursor
        assert lines(pilot)[3].split()[:3] == ["└", "Of", "cats"]
        assert "15 new questions" in str(pilot.app.screen.query_one("#title", Static).visual)


async def test_what_was_read_is_studied_at_once(app: QuizApp, gate: Gate) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        gate.let("ants")
        await until(pilot, "Of ants")
        await press(pilot, "down", "enter")
        await until_screen(pilot, AskScreen)
        assert isinstance(pilot.app.screen, AskScreen)
        assert not pilot.app.screen.sitting.session.left_out.waiting


async def test_a_folder_is_studied_as_far_as_it_was_read(app: QuizApp, gate: Gate) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        gate.let("ants")
        await until(pilot, "Of ants")
        await press(pilot, "enter")
        await until_screen(pilot, AskScreen)
        notice = pilot.app.screen.query_one(Notice)
        assert "2 decks are still being read." in str(notice.render())


async def test_enter_on_a_deck_has_it_read_next_and_studies_it_then(
    app: QuizApp, gate: Gate
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "down", "down", "down", "enter")
        assert "It begins as soon as it can" in said(pilot)
        gate.let("ants", "cats")
        await until_screen(pilot, AskScreen)
        assert isinstance(pilot.app.screen, AskScreen)
        assert pilot.app.screen.turn
        assert pilot.app.screen.turn.question.deck.name == "cats"
        assert [deck.name for deck in app.collection.shelf.all_decks() if deck.is_unread] == [
            "bees"
        ]


async def test_a_deck_that_was_waited_for_is_not_begun_once_another_is_looked_at(
    app: QuizApp, gate: Gate
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "down", "enter", "down")
        gate.let(*NAMES)
        await until_read(pilot, app)
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize(("key", "page"), [("g", SetupScreen), ("a", AheadScreen)])
async def test_a_game_waits_for_its_decks_and_for_no_other(
    key: str, page: type, app: QuizApp, gate: Gate
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        gate.let("ants")
        await until(pilot, "Of ants")
        await press(pilot, key)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "2 decks are still being read." in said(pilot)
        await press(pilot, "down", key)
        await until_screen(pilot, page)


async def test_an_exam_waits_for_all_decks(app: QuizApp, gate: Gate) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        gate.let("ants")
        await until(pilot, "Of ants")
        await press(pilot, "down", "e")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "still being read" in said(pilot)


async def test_the_problems_of_a_deck_are_known_when_it_is_read(app: QuizApp, gate: Gate) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "down", "p")
        assert "ants.yaml is still being read" in said(pilot)
        gate.let(*NAMES)
        await until_read(pilot, app)
        await press(pilot, "p")
        assert "These decks have no problems" in said(pilot)


async def test_nothing_is_told_of_a_deck_that_is_no_longer_so_once_it_is_read(
    app: QuizApp, gate: Gate
) -> None:
    def about(pilot: Pilot[None]) -> str:
        return str(pilot.app.screen.query_one("#about", Static).visual)

    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "down")
        assert UNREAD in lines(pilot)[1]
        assert about(pilot) == ""
        gate.let(*NAMES)
        await until_read(pilot, app)
        assert about(pilot) == ""


async def test_shelves_by_tag_hold_what_was_read_and_all_of_it_in_the_end(
    app: QuizApp, gate: Gate
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        gate.let("ants")
        await until(pilot, "Of ants")
        await press(pilot, "number_sign", "down", "right")
        tags = [line.split()[1:3] for line in lines(pilot)[1:]]
        assert ["▾", "ants"] in tags
        gate.let(*NAMES)
        await until_read(pilot, app)
        shown = [line.split() for line in lines(pilot) if line]
        assert [words[2] for words in shown if words[1] in "▸▾"] == list(NAMES)
        assert any("Of" in words and "ants" in words for words in shown)
        assert pilot.app.screen.query_one(ShelfTree).cursor_line == 1


async def test_a_filter_finds_decks_that_are_to_be_read_by_their_names(
    app: QuizApp, gate: Gate
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "slash", *"bee", "enter")
        assert [line.split()[1] for line in lines(pilot)[1:] if line] == ["bees"]
        gate.let(*NAMES)
        await until_read(pilot, app)
        assert [line.split()[1:3] for line in lines(pilot)[1:] if line] == [["Of", "bees"]]


async def test_results_lead_back_to_a_shelf_that_goes_on_being_read(
    app: QuizApp, gate: Gate
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        gate.let("ants")
        await until(pilot, "Of ants")
        await press(pilot, "down", "enter", "0", "enter", "enter", "escape", "q", "escape")
        await until_screen(pilot, HomeScreen)
        assert bar(pilot).endswith("1 of 3 read  bees")
        gate.let(*NAMES)
        await until_read(pilot, app)
        assert "Of bees" in lines(pilot)[2]


async def test_leaving_does_not_wait_for_what_is_read(app: QuizApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "q")
    assert app.return_code == 0
    assert app.collection.reading
    assert not app.collection.reading.is_over


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_the_line_fits_every_screen(size: tuple[int, int], app: QuizApp) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        line = pilot.app.screen.query_one(ReadingBar)
        assert line.region.height == 1
        assert "0 of 3 read  ants" in bar(pilot)
        assert UNREAD in lines(pilot)[1]


# The real program


def readers(home: Path) -> list[int]:
    """The processes that read decks for a home."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            if b"quiz.collection.reader" in words and os.fsencode(home) in b" ".join(words):
                found.append(int(process.name))
    return found


def until_none(home: Path) -> None:
    end = time.monotonic() + HANG
    while readers(home):
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A folder that takes some seconds to read."""
    folder = tmp_path / "large"
    folder.mkdir()
    for number in range(40):
        entries = "".join(
            f"- what: What is the word for {n} in {number}?\n  answer: word {n}\n"
            for n in range(600)
        )
        text = f"title: Of {number}\nquestions:\n{entries}"
        (folder / f"deck-{number:02}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT, "q"])
def test_no_program_goes_on_reading_for_one_that_has_ended(
    end: signal.Signals | str, large: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    terminal = Terminal(home, str(large), size=(30, 100))
    terminal.wait_for(" of 45 read")
    assert readers(home)
    if isinstance(end, str):
        terminal.press(end)
    else:
        terminal.kill(end)
    terminal.end()
    until_none(home)
    again = Terminal(home, "study", str(large / "deck-39.yaml"), size=(30, 100))
    again.wait_for("What is the word")
    assert re.search(r"Of[^a-z]*39", again.output.decode(errors="replace"))
    again.press("\x03")
    assert again.end() == 0
    until_none(home)
