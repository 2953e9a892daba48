"""One learner's shelf, store, settings and clock, opened together, and what is done with them."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.collection.checkup import Finding as Finding, examine as examine, mend as mend
    from quiz.collection.collection import (
        CATALOGUE as CATALOGUE,
        Collection as Collection,
        open_collection as open_collection,
    )
    from quiz.collection.edits import (
        NOT_YOURS as NOT_YOURS,
        Choice as Choice,
        Proposal as Proposal,
        propose as propose,
        take_out as take_out,
    )
    from quiz.collection.open_sitting import (
        Acceptance as Acceptance,
        Keep as Keep,
        OpenSitting as OpenSitting,
    )
    from quiz.collection.opened import (
        prompts_on_shelf as prompts_on_shelf,
        question_of as question_of,
        questions_of as questions_of,
    )
    from quiz.collection.portions import (
        MORE as MORE,
        Extras as Extras,
        Portion as Portion,
        extras as extras,
    )
    from quiz.collection.reading import HowFar as HowFar, Reading as Reading
    from quiz.collection.reworded import (
        Rewording as Rewording,
        count_rewordings as count_rewordings,
        decide_rewording as decide_rewording,
        rewording_named as rewording_named,
        rewordings as rewordings,
        undo_rewording as undo_rewording,
    )
    from quiz.collection.sittings import (
        begin_sitting as begin_sitting,
        begin_study as begin_study,
        study_again as study_again,
    )
    from quiz.collection.today import (
        Tally as Tally,
        count as count,
        figures_of_today as figures_of_today,
        fill_today as fill_today,
        take_counts as take_counts,
        tally as tally,
    )
    from quiz.collection.upkeep import (
        back_up as back_up,
        new_alone as new_alone,
        reset as reset,
        see_decks as see_decks,
        see_new as see_new,
        warnings as warnings,
    )
    from quiz.collection.vanished import (
        PAIRING_WORDS as PAIRING_WORDS,
        SHORT as SHORT,
        Vanished as Vanished,
        forget as forget,
        link as link,
        unlink as unlink,
        vanished_questions as vanished_questions,
    )
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "checkup": "Finding examine mend",
            "collection": "CATALOGUE Collection open_collection",
            "edits": "Choice NOT_YOURS Proposal propose take_out",
            "open_sitting": "Acceptance Keep OpenSitting",
            "opened": "prompts_on_shelf question_of questions_of",
            "portions": "Extras MORE Portion extras",
            "reading": "HowFar Reading",
            "reworded": (
                "Rewording count_rewordings decide_rewording rewording_named rewordings"
                " undo_rewording"
            ),
            "sittings": "begin_sitting begin_study study_again",
            "today": "Tally count figures_of_today fill_today take_counts tally",
            "upkeep": "back_up new_alone reset see_decks see_new warnings",
            "vanished": "PAIRING_WORDS SHORT Vanished forget link unlink vanished_questions",
        },
    )
