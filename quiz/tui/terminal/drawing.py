"""How much is drawn: no more than the terminal takes."""

from __future__ import annotations

import asyncio
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.events import Idle
from textual.geometry import Size
from textual.message import Message
from textual.messages import Layout, Update, UpdateScroll
from textual.reactive import Reactive
from textual.screen import UPDATE_PERIOD, Screen
from textual.widget import Widget

from quiz.tui.styled import StyledScreen
from quiz.tui.terminal.canvas import Changes
from quiz.tui.terminal.output import output_of, written

if TYPE_CHECKING:
    from rich.console import RenderableType


_LATEST = 0.1
"""Seconds after which what has changed is drawn, whatever else is on its way."""


class DrawnApp(App[None]):
    """An app that draws nothing for a terminal that takes nothing, and little for a slow one."""

    _catching_up: asyncio.Task[None] | None = None

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Draws an update, or all of the screen later; the method is private to Textual."""
        output = output_of(self)
        if output and output.is_full:
            if self._catching_up is None:
                self._catching_up = asyncio.create_task(self._catch_up())
        elif output and isinstance(renderable, LayoutUpdate | ChopsUpdate):
            shown = output.rows if output.is_quick else output.canvas
            changes = Changes(renderable, shown, self.console)
            cursor = screen.outer_size.clamp_offset(self.cursor_position)
            if changes or cursor != self._previous_cursor_position:
                with output.together():
                    super()._display(screen, changes)  # type: ignore[arg-type]  # Textual asks for its kind
        else:
            super()._display(screen, renderable)

    def forget_drawn(self) -> None:
        """Draws all of the screen anew: the terminal has another size, and may show anything."""
        if output := output_of(self):
            output.canvas.forget()
            output.rows.forget()

    async def _catch_up(self) -> None:
        await written(self)
        self._catching_up = None
        if self.screen_stack:
            self.screen.refresh(layout=True)


class DrawnScreen(StyledScreen):
    """A screen that is drawn once all that follows from a key is done, and then at once.

    It waits with the next picture until the last one is with the terminal. Textual's own waits for
    the next tick of its timer, and draws what is half done by then.
    """

    # Textual would draw all of the screen each time that something else gets the keyboard.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    _drawing: asyncio.Handle | None = None
    _drawn_at = -inf
    _wanted_at = inf
    """When the first change came that is not drawn yet."""

    def post_message(self, message: Message) -> bool:
        """Takes a message; what a widget says about its own drawing is noted at once."""
        match message:
            case Update(widget=widget) if self in self._compositor:
                self._dirty_widgets.add(widget)
            case Layout(widget=widget):
                self._layout_widgets[widget] = set()  # else a scrolling would stand in for it
                self._layout_required = True
            case UpdateScroll():
                self._scroll_required = True
            case _:
                return super().post_message(message)
        self.check_idle()
        return True

    def set_focus(
        self,
        widget: Widget | None,
        scroll_visible: bool = True,
        from_app_focus: bool = False,
    ) -> None:
        """Gives the keyboard to a widget, which looks like it at once and not a message later."""
        before = self.focused
        super().set_focus(widget, scroll_visible, from_app_focus)
        if before is not None and before is not self.focused:
            before.has_focus = False
        if self.focused is not None:
            self.focused.has_focus = True

    def draw(self) -> None:
        """Draws at once what its widgets were changed to."""
        for widget in self.walk_children(Widget):
            if widget._repaint_required or widget._layout_required or widget._scroll_required:
                widget._check_refresh()
        if not self._is_held_up and self.is_current:
            self._draw()

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lays it out; the method is private to Textual.

        Where a widget that was hidden is shown now, Textual would lay it all out a second time.
        """
        self._compositor.update_widgets(self._dirty_widgets)
        self._dirty_widgets.clear()
        if self._layout_widgets or not scroll:
            self._compositor._full_map_invalidated = False
        super()._refresh_layout(size, scroll)

    def _draw(self) -> None:
        self._drawn_at, self._wanted_at = monotonic(), inf
        super()._on_timer_update()

    def _on_timer_update(self) -> None:
        """Draws what has changed since the last time; the method is private to Textual."""
        if self._is_held_up or (monotonic() < self._wanted_at + _LATEST and self._is_at_work):
            return
        self._draw()

    async def _on_idle(self, event: Idle) -> None:
        """Has what has changed drawn; the method is private to Textual."""
        event.prevent_default()
        await super()._on_idle(event)
        if self._is_changed:
            self._wanted_at = min(self._wanted_at, monotonic())
            if self._drawing is None:
                self._draw_soon()

    def _draw_soon(self) -> None:
        self._drawing = asyncio.get_running_loop().call_soon(self._draw_once_done)

    def _draw_once_done(self) -> None:
        """Draws if nothing is on its way any more; else looks again, or leaves it to the timer."""
        self._drawing = None
        now = monotonic()
        is_early, is_late = now < self._drawn_at + UPDATE_PERIOD, now >= self._wanted_at + _LATEST
        if is_early or is_late or self._is_held_up or not self._is_changed or not self.is_current:
            return
        if self._is_at_work:
            self._draw_soon()
        else:
            with self._context():
                self._draw()

    @property
    def _is_held_up(self) -> bool:
        output = output_of(self.app)
        return output is not None and output.is_busy

    @property
    def _is_changed(self) -> bool:
        return bool(
            self._layout_required
            or self._scroll_required
            or self._repaint_required
            or self._dirty_widgets
        )

    @property
    def _is_at_work(self) -> bool:
        """True while a message is on its way to it or to a widget of it."""
        return any(
            pump.is_running and (pump.message_queue_size or pump._pending_message)
            for pump in self.walk_children(with_self=True)
        )
