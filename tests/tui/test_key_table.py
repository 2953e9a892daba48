"""One letter has one meaning; the help, the palette and the footer say it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.widgets import Static

import quiz.tui
from quiz.collection.sittings import begin_study
from quiz.errors import SettingError
from quiz.schedule.history import Certainty
from quiz.settings import paths
from quiz.store.store import Store
from quiz.study.rules import Setup
from quiz.tui.app import QuizApp
from quiz.tui.key_table import (
    BY_ID,
    COMMANDS,
    EVERYWHERE,
    MOVES,
    RESERVED,
    KeySet,
    bind,
    checked,
    commands_of,
    key_name,
)
from quiz.tui.palette import Palette
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.help import HelpScreen
from quiz.tui.widgets.certainty_bar import CertaintyCell
from quiz.tui.widgets.foot import RemarkLine
from quiz.tui.widgets.key_bar import KeyBar
from quiz.tui.widgets.rating_bar import RatingBar
from tests.clock import FixedClock
from tests.learner import collect, read, sums
from tests.tui.screens import press, settle
from tests.tui.test_ask_screen import asking, sit_down
from tests.tui.test_game_screen import Screens
from tests.tui.test_home_screen import open_home


def bindings() -> Iterator[tuple[str, Binding]]:
    """Every binding of every class of the face."""
    for module in pkgutil.walk_packages(quiz.tui.__path__, "quiz.tui."):
        for kind in vars(importlib.import_module(module.name)).values():
            is_ours = isinstance(kind, type) and kind.__module__ == module.name
            if is_ours and issubclass(kind, DOMNode):
                for binding in vars(kind).get("BINDINGS", ()):
                    assert isinstance(binding, Binding), kind
                    yield kind.__name__, binding


def test_every_key_of_every_screen_is_one_of_the_table() -> None:
    every = list(bindings())
    assert len(every) > 50
    for owner, binding in every:
        assert binding.id is not None
        assert binding.id in BY_ID, (owner, binding.key)
        assert BY_ID[binding.id].keys == binding.key, owner


def test_a_letter_has_one_meaning() -> None:
    letters = [
        key
        for command in COMMANDS
        for key in command.keys.split(",")
        if len(key_name(key)) == 1 and not key_name(key).isdecimal()
    ]
    assert [letter for letter, count in Counter(letters).items() if count > 1] == []
    assert not RESERVED & set(letters)


GRAVE = {
    "leaves": ["out", "missed", "once_more"],
    "answers": ["dont_know", "dont_know_chord"],
    "overrules": ["was_right", "was_wrong", "was_right_chord"],
    "hides": ["hide", "not_today"],
    "writes": ["save", "yes"],
}
HARMLESS = ["again", "hard", "good", "easy", "hint", "why", "flag", "help", "undo", "true", "false"]


def test_what_leaves_answers_overrules_hides_or_writes_waits_and_nothing_else_does() -> None:
    for harm, ids in GRAVE.items():
        assert [name for name in ids if not BY_ID[name].is_grave] == [], harm
    assert [name for name in HARMLESS if BY_ID[name].is_grave] == []


def test_an_id_is_given_once() -> None:
    assert len(BY_ID) == len(COMMANDS)


def test_no_chord_edits_the_line_that_it_is_for() -> None:
    edits = {f"ctrl+{letter}" for letter in "aewukxcvfhijm"}
    chords = {key for command in COMMANDS for key in command.keys.split(",") if "ctrl+" in key}
    assert chords & edits == {"ctrl+c"}  # it leaves the program, also from a line


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("question_mark", "?"),
        ("slash", "/"),
        ("minus", "-"),
        ("plus", "+"),
        ("exclamation_mark", "!"),
        ("number_sign", "#"),
        ("less_than_sign", "<"),
        ("ctrl+t", "^T"),
        ("shift+up", "Shift+↑"),
        ("f1", "F1"),
        ("enter", "Enter"),
        ("tab", "Tab"),
        ("shift+tab", "Shift+Tab"),
        ("home", "Home"),
    ],
)
def test_a_key_is_named_as_people_read_it(key: str, name: str) -> None:
    assert key_name(key) == name


def test_every_key_of_the_table_has_a_name_that_can_be_seen() -> None:
    names = [key_name(key) for command in COMMANDS for key in command.keys.split(",")]
    assert [name for name in names if not name.isprintable() or not name.strip()] == []
    assert {"Tab", "Shift+Tab", "Home", "End"} <= set(names)


def test_a_key_that_the_settings_give_takes_the_place_of_the_tables() -> None:
    keys = KeySet({"hint": ("x",)})
    assert (keys.name("hint"), keys.name("out")) == ("x", "q")
    assert BY_ID["hint"] in list(keys.of("x"))
    assert bind("hint").key == "h"


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ({"hint": ("x",), "missed": ("c",), "save": ("S",)}, {"hint": ("x",)}),
        ({"undo": ("u", "ctrl+o")}, {"undo": ("u", "ctrl+o")}),
        ({"help": ("?", "f2")}, {"help": ("question_mark", "f2")}),
        ({"help": ("H",)}, {"help": ("H", "f1")}),
        ({"accept": ("=",)}, {"accept": ("equals_sign",)}),
        ({"hint_chord": ("f5",)}, {"hint_chord": ("f5",)}),
        ({"hint": ("w",), "was_wrong": ("k",), "up": ("up",)}, {"was_wrong": ("k",)}),
    ],
)
def test_keys_of_the_settings_are_named_as_the_screens_know_them(
    typed: dict[str, tuple[str, ...]], named: dict[str, tuple[str, ...]]
) -> None:
    assert named.items() <= checked(typed).items()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"hnt": ("x",)}, 'Did you mean "hint"?'),
        ({"hint": ("q",)}, '"hint" and "out" would both be q.'),
        ({"hint": ("y",), "flag": ("y",)}, "would both be y."),
        ({"hint": ("foobar",)}, '"foobar" is no key.'),
        ({"go_on": ("x",)}, 'The key of "go_on" is always Enter.'),
        ({"hint_chord": ("x",)}, "where x is text."),
        ({"leave": ("Q",)}, '"leave" works in a line, where Q is text.'),
        ({"palette": (":",)}, "where : is text."),
        ({"help": ("H",), "undo": ("f1",)}, '"help" and "undo" would both be F1.'),
        ({"hint": ("ctrl+a",)}, "which edits a line."),
    ],
)
def test_keys_of_the_settings_that_cannot_be_are_refused_in_words(
    typed: dict[str, tuple[str, ...]], sentence: str
) -> None:
    with pytest.raises(SettingError) as refused:
        checked(typed)
    assert sentence in str(refused.value)


async def test_a_key_of_the_settings_works_and_stands_in_the_footer_and_the_help(
    store: Store, clock: FixedClock
) -> None:
    collection = collect(store, clock, [sums(2)])
    collection.loaded = collection.loaded._replace(keys={"flag": ("X",), "hint": ("H",)})
    app = QuizApp(collection, begin_study(collection, collection.shelf.all_decks()))
    async with app.run_test(size=(140, 30)) as pilot:
        await press(pilot, "escape", "asterisk")
        assert not any(standing.flagged for standing in store.standings().values())
        await press(pilot, "X")
        assert any(standing.flagged for standing in store.standings().values())
        assert "X flag" in str(pilot.app.screen.query_one(KeyBar).render())
        await press(pilot, "question_mark")
        assert re.search(r"\bX +flag, or", str(pilot.app.screen.query_one(Static).visual))


async def test_every_sentence_and_every_rating_names_the_key_that_the_settings_give(
    store: Store, clock: FixedClock
) -> None:
    collection = collect(store, clock, [read("- what: A?\n  answer: B\n")])
    keys = {"again": ("%",), "undo": ("U",), "game": ("G",), "ahead": ("A",)}
    collection.loaded = collection.loaded._replace(keys=keys)
    async with QuizApp(collection).run_test(size=(140, 30)) as pilot:
        await press(pilot, "enter", "Z", "enter")
        assert "Esc % 2 3 4 rate" in str(pilot.app.screen.query_one(KeyBar).render())
        ratings = str(pilot.app.screen.query_one(RatingBar).render())
        assert ratings.startswith("Esc % 2 3 4 ")
        assert "% Again" in ratings
        await press(pilot, "escape", "3", "escape")
        assert "G a game, A more" in str(pilot.app.screen.query_one("#title", Static).visual)
        await press(pilot, "enter")
        remark = str(pilot.app.screen.query(RemarkLine).last().visual)
        assert "A offers more, G plays a game" in remark
        await press(pilot, "U")
        assert "Taken back" in str(pilot.app.screen.query(RemarkLine).last().visual)


@pytest.mark.parametrize(("key", "certainty"), [("S", Certainty.SURE), ("2", Certainty.FAIRLY)])
async def test_a_certainty_has_a_key_of_its_own_and_not_that_of_a_rating(
    key: str, certainty: Certainty, store: Store, clock: FixedClock
) -> None:
    deck = read("- what: A?\n  answer: B\n")
    collection = collect(store, clock, [deck])
    collection.settings = collection.settings._replace(confidence=True)
    keys = {"sure": ("S",), "again": ("%",)}
    collection.loaded = collection.loaded._replace(keys=keys)
    async with QuizApp(collection).run_test(size=(140, 30)) as pilot:
        await press(pilot, "enter", "B", "enter")
        assert "S 2 3 how sure" in str(pilot.app.screen.query_one(KeyBar).render())
        assert "S Sure" in str(pilot.app.screen.query(CertaintyCell).first().visual)
        await press(pilot, "%", "1", key)
        (review,) = store.history(deck.questions[0].key)
        assert review.certainty is certainty


def test_a_key_that_cannot_be_is_refused_with_the_file_that_it_stands_in(
    store: Store, clock: FixedClock
) -> None:
    collection = collect(store, clock, [sums(1)])
    collection.loaded = collection.loaded._replace(keys={"hint": ("q",)})
    with pytest.raises(SettingError, match=re.escape(str(paths().config))):
        QuizApp(collection)


async def test_a_sentence_names_the_keys_of_the_settings(store: Store, clock: FixedClock) -> None:
    collection = collect(store, clock, [sums(1)])
    keys = {"undo": ("U",), "ahead": ("A",), "game": ("G",)}
    collection.loaded = collection.loaded._replace(keys=keys)
    app = QuizApp(collection, begin_study(collection, collection.shelf.all_decks()))
    async with app.run_test(size=(140, 30)) as pilot:
        await press(pilot, "escape", "exclamation_mark", "q")
        page = "\n".join(str(widget.render()) for widget in pilot.app.screen.query(Static))
        assert "U brings it back" in page or "G a game, A more to study" in page
        await press(pilot, "enter")
        assert "A offers more, G plays a game" in str(pilot.app.screen.query_one(RemarkLine).visual)


async def test_the_help_lists_every_key_of_the_screen_that_one_is_on(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(1), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        here = [bound.command for bound in commands_of(screen)]
        parts = [command.part in (MOVES, EVERYWHERE) for command in here]
        assert parts == sorted(parts)  # its own commands come first
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        first, _, _ = str(pilot.app.screen.query_one(Static).visual).partition("\n\n")
        assert first.startswith("This screen")
        assert all(command.about in first for command in here)
        bound = {binding.id for binding in AskScreen.BINDINGS if isinstance(binding, Binding)}
        assert bound - {command.id for command in here} == {"sure", "fairly", "guess"}


async def test_a_game_names_no_key_that_does_nothing_in_it(store: Store, clock: FixedClock) -> None:
    games = Screens(sums(3), store, clock)
    async with games.game(Setup(seconds=20, typing=True)).run_test() as pilot:
        await press(pilot, "enter")
        here = {bound.command.id for bound in commands_of(pilot.app.screen)}
        assert {"out", "pause", "dont_know", "help"} <= here
        study = set("hint not_today hide flag why undo was_right accept again sure yes".split())
        assert not here & study
        assert not {command for command in here if command.endswith("_chord")} - {"dont_know_chord"}


async def test_the_palette_finds_decks_actions_and_themes_and_shows_names_as_they_are(
    store: Store, clock: FixedClock
) -> None:
    deck = read("- what: A?\n  answer: B\n", "'[/nope] Sums'")
    async with open_home(store, clock, deck).run_test() as pilot:
        await settle(pilot)
        palette = Palette(pilot.app.screen)
        hits = {hit.text: str(hit.prompt) async for hit in palette.discover()}
        assert hits["Study [/nope] Sums"] == "Study [/nope] Sums"
        assert {"Play [/nope] Sums", "Theme nord", "Theme quiz-light", "Screenshot"} <= set(hits)
        assert "Play a game with it" in hits
        found = [hit async for hit in palette.search("study [/n")]
        assert [hit.text for hit in found] == ["Study [/nope] Sums"]
        await press(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        await press(pilot, *"study", "space", *"[/n")
        await pilot.pause(0.5)
        await press(pilot, "enter")
        await pilot.pause(0.5)
        await settle(pilot)
        assert isinstance(pilot.app.screen, AskScreen)
