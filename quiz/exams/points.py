"""The results of an exam: every question with its response, points, per cent, and by tag."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from quiz.answers import exact
from quiz.clock import Moment
from quiz.decks import QuestionKey
from quiz.exams.exam import Exam
from quiz.exams.paper import groups
from quiz.exams.terms import Begun, clock_words
from quiz.schedule import RowId
from quiz.study import Asked, Attempt, Outcome, Points, asked, exam_points
from quiz.text import plural
from quiz.values import NamedTuple, value


class Score(NamedTuple):
    """Points in an exam, of so many there were."""

    had: Points
    of: Points
    questions: int

    @property
    def per_cent(self) -> Fraction:
        return Fraction(100) * self.had / self.of if self.of else Fraction(0)

    def passes(self, pass_mark: float) -> bool:
        """True if it reaches the pass mark, in per cent; a figure shown as reached is reached."""
        return round(float(self.per_cent), 6) >= pass_mark

    def shown(self, pass_mark: float) -> str:
        """Per cent as a whole number, with decimals where that would be on the other side of the
        pass mark: what is shown as reached is reached."""
        passed, per_cent = self.passes(pass_mark), float(self.per_cent)
        texts = (f"{per_cent:.{places}f}" for places in range(7))
        return next(text for text in texts if (float(text) >= pass_mark) is passed)


def score(attempts: Iterable[Attempt]) -> Score:
    """The score of some answers."""
    every = list(attempts)
    had, of = map(exam_points, every), (exact(attempt.weight) for attempt in every)
    return Score(sum(had), sum(of), len(every))


class Marked(NamedTuple):
    """One question of an exam with the response to it."""

    asked: Asked
    fingerprint: QuestionKey
    deck: str
    """The name of its deck."""
    tags: tuple[str, ...]
    groups: tuple[str, ...]
    """The names that it is counted under."""
    answered_at: Moment | None = None
    """When its answer was given, or last changed; None without one, or where nobody knows."""

    @property
    def attempt(self) -> Attempt:
        return Attempt(self.asked.credit, self.asked.took / 1000, weight=self.asked.weight)


def late_words(count: int) -> str:
    """The sentence on so many answers that came too late."""
    came = plural(count, "answer came", "answers came")
    return f"{came} after it was handed in; they count for nothing."


class LateAnswer(NamedTuple):
    """An answer that came after the exam was handed in: it is kept, and counts for nothing."""

    fingerprint: QuestionKey
    response: str
    moment: Moment


@value
class ExamResults:
    """All that is shown of an exam, and written to its result file."""

    begun: Begun
    started: Moment
    handed_in: Moment
    questions: tuple[Marked, ...]
    """In the order of the paper."""
    counted: int
    """The number of responses that moved the memory."""
    mine: bool
    """False for an exam under another name: it moves no memory of the learner's."""
    allowed: bool
    """False where the settings let games and exams move nothing."""
    notices: tuple[str, ...] = ()
    """What was said before it began."""
    sitting: RowId | None = None
    """What tells it from every other exam."""
    late: tuple[LateAnswer, ...] = ()
    again: tuple[Moment, ...] = ()
    """The times that another machine handed it in later: this paper stands."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences on what was done with it after it was handed in."""
        late = [late_words(len(self.late))] if self.late else []
        times = ", ".join(map(clock_words, self.again))
        again = [f"It was handed in again at {times}; this paper stands."] if self.again else []
        return (*late, *again)

    @property
    def score(self) -> Score:
        return score(question.attempt for question in self.questions)

    @property
    def right(self) -> int:
        return sum(question.asked.right for question in self.questions)

    @property
    def missed(self) -> tuple[Asked, ...]:
        """The questions that were not right."""
        return tuple(marked.asked for marked in self.questions if not marked.asked.right)

    @property
    def by_clock(self) -> bool:
        """True if it was handed in when the time was up."""
        return self.handed_in.at >= self.begun.end

    def by_tag(self) -> dict[str, Score]:
        """The score of each share, or tag where there were no shares, by name; a question may be in
        several."""
        attempts: dict[str, list[Attempt]] = {}
        for question in self.questions:
            for name in question.groups:
                attempts.setdefault(name, []).append(question.attempt)
        return {name: score(attempts[name]) for name in sorted(attempts, key=str.casefold)}


def results_of(exam: Exam) -> ExamResults:
    """The results of an exam that is graded."""
    session = exam.session
    outcomes = sorted(session.outcomes, key=lambda outcome: outcome.turn.number)
    return ExamResults(
        exam.begun,
        started=exam.started,
        handed_in=exam.handed_in or exam.started,
        questions=tuple(_marked(outcome, exam) for outcome in outcomes),
        counted=session.results().counted,
        mine=session.rules.mine,
        allowed=session.settings.games_count,
        notices=tuple(session.notices),
        sitting=exam.sitting,
    )


def _marked(outcome: Outcome, exam: Exam) -> Marked:
    question = outcome.turn.question
    return Marked(
        asked(outcome),
        question.fingerprint,
        question.deck.name,
        tags=question.tags,
        groups=tuple(groups(question, exam.begun.terms.shares)),
        answered_at=exam.answered_at.get(question.key) if outcome.review.response else None,
    )
