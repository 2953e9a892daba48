"""Study, the games and the exam, each a row of rules; the session asks for a rule, never for a mode's name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from quiz.study.scoring import blitz_points, credit_points, exam_points


class Timing(Enum):
    """What a clock runs for."""

    NONE = auto()
    TURN = auto()
    SITTING = auto()


class PointsRule(Protocol):
    """Points for a credit that took so many of the seconds it had; None where no clock ran."""

    def __call__(self, credit: float, took: float, seconds: float | None, *, points: float) -> float: ...


@dataclass(frozen=True, slots=True)
class Mode:
    """The rules of one way to use a deck."""

    name: str
    title: str
    chooses: bool
    """Answers are chosen where there are choices, else typed."""
    schedules: bool
    """Reviews move the memory and can be rated."""
    self_rated: bool
    """Cards that the learner rates are asked."""
    timing: Timing = Timing.NONE
    points: PointsRule | None = None
    """What a right answer earns; None where nothing is scored."""
    bonus: bool = False
    """Right answers in a row earn more."""
    endless: bool = False
    """What was asked comes round again, until time or lives are gone."""
    flows: bool = False
    """A right answer goes on at once, and a wrong one by itself."""
    miss_costs: float = 0.0
    """Seconds on the clock for which a wrong answer's verdict stays."""
    lives: int = 0
    """Wrong answers that end the sitting; 0 where none does."""
    shrinks: bool = False
    """Each question's clock is a little shorter than the one before."""
    seconds: tuple[int, ...] = ()
    """The lengths to choose from; the first where nothing is said. None: what the question says."""
    about: str = ""

    @property
    def clock(self) -> bool:
        return self.timing is not Timing.NONE

    @property
    def scores(self) -> bool:
        return self.points is not None


STUDY = Mode("study", "Study", chooses=False, schedules=True, self_rated=True)
BLITZ = Mode(
    "blitz",
    "Blitz",
    chooses=True,
    schedules=False,
    self_rated=False,
    timing=Timing.TURN,
    points=blitz_points,
    bonus=True,
    about="each question has its own clock; speed and streaks earn points",
)
SPRINT = Mode(
    "sprint",
    "Sprint",
    chooses=True,
    schedules=False,
    self_rated=False,
    timing=Timing.SITTING,
    points=credit_points,
    endless=True,
    flows=True,
    miss_costs=3.0,
    seconds=(60, 120, 300),
    about="as many as you can before the time is up; a wrong answer costs 3 seconds",
)
SURVIVAL = Mode(
    "survival",
    "Survival",
    chooses=True,
    schedules=False,
    self_rated=False,
    timing=Timing.TURN,
    points=credit_points,
    endless=True,
    lives=3,
    shrinks=True,
    about="three lives, and a clock that shrinks a little with every question",
)
EXAM = Mode(
    "exam",
    "Exam",
    chooses=False,
    schedules=False,
    self_rated=False,
    points=exam_points,  # its clock is the exam's own: a time on the wall that no turn knows of
    about="one clock for all, forward and back, and no word of right and wrong before the end",
)

GAMES = {mode.name: mode for mode in (BLITZ, SPRINT, SURVIVAL)}
