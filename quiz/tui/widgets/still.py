"""Widgets that are laid out once: what they come to hold does not lay out the page once more."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.visual import VisualType
from textual.widget import Widget
from textual.widgets import Static

_NO_TEXT = Content("\0")
"""Is the same as no text that is shown."""


class Still(Widget):
    """A widget that never scrolls, and takes the size that the page gives it.

    Textual lays out the page again after each change of size, in case that a scroll bar came.
    """

    def _size_updated(
        self,
        size: Size,
        virtual_size: Size,
        container_size: Size,
        layout: bool = True,  # noqa: ARG002 - it is Textual's
    ) -> bool:
        """Takes its size; the method is private to Textual."""
        return super()._size_updated(size, virtual_size, container_size, layout=False)


class Box(Vertical, Still):
    """Widgets one under the other."""


class Text(Static, Still):
    """A text of the program or of a deck, never markup."""

    def __init__(self, content: str = "", *, id: str | None = None) -> None:
        super().__init__(content, id=id, markup=False)
        self._last = Content(content)

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Shows another text, and does nothing where it is the same one."""
        text = Content(content) if isinstance(content, str) else content
        if isinstance(text, Content):
            if text.is_same(self._last):
                return
            self._last = text
        else:
            self._last = _NO_TEXT
        super().update(text, layout=layout)
