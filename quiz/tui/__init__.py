"""The terminal face."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.tui.app import run as run
    from quiz.tui.screens.exam_cover import (
        ExamCoverScreen as ExamCoverScreen,
        ExamOpenScreen as ExamOpenScreen,
    )
    from quiz.tui.screens.exam_setup import ExamSetupScreen as ExamSetupScreen
    from quiz.tui.screens.game import GameScreen as GameScreen
    from quiz.tui.screens.setup import SetupScreen as SetupScreen
    from quiz.tui.terminal.ending import obey_signals as obey_signals
    from quiz.tui.themes import theme_names as theme_names
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "app": "run",
            "screens.exam_cover": "ExamCoverScreen ExamOpenScreen",
            "screens.exam_setup": "ExamSetupScreen",
            "screens.game": "GameScreen",
            "screens.setup": "SetupScreen",
            "terminal.ending": "obey_signals",
            "themes": "theme_names",
        },
    )
