"""How much is drawn: no more than the terminal takes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.screen import Screen

from quiz.tui.styled import StyledScreen
from quiz.tui.terminal.canvas import Changes
from quiz.tui.terminal.output import output_of, written

if TYPE_CHECKING:
    from rich.console import RenderableType


class DrawnApp(App[None]):
    """An app that draws nothing for a terminal that takes nothing, and little for a slow one."""

    _catching_up: asyncio.Task[None] | None = None

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Draws an update, or all of the screen later; the method is private to Textual."""
        output = output_of(self)
        if output and output.is_full:
            if self._catching_up is None:
                self._catching_up = asyncio.create_task(self._catch_up())
        elif output and not output.is_quick and isinstance(renderable, LayoutUpdate | ChopsUpdate):
            changes = Changes(renderable, output.canvas)
            super()._display(screen, changes)  # type: ignore[arg-type]  # Textual asks for its kind
        else:
            super()._display(screen, renderable)

    def forget_drawn(self) -> None:
        """Draws all of the screen anew: the terminal has another size, and may show anything."""
        if output := output_of(self):
            output.canvas.forget()

    async def _catch_up(self) -> None:
        await written(self)
        self._catching_up = None
        if self.screen_stack:
            self.screen.refresh(layout=True)


class DrawnScreen(StyledScreen):
    """A screen that waits with the next picture until the last one is with the terminal."""

    def _on_timer_update(self) -> None:
        """Draws what has changed since the last time; the method is private to Textual."""
        output = output_of(self.app)
        if output is None or not output.is_busy:
            super()._on_timer_update()
