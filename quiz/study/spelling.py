"""A spelling that a learner accepts from now on: what it makes of a question and of the response to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.answers.verdict import Verdict
from quiz.clock import Moment
from quiz.schedule.history import Act, Verb

if TYPE_CHECKING:  # few sittings need it
    from quiz.answers.spellings import Spelling
    from quiz.decks.question import Question
    from quiz.study.session import Session
    from quiz.study.turns import Outcome

SAID = "Accepted from now on."


def spelt(question: Question, spellings: tuple[Spelling, ...]) -> Question:
    """The question with spellings that stand in no deck."""
    if not spellings:
        return question
    from quiz.answers.spellings import with_spellings

    return replace(question, answer=with_spellings(question.answer, spellings))


def with_act(spellings: tuple[Spelling, ...], act: Act) -> tuple[Spelling, ...]:
    """The spellings and the one that an act accepts."""
    from quiz.answers.spellings import Spelling

    return (*spellings, Spelling(act.spelling or "", act.part or ""))


def without_act(spellings: tuple[Spelling, ...], act: Act) -> tuple[Spelling, ...]:
    """The spellings without the one that an act accepted."""
    return tuple(one for one in spellings if one != (act.spelling, act.part or ""))


def offered(outcome: Outcome) -> tuple[Spelling, ...]:
    """What the response could be accepted as; nothing where it was chosen or is right."""
    if outcome.turn.choices:
        return ()
    from quiz.answers import spellings

    return spellings.offered(outcome.turn.question.answer, outcome.review.response, outcome.verdict)


def regraded(question: Question, outcome: Outcome) -> Verdict:
    """The verdict once the question has the spelling: right, but for a set of which more was missed."""
    from quiz.answers.set import SetAnswer

    if not isinstance(question.answer, SetAnswer):
        return Verdict(1.0, SAID)
    verdict = question.answer.grade(outcome.review.response, question.rivals)
    return replace(verdict, note=f"{SAID} {verdict.note}".strip())


def accepted(session: Session, outcome: Outcome, spelling: Spelling, moment: Moment) -> Act:
    """The act that keeps a spelling in the learner's own history."""
    day = moment.day(session.settings.day_start)
    return Act(Verb.SPELT, moment, day, outcome.review.question, spelling=spelling.text, part=spelling.part)


def overruled(session: Session, outcome: Outcome, verdict: Verdict, moment: Moment) -> Act:
    """The act that gives a review the credit that it has with the spelling."""
    if verdict.right:
        return session.overrule(outcome, moment, right=True)
    rated = session.rate(outcome, outcome.rating, moment)
    return rated._replace(verb=Verb.OVERRULED, credit=verdict.credit)
