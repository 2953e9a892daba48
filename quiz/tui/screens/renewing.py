"""Takes up what was saved in an editor while a deck is studied."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.tui.screens.ask import AskScreen


async def renew(screen: AskScreen) -> None:
    """Has a sitting go on with its decks as they are now, and with what is on the screen if it is
    untouched."""
    if not screen.session.mode.schedules:
        return
    from quiz.collection.edits import reread, take_up

    collection = screen.app.collection
    edited = await screen.app.keep(
        reread, collection, screen.session.paths, screen.session.open_key
    )
    if edited is None or not take_up(screen.session, edited, collection):
        return
    turn = screen.session.ask_anew(collection.now) if screen.is_untouched else None
    if turn is not None:
        screen.show_turn(turn)
