"""The history of one learner on several machines: a folder of files, and no server."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.sync import archive as archive, background as background
    from quiz.sync.progress import Step as Step
    from quiz.sync.sync import SyncReport as SyncReport, sync_folder as sync_folder
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "progress": "Step",
            "sync": "SyncReport sync_folder",
        },
    )
