"""The sizes at which a screen changes its layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size

from quiz.first_paint.painting import LEAST_COLUMNS, LEAST_LINES

if TYPE_CHECKING:
    from textual.screen import Screen

LEAST = Size(LEAST_COLUMNS, LEAST_LINES)
"""The smallest terminal that has room for the screens; in a smaller one a cover lies over them."""
SHORT, TALL = 18, 34
"""A screen with fewer lines than the first drops blank lines; above the second it has more."""
ROOM = (140, 40)
"""Columns and lines from which on a game is shown to a room, where the settings leave it so."""
ROOM_MARGIN = 14
"""Columns beside a text in large letters: the page's, its box's and the scroll bar's."""
LINES_AROUND = 8
"""Lines beside the question on a screen that asks in a room: bars, margins and remarks."""
NARROW = 70
"""A screen of fewer columns shows less beside the middle, and shorter words."""


def fit(screen: Screen[None] | Screen[object], size: Size, projector: str) -> None:
    """Gives a screen the classes that the styles know its size by, and the type of a room."""
    # A learner alone reads better what is not spread over a large screen.
    watched = projector == "yes" or bool(getattr(screen, "for_a_room", False))
    has_lines = size.height >= SHORT
    screen.update_classes(  # at once, for with each change all that is on it is styled anew
        {
            "-room": watched and has_lines and is_room(size, projector),
            "-short": size.height < SHORT,
            "-tall": size.height > TALL,
            "-narrow": size.width < NARROW,
        }
    )


def is_room(size: Size, projector: str) -> bool:
    """True if what others may watch is shown in large type, by the setting and the terminal."""
    if projector == "auto":
        return size.width >= ROOM[0] and size.height >= ROOM[1]
    return projector == "yes"
