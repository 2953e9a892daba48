"""The results of a sitting: what its figures are worked out from, and its questions to show again.

They hold no deck and no session, so that they can be kept and shown again later.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from quiz.answers import Gaps, OneChoice, Ordering, Pairs, SelfRated, exact, literal, pairs_in
from quiz.decks import QuestionKey
from quiz.schedule import Certainty
from quiz.study.modes import Points, certainty_mark
from quiz.study.turns import Outcome
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.answers import Answer
    from quiz.decks import Question


class Answered(NamedTuple):
    """One response, as the figures of its sitting count it."""

    question: QuestionKey
    credit: float
    """From 0 to 1."""
    took: int
    """Milliseconds."""
    counts: bool
    """True if it moved the memory."""
    certainty: Certainty | None = None
    points: Points = 0
    """In a game, with what a streak earned."""

    @property
    def right(self) -> bool:
        return self.credit == 1

    @property
    def wrong(self) -> bool:
        return self.credit == 0

    @property
    def certainty_mark(self) -> Points | None:
        return None if self.certainty is None else certainty_mark(self.credit, self.certainty)


class Asked(NamedTuple):
    """One question and the response to it, in the words of then."""

    question: QuestionKey
    number: int
    """From 1, in the order of the turns."""
    prompt: str
    response: str
    answer: str
    source: str
    credit: float
    note: str
    weight: float
    """The points that it is worth in an exam."""
    took: int
    """Milliseconds."""
    said: tuple[str, ...] = ()
    """The response as it is shown, its parts each by itself; none where nothing was answered."""
    has_code: bool = False
    """What was said are texts of the deck, in which `code` is marked, and not what was typed."""
    is_card: bool = False
    """The answer is Markdown: the back of a card."""
    also: tuple[str, ...] = ()
    """What else would have been right, where it was not."""

    @property
    def right(self) -> bool:
        return self.credit == 1

    @property
    def wrong(self) -> bool:
        return self.credit == 0


def answered(outcome: Outcome) -> Answered:
    """An outcome, as the figures count it."""
    return Answered(
        outcome.turn.question.key,
        outcome.verdict.credit,
        outcome.review.took,
        counts=outcome.review.counts,
        certainty=outcome.review.certainty,
        points=outcome.points + outcome.bonus,
    )


def asked(outcome: Outcome) -> Asked:
    """The question of an outcome, to be shown again."""
    from quiz.answers import also_right

    question, verdict = outcome.turn.question, outcome.verdict
    return Asked(
        question.key,
        outcome.turn.number,
        prompt=question.prompt,
        response=outcome.review.response,
        answer=question.answer.shown,
        source=question.citation,
        credit=verdict.credit,
        note=verdict.note,
        weight=question.points,
        took=outcome.review.took,
        said=said(question.answer, outcome.review.response),
        has_code=bool(outcome.turn.choices) or is_of_the_deck(question.answer),
        is_card=isinstance(question.answer, SelfRated),
        also=() if verdict.right else also_right(question.answer, verdict),
    )


def note_beside(answer: str, note: str) -> str:
    """A note for where the answer is shown as well: it need not say the answer again."""
    if note == f"The answer is {answer}.":
        return ""
    start = note.removesuffix(f": {answer}.")
    return note if start == note else f"{start}.".removesuffix("Exactly.").strip()


def reasons_against(question: Question, response: str) -> list[tuple[str, str]]:
    """The wrong choices that a response took, each with its author's reason.

    The choice is empty where the response is nothing else.
    """
    rights = (right for _, right in pairs_in(response))
    texts = {literal(text) for text in (response, *response.split("\n"), *rights)}
    return [
        (wrong.text if len(texts) > 1 else "", wrong.why)
        for wrong in question.wrong
        if wrong.why and literal(wrong.text) in texts
    ]


def said(answer: Answer, response: str) -> tuple[str, ...]:
    """The parts of a response as they are shown: never in the form that it is kept in."""
    lines = response.split("\n") if response.strip() else []
    if isinstance(answer, Pairs):
        lines = [f"{left} → {right}" for left, right in pairs_in(response)]
    elif isinstance(answer, Gaps):
        lines = [line or "–" for line in lines]
    return tuple(line for line in lines if line.strip())


def is_of_the_deck(answer: Answer) -> bool:
    """True where a response is made of texts that the deck has."""
    return isinstance(answer, Pairs | Ordering | OneChoice)


class Results(NamedTuple):
    """The figures of a sitting."""

    answers: tuple[Answered, ...]

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Results:
        return cls(tuple(map(answered, outcomes)))

    @property
    def points(self) -> Points:
        return sum(answer.points for answer in self.answers)

    @property
    def streak(self) -> int:
        """The longest run of right answers."""
        runs = (list(run) for right, run in groupby(self.answers, _is_right) if right)
        return max(map(len, runs), default=0)

    @property
    def accuracy(self) -> float:
        """The mean credit, from 0 to 1."""
        credit = sum(exact(answer.credit) for answer in self.answers)
        return float(credit / len(self.answers)) if self.answers else 0.0

    @property
    def right(self) -> int:
        return sum(answer.right for answer in self.answers)

    @property
    def counted(self) -> int:
        """The number of responses that moved the memory."""
        return sum(answer.counts for answer in self.answers)

    @property
    def took(self) -> int:
        """Milliseconds of thinking."""
        return sum(answer.took for answer in self.answers)

    @property
    def missed(self) -> tuple[int, ...]:
        """The indices of the first response to each question that was not right then."""
        firsts: dict[QuestionKey, int] = {}
        for index, answer in enumerate(self.answers):
            firsts.setdefault(answer.question, index)
        return tuple(index for index in firsts.values() if not self.answers[index].right)

    @property
    def certainty_mark(self) -> float | None:
        """The mean of the marks by certainty; None where nobody asked."""
        all_marks = (answer.certainty_mark for answer in self.answers)
        marks = [Fraction(mark) for mark in all_marks if mark is not None]
        return float(sum(marks) / len(marks)) if marks else None

    def right_when(self, certainty: Certainty) -> tuple[int, int]:
        """The numbers of right responses and of all responses of a certainty."""
        answers = [answer for answer in self.answers if answer.certainty is certainty]
        return sum(answer.right for answer in answers), len(answers)

    @property
    def median_seconds(self) -> float:
        times = sorted(answer.took for answer in self.answers)
        return (times[(len(times) - 1) // 2] + times[len(times) // 2]) / 2000 if times else 0.0


def _is_right(answer: Answered) -> bool:
    return answer.right
