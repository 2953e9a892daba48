"""The FSRS-6 equations: a memory of two numbers and pure functions over it.

The definition is the one that py-fsrs 6.3.2 and fsrs-rs 6.6.2 share, found by reading the one and
probing the other:

- On the same day *again* may lower the stability; *hard*, *good* and *easy* never do.
- Difficulty drifts towards that of a first *easy* before that is clamped (-4.8 with the default
  weights).
- Whole days only: a review on the learner's day of the last one takes the same-day equation,
  whatever the hours.

Where they differ: fsrs-rs keeps stability within 0.001 and 36,500 days after every review, and so
do we; py-fsrs has the lower bound only. fsrs-rs counts in single precision, so that it may leave us
at the sixth digit; py-fsrs does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from functools import lru_cache
from math import exp, pow
from typing import TypeAlias

from quiz.values import NamedTuple

Weights: TypeAlias = tuple[float, ...]
"""The 21 parameters of FSRS-6, w[0] to w[20], in the order in which every implementation keeps
them."""

# The defaults of FSRS-6, fitted by the open-spaced-repetition project to Anki users' reviews: the
# same 21 numbers in py-fsrs 6.3.2 (`fsrs.scheduler.DEFAULT_PARAMETERS`) and fsrs-rs 6.6.2
# (`DEFAULT_PARAMETERS`). fmt: off
DEFAULT_WEIGHTS: Weights = (
    0.212,
    1.2931,
    2.3065,
    8.2956,  # stability after a first again, hard, good, easy
    6.4133,
    0.8334,
    3.0194,
    0.001,  # difficulty: first, its slope, change by rating, reversion
    1.8722,
    0.1666,
    0.796,  # growth of stability on recall
    1.4835,
    0.0614,
    0.2629,
    1.6483,  # stability after forgetting
    0.6014,
    1.8729,  # penalty of hard, bonus of easy
    0.5425,
    0.0912,
    0.0658,  # reviews on the same day
    0.1542,  # decay of the forgetting curve
)
# fmt: on

MIN_STABILITY = 0.001
"""Days; the least that a stability can be."""
MAX_STABILITY = 36_500.0
"""Days; the most that a stability can be: a hundred years."""


class Rating(IntEnum):
    """The ease of recalling a question; every FSRS implementation uses these numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Memory(NamedTuple):
    """The memory of a question just after a review."""

    stability: float
    """Days until the chance of recall has fallen to 0.9."""
    difficulty: float
    """From 1 (easy) to 10 (hard)."""


def first(rating: Rating, *, weights: Weights = DEFAULT_WEIGHTS) -> Memory:
    """The memory that a question's first review leaves (FSRS-6: S0 = w[G-1], D0 = w4 - e^(w5 (G-1))
    + 1).

    Raises ValueError unless there are 21 weights.
    """
    return Memory(*_model(weights).firsts[rating])


def recall(memory: Memory, days: float, *, weights: Weights = DEFAULT_WEIGHTS) -> float:
    """The chance, from 0 to 1, that the answer is known so many days after the last review.

    FSRS-6's forgetting curve, R = (1 + F t / S)^-w20, with F such that R is 0.9 after S days. Days
    before the review count as none. Raises ValueError unless there are 21 weights.
    """
    model = _model(weights)
    return pow(1.0 + model.factor * max(days, 0.0) / memory.stability, model.decay)


class Curve(NamedTuple):
    """FSRS-6's forgetting curve, R = (1 + factor t / S)^decay."""

    factor: float
    decay: float


def forgetting_curve(*, weights: Weights = DEFAULT_WEIGHTS) -> Curve:
    """The curve that `recall` follows, for who reckons with many memories at once.

    Raises ValueError unless there are 21 weights.
    """
    model = _model(weights)
    return Curve(model.factor, model.decay)


def review(
    memory: Memory, rating: Rating, days: int, *, weights: Weights = DEFAULT_WEIGHTS
) -> Memory:
    """The memory after one more review, so many whole learner's days after the last one.

    No days, or fewer, means the same day, for which FSRS-6 has an equation of its own. Raises
    ValueError unless there are 21 weights.
    """
    return Memory(*_model(weights).after(memory.stability, memory.difficulty, rating, days))


def replay(
    reviews: Iterable[tuple[int, int]], *, weights: Weights = DEFAULT_WEIGHTS
) -> Memory | None:
    """The memory that reviews leave, each a rating (1 to 4) and the whole learner's days since the
    one before.

    The same, to the last bit, as `first` and then `review` for each, at less than half the price;
    the first days do not matter. None if there are no reviews. Raises ValueError unless there are
    21 weights.
    """
    model = _model(weights)
    rest = iter(reviews)
    opening = next(rest, None)
    if opening is None:
        return None
    after = model.after
    stability, difficulty = model.firsts[opening[0]]
    for rating, days in rest:
        stability, difficulty = after(stability, difficulty, rating, days)
    return Memory(stability, difficulty)


