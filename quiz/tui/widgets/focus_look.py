"""Controls that look as if they had the keyboard or not once somebody sees them."""

from __future__ import annotations

from textual.widget import Widget


class FocusLook(Widget):
    """Takes the look of the keyboard when it gets it, and loses it where that can be seen.

    Textual would look up its styles, and those of all that stands in it, in the middle of a
    verdict.
    """

    _looks_focused = False
    """Its styles are those of a control that has the keyboard."""

    def watch_has_focus(self, has_focus: bool) -> None:
        if has_focus is not self._looks_focused and (has_focus or self._is_shown):
            super().watch_has_focus(has_focus)

    def notify_style_update(self) -> None:
        self._looks_focused = self.has_focus
        super().notify_style_update()

    def on_show(self) -> None:
        self.watch_has_focus(self.has_focus)

    @property
    def _is_shown(self) -> bool:
        return all(node.display for node in self.ancestors_with_self if isinstance(node, Widget))
