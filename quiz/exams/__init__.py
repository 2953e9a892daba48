"""Exams: the paper, the clock, the result file and the teacher's tables."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.exams.cover import (
        HAND_IN as HAND_IN,
        answers_words as answers_words,
        pass_words as pass_words,
        size_words as size_words,
    )
    from quiz.exams.doubts import doubted as doubted
    from quiz.exams.exam import Exam as Exam
    from quiz.exams.exams import (
        begin as begin,
        compose_paper as compose_paper,
        most as most,
        save as save,
        write_result as write_result,
    )
    from quiz.exams.going_on import (
        NOTED as NOTED,
        Offer as Offer,
        go_on as go_on,
        leave as leave,
        note_time as note_time,
        offered as offered,
    )
    from quiz.exams.handed_in import (
        HandedInPaper as HandedInPaper,
        acts_of_paper as acts_of_paper,
        handed_in_paper as handed_in_paper,
        standing_end as standing_end,
    )
    from quiz.exams.marks import (
        Marks as Marks,
        PupilRow as PupilRow,
        QuestionRow as QuestionRow,
        csv_text as csv_text,
        table_text as table_text,
        tabulate as tabulate,
    )
    from quiz.exams.open_exam import OpenExam as OpenExam
    from quiz.exams.paper import groups as groups
    from quiz.exams.points import (
        ExamResults as ExamResults,
        LateAnswer as LateAnswer,
        Marked as Marked,
        Score as Score,
        results_of as results_of,
        score as score,
    )
    from quiz.exams.result import (
        moment_text as moment_text,
        numbers_text as numbers_text,
    )
    from quiz.exams.result_reader import (
        Mistake as Mistake,
        Result as Result,
        read_file as read_file,
    )
    from quiz.exams.terms import (
        MINUTE as MINUTE,
        MOST_MINUTES as MOST_MINUTES,
        MOST_QUESTIONS as MOST_QUESTIONS,
        NAME_LENGTH as NAME_LENGTH,
        PASS_MARK as PASS_MARK,
        Answers as Answers,
        Begun as Begun,
        Terms as Terms,
        clock_words as clock_words,
        minutes_said as minutes_said,
        read_begun as read_begun,
        read_shares as read_shares,
        read_variants as read_variants,
        written_begun as written_begun,
    )
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "cover": "HAND_IN answers_words pass_words size_words",
            "doubts": "doubted",
            "exam": "Exam",
            "exams": "begin compose_paper most save write_result",
            "going_on": "NOTED Offer go_on leave note_time offered",
            "handed_in": "HandedInPaper acts_of_paper handed_in_paper standing_end",
            "marks": "Marks PupilRow QuestionRow csv_text table_text tabulate",
            "open_exam": "OpenExam",
            "paper": "groups",
            "result": "moment_text numbers_text",
            "result_reader": "Mistake Result read_file",
            "points": "ExamResults LateAnswer Marked Score results_of score",
            "terms": (
                "Answers Begun MINUTE MOST_MINUTES MOST_QUESTIONS NAME_LENGTH PASS_MARK Terms"
                " clock_words minutes_said read_begun read_shares read_variants written_begun"
            ),
        },
    )
