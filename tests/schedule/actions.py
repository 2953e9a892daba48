"""One action of every sort."""

from __future__ import annotations

from typing import get_args

from quiz.decks.identity import QuestionKey
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import (
    OF_A_QUESTION,
    Action,
    AnsweredInExam,
    FlaggedInExam,
    HandedIn,
    KeptApart,
    Overruled,
    Paired,
    Rated,
    Redated,
    Restarted,
    RowId,
    SpellingAccepted,
    UnflaggedInExam,
    Withdrawn,
)

KINDS: tuple[type[Action], ...] = get_args(Action)
OF_SCHEMA_3 = tuple(kind for kind in KINDS if kind is not KeptApart)
"""Those that there were when the first lines were shared."""


def one_of_each(
    question: QuestionKey, *, other: QuestionKey, row: RowId, sitting: RowId
) -> list[Action]:
    """An action of every sort on a question, a row and a sitting; a pairing with another one."""
    return [
        Withdrawn(row, question),
        Rated(row, question, rating=Rating.HARD, days=2),
        Overruled(row, question, credit=0.25, rating=Rating.EASY, days=7),
        *(kind(question) for kind in OF_A_QUESTION.values()),
        SpellingAccepted(question, "één", part="1"),
        Restarted(question, batch=row),
        Paired(question, continues=other),
        Paired(question, continues=other, answer_changed=True),
        KeptApart(question, other=other),
        Redated(row, question, shift=5),
        AnsweredInExam(sitting, question, response="r"),
        AnsweredInExam(sitting, question, response=""),
        FlaggedInExam(sitting, question),
        UnflaggedInExam(sitting, question),
        HandedIn(sitting),
    ]
