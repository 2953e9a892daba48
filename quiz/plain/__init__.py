"""The plain face: the same sittings, games and exams as lines of text, by ear or through a pipe."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.plain.exam import go_on_with as go_on_with, sit as sit
    from quiz.plain.face import run as run
    from quiz.plain.game import play as play
    from quiz.plain.pages import entry_line as entry_line, past_lines as past_lines
    from quiz.plain.shelf import browse as browse
    from quiz.plain.sitting import study as study
    from quiz.plain.wanted import is_wanted as is_wanted
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "exam": "go_on_with sit",
            "face": "run",
            "game": "play",
            "pages": "entry_line past_lines",
            "shelf": "browse",
            "sitting": "study",
            "wanted": "is_wanted",
        },
    )
