"""Draws the README's picture from the program itself: `python -m tests.picture`."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from quiz.clock import SystemClock
from quiz.collection.collection import Collection
from quiz.collection.sittings import begin_sitting
from quiz.decks import shelf
from quiz.settings import DEFAULTS, shipped_decks
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from tests.places import ROOT

ANSWER = "Nikolai Pospelov"


async def draw(picture: Path) -> None:
    with tempfile.TemporaryDirectory() as home:
        decks = shelf.read_shelf([shipped_decks()])
        collection = Collection(decks, Store(Path(home, "quiz.db")), DEFAULTS, SystemClock())
        asked = [
            question
            for deck in decks.all_decks()
            for question in deck.deck.questions
            if question.answer.shown == ANSWER
        ][:1]
        from quiz.study.modes import STUDY

        app = QuizApp(collection, begin_sitting(collection, asked, STUDY))
        async with app.run_test(size=(84, 22)) as pilot:
            await pilot.pause(0.3)
            await pilot.press(*"pospelow", "enter")
            await app.workers.wait_for_complete()
            await pilot.pause(0.3)
            picture.write_text(app.export_screenshot(title="quiz study"), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw(ROOT / ".pictures" / "verdict.svg"))
