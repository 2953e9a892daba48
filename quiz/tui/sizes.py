"""The sizes at which a screen changes its layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.screen import Screen

SHORT, TALL = 18, 34
"""A screen with fewer lines than the first drops blank lines; above the second it has more."""
NARROW = 70
"""A screen of fewer columns shows less beside the middle, and shorter words."""


def fit(screen: Screen[None] | Screen[object], size: Size) -> None:
    """Gives a screen the classes that the styles know its size by."""
    screen.set_class(size.height < SHORT, "-short")
    screen.set_class(size.height > TALL, "-tall")
    screen.set_class(size.width < NARROW, "-narrow")
