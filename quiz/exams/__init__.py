"""Exams: the paper, the clock, the result file and the teacher's tables."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.exams.exam import Exam as Exam
    from quiz.exams.exams import (
        begin as begin,
        compose_paper as compose_paper,
        most as most,
        note_time as note_time,
        resume as resume,
        resumed as resumed,
        save as save,
        unfinished as unfinished,
    )
    from quiz.exams.marks import (
        csv_text as csv_text,
        table_text as table_text,
        tabulate as tabulate,
    )
    from quiz.exams.open_exam import OpenExam as OpenExam
    from quiz.exams.result import (
        Mistake as Mistake,
        Result as Result,
        Score as Score,
        by_tag as by_tag,
        numbers_text as numbers_text,
        read_file as read_file,
        score as score,
    )
    from quiz.exams.terms import (
        MINUTE as MINUTE,
        MOST_MINUTES as MOST_MINUTES,
        MOST_QUESTIONS as MOST_QUESTIONS,
        NAME_LENGTH as NAME_LENGTH,
        PASS_MARK as PASS_MARK,
        Terms as Terms,
        minutes_said as minutes_said,
        read_shares as read_shares,
        read_variants as read_variants,
    )
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "exam": "Exam",
            "exams": "begin compose_paper most note_time resume resumed save unfinished",
            "marks": "csv_text table_text tabulate",
            "open_exam": "OpenExam",
            "result": "Mistake Result Score by_tag numbers_text read_file score",
            "terms": (
                "MINUTE MOST_MINUTES MOST_QUESTIONS NAME_LENGTH PASS_MARK Terms minutes_said "
                "read_shares read_variants"
            ),
        },
    )
