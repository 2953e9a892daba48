"""The plain program: whether it is wanted, what it begins with, and how it ends."""

from __future__ import annotations

import contextlib
import gc
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from quiz.collection import back_up, see_decks, warnings
from quiz.errors import StoreDamaged, StoreError
from quiz.plain.conversation import Conversation, Left, Quit
from quiz.plain.lines_in import Piped, Typed
from quiz.results import leaving_line
from quiz.surroundings import streams

if TYPE_CHECKING:
    from quiz.collection import Collection


def run(collection: Collection, talk: Callable[[Conversation], None]) -> int:
    """Holds a conversation until it ends, and returns the exit status. Raises QuizError."""
    _obey_signals()
    gc.enable()  # a command switches it off, for whoever it begins to switch it on
    streams.forgive()
    conversation = Conversation(Typed() if sys.stdin.isatty() else Piped(sys.stdin.buffer))
    conversation.catch_interrupts()
    try:
        _begin(conversation, collection)
        with contextlib.suppress(Left, Quit):
            talk(conversation)
        conversation.say(leaving_line(collection))
    finally:
        collection.close()
        if folder := collection.settings.sync_folder:
            from quiz.sync import background

            background.leave_behind(folder)  # for other machines; nobody waits for it
    return 0


def _obey_signals() -> None:
    """TERM and HUP end the program at once: what was acknowledged is on the disk."""
    if sys.platform != "win32":
        for name in ("SIGTERM", "SIGHUP"):
            signal.signal(getattr(signal, name), signal.SIG_DFL)


def _begin(conversation: Conversation, collection: Collection) -> None:
    """What a start does for the store before the first answer, and says of it."""
    try:
        collection.store.check()
        back_up(collection)
    except StoreDamaged:
        raise
    except StoreError as error:
        conversation.say(str(error))
    with contextlib.suppress(StoreError):
        conversation.say(*warnings(collection))
    with contextlib.suppress(StoreError):
        see_decks(collection)
    if folder := collection.settings.sync_folder:
        from quiz.sync import background

        background.begin(folder, lambda said: conversation.say_later(said and f"Sync: {said}"))
