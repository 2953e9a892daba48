"""The control for an order: a list whose items are moved by keys or by the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key, MouseDown, MouseMove, MouseUp, Paste

from quiz.answers import collapse, order_response
from quiz.text import plural
from quiz.tui.hanging import Hanging
from quiz.tui.key_table import bind
from quiz.tui.pasting import placed
from quiz.tui.prose import prompt
from quiz.tui.widgets.control import Entered, Remarked
from quiz.tui.widgets.focus_look import FocusLook
from quiz.tui.widgets.still import Text


class Item(Text):
    """One item in its place."""


class OrderBox(Vertical, FocusLook, can_focus=True):
    """Items that are taken up and put where they belong; Enter answers that they are in order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("up", "step(-1)"),
        bind("down", "step(1)"),
        bind("carry_up", "carry(-1)"),
        bind("carry_down", "carry(1)"),
        bind("tick", "hold"),
        bind("go_on", "take"),
    ]
    takes_letters = False
    takes_pastes = True
    own = "123456789 jkJK"

    def __init__(self) -> None:
        super().__init__()
        self._items: list[str] = []
        self._untouched = ""
        """The order as it was shown first: nobody has answered it."""
        self._cursor = 0
        self._holds = False
        """The item under the cursor goes with it."""
        self._pressed: int | None = None
        """The item that the mouse was pressed on, until it is let go."""

    @property
    def response(self) -> str:
        order = order_response(self._items)
        return "" if order == self._untouched else order

    def show(self, items: Sequence[str]) -> None:
        """Begins a turn with the items as they are shown first."""
        self._items, self._cursor, self._holds, self._pressed = list(items), 0, False, None
        self._untouched = order_response(self._items)
        rows = len(self.query(Item))
        if rows < len(self._items):
            self.mount_all(Item() for _ in range(rows, len(self._items)))
        self._draw()

    def restore(self, response: str) -> None:
        index_of = {line: index for index, line in enumerate(response.split("\n"))}
        self._items.sort(key=lambda item: index_of.get(collapse(item), 0))
        self._untouched = ""
        self._draw()

    def enter(self) -> None:
        self.screen.set_focus(self)

    def _draw(self) -> None:
        for index, row in enumerate(self.query(Item)):
            row.display = index < len(self._items)
            if row.display:
                row.set_class(index == self._cursor, "-at")
                row.set_class(index == self._cursor and self._holds, "-held")
                row.update(self._line(index))

    def _line(self, index: int) -> Hanging:
        cursor = "❯" if index == self._cursor else " "
        handle = "↕" if index == self._cursor and self._holds else " "
        head = Content.styled(f"{cursor}{handle}{index + 1:>2}  ", "$text-accent")
        return Hanging([(head, prompt(self._items[index]))])

    def _go(self, index: int, *, carrying: bool) -> None:
        """Moves the cursor, and with it the item under it."""
        if not 0 <= index < len(self._items):
            return
        if carrying:
            self._items.insert(index, self._items.pop(self._cursor))
        self._cursor = index
        self._draw()
        self.query(Item)[index].scroll_visible(animate=False)

    def action_step(self, step: int) -> None:
        if self._items:
            index = self._cursor + step
            self._go(index if self._holds else index % len(self._items), carrying=self._holds)

    def action_carry(self, step: int) -> None:
        self._go(self._cursor + step, carrying=True)

    def action_hold(self) -> None:
        self._holds = not self._holds
        self._draw()

    def action_take(self) -> None:
        if self._holds:
            self.action_hold()
        elif self._items:
            self.post_message(Entered(order_response(self._items)))

    def on_key(self, event: Key) -> None:
        digit = event.character or ""
        if digit.isdecimal() and digit.isascii() and 0 < int(digit) <= len(self._items):
            event.stop()
            self._go(int(digit) - 1, carrying=True)

    def on_paste(self, event: Paste) -> None:
        """Puts the items into the order of the pasted lines; what they leave out follows."""
        event.stop()
        first, complaint = placed(event.text, self._items)
        if first:
            rest = [number for number in range(len(self._items)) if number not in first]
            self._items = [self._items[number] for number in (*first, *rest)]
            self._cursor, self._holds = 0, False
            self._draw()
        order = f"{plural(len(first), 'line')} pasted: that is the order now."
        if first and len(first) < len(self._items):
            order = f"{len(first)} of {len(self._items)} are in the pasted order; the rest follows."
        self.post_message(Remarked(order if first else complaint))

    def _index_at(self, event: MouseDown | MouseMove | MouseUp) -> int | None:
        """The item under the mouse."""
        for index, row in enumerate(self.query(Item)):
            if row.display and row.region.contains(event.screen_x, event.screen_y):
                return index
        return None

    def on_mouse_down(self, event: MouseDown) -> None:
        index = self._index_at(event)
        if index is None:
            return
        event.stop()
        self.screen.set_focus(self)
        if self._holds:
            self._go(index, carrying=True)
            self.action_hold()
        else:
            self._pressed = index
            self.capture_mouse()
            self._go(index, carrying=False)

    def on_mouse_move(self, event: MouseMove) -> None:
        index = self._index_at(event)
        if self._pressed is not None and index is not None and index != self._cursor:
            self._go(index, carrying=True)
            self._pressed = -1

    def on_mouse_up(self, event: MouseUp) -> None:
        if self._pressed is None:
            return
        event.stop()
        self.release_mouse()
        if self._pressed == self._cursor:  # a click without a pull takes the item up
            self.action_hold()
        self._pressed = None
