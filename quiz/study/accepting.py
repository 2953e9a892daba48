"""Spellings that the learner accepts from now on: a question has them beside those of its deck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.answers import Verdict
from quiz.values import replace

if TYPE_CHECKING:
    from quiz.answers import Spelling
    from quiz.decks import Question
    from quiz.schedule import SpellingAccepted
    from quiz.study.turns import Outcome

ACCEPTED = "Accepted from now on."


def spelled(question: Question, spellings: tuple[Spelling, ...]) -> Question:
    """The question with spellings that stand in no deck."""
    if not spellings:
        return question
    from quiz.answers import with_spellings

    return replace(question, answer=with_spellings(question.answer, spellings))


def spelling_of(action: SpellingAccepted) -> Spelling:
    """The spelling that an act accepts."""
    from quiz.answers import Spelling

    return Spelling(action.spelling, action.part)


def acceptable(outcome: Outcome) -> tuple[Spelling, ...]:
    """The spellings that a response could be accepted as; none if it was chosen or is right."""
    if outcome.turn.choices:
        return ()
    from quiz.answers import proposals

    return proposals(outcome.turn.question.answer, outcome.review.response, outcome.verdict)


def respelled(outcome: Outcome, spelling: Spelling) -> Outcome:
    """The outcome once its question has a spelling: right, but for a set of which more was
    missed."""
    from quiz.answers import SetAnswer

    question = spelled(outcome.turn.question, (spelling,))
    turn = outcome.turn._replace(question=question)
    if not isinstance(question.answer, SetAnswer):
        return outcome._replace(turn=turn, verdict=Verdict(1.0, ACCEPTED))
    verdict = question.answer.grade(outcome.review.response, question.rivals)
    verdict = verdict._replace(note=f"{ACCEPTED} {verdict.note}".strip())
    return outcome._replace(turn=turn, verdict=verdict)
