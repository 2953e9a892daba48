"""The keys that work now, at the foot of the screen; most can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.style import Style as RichStyle
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from quiz.text import cells

_GAP = "   "


class Key(NamedTuple):
    """A key as it is shown."""

    name: str
    effect: str
    action: str = ""
    """The screen's action that a click runs; empty where a click does nothing."""


class KeyBar(Widget):
    """One line of keys; what does not fit is left out from the end."""

    keys: reactive[tuple[Key, ...]] = reactive(())

    def __init__(self, keys: Sequence[Key] = ()) -> None:
        super().__init__()
        self.set_reactive(KeyBar.keys, tuple(keys))

    @property
    def link_style(self) -> RichStyle:
        """Nothing: a link's colour would cover those of the keys and of what they do."""
        return RichStyle.null()

    def render(self) -> Content:
        room = self.size.width + len(_GAP)
        pieces: list[Content] = []
        for key in self.keys:
            room -= cells(key.name) + 1 + cells(key.effect) + len(_GAP)
            if room < 0:
                break
            pieces.append(_piece(key))
        return Content(_GAP).join(pieces) if pieces else Content("")


def _piece(key: Key) -> Content:
    piece = Content.assemble((key.name, "bold $foreground"), f" {key.effect}")
    if not key.action:
        return piece
    # Put together: to read the same from markup takes thirty times as long.
    return piece.stylize(Style.from_meta({"@click": f"screen.{key.action}"}))
