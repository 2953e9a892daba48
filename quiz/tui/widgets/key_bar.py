"""The keys that work now, at the foot of the screen; each can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

_GAP = "   "


class Key(NamedTuple):
    """A key as it is shown."""

    name: str
    does: str
    action: str


class KeyBar(Widget):
    """One line of keys; what does not fit is left out from the end."""

    keys: reactive[tuple[Key, ...]] = reactive(())

    def __init__(self, keys: Sequence[Key] = ()) -> None:
        super().__init__()
        self.set_reactive(KeyBar.keys, tuple(keys))

    def render(self) -> Content:
        shown: list[Content] = []
        room = self.size.width + len(_GAP)
        for key in self.keys:
            room -= len(key.name) + 1 + len(key.does) + len(_GAP)
            if room < 0:
                break
            # Put together: to read the same from markup takes thirty times as long.
            click = Style.from_meta({"@click": f"screen.{key.action}"})
            shown.append(
                Content.assemble((key.name, "bold $accent"), f" {key.does}").stylize(click)
            )
        return Content(_GAP).join(shown) if shown else Content("")
