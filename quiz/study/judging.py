"""What a response is worth: its verdict under the clock, and the rating that it suggests."""

from __future__ import annotations

from dataclasses import replace

from quiz.answers.rated import SelfRated
from quiz.answers.verdict import WRONG, Unclear, Verdict
from quiz.decks.question import Question
from quiz.schedule.fsrs import Rating
from quiz.study.turns import Turn, rating_of

TIMED_OUT = "Out of time."


def suggested(question: Question, response: str, verdict: Verdict, *, hinted: bool) -> Rating:
    """Again below two thirds of the credit, hard for the rest or with a hint, else good; of a card what was said."""
    if isinstance(question.answer, SelfRated):
        return rating_of(response)
    if verdict.credit < 2 / 3 - 1e-9:
        return Rating.AGAIN
    return Rating.GOOD if verdict.right and not hinted else Rating.HARD


def judged(turn: Turn, response: str, took: float) -> tuple[Verdict | Unclear, float, bool]:
    """The verdict, the seconds that count, and whether the response came too late."""
    graded = turn.question.answer.grade(response, turn.question.rivals)
    if turn.seconds is None or took < turn.seconds:
        return graded, took, False
    if isinstance(graded, Unclear):
        graded = WRONG  # there is no time left to ask which was meant
    late = took > turn.seconds
    return (replace(graded, credit=0.0, note=TIMED_OUT) if late else graded), turn.seconds, late
