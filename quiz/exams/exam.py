"""One exam: its questions, what was answered and flagged, and the one clock over all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quiz.answers.verdict import Unclear
from quiz.clock import Moment
from quiz.decks.identity import QuestionKey
from quiz.exams.terms import Begun
from quiz.schedule.history import (
    Act,
    AnsweredInExam,
    FlaggedInExam,
    HandedIn,
    InExam,
    RowId,
    UnflaggedInExam,
)
from quiz.study.session import Session
from quiz.study.turns import Outcome, Turn

LONGEST = 300_000
"""Milliseconds between two answers of which more is a break and no thinking."""


class ExamClock:
    """The time on the wall, which in an exam never goes back: where it was set back, the machine's
    ticks go on."""

    def __init__(self, at: int, tick: float) -> None:
        self._at, self._tick = at, tick

    def now(self, at: int, tick: float) -> int:
        """Milliseconds since 1970 by the exam's clock, told what the wall and the ticks say."""
        passed = self._at + round((tick - self._tick) * 1000)
        if at >= passed:
            self._at, self._tick = at, tick
        return max(at, passed)


class Exam:
    """The rules of one sitting. What it returns is to be kept, and `take` told of it, before it is
    shown."""

    def __init__(self, session: Session, begun: Begun, started: Moment, clock: ExamClock) -> None:
        self.session = session
        self.begun = begun
        self.started = started
        self.clock = clock
        self.at = 0
        """The question on the screen, from 0."""
        self.answers: dict[QuestionKey, str] = {}
        self.flagged: set[QuestionKey] = set()
        self.handed_in: Moment | None = None
        self.took: dict[QuestionKey, int] = {}
        """Milliseconds that went by before each answer, as far as what was kept tells."""
        self._last = started.at
        self.turns = _turns(session, started)

    @property
    def sitting(self) -> RowId | None:
        return self.session.sitting

    @property
    def turn(self) -> Turn:
        return self.turns[self.at]

    @property
    def response(self) -> str:
        """What was answered to the question on the screen."""
        return self.answers.get(self.turn.question.key, "")

    @property
    def unanswered(self) -> list[int]:
        """The numbers of the questions without an answer, from 1."""
        return [turn.number for turn in self.turns if turn.question.key not in self.answers]

    @property
    def flags(self) -> list[int]:
        """The numbers of the flagged questions, from 1."""
        return [turn.number for turn in self.turns if turn.question.key in self.flagged]

    @property
    def points(self) -> float:
        """What there is to be had."""
        return sum(turn.question.points for turn in self.turns)

    # The clock

    def left(self, at: int, tick: float) -> int:
        """Milliseconds until the end, which nothing puts off; negative after it."""
        return self.begun.end - self.clock.now(at, tick)

    def is_late(self, moment: Moment, tick: float) -> bool:
        """Whether a response comes after the end: at the end itself it is in time, a millisecond
        later it is not."""
        return self.handed_in is not None or self.left(moment.at, tick) < 0

    # What the learner does

    def go(self, at: int) -> None:
        """To another question; past the last and before the first there is none."""
        self.at = min(max(at, 0), len(self.turns) - 1)

    def unclear(self, response: str) -> tuple[str, ...]:
        """The readings of a response that has more than one; of right and wrong nothing is told."""
        question = self.turn.question
        graded = question.answer.grade(response, question.rivals) if response.strip() else None
        return graded.readings if isinstance(graded, Unclear) else ()

    def answer(self, response: str, moment: Moment, tick: float) -> Act | None:
        """The response to the question on the screen; nothing takes it back. None if it is late, or
        said already."""
        response = response if response.strip() else ""
        if self.is_late(moment, tick) or response == self.response:
            return None
        key = self.turn.question.key
        return self._act(AnsweredInExam(self._sitting, key, response), moment)

    def flag(self, moment: Moment, tick: float) -> Act | None:
        """A flag on the question on the screen, or none any more."""
        if self.is_late(moment, tick):
            return None
        key = self.turn.question.key
        kind = UnflaggedInExam if key in self.flagged else FlaggedInExam
        return self._act(kind(self._sitting, key), moment)

    def hand_in(self, moment: Moment, tick: float) -> Act:
        """The end: by the learner, or if time was up, at the time when it was."""
        over = self.left(moment.at, tick) <= 0
        moment = moment._replace(at=self.begun.end) if over else moment
        return self._act(HandedIn(self._sitting), moment)

    @property
    def _sitting(self) -> RowId:
        assert self.sitting is not None
        return self.sitting

    def _act(self, action: InExam, moment: Moment) -> Act:
        return Act(action, moment, moment.day(self.session.settings.day_start))

    def take(self, act: Act) -> None:
        """The store has kept an act of this exam."""
        match act.action:
            case HandedIn():
                self.handed_in = act.moment
                return
            case AnsweredInExam(question=key, response=response):
                took = min(max(act.moment.at - self._last, 0), LONGEST)
                self.took[key] = self.took.get(key, 0) + took
                self.answers.pop(key, None)
                if response:
                    self.answers[key] = response
            case FlaggedInExam(question=key):
                self.flagged.add(key)
            case UnflaggedInExam(question=key):
                self.flagged.discard(key)
            case _:
                return
        self._last = act.moment.at

    def take_all(self, acts: Iterable[Act]) -> None:
        """What was kept before the program ended; the first question without an answer is on the
        screen."""
        for act in acts:
            self.take(act)
        self.go(self.unanswered[0] - 1 if self.unanswered else 0)

    # What it comes to

    def graded(self, moment: Moment) -> list[Outcome]:
        """Every question with what its response is worth; one without a response teaches the
        schedule nothing."""
        return [self._graded(turn, moment) for turn in self.turns]

    def _graded(self, turn: Turn, moment: Moment) -> Outcome:
        key, clock = turn.question.key, self.session.clock
        response = self.answers.get(key, "")
        clock.open(None)
        clock.painted(0.0)
        seconds = self.took.get(key, 0) / 1000
        outcome = self.session.answer(turn, response, moment, tick=seconds)
        if not isinstance(outcome, Unclear):
            return outcome if response else _teaching_nothing(outcome)
        said = f"It could be read as {' or '.join(outcome.readings)}."
        nothing = self.session.answer(turn, "", moment, tick=seconds)
        assert not isinstance(nothing, Unclear)  # an empty response has one reading
        outcome = _teaching_nothing(nothing)
        verdict, review = (
            replace(outcome.verdict, note=said),
            outcome.review._replace(response=response),
        )
        return replace(outcome, verdict=verdict, review=review)


def _teaching_nothing(outcome: Outcome) -> Outcome:
    return replace(outcome, review=outcome.review._replace(counts=False, days=0))


def _turns(session: Session, moment: Moment) -> Sequence[Turn]:
    turns: list[Turn] = []
    while (turn := session.ask(moment)) is not None:
        turns.append(turn)
    return turns
