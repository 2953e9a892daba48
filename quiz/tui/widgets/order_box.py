"""The control for an order: a list whose items are moved by keys or by the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key, MouseDown, MouseMove, MouseUp
from textual.widgets import Static

from quiz.answers.order import response
from quiz.tui.prose import prompt
from quiz.tui.widgets.boxes import Entered


class Item(Static):
    """One item in its place."""


class OrderBox(Vertical, can_focus=True):
    """Items that are taken up and put where they belong; Enter says that they are in order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", show=False, id="order.up"),
        Binding("down,j", "step(1)", show=False, id="order.down"),
        Binding("shift+up,K", "carry(-1)", show=False, id="order.carry_up"),
        Binding("shift+down,J", "carry(1)", show=False, id="order.carry_down"),
        Binding("space", "hold", show=False, id="order.hold"),
        Binding("enter", "take", show=False, id="order.take"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._items: list[str] = []
        self._at = 0
        self._holds = False
        """The item under the cursor goes with it."""
        self._pressed: int | None = None
        """Where the mouse was pressed, until it is let go."""

    @property
    def response(self) -> str:
        return response(self._items)

    def open(self, items: Sequence[str]) -> None:
        """Begins a turn with the items as they are shown first."""
        self._items, self._at, self._holds, self._pressed = list(items), 0, False, None
        have = len(self.query(Item))
        if have < len(self._items):
            self.mount_all(Item("", markup=False) for _ in range(have, len(self._items)))
        self._show()

    def _show(self) -> None:
        for place, row in enumerate(self.query(Item)):
            row.display = place < len(self._items)
            if row.display:
                row.set_class(place == self._at, "-at")
                row.set_class(place == self._at and self._holds, "-held")
                row.update(self._line(place))

    def _line(self, place: int) -> Content:
        mark = "❯" if place == self._at else " "
        held = "↕" if place == self._at and self._holds else " "
        return Content.assemble(
            (f"{mark}{held}{place + 1:>2}  ", "$accent"), prompt(self._items[place])
        )

    def _go(self, place: int, *, carrying: bool) -> None:
        """Moves the cursor, and with it the item under it."""
        if not 0 <= place < len(self._items):
            return
        if carrying:
            self._items.insert(place, self._items.pop(self._at))
        self._at = place
        self._show()
        self.query(Item)[place].scroll_visible(animate=False)

    def action_step(self, step: int) -> None:
        if self._items:
            place = self._at + step
            self._go(place if self._holds else place % len(self._items), carrying=self._holds)

    def action_carry(self, step: int) -> None:
        self._go(self._at + step, carrying=True)

    def action_hold(self) -> None:
        self._holds = not self._holds
        self._show()

    def action_take(self) -> None:
        if self._holds:
            self.action_hold()
        elif self._items:
            self.post_message(Entered(self.response))

    def on_key(self, event: Key) -> None:
        digit = event.character or ""
        if digit.isdecimal() and digit.isascii() and 0 < int(digit) <= len(self._items):
            event.stop()
            self._go(int(digit) - 1, carrying=True)

    def _place_at(self, event: MouseDown | MouseMove | MouseUp) -> int | None:
        """The place under the mouse."""
        for place, row in enumerate(self.query(Item)):
            if row.display and row.region.contains(event.screen_x, event.screen_y):
                return place
        return None

    def on_mouse_down(self, event: MouseDown) -> None:
        place = self._place_at(event)
        if place is None:
            return
        event.stop()
        self.focus()
        if self._holds:
            self._go(place, carrying=True)
            self.action_hold()
        else:
            self._pressed = place
            self.capture_mouse()
            self._go(place, carrying=False)

    def on_mouse_move(self, event: MouseMove) -> None:
        place = self._place_at(event)
        if self._pressed is not None and place is not None and place != self._at:
            self._go(place, carrying=True)
            self._pressed = -1

    def on_mouse_up(self, event: MouseUp) -> None:
        if self._pressed is None:
            return
        event.stop()
        self.release_mouse()
        if self._pressed == self._at:  # a click without a pull takes the item up
            self.action_hold()
        self._pressed = None
