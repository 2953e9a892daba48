"""What happened, what is known of each question, when to ask it again, and how many a day."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.schedule.fsrs import (
        Memory as Memory,
        Rating as Rating,
        forgetting_curve as forgetting_curve,
    )
    from quiz.schedule.history import (
        CERTAINTIES as CERTAINTIES,
        CRAM_MODE as CRAM_MODE,
        NOWHERE as NOWHERE,
        OF_A_QUESTION as OF_A_QUESTION,
        Act as Act,
        Action as Action,
        AnsweredInExam as AnsweredInExam,
        Certainty as Certainty,
        Fact as Fact,
        Flagged as Flagged,
        FlaggedInExam as FlaggedInExam,
        Forgotten as Forgotten,
        HandedIn as HandedIn,
        Hidden as Hidden,
        InExam as InExam,
        KeptApart as KeptApart,
        MadeDue as MadeDue,
        Mark as Mark,
        Overruled as Overruled,
        Paired as Paired,
        Pairing as Pairing,
        PutOff as PutOff,
        Rated as Rated,
        Redated as Redated,
        Restarted as Restarted,
        Review as Review,
        Row as Row,
        RowId as RowId,
        Sitting as Sitting,
        SpellingAccepted as SpellingAccepted,
        Unflagged as Unflagged,
        UnflaggedInExam as UnflaggedInExam,
        Unhidden as Unhidden,
        Unpaired as Unpaired,
        Withdrawn as Withdrawn,
        Words as Words,
        about as about,
        continued as continued,
        in_order as in_order,
        kept_apart as kept_apart,
        parted as parted,
        roots as roots,
        verbs as verbs,
        withdrawn as withdrawn,
    )
    from quiz.schedule.intervals import Offer as Offer
    from quiz.schedule.queue import (
        Allowance as Allowance,
        Queue as Queue,
        ahead as ahead,
        allowance as allowance,
        begun_today as begun_today,
        due_on as due_on,
        everything as everything,
        queue_of_day as queue_of_day,
    )
    from quiz.schedule.standing import (
        NEW as NEW,
        Amendments as Amendments,
        Reviewed as Reviewed,
        Standing as Standing,
        Standings as Standings,
        after_acts as after_acts,
        after_each as after_each,
        after_reviews as after_reviews,
        in_force as in_force,
        marked as marked,
        move_no_review as move_no_review,
        offered as offered,
        replay as replay,
    )
    from quiz.schedule.today import (
        DayTotal as DayTotal,
        Figures as Figures,
        forecast as forecast,
        heat as heat,
    )
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "fsrs": "Memory Rating forgetting_curve",
            "history": (
                "CERTAINTIES CRAM_MODE Act Action AnsweredInExam Certainty Fact Flagged"
                " FlaggedInExam Forgotten HandedIn Hidden InExam KeptApart MadeDue Mark NOWHERE"
                " OF_A_QUESTION Overruled Paired Pairing PutOff Rated Redated Restarted Review Row"
                " RowId Sitting SpellingAccepted Unflagged UnflaggedInExam Unhidden"
                " Unpaired Withdrawn Words about continued in_order kept_apart parted"
                " roots verbs withdrawn"
            ),
            "intervals": "Offer",
            "queue": "Allowance Queue ahead allowance begun_today due_on everything queue_of_day",
            "standing": (
                "Amendments NEW Reviewed Standing Standings after_acts after_each after_reviews"
                " in_force marked move_no_review offered replay"
            ),
            "today": "DayTotal Figures forecast heat",
        },
    )
