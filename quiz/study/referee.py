"""What a game makes of responses: seconds for each question, points, lives, and what of it teaches the schedule."""

from __future__ import annotations

from dataclasses import replace

from quiz.answers.verdict import Verdict
from quiz.clock import Day
from quiz.decks.question import Question
from quiz.study.modes import Mode, Timing
from quiz.study.scoring import sprint_left, streak_bonus, survival_seconds
from quiz.study.setup import Setup, reading_seconds
from quiz.study.turns import Outcome, Turn


class Referee:
    """The rules of one run that need to know what came before."""

    def __init__(self, mode: Mode, setup: Setup, *, mine: bool = True) -> None:
        self.mode = mode
        self.setup = setup
        self.mine = mine
        """Whose game it is: under another name it moves no memory of the learner's."""
        self._outcomes: list[Outcome] = []
        self._ended = False

    @property
    def has_clock(self) -> bool:
        return self.mode.clock and self.setup.extra > 0

    @property
    def comes_round(self) -> bool:
        """What was asked is asked again; a sprint without its clock would never end."""
        return self.mode.endless and (self.has_clock or self.mode.lives > 0)

    def seconds(self, question: Question, number: int) -> float | None:
        """How long the clock of a turn runs; None without one."""
        if not self.has_clock:
            return None
        if self.mode.timing is Timing.SITTING:
            return max(self.left, 0.0)
        seconds = (self.setup.seconds or question.seconds) * self.setup.extra
        return survival_seconds(seconds, number) if self.mode.shrinks else seconds

    @property
    def whole(self) -> float:
        """Seconds of a clock that runs for the whole sitting."""
        return (self.setup.seconds or self.mode.seconds[0]) * self.setup.extra

    @property
    def left(self) -> float:
        """Seconds left of a clock that runs for the whole sitting."""
        took = (one.review.took / 1000 for one in self._outcomes)
        wrong = sum(one.verdict.wrong for one in self._outcomes)
        return sprint_left(self.whole, took, wrong, costs=self.mode.miss_costs)

    def reading(self, question: Question) -> float:
        """Seconds that the clock waits while the prompt is read."""
        return reading_seconds(question.prompt) if self.has_clock and self.setup.reads else 0.0

    @property
    def lives(self) -> int:
        return self.mode.lives - sum(one.verdict.wrong for one in self._outcomes)

    @property
    def is_over(self) -> bool:
        gone = self.has_clock and self.mode.timing is Timing.SITTING and self.left <= 0
        return self._ended or gone or (self.mode.lives > 0 and self.lives <= 0)

    def end(self) -> None:
        """The clock of the whole sitting ran out in the middle of a turn."""
        self._ended = True

    def scored(self, outcome: Outcome, streak: int) -> Outcome:
        """The outcome with what it earns; from the milliseconds kept, as the table of runs has them."""
        if self.mode.points is None:
            return replace(outcome, streak=streak)
        turn, took = outcome.turn, outcome.review.took / 1000
        points = self.mode.points(outcome.verdict.credit, took, turn.seconds, points=turn.question.points)
        bonus = streak_bonus(streak) if self.mode.bonus else 0
        return replace(outcome, streak=streak, points=points, bonus=bonus)

    def take(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)

    def teaches(self, turn: Turn, verdict: Verdict, day: Day) -> bool:
        """Whether a response in a game moves the memory: what was due, and was typed right or answered wrong.

        Right by choosing may be luck; what comes round again in the same game was seen a moment ago.
        """
        standing = turn.standing
        if not self.mine:
            return False
        if standing.due is None or standing.due > day or standing.hidden or standing.put_off == day:
            return False
        if any(one.turn.question.key == turn.question.key for one in self._outcomes):
            return False
        return verdict.wrong or (verdict.right and not turn.choices)
