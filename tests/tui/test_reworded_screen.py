"""Questions that look reworded, on the screen: both wordings, and one key for each answer."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from quiz.collection.reworded import decide_rewording, rewordings
from quiz.schedule.history import Act, KeptApart
from quiz.schedule.standing import NEW
from quiz.tui import key_rules
from quiz.tui.app import QuizApp
from quiz.tui.prose import reworded
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.reworded import RewordedScreen
from quiz.tui.widgets.foot import RemarkLine
from quiz.tui.widgets.key_bar import KeyBar
from tests.clock import FixedClock
from tests.decks.authors import Reader
from tests.decks.test_pairing import entry, write
from tests.tui.screens import burst, press, settle, until_kept

BRIDGE = "Which engineer built the old stone bridge over the river?"
TOWER = "Which mason raised the tall brick tower beside the market?"
HARBOUR = "Which sailor found the quiet harbour behind the island?"
PROMPTS = {BRIDGE: "Ada", TOWER: "Ben", HARBOUR: "Cyd"}
EDITED = {
    BRIDGE: BRIDGE.replace("built", "drew"),
    TOWER: TOWER.replace("raised", "painted"),
    HARBOUR: HARBOUR.replace("found", "[/mapped] [@click=app.bell]charted[/]"),
}


def entries(*prompts: str) -> list[str]:
    """Entries with the answers that these prompts had before they were edited."""
    answers = PROMPTS | {EDITED[prompt]: answer for prompt, answer in PROMPTS.items()}
    return [entry("who", prompt, answers[prompt]) for prompt in prompts]


class World(Reader):
    """Three questions that were reviewed, and the deck with other words since."""

    def __init__(self, folder: Path, clock: FixedClock, *kept: str) -> None:
        write(folder, *entries(*PROMPTS))
        super().__init__(folder, clock)
        for question in self.questions():
            self.review(question)
        self.edit(*kept)

    def edit(self, *kept: str) -> None:
        write(self.folder, *entries(*(one if one in kept else EDITED[one] for one in PROMPTS)))
        self.open()

    def reviews(self) -> list[int]:
        """Of each question, in the order of the deck."""
        self.collection.refresh()
        standings = self.collection.standings
        return [standings.get(question.key, NEW).reviews for question in self.questions()]


@pytest.fixture
def world(tmp_path: Path, clock: FixedClock) -> World:
    return World(tmp_path, clock)


@asynccontextmanager
async def on_shelf(world: World, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    async with QuizApp(world.collection).run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


def shown(pilot: Pilot[None], where: str) -> str:
    return str(pilot.app.screen.query_one(where, Static).visual)


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(RemarkLine).visual)


async def test_the_shelf_says_how_many_look_reworded_and_shows_them_with_one_key(
    world: World,
) -> None:
    async with on_shelf(world) as pilot:
        assert shown(pilot, "#reworded") == "3 questions look reworded. Press R."
        assert "R" in [item.name for item in pilot.app.screen.query_one(KeyBar).shown]
        await press(pilot, "R")
        assert isinstance(pilot.app.screen, RewordedScreen)
        assert shown(pilot, "#reworded-title") == " reworded   1 of 3 · deck"
        before, now = shown(pilot, "#before"), shown(pilot, "#now")
        assert before == f"Before · 1 review\n\n{BRIDGE}\n\nAnswer  Ada"
        assert now == f"Now · no reviews\n\n{EDITED[BRIDGE]}\n\nAnswer  Ada"
        assert "y yes: it goes on with 1 review." in shown(pilot, "#asked")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert world.reviews() == [0, 0, 0]


async def test_each_is_decided_and_after_the_last_one_the_shelf_is_back(world: World) -> None:
    async with on_shelf(world) as pilot:
        await press(pilot, "R", "y")
        assert world.reviews() == [1, 0, 0]
        assert shown(pilot, "#reworded-title") == " reworded   2 of 3 · deck"
        assert EDITED[TOWER] in shown(pilot, "#now")
        await press(pilot, "n", "y")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert said(pilot) == "Decided: 2 the same, 1 another. R, then u, takes the last back."
        assert world.reviews() == [1, 0, 1]
        assert not pilot.app.screen.query("#reworded")


async def test_u_takes_back_one_after_the_other_and_shows_each_again(world: World) -> None:
    async with on_shelf(world) as pilot:
        await press(pilot, "R", "y", "n", "y", "R")
        assert shown(pilot, "#reworded-title") == " reworded   No question looks reworded."
        await press(pilot, "u")
        assert said(pilot) == "Taken back: that two questions are one."
        assert "harbour" in shown(pilot, "#now")
        await press(pilot, "u")
        assert said(pilot) == "Taken back: that two questions are not one."
        assert EDITED[TOWER] in shown(pilot, "#now")
        await press(pilot, "u", "u")
        assert said(pilot) == "There is nothing to take back."
        assert EDITED[BRIDGE] in shown(pilot, "#now")
        assert world.reviews() == [0, 0, 0]
        await press(pilot, "escape")
        assert shown(pilot, "#reworded").startswith("3 questions")


async def test_what_another_window_has_decided_is_not_decided_again(world: World) -> None:
    async with on_shelf(world) as pilot:
        await press(pilot, "R")
        decide_rewording(world.collection, rewordings(world.collection)[0], same=True)
        await press(pilot, "n")
        assert said(pilot).startswith("That was not kept: it was decided in another window")
        assert EDITED[TOWER] in shown(pilot, "#now")
        assert world.reviews() == [1, 0, 0]


async def test_what_is_not_known_yet_can_be_left_for_the_next_one(world: World) -> None:
    async with on_shelf(world) as pilot:
        await press(pilot, "R", "greater_than_sign", "n")
        assert "harbour" in shown(pilot, "#now")
        await press(pilot, "less_than_sign", "y", "y")
        assert world.reviews() == [1, 0, 1]


async def test_the_reviews_of_both_are_told_and_merged(world: World) -> None:
    question = world.questions()[0]
    world.review(question)
    world.review(question)
    async with on_shelf(world) as pilot:
        await press(pilot, "R")
        assert shown(pilot, "#now").startswith("Now · 2 reviews")
        assert "goes on with 3 reviews" in shown(pilot, "#asked")
        assert "keeps its own 2 reviews" in shown(pilot, "#asked")
        await press(pilot, "y")
        assert world.reviews()[0] == 3


async def test_words_of_a_deck_are_never_markup(world: World) -> None:
    async with on_shelf(world) as pilot:
        await press(pilot, "R", "less_than_sign")
        assert "[/mapped] [@click=app.bell]charted[/]" in shown(pilot, "#now")


async def test_a_page_that_was_not_seen_takes_no_answer(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_rules, "PACE", key_rules.Pace(painted=60, silence=0.4, repeat=0.15))
    async with on_shelf(world) as pilot:
        await pilot.app.run_action("reworded", pilot.app.screen)
        await settle(pilot)
        assert isinstance(pilot.app.screen, RewordedScreen)
        await burst(pilot, "y", "n", "y")
        assert world.reviews() == [0, 0, 0]
        assert len(world.store.likely_pairs([])) == 3


async def test_a_deck_that_is_edited_while_it_is_studied_is_asked_about_on_the_shelf(
    tmp_path: Path, clock: FixedClock
) -> None:
    world = World(tmp_path, clock, *PROMPTS)
    clock.pass_days(9)
    world.open()
    async with on_shelf(world) as pilot:
        assert not pilot.app.screen.query("#reworded")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, AskScreen)
        write(world.folder, *entries(EDITED[BRIDGE], TOWER, HARBOUR))
        file = world.folder / "deck.yaml"
        later = file.stat().st_mtime_ns + 10**7
        os.utime(file, ns=(later, later))
        await press(pilot, "x", "enter", "enter", "escape", "q", "q")
        await until_kept(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert shown(pilot, "#reworded") == "1 question looks reworded. Press R."
        await press(pilot, "R", "y")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert sum(world.reviews()) == 4


async def test_what_another_window_decided_meanwhile_is_asked_no_more(world: World) -> None:
    async with on_shelf(world) as pilot:
        await press(pilot, "R")
        question, now = world.questions()[0], world.clock.now()
        pairs = {pair.new: pair.old for pair in world.store.likely_pairs([])}
        apart = KeptApart(question.fingerprint, pairs[question.fingerprint].key)
        world.store.act(Act(apart, now, now.day()), question)
        await press(pilot, "y")
        assert world.reviews() == [0, 0, 0]
        assert EDITED[TOWER] in shown(pilot, "#now")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_old_and_new_stand_side_by_side_where_there_is_room(
    world: World, size: tuple[int, int]
) -> None:
    async with on_shelf(world, size) as pilot:
        await press(pilot, "R")
        before, now = (pilot.app.screen.query_one(f"#{name}").region for name in ("before", "now"))
        if size[0] >= 80:
            assert before.y == now.y
            assert before.right < now.x
        else:
            assert before.bottom <= now.y
            assert now.y < size[1]


async def test_the_help_and_the_palette_know_its_keys(world: World) -> None:
    from quiz.tui.palette import Palette

    async with on_shelf(world) as pilot:
        await press(pilot, "R")
        hits = [hit.text async for hit in Palette(pilot.app.screen).discover()]
        assert "Yes; of two wordings: they are the same question" in hits
        await press(pilot, "question_mark")
        page = str(pilot.app.screen.query_one(".page Static", Static).visual)
        here = page[: page.index("Moving")] if "Moving" in page else page
        assert "they are two questions" in here


MARKED = [
    ("Who built it?", "Who built it?", [], []),
    ("Who built the bridge?", "Who drew the bridge?", ["built"], ["drew"]),
    ("Who built it?", "Who has built it then?", ["it?"], ["has", "it then?"]),
    ("桥是谁建的", "桥是谁画的", ["建"], ["画"]),
    ("a " * 400, "b " * 400, [], []),
    ("", "new", [], ["new"]),
]


def marks(content: Content) -> list[str]:
    return [content.plain[span.start : span.end] for span in content.spans]


@pytest.mark.parametrize(("before", "now", "gone", "come"), MARKED)
def test_the_words_that_the_other_wording_has_not_are_marked(
    before: str, now: str, gone: list[str], come: list[str]
) -> None:
    old, new = reworded(before, now)
    assert (old.plain, new.plain) == (before, now)
    assert (marks(old), marks(new)) == (gone, come)
