"""Takes back the last thing done, and shows what that leads back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.collection.sittings import question_of
from quiz.study.turns import Outcome
from quiz.tui.screens.keys import Phase

if TYPE_CHECKING:
    from quiz.tui.screens.ask import AskScreen


async def undo(screen: AskScreen) -> None:
    """Undo on the Ask screen; a game has none."""
    if screen.phase is Phase.KEEPING or not screen.session.mode.schedules:
        return
    undone = await screen.app.undo()
    if undone is None:
        return
    collection = screen.app.collection
    asking = screen.turn if screen.phase is Phase.ASKING else None
    question = question_of(collection, undone.fact)
    shown = screen.session.take_back(
        undone.fact, undone.standing, question, collection.now, current=asking
    )
    if isinstance(shown, Outcome):
        screen.show_outcome(shown)
    elif shown is not None:
        screen.show_turn(shown)
