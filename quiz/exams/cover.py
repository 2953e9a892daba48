"""What is said of an exam before its clock runs."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.decks import Question
from quiz.exams.terms import Answers, Terms
from quiz.text import one_line, per_cent, plural

_LAST_LINES = {
    Answers.ONCE: "What is right and what is wrong you will see once, at the end.",
    Answers.LATER: "What is right and what is wrong you will see at the end, and in the log.",
    Answers.NEVER: "At the end you will see your score, and no answers.",
}

HAND_IN = "hand in"
"""What is typed to hand in: no key or line that is meant for something else does it."""


def size_words(terms: Terms, questions: Sequence[Question], time: str) -> str:
    """`12 questions, 14 points, 30:00 of time, variant B.`; `time` says how long it is."""
    points = sum(question.points for question in questions)
    variant = f", variant {one_line(terms.variant)}" if terms.variant else ""
    asked = plural(len(questions), "question")
    return f"{asked}, {plural(points, 'point')}, {time} of time{variant}."


def pass_words(terms: Terms) -> str:
    return f"You pass with {per_cent(terms.pass_mark, digits=2)}."


def answers_words(terms: Terms) -> str:
    """When the answers will be shown."""
    return _LAST_LINES[terms.answers]
