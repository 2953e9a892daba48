"""A line of a form whose value is one of a few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeAlias

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

Value: TypeAlias = str | float | bool | None


class Choose(Widget, can_focus=True):
    """Left and Right, Space or the mouse change it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False, id="choose.left"),
        Binding("right,space", "step(1)", show=False, id="choose.right"),
    ]

    class Changed(Message):
        """Another value was chosen."""

    def __init__(
        self, label: str, key: str, options: Sequence[tuple[Value, str]], value: Value
    ) -> None:
        super().__init__()
        self._label = label
        self.key = key
        """What its value is for."""
        self.offer(options, value)

    @property
    def value(self) -> Value:
        return self.options[self._at][0]

    def offer(self, options: Sequence[tuple[Value, str]], value: Value) -> None:
        """Puts other values up for choice."""
        self.options = list(options)
        self._at = next((at for at, (one, _) in enumerate(self.options) if one == value), 0)
        self.refresh()

    def render(self) -> Content:
        shown = self.options[self._at][1]
        return Content.assemble(
            f"{self._label:<16}", ("◂ ", "$text-muted"), (shown, "bold"), (" ▸", "$text-muted")
        )

    def action_step(self, step: int) -> None:
        self._at = (self._at + step) % len(self.options)
        self.refresh()
        self.post_message(self.Changed())

    def on_click(self) -> None:
        self.action_step(1)
