"""A screen that is shown for the first time looks as if it was styled once more."""

from __future__ import annotations

import pytest
from textual.widget import Widget

from quiz.tui.styled import StyledScreen
from tests.tui.every_screen import VIEWS, reach

OTHERS = {
    *("settings", "game set-up", "exam set-up", "cover", "cover with a name"),
    *("help", "more to study", "problems"),
}
"""Forms, and what is laid over a screen: Textual styles them when they are shown."""
SHOWN = [name for name in VIEWS if name not in OTHERS]


def styles(screen: StyledScreen) -> dict[str, dict[str, object]]:
    """The styles of all that is seen of a screen, by the place of each widget.

    A line that is hidden is styled once it is shown again.
    """
    return {
        f"{number} {node!r}": dict(node.styles.base.get_rules())
        for number, node in enumerate(screen.walk_children(with_self=True))
        if all(above.display for above in node.ancestors_with_self if isinstance(above, Widget))
    }


@pytest.mark.parametrize("name", SHOWN)
async def test_nothing_changes_when_all_is_styled_anew(name: str) -> None:
    async with reach(name, (80, 24)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, StyledScreen)
        before = styles(screen)
        screen.update_node_styles(animate=False)
        assert styles(screen) == before
