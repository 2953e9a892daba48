"""Study, the games and the exam, each a row of rules; nobody asks for a mode's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, auto
from fractions import Fraction
from typing import TypeAlias

from quiz.answers import exact
from quiz.schedule import CRAM_MODE, Certainty
from quiz.values import NamedTuple

FULL_FOR = 0.5
"""Seconds in which speed costs nothing."""
MOST = 1000
STREAK_STEP = 100
STREAK_MOST = 500
SHRINK = 0.97
"""A question's clock in survival, as a part of the clock before it."""
SHORTEST = 5.0
"""Seconds below which no clock shrinks."""


Points: TypeAlias = int | Fraction
"""Summed exactly; they are rounded when they are shown."""


class Attempt(NamedTuple):
    """The facts of a response that points are worked out from."""

    credit: float
    """From 0 to 1."""
    took: float
    """Seconds, as kept."""
    seconds: float | None = None
    """The length of the clock; None where no clock ran."""
    weight: float = 1.0
    """The points of the question."""

    @property
    def is_late(self) -> bool:
        return self.seconds is not None and self.took > self.seconds


def blitz_points(attempt: Attempt) -> int:
    """Points for a response that took t of the T seconds it had:
    1000 x weight x (1 - t / 2T) x credit, rounded.

    Kahoot's published formula: full in the first half second, half at the end, none after it.
    Without a clock speed costs nothing.
    """
    if attempt.is_late:
        return 0
    speed = 1.0
    if attempt.seconds is not None and attempt.took >= FULL_FOR:
        speed = 1.0 - attempt.took / attempt.seconds / 2.0
    return _half_up(MOST * attempt.weight * speed * attempt.credit)


def streak_bonus(streak: int) -> int:
    """Extra points for the latest of so many right answers in a row: 100, 200 ... 500 from the
    second on (Kahoot)."""
    return min(max(streak - 1, 0) * STREAK_STEP, STREAK_MOST)


_RIGHT: dict[Certainty, Points] = {
    Certainty.GUESS: Fraction(1, 3),
    Certainty.FAIRLY: Fraction(2, 3),
    Certainty.SURE: 1,
}
_WRONG: dict[Certainty, Points] = {
    Certainty.GUESS: 0,
    Certainty.FAIRLY: Fraction(-2, 3),
    Certainty.SURE: -2,
}


def certainty_mark(credit: float, certainty: Certainty) -> Points:
    """The mark for a credit, by how sure the learner was: 1/3, 2/3 or 1 where right; 0, -2/3 or -2
    where wrong.

    Moodle's certainty-based marking (`question_cbm::adjust_fraction`), over the 3 that a sure right
    answer earns there: any credit is multiplied by the right answer's mark, and only none at all
    costs something.
    """
    return _RIGHT[certainty] * exact(credit) if credit > 1e-7 else _WRONG[certainty]


def credit_points(attempt: Attempt) -> Points:
    """Points in sprint and survival, ours: a right answer is 1, a partly right one its credit.

    Speed pays by what it leaves time for, so that neither the seconds nor the weight of a question
    change them.
    """
    return 0 if attempt.is_late else exact(attempt.credit)


def exam_points(attempt: Attempt) -> Points:
    """Points in an exam: a question's weight times the credit, however long it took."""
    return exact(attempt.credit) * exact(attempt.weight)


def survival_seconds(seconds: float, number: int) -> float:
    """Seconds for a survival's question of that number, from 1, ours: 3 % less than for the one
    before.

    It stops shrinking at five seconds, or where it began if that is less: below that it would test
    reading.
    """
    return max(seconds * SHRINK ** (number - 1), min(seconds, SHORTEST))


def _half_up(value: float) -> int:
    return int(value + 0.5)


class Timing(Enum):
    """The span that a clock runs for."""

    NONE = auto()
    TURN = auto()
    SITTING = auto()


class Mode(NamedTuple):
    """The rules of one way to use a deck."""

    name: str
    title: str
    schedules: bool
    """Reviews move the memory and can be rated."""
    self_rated: bool
    """Cards that the learner rates are asked."""
    timing: Timing = Timing.NONE
    points: Callable[[Attempt], Points] | None = None
    """The points that a response earns; None where nothing is scored."""
    bonus: bool = False
    """Right answers in a row earn more."""
    endless: bool = False
    """Questions come round again, until time or lives are gone."""
    flows: bool = False
    """A right answer goes on at once, and a wrong one by itself."""
    miss_costs: float = 0.0
    """Seconds on the clock for which a wrong answer's verdict stays."""
    lives: int = 0
    """Wrong answers that end the sitting; 0 where none does."""
    shrinks: bool = False
    """Each question's clock is a little shorter than the one before."""
    seconds: tuple[int, ...] = ()
    """Lengths to choose from, the first by default; none where each question has its own."""
    about: str = ""
    """The rules in a line, for the learner."""
    notice: str = ""
    """A sentence that is said before it begins and in its results."""

    @property
    def clock(self) -> bool:
        return self.timing is not Timing.NONE

    @property
    def scores(self) -> bool:
        return self.points is not None

    @property
    def is_practice(self) -> bool:
        """True where nothing is scored: a miss comes back, and what was done can be taken back."""
        return not self.scores


STUDY = Mode("study", "Study", schedules=True, self_rated=True)
CRAM = Mode(
    CRAM_MODE,
    "Cram",
    schedules=False,
    self_rated=True,
    about="everything chosen, in any order, until all of it is known",
    notice="A cram moves no schedule.",
)
BLITZ = Mode(
    "blitz",
    "Blitz",
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
    schedules=False,
    self_rated=False,
    points=exam_points,  # its clock is the exam's own: a time on the wall that no turn knows of
    about="one clock for all, forward and back, and no word of right and wrong before the end",
)

GAMES = {mode.name: mode for mode in (BLITZ, SPRINT, SURVIVAL)}


class Earning(NamedTuple):
    """The points of one response, and the streak that it leaves."""

    points: Points = 0
    bonus: int = 0
    streak: int = 0
    """Right answers in a row up to here."""


def earning(mode: Mode, attempt: Attempt, streak: int) -> Earning:
    """The points of a response that comes after so many right answers in a row."""
    streak = streak + 1 if attempt.credit == 1 else 0
    if mode.points is None:
        return Earning(streak=streak)
    return Earning(mode.points(attempt), streak_bonus(streak) if mode.bonus else 0, streak)


def earnings(mode: Mode, attempts: Iterable[Attempt]) -> list[Earning]:
    """The points of each response of a sitting, from the facts alone."""
    rows: list[Earning] = []
    for attempt in attempts:
        rows.append(earning(mode, attempt, rows[-1].streak if rows else 0))
    return rows


def time_spent(mode: Mode, attempt: Attempt) -> float:
    """Seconds that a response takes off the clock of a whole sitting; a wrong one costs more."""
    return attempt.took + (mode.miss_costs if attempt.credit == 0 else 0.0)
