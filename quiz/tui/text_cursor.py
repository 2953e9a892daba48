"""The terminal's own cursor: input methods and screen magnifiers look for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.screen import Screen


def place_of_text(screen: Screen[object]) -> Offset | None:
    """The cell that the next letter goes into; None where no line has the focus.

    It is worked out whenever something is painted. What a line says of itself when its text or the
    focus changes is wrong as soon as the line moves: after its first layout, under a list that
    grows, in a window of another size.
    """
    line = screen.focused
    if not isinstance(line, Input) or not line.is_on_screen:
        return None
    behind = 1 if line.cursor_at_end else 0  # Textual puts it a column behind the end of the text
    return line.cursor_screen_offset - Offset(behind, 0)
