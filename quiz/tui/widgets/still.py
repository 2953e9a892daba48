"""Widgets that are laid out once: what they come to hold does not lay out the page once more."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import Generic, TypeVar

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.visual import Visual, VisualType
from textual.widget import Widget, _RenderCache
from textual.widgets import Static

from quiz.tui.hanging import Hanging

_MOST_DRAWN = 32
T = TypeVar("T")


class Drawn(Generic[T]):
    """What a widget drew before, by all that it depends on: much comes back with every turn."""

    def __init__(self) -> None:
        self._drawn: dict[Hashable, T] = {}

    def get(self, look: Hashable, draw: Callable[[], T]) -> T:
        if look not in self._drawn:
            if len(self._drawn) >= _MOST_DRAWN:
                self._drawn.clear()
            self._drawn[look] = draw()
        return self._drawn[look]


def look_of(visual: Visual) -> Hashable:
    """All that a text is drawn from; None where nothing tells."""
    match visual:
        case Content():
            return visual.plain, tuple(visual.spans)
        case Hanging():
            return tuple((look_of(head), look_of(text)) for head, text in visual.rows)
        case _:
            return None


class Still(Widget):
    """A widget that never scrolls, and takes the size that the page gives it.

    Textual lays out the page again after each change of size, in case that a scroll bar came.
    """

    auto_links = Reactive(False)  # deck text has none; Textual looks for some in every line

    @cached_property
    def _drawn(self) -> Drawn[list[Strip]]:
        return Drawn()

    @property
    def look(self) -> Hashable:
        """All that its text depends on, where that tells more cheaply than the text itself."""
        return None

    def _render_content(self) -> None:
        """Draws its text, or takes the lines that were drawn before; private to Textual."""
        look, text = self.look, None
        if look is None:
            text = self._render()
            look = look_of(text)
        if look is None or self.text_selection is not None:
            super()._render_content()
            return
        size, style = self.size, self.visual_style

        def draw() -> list[Strip]:
            return Visual.to_strips(self, text or self._render(), *size, style)

        lines = self._drawn.get((look, size, style, self.app.theme), draw)
        self._render_cache = _RenderCache(size, lines)
        self._dirty_regions.clear()

    def _size_updated(
        self,
        size: Size,
        virtual_size: Size,
        container_size: Size,
        layout: bool = True,  # noqa: ARG002 - it is Textual's
    ) -> bool:
        """Takes its size; the method is private to Textual."""
        return super()._size_updated(size, virtual_size, container_size, layout=False)


class Ground(Widget):
    """A widget without a border of which only its background is seen: each line is the same."""

    def render_lines(self, crop: Region) -> list[Strip]:
        line = Strip.blank(crop.width, self.visual_style.rich_style)
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            line = line.apply_filter(line_filter, background)
        return [line] * crop.height


class Box(Vertical, Ground, Still):
    """Widgets one under the other."""


class Text(Static, Still):
    """A text of the program or of a deck, never markup."""

    def __init__(self, content: str = "", *, id: str | None = None) -> None:
        super().__init__(content, id=id, markup=False)
        self._last = look_of(Content(content))

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Shows another text, and does nothing where it is the same one."""
        text = Content(content) if isinstance(content, str) else content
        look = look_of(text) if isinstance(text, Visual) else None
        if look is None or look != self._last:
            self._last = look
            super().update(text, layout=layout)
