"""A screen that is styled once before it is first shown, and not twice."""

from __future__ import annotations

from textual.events import ScreenResume
from textual.screen import Screen


class StyledScreen(Screen[None]):
    """Whatever stands on it was styled when it was mounted, and when its classes changed.

    Textual styles all of it once more when it is shown, as it has to where it was shown before: the
    theme may be another one by now.
    """

    _was_shown = False

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Comes before Textual's own handler, which is called as well; it is private to Textual."""
        event.refresh_styles = self._was_shown
        self._was_shown = True
