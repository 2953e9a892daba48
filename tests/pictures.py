"""Draws the README's pictures from the program itself: `python -m tests.pictures`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path

from textual.pilot import Pilot

from quiz.collection.collection import Collection
from quiz.collection.sittings import begin_sitting, begin_study
from quiz.decks.shelf import read_shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.exams.exams import compose_paper
from quiz.exams.terms import Terms
from quiz.games.games import begin_match
from quiz.plain.keeping import done, keep
from quiz.settings import DEFAULTS, shipped_decks
from quiz.store.store import Store
from quiz.study.modes import STUDY
from quiz.study.rules import Setup
from quiz.tui import key_rules
from quiz.tui.app import QuizApp
from quiz.tui.screens.exam_cover import ExamCoverScreen
from quiz.tui.screens.game import GameScreen
from quiz.tui.widgets.news_line import NewsLine
from tests import full_terminal
from tests.clock import FixedClock
from tests.places import ROOT
from tests.tui.exam_screens import exam_of, hand_in
from tests.tui.screens import press, settle, tick

FOLDER = ROOT / ".pictures"
SIZE = (92, 26)
SLIP = "Nikolai Pospelov"
"""The answer that is shown with a slip of the keys."""


class Scene:
    """The shipped decks, and a learner who has studied them for some weeks."""

    def __init__(self) -> None:
        self.clock = FixedClock()
        self.collection = Collection(
            read_shelf([shipped_decks()]), Store(":memory:"), DEFAULTS, self.clock
        )
        self.decks = [deck for deck in self.collection.shelf.all_decks() if "csto" in deck.path]

    def deck(self, name: str) -> list[ShelvedDeck]:
        return [deck for deck in self.decks if deck.name.endswith(name)]

    def study(self, days: int) -> None:
        """Studies every day but one in six, with a miss here and there."""
        from quiz.collection.open_sitting import OpenSitting

        for day in range(days):
            session = begin_study(self.collection, self.decks)
            sitting = OpenSitting(session, self.collection, keep)
            while day % 6 and (turn := session.ask(self.clock.now())) and session.asked < 25:
                session.painted(self.clock.tick())
                self.clock.pass_seconds(6)
                is_missed = len(turn.question.prompt) % 7 == day % 7
                response = "" if is_missed else turn.question.answer.text
                now, tick = self.clock.now(), self.clock.tick()
                done(sitting.answer(turn, response, now, tick=tick))
            self.clock.pass_days(1)


async def shelf() -> str:
    scene = Scene()
    scene.study(40)
    return await _shown(QuizApp(scene.collection), "quiz", ["down", "down"])


async def verdict() -> str:
    scene = Scene()
    asked = [
        question
        for deck in scene.decks
        for question in deck.deck.questions
        if question.answer.shown == SLIP
    ]
    app = QuizApp(scene.collection, begin_sitting(scene.collection, asked[:1], STUDY))
    return await _shown(app, "quiz study", [*"pospelow", "enter"])


async def game() -> str:
    scene = Scene()
    setup = Setup(questions=10, seconds=20, seed=4)
    make = partial(begin_match, scene.collection, scene.deck("who"), setup)
    app = QuizApp(scene.collection, first=lambda: GameScreen(make(), make))

    async def play(pilot: Pilot[None]) -> None:
        await press(pilot, "enter")
        for _ in range(2):
            await press(pilot, "x")
            screen = pilot.app.screen
            assert isinstance(screen, GameScreen)
            assert screen.turn is not None
            right = screen.turn.choices.index(screen.turn.question.answer.shown)
            await press(pilot, str(right + 1), "enter")
        await press(pilot, "x")
        scene.clock.pass_seconds(6)
        await tick(pilot)
        pilot.app.screen.query_one(NewsLine).end_flash()  # it would end in its own time

    return await _shown(app, "quiz play", play)


async def exam() -> str:
    scene = Scene()
    terms = Terms(questions=6, minutes=10, seed=3, choosing=False, name="Ada")
    paper = compose_paper(scene.decks, terms)
    app = QuizApp(scene.collection, first=lambda: ExamCoverScreen(scene.decks, *paper))

    async def sit(pilot: Pilot[None]) -> None:
        await press(pilot, "enter")
        for number in range(6):
            question = exam_of(pilot).turn.question
            text = "no idea" if number == 3 else question.answer.text.replace("\n", ", ")
            scene.clock.pass_seconds(20)
            for char in text:
                await pilot.press(_key(char))
            await press(pilot, "enter")
        await hand_in(pilot, scene.clock)

    return await _shown(app, "quiz exam", sit)


def _key(char: str) -> str:
    return "space" if char == " " else char


async def _shown(
    app: QuizApp, title: str, steps: list[str] | Callable[[Pilot[None]], Awaitable[None]]
) -> str:
    """The picture of the screen that some keys lead to, without a font from elsewhere."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        if callable(steps):
            await steps(pilot)
        else:
            await press(pilot, *steps)
        await settle(pilot)
        return re.sub(r"@font-face \{.*?\}\s*", "", app.export_screenshot(title=title), flags=re.S)


def pictures() -> Iterator[tuple[Path, Callable[[], Awaitable[str]]]]:
    """Each file with what draws it."""
    for draw in (shelf, verdict, game, exam):
        yield FOLDER / f"{draw.__name__}.svg", draw


async def draw_all() -> None:
    full_terminal.take()
    key_rules.PACE = key_rules.Pace(painted=0, silence=0, repeat=0)
    for path, draw in pictures():
        path.write_text(await draw(), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw_all())
