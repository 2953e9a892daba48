"""Which rating a response suggests."""

from __future__ import annotations

from quiz.answers.rated import SelfRated
from quiz.answers.verdict import Verdict
from quiz.fsrs import Rating
from quiz.question import Question
from quiz.turns import rating_of


def suggested(question: Question, response: str, verdict: Verdict, *, hinted: bool) -> Rating:
    """Again below two thirds of the credit, hard for the rest or with a hint, else good; of a card what was said."""
    if isinstance(question.answer, SelfRated):
        return rating_of(response)
    if verdict.credit < 2 / 3 - 1e-9:
        return Rating.AGAIN
    return Rating.GOOD if verdict.right and not hinted else Rating.HARD
