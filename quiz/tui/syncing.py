"""Syncs by itself, where a folder is set: soon after the start, and after the program has been
left."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.tui.app import QuizApp

_AFTER = 0.5
"""Seconds from when the store was checked to the first sync."""


def begin(app: QuizApp) -> None:
    """Takes up what other machines left."""
    if app.collection.settings.sync_folder:
        app.set_timer(_AFTER, lambda: _begin(app))


def _begin(app: QuizApp) -> None:
    from quiz.sync import background

    def tell(problem: str) -> None:
        with contextlib.suppress(RuntimeError):  # the program has been left
            app.call_later(_take, app, problem)

    background.begin(app.collection.settings.sync_folder, tell)


def _take(app: QuizApp, problem: str) -> None:
    from quiz.tui.screens.home import HomeScreen

    if problem:
        app.tell(f"Sync: {problem}", severity="warning")
    if isinstance(app.screen, HomeScreen):
        app.screen.show_counts()


def end(app: QuizApp) -> None:
    """Leaves for other machines what was done; nobody waits for it."""
    if app.collection.settings.sync_folder:
        from quiz.sync import background

        background.leave_behind(app.collection.settings.sync_folder)
