"""The lines of a form: a choice of a few values, or a text that is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeAlias

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Label

from quiz.text import cut
from quiz.tui.key_table import bind

Value: TypeAlias = str | float | bool | None
Option: TypeAlias = tuple[Value, str]
"""A value, and the words for it."""


_LABEL = 14
"""Columns of a label and the blanks behind it."""


class Choose(Widget, can_focus=True):
    """Left and Right, Space or the mouse change it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("left", "step(-1)"),
        bind("right", "step(1)"),
        bind("tick", "step(1)"),
    ]

    class Changed(Message):
        """Another value was chosen."""

    def __init__(self, label: str, key: str, options: Sequence[Option], value: Value) -> None:
        super().__init__()
        self._label = label
        self.key = key
        """The name of the setting that it gives a value."""
        self.offer(options, value)

    @property
    def value(self) -> Value:
        return self.options[self._index][0]

    def offer(self, options: Sequence[Option], value: Value) -> None:
        """Puts other values up for choice."""
        self.options = list(options)
        values = [option for option, _ in self.options]
        self._index = values.index(value) if value in values else 0
        self.refresh()

    def render(self) -> Content:
        _, words = self.options[self._index]
        room = self.size.width - _LABEL - len("◂  ▸")
        return Content.assemble(
            f"{self._label:<{_LABEL}}",
            ("◂ ", "$text-muted"),
            (cut(words, max(room, 1)), "bold"),
            (" ▸", "$text-muted"),
        )

    def on_click(self) -> None:
        self.action_step(1)

    def action_step(self, step: int) -> None:
        self._index = (self._index + step) % len(self.options)
        self.refresh()
        self.post_message(self.Changed())


def typed_line(label: str, line: Input) -> Horizontal:
    """An input line with its label before it."""
    return Horizontal(Label(label), line, classes="typed")


def whole_number(text: str) -> int | None:
    """The whole number that a line holds; None if it holds none, or none yet."""
    try:
        return int(text)
    except ValueError:
        return None
