"""The lines that a sitting says before its first response: what it leaves out, what it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.text import visible
from quiz.tui.widgets.still import Text

if TYPE_CHECKING:
    from quiz.study import Session


class Notice(Text):
    """Lines under the top one, gone with the first response."""

    def show(self, session: Session) -> None:
        lines = [] if session.outcomes else session.notices
        self.display = bool(lines)
        self.update("\n".join(map(visible, lines)))
