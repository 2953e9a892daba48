"""The results of sittings: taken when they end, kept, listed in a log, and shown again."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.results.brief import (
        exam_summary as exam_summary,
        leaving_line as leaving_line,
        rank as rank,
        schedule_words as schedule_words,
        summary as summary,
    )
    from quiz.results.log import (
        Entry as Entry,
        Reopened as Reopened,
        entries as entries,
        logged as logged,
        reopen as reopen,
    )
    from quiz.results.pages import (
        GameResults as GameResults,
        Line as Line,
        Page as Page,
        PlayerResults as PlayerResults,
        StudyResults as StudyResults,
    )
    from quiz.results.taking import (
        keep_exam as keep_exam,
        keep_game as keep_game,
        keep_left as keep_left,
        keep_study as keep_study,
        of_game as of_game,
        of_study as of_study,
    )
    from quiz.results.wording import taken_back as taken_back, undone as undone
    from quiz.results.words import (
        day_words as day_words,
        entry_fields as entry_fields,
        mode_words as mode_words,
        page_fields as page_fields,
        page_lines as page_lines,
        score_words as score_words,
        title_words as title_words,
        took_words as took_words,
    )
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "brief": "exam_summary leaving_line rank schedule_words summary",
            "log": "Entry Reopened entries logged reopen",
            "pages": "GameResults Line Page PlayerResults StudyResults",
            "taking": "keep_exam keep_game keep_left keep_study of_game of_study",
            "words": (
                "day_words entry_fields mode_words page_fields page_lines score_words"
                " title_words took_words"
            ),
            "wording": "taken_back undone",
        },
    )
