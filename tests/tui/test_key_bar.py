"""A click on a key at the foot of a screen does what the key does, or nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.store.store import Store
from quiz.study.rules import Setup
from quiz.tui.app import QuizApp
from quiz.tui.key_table import KeySet
from quiz.tui.widgets.key_bar import Key, KeyBar
from tests.clock import FixedClock
from tests.learner import read
from tests.tui.exam_screens import Screens as ExamScreens, hand_in
from tests.tui.screens import press, settle
from tests.tui.test_ask_screen import sit_down
from tests.tui.test_game_screen import PICKS, Screens as GameScreens
from tests.tui.test_home_screen import SUMS, open_home

LINE = "- what: A?\n  answer: B\n  hint: It comes after A.\n"
OPTIONS = "- choice: A?\n  answer: b\n  wrong: [c, d]\n"
ORDER = "- order: A?\n  answer: [one, two, three]\n"
PAIRS = "- match: A?\n  answer: {a: x, b: y}\n"
GAPS = "- cloze: The {sky} is {blue}.\n  together: yes\n"
CARD = "- card: A?\n  answer: B\n"

Open = Callable[[str, Store, FixedClock], QuizApp]


def study(deck: str, store: Store, clock: FixedClock) -> QuizApp:
    return sit_down(read(deck), store, clock)


def home(deck: str, store: Store, clock: FixedClock) -> QuizApp:
    return open_home(store, clock, read(deck))


def game(deck: str, store: Store, clock: FixedClock) -> QuizApp:
    return GameScreens(read(deck), store, clock).game(Setup(seconds=20, questions=1))


def exam(deck: str, store: Store, clock: FixedClock) -> QuizApp:
    return ExamScreens(read(deck), store, clock).cover(questions=1)


STATES: dict[str, tuple[Open, str, list[str]]] = {
    "home": (home, SUMS, []),
    "settings": (home, SUMS, ["comma"]),
    "line of a setting": (home, SUMS, ["comma", "enter"]),
    "help": (home, SUMS, ["question_mark"]),
    "setup of a game": (home, SUMS, ["g"]),
    "setup of an exam": (home, SUMS, ["e"]),
    "filter": (home, SUMS, ["slash"]),
    "line of a setup of a game": (home, SUMS, ["g", "up"]),
    "line of a setup of an exam": (home, SUMS, ["e", "up"]),
    "line": (study, LINE, []),
    "line that was left": (study, LINE, ["escape"]),
    "choices": (study, OPTIONS, []),
    "order": (study, ORDER, []),
    "pairs": (study, PAIRS, []),
    "gaps": (study, GAPS, []),
    "gaps that were left": (study, GAPS, ["escape"]),
    "card": (study, CARD, []),
    "back of a card": (study, CARD, ["space"]),
    "right verdict": (study, LINE, ["B", "enter"]),
    "wrong verdict": (study, LINE, ["Z", "enter"]),
    "results": (study, LINE, ["Z", "enter", "enter", "escape", "q"]),
    "countdown": (game, PICKS, []),
    "reading": (game, PICKS, ["enter"]),
    "pause": (game, PICKS, ["enter", "z"]),
    "question of a game": (game, PICKS, ["enter", "x"]),
    "verdict of a game": (game, PICKS, ["enter", "x", "1"]),
    "results of a game": (game, PICKS, ["enter", "x", "1", "enter"]),
    "cover": (exam, LINE, []),
    "line of an exam": (exam, LINE, ["enter"]),
    "line of an exam that was left": (exam, LINE, ["enter", "escape"]),
    "choices of an exam": (exam, OPTIONS, ["enter"]),
    "empty log": (home, SUMS, ["l"]),
    "list": (exam, LINE, ["enter", "ctrl+l"]),
    "handed in": (exam, LINE, ["enter", "ctrl+l", *"hand", "space", *"in", "enter"]),
}
OF_A_CONTROL = {"send", "move", "change", "reveal", "dont_know", "study"}
"""Actions of a screen that stand for what a control, or the app, does with the key."""


async def clicked(pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch) -> dict[Key, list[str]]:
    """The actions that a click on each key of the bar runs; none of them is carried out."""
    actions: list[str] = []

    async def note(_app: App[None], action: str, *_: object) -> bool:
        actions.append(action)
        return True

    bar, column, outcome = pilot.app.screen.query_one(KeyBar), 0, {}
    monkeypatch.setattr(App, "run_action", note)
    for key in bar.shown:
        actions.clear()
        await pilot.click(bar, offset=(bar.styles.gutter.left + column, 0))
        outcome[key] = list(actions)
        column += len(f"{key.name} {key.effect}".rstrip()) + len(bar.gap)
    monkeypatch.undo()
    return outcome


def bound(pilot: Pilot[None], key: Key) -> str:
    """The action that pressing a key runs."""
    name = KeySet().keys(key.command)[0]
    bindings = pilot.app.screen.active_bindings
    return bindings[name].binding.action if name in bindings else ""


def names_what_is_no_text(pilot: Pilot[None]) -> bool:
    """Whether the bar names no letter while letters are text, and F1 only then."""
    names = [key.name for key in pilot.app.screen.query_one(KeyBar).shown]
    if not isinstance(pilot.app.screen.focused, Input):
        return "F1" not in names
    return "F1" in names and not any(len(name) == 1 and name.isascii() for name in names)


@pytest.mark.parametrize("state", STATES)
async def test_a_click_on_a_key_does_what_the_key_does_and_no_letter_is_named_that_is_text(
    state: str, store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_app, deck, keys = STATES[state]
    async with open_app(deck, store, clock).run_test(size=(200, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        assert state == "handed in" or names_what_is_no_text(pilot)
        actions = await clicked(pilot, monkeypatch)
        assert actions
        for key, runs in actions.items():
            action = key.action if key.action.startswith("app.") else f"screen.{key.action}"
            assert runs == ([action] if key.action else [])
            owner, _, name = action.partition("(")[0].partition(".")
            owned_by = pilot.app if owner == "app" else pilot.app.screen
            assert not name or callable(getattr(owned_by, f"action_{name}"))
            if key.command and name not in OF_A_CONTROL:
                # A line enters what is typed into it by an action of its own.
                assert bound(pilot, key) in (key.action.removeprefix("app."), "submit")


async def test_the_bar_of_an_exams_results_follows_the_line_for_its_file(
    store: Store, clock: FixedClock
) -> None:
    async with exam(LINE, store, clock).run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter")
        await hand_in(pilot, clock)
        bar = pilot.app.screen.query_one(KeyBar)
        assert "c write the file" in str(bar.render())
        await press(pilot, "c")
        assert "Enter write it   Esc close   F1 help   Esc, q back" in str(bar.render())
        await press(pilot, "escape")
        assert "c write the file" in str(bar.render())


@pytest.mark.parametrize("opens", ["g", "e"])
async def test_escape_leaves_the_line_of_a_setup_before_the_setup(
    opens: str, store: Store, clock: FixedClock
) -> None:
    async with home(SUMS, store, clock).run_test() as pilot:
        await press(pilot, opens, "up", "A")
        page = pilot.app.screen
        await press(pilot, "escape")
        assert pilot.app.screen is page
        await press(pilot, "escape")
        assert pilot.app.screen is not page


@pytest.mark.parametrize(
    ("deck", "keys", "name"),
    [(LINE, ["B", "enter"], "1-4"), (ORDER, [], "Space"), (GAPS, [], "Tab"), (PAIRS, [], "1-9")],
)
async def test_a_key_without_an_action_is_named_and_a_click_on_it_changes_nothing(
    deck: str, keys: list[str], name: str, store: Store, clock: FixedClock
) -> None:
    async with study(deck, store, clock).run_test(size=(200, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        bar = pilot.app.screen.query_one(KeyBar)
        before, text = pilot.app.export_screenshot(), str(bar.render())
        await pilot.click(bar, offset=(bar.styles.gutter.left + text.index(name), 0))
        await pilot.hover(None)
        assert name in {key.name for key in bar.shown if not key.action}
        assert pilot.app.export_screenshot() == before


@pytest.mark.parametrize("size", [(200, 40), (120, 40), (80, 24), (40, 12)])
async def test_what_does_not_fit_is_left_out_of_the_middle_with_a_sign(
    size: tuple[int, int], store: Store, clock: FixedClock
) -> None:
    async with home(SUMS, store, clock).run_test(size=size) as pilot:
        await settle(pilot)
        bar = pilot.app.screen.query_one(KeyBar)
        names = [key.name for key in bar.shown]
        assert (names[0], names[-2:]) == ("Enter", ["?", "q"])
        assert ("…" in names) is (size[0] < 200)
        assert "…" not in names or names[-3] == "…"
