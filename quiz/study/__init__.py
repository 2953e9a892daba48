"""One sitting, whatever its mode: what is asked next, among which wrong choices, what a response
leads to, and its points."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.study.accepting import acceptable as acceptable, respelled as respelled
    from quiz.study.giveaways import apart as apart
    from quiz.study.length import (
        MOST_CHARACTERS as MOST_CHARACTERS,
        TooLong as TooLong,
        too_long as too_long,
    )
    from quiz.study.lineup import (
        Tail as Tail,
        cards as cards,
        drawn_seed as drawn_seed,
        sample as sample,
    )
    from quiz.study.modes import (
        CRAM as CRAM,
        EXAM as EXAM,
        GAMES as GAMES,
        STUDY as STUDY,
        Attempt as Attempt,
        Earning as Earning,
        Mode as Mode,
        Points as Points,
        Timing as Timing,
        certainty_mark as certainty_mark,
        earnings as earnings,
        exam_points as exam_points,
        time_spent as time_spent,
    )
    from quiz.study.naming import Naming as Naming
    from quiz.study.omissions import (
        LeftOut as LeftOut,
        insist_on_questions as insist_on_questions,
        left_out as left_out,
    )
    from quiz.study.results import (
        Answered as Answered,
        Asked as Asked,
        Results as Results,
        asked as asked,
        is_of_the_deck as is_of_the_deck,
        note_beside as note_beside,
        reasons_against as reasons_against,
        said as said,
    )
    from quiz.study.retyping import Retyping as Retyping, begin_retyping as begin_retyping
    from quiz.study.rules import (
        EXTRA_TIMES as EXTRA_TIMES,
        LEAST_SECONDS as LEAST_SECONDS,
        MOST_PLAYERS as MOST_PLAYERS,
        MOST_QUESTIONS as MOST_QUESTIONS,
        MOST_SECONDS as MOST_SECONDS,
        Rules as Rules,
        Setup as Setup,
        players as players,
        read_setup as read_setup,
        setup_text as setup_text,
    )
    from quiz.study.session import Session as Session
    from quiz.study.turns import Outcome as Outcome, Remaining as Remaining, Turn as Turn
    from quiz.study.twins import (
        AnotherIsAsked as AnotherIsAsked,
        each_prompt_first as each_prompt_first,
    )
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "accepting": "acceptable respelled",
            "giveaways": "apart",
            "naming": "Naming",
            "omissions": "LeftOut insist_on_questions left_out",
            "length": "MOST_CHARACTERS TooLong too_long",
            "lineup": "Tail cards drawn_seed sample",
            "modes": (
                "Attempt CRAM EXAM Earning GAMES Mode Points STUDY Timing certainty_mark earnings"
                " exam_points time_spent"
            ),
            "results": (
                "Answered Asked Results asked is_of_the_deck note_beside reasons_against said"
            ),
            "retyping": "Retyping begin_retyping",
            "rules": (
                "EXTRA_TIMES LEAST_SECONDS MOST_PLAYERS MOST_QUESTIONS MOST_SECONDS"
                " Rules Setup players read_setup setup_text"
            ),
            "session": "Session",
            "turns": "Outcome Remaining Turn",
            "twins": "AnotherIsAsked each_prompt_first",
        },
    )