class Steps(NamedTuple):
    """The same equations on bare numbers, for whoever replays a million reviews."""

    first: Sequence[tuple[float, float]]
    """Stability and difficulty after a first review, by its rating."""
    after: Callable[[float, float, int, int], tuple[float, float]]
    """Both after one more, from those before, its rating and the whole learner's days between."""


def steps(*, weights: Weights = DEFAULT_WEIGHTS) -> Steps:
    """Raises ValueError unless there are 21 weights."""
    model = _model(weights)
    return Steps(model.firsts, model.after)


def interval(stability: float, retention: float, *, weights: Weights = DEFAULT_WEIGHTS) -> float:
    """Days, neither rounded nor capped, until the chance of recall has fallen to `retention`, which
    is within 0 and 1.

    The forgetting curve turned round: I = S / F (r^(-1 / w20) - 1). Raises ValueError unless there
    are 21 weights.
    """
    model = _model(weights)
    return stability / model.factor * (pow(retention, 1.0 / model.decay) - 1.0)


class _Model:
    """The weights as the equations use them; tuples are indexed by rating, and their place 0 is not
    used."""

    # Not a dataclass: with so many fields, making the class took as long as the rest of this
    # module's import.
    def __init__(self, w: Weights) -> None:
        if len(w) != 21:
            raise ValueError(f"FSRS-6 has 21 weights, not {len(w)}.")
        self.decay = -w[20]
        self.factor = pow(0.9, -1.0 / w[20]) - 1.0
        self.firsts = ((0.0, 0.0), *(_first(w, rating) for rating in Rating))
        # Difficulty: its change for each point short of 10, what it drifts towards, and how much of
        # it that leaves.
        self.shifts = (0.0, *(w[6] * (3 - rating) / 9.0 for rating in Rating))
        self.anchor = w[7] * _first_difficulty(w, Rating.EASY)
        self.keeping = 1.0 - w[7]
        self.growths = (0.0, 0.0, exp(w[8]) * w[15], exp(w[8]), exp(w[8]) * w[16])
        self.stability_power = -w[9]
        self.recall_power = w[10]
        self.lapse = w[11]
        self.lapse_difficulty_power = -w[12]
        self.lapse_stability_power = w[13]
        self.lapse_recall_power = w[14]
        self.lapse_most = exp(-w[17] * w[18])
        self.same_day = (0.0, *(exp(w[17] * (rating - 3 + w[18])) for rating in Rating))
        self.same_day_power = -w[19]

    def after(
        self, stability: float, difficulty: float, rating: int, days: int
    ) -> tuple[float, float]:
        """Stability and difficulty after a review: bare numbers, since a frozen object costs as
        much as the sums."""
        if days < 1:
            gain = self.same_day[rating] * pow(stability, self.same_day_power)
            grown = stability * (gain if gain > 1.0 or rating == 1 else 1.0)
        else:
            lost = 1.0 - pow(1.0 + self.factor * days / stability, self.decay)
            if rating == 1:
                grown = self._forgotten(stability, difficulty, lost)
            else:
                hardness = (11.0 - difficulty) * pow(stability, self.stability_power)
                grown = stability * (
                    1.0 + self.growths[rating] * hardness * (exp(lost * self.recall_power) - 1.0)
                )
        moved = self.anchor + self.keeping * (
            difficulty + (10.0 - difficulty) * self.shifts[rating]
        )
        if not MIN_STABILITY <= grown <= MAX_STABILITY:
            grown = _within(grown, MIN_STABILITY, MAX_STABILITY)
        if not 1.0 <= moved <= 10.0:
            moved = _within(moved, 1.0, 10.0)
        return grown, moved

    def _forgotten(self, stability: float, difficulty: float, lost: float) -> float:
        left = self.lapse * pow(difficulty, self.lapse_difficulty_power)
        left *= (pow(stability + 1.0, self.lapse_stability_power) - 1.0) * exp(
            lost * self.lapse_recall_power
        )
        return min(left, stability * self.lapse_most)


@lru_cache(maxsize=8)
def _model(weights: Weights) -> _Model:
    return _Model(weights)


def _first(weights: Weights, rating: Rating) -> tuple[float, float]:
    stability = _within(weights[rating - 1], MIN_STABILITY, MAX_STABILITY)
    return stability, _within(_first_difficulty(weights, rating), 1.0, 10.0)


def _first_difficulty(weights: Weights, rating: Rating) -> float:
    return weights[4] - exp(weights[5] * (rating - 1)) + 1.0


def _within(value: float, least: float, most: float) -> float:
    if value < least:
        return least
    return most if value > most else value
