"""The history in one SQLite file: kept, taken back, copied, checked and restored."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.store import backups as backups, glimpse as glimpse, redating as redating
    from quiz.store.catalogue import Catalogue as Catalogue, CatalogueLost as CatalogueLost
    from quiz.store.deck_edits import DeckEdit as DeckEdit
    from quiz.store.derived import LastWords as LastWords
    from quiz.store.likely import LikelyPair as LikelyPair
    from quiz.store.open_exams import (
        Held as Held,
        OpenExams as OpenExams,
        Paper as Paper,
    )
    from quiz.store.readings import LastRead as LastRead, RecognisedEdit as RecognisedEdit
    from quiz.store.restoring import begin_anew as begin_anew, restore as restore
    from quiz.store.rows import storable as storable
    from quiz.store.schema import (
        MEMORY as MEMORY,
        newest as newest,
        sqlite_version as sqlite_version,
    )
    from quiz.store.shelved import (
        DeckCounts as DeckCounts,
        Found as Found,
        ShelvedDue as ShelvedDue,
        ShelvedQuestion as ShelvedQuestion,
        ShelvedQuestions as ShelvedQuestions,
        counts_from as counts_from,
        counts_text as counts_text,
    )
    from quiz.store.sittings import PlayedGame as PlayedGame
    from quiz.store.store import Receipt as Receipt, Store as Store
    from quiz.store.sync_lock import alone as alone
    from quiz.store.union import Runs as Runs, questions as questions
    from quiz.store.windows import Window as Window, runs as runs, this_window as this_window
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "catalogue": "Catalogue CatalogueLost",
            "deck_edits": "DeckEdit",
            "derived": "LastWords",
            "likely": "LikelyPair",
            "open_exams": "Held OpenExams Paper",
            "readings": "LastRead RecognisedEdit",
            "restoring": "begin_anew restore",
            "rows": "storable",
            "schema": "MEMORY newest sqlite_version",
            "shelved": (
                "DeckCounts Found ShelvedDue ShelvedQuestion ShelvedQuestions counts_from"
                " counts_text"
            ),
            "sittings": "PlayedGame",
            "store": "Receipt Store",
            "sync_lock": "alone",
            "union": "Runs questions",
            "windows": "Window runs this_window",
        },
    )
