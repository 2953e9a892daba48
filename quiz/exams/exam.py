"""One exam: its questions, what was answered and flagged, and the one clock over all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quiz.answers import Unclear
from quiz.clock import Moment
from quiz.decks import QuestionKey
from quiz.exams.terms import Begun
from quiz.schedule import (
    Act,
    AnsweredInExam,
    FlaggedInExam,
    HandedIn,
    InExam,
    RowId,
    UnflaggedInExam,
)
from quiz.store import Receipt
from quiz.study import Outcome, Session, Turn, too_long

LONGEST_THOUGHT = 300_000
"""Milliseconds between two answers; any more is a break and no thinking."""


class ExamClock:
    """The time on the wall, which in an exam never goes back: the machine's ticks carry it on."""

    def __init__(self, at: int, tick: float) -> None:
        self._at, self._tick = at, tick

    def now(self, at: int, tick: float) -> int:
        """Milliseconds since 1970 by the exam's clock, from those of the wall and the ticks."""
        passed = self._at + round((tick - self._tick) * 1000)
        if at >= passed:
            self._at, self._tick = at, tick
        return max(at, passed)


class Exam:
    """The state of one exam; `OpenExam` keeps the acts that it returns, then calls `take`."""

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
        """Milliseconds of thinking before each answer, as far as the kept acts show."""
        self.answered_at: dict[QuestionKey, Moment] = {}
        """When each answer was given, or last changed."""
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
        """The answer to the question on the screen; empty without one."""
        return self.answers.get(self.turn.question.key, "")

    @property
    def unanswered(self) -> list[int]:
        """The numbers of the questions without an answer, from 1."""
        return [turn.number for turn in self.turns if turn.question.key not in self.answers]

    @property
    def flags(self) -> list[int]:
        """The numbers of the flagged questions, from 1."""
        return [turn.number for turn in self.turns if turn.question.key in self.flagged]

    # The clock

    def left(self, at: int, tick: float) -> int:
        """Milliseconds until the end, which nothing puts off; negative after it."""
        return self.begun.end - self.clock.now(at, tick)

    def is_late(self, moment: Moment, tick: float) -> bool:
        """True after the end: a response at the very millisecond of the end is in time."""
        return self.handed_in is not None or self.left(moment.at, tick) < 0

    # Acts

    def go(self, at: int) -> None:
        """Goes to another question, by its index; past either end it stays there."""
        self.at = min(max(at, 0), len(self.turns) - 1)

    def remark_on(self, response: str) -> str:
        """What to tell of a response that is unclear, else nothing; right or wrong is not told."""
        if not response.strip():
            return ""
        if refused := too_long(self.turn, response):
            return refused.remark
        question = self.turn.question
        verdict = question.answer.grade(response, question.rivals)
        return verdict.remark if isinstance(verdict, Unclear) else ""

    def answer(self, response: str, moment: Moment, tick: float) -> Act | None:
        """The act that answers the question on the screen; None if it is late, or no change."""
        response = response if response.strip() else ""
        if self.is_late(moment, tick) or response == self.response:
            return None
        if too_long(self.turn, response):
            return None  # no face lets it come so far
        key = self.turn.question.key
        return self._act(AnsweredInExam(self.begun_as, key, response), moment, tick)

    def flag(self, moment: Moment, tick: float) -> Act | None:
        """The act that flags the question on the screen or takes its flag away; None if late."""
        if self.is_late(moment, tick):
            return None
        key = self.turn.question.key
        kind = UnflaggedInExam if key in self.flagged else FlaggedInExam
        return self._act(kind(self.begun_as, key), moment, tick)

    def hand_in(self, moment: Moment, tick: float) -> Act:
        """The act that ends the exam, dated at its end at the latest."""
        act = self._act(HandedIn(self.begun_as), moment, tick)
        return act._replace(moment=self._in_time(act.moment))

    @property
    def begun_as(self) -> RowId:
        """The row of its sitting, which an exam has from its beginning."""
        assert self.sitting is not None
        return self.sitting

    def _act(self, action: InExam, moment: Moment, tick: float) -> Act:
        """An act dated by the exam's clock, which a clock set back does not turn."""
        day = moment.day(self.session.settings.day_start)
        return Act(action, moment._replace(at=self.clock.now(moment.at, tick)), day)

    def _in_time(self, moment: Moment) -> Moment:
        return moment._replace(at=min(moment.at, self.begun.end))

    def take(self, act: Act) -> None:
        """Takes up an act that the store has kept."""
        match act.action:
            case HandedIn():
                self.handed_in = self._in_time(act.moment)
                return
            case AnsweredInExam(question=key, response=response):
                took = min(max(act.moment.at - self._last, 0), LONGEST_THOUGHT)
                self.took[key] = self.took.get(key, 0) + took
                self.answers.pop(key, None)
                self.answered_at[key] = act.moment
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
        """Takes up all that was done in it, and goes to the first question without an answer."""
        self.retake(acts)
        self.go(self.unanswered[0] - 1 if self.unanswered else 0)

    def retake(self, acts: Iterable[Act]) -> None:
        """Begins anew with all that was done in it, in whatever window."""
        for known in (self.answers, self.flagged, self.took, self.answered_at):
            known.clear()
        self._last = self.started.at
        for act in acts:
            self.take(act)

    # Grades

    def graded(self, moment: Moment) -> list[Outcome]:
        """The outcome of every question; one without a response teaches the schedule nothing."""
        return [self._graded(turn, moment) for turn in self.turns]

    def take_graded(self, outcome: Outcome, receipt: Receipt | None) -> None:
        """Takes up an outcome; `receipt` is the store's for its review, if there is one."""
        if receipt is None:
            self.session.outcomes.append(outcome)
        else:
            self.session.take(outcome, receipt.id, receipt.standing)

    def _graded(self, turn: Turn, moment: Moment) -> Outcome:
        key, clock = turn.question.key, self.session.clock
        response, seconds = self.answers.get(key, ""), self.took.get(key, 0) / 1000
        clock.open(None)
        clock.painted(0.0)
        outcome = self.session.answer(turn, response, moment, tick=seconds)
        if isinstance(outcome, Unclear):
            blank = self.session.answer(turn, "", moment, tick=seconds)
            assert isinstance(blank, Outcome)  # an empty response has one reading
            return _as_unclear(blank, response, outcome)
        assert isinstance(outcome, Outcome)  # here nothing is asked again
        return outcome if response else _teaching_nothing(outcome)


def _as_unclear(blank: Outcome, response: str, unclear: Unclear) -> Outcome:
    """The outcome of a response with several readings: worth nothing, and it says why."""
    note = unclear.why or f"It could be read as {' or '.join(unclear.readings)}."
    outcome = _teaching_nothing(blank)
    return outcome._replace(
        verdict=outcome.verdict._replace(note=note),
        review=outcome.review._replace(response=response),
    )


def _teaching_nothing(outcome: Outcome) -> Outcome:
    return outcome._replace(review=outcome.review._replace(counts=False, days=0))


def _turns(session: Session, moment: Moment) -> Sequence[Turn]:
    turns: list[Turn] = []
    while (turn := session.ask(moment)) is not None:
        turns.append(turn)
    return turns
