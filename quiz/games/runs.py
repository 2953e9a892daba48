"""Runs of games: the points of each, worked out from its sitting and reviews, and their places."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, chain, repeat
from typing import assert_never

from quiz.answers import exact
from quiz.clock import Moment
from quiz.fields import BadField, Fields, as_list, as_number
from quiz.schedule import RowId
from quiz.store import PlayedGame
from quiz.study import GAMES, Attempt, Mode, Points, Timing, earnings, time_spent
from quiz.values import NamedTuple


class Run(NamedTuple):
    """The result of one player in one game."""

    id: RowId | None
    name: str
    moment: Moment
    points: Points
    accuracy: float
    """The mean credit, from 0 to 1."""
    marks: tuple[tuple[float, Points], ...]
    """After each response: seconds played, and points so far."""


def run_of(played: PlayedGame) -> Run:
    """The run that the facts of a game make."""
    sitting = played.sitting
    mode = GAMES[sitting.mode]
    attempts = attempts_of(played)
    scored = [row.points + row.bonus for row in earnings(mode, attempts)]
    spent = [time_spent(mode, attempt) for attempt in attempts]
    points, seconds = list(accumulate(scored)), list(accumulate(spent))
    credit = sum(exact(attempt.credit) for attempt in attempts)
    return Run(
        sitting.id,
        sitting.name,
        moment=sitting.moment,
        points=points[-1] if points else 0,
        accuracy=float(credit / len(attempts)) if attempts else 0.0,
        marks=tuple(zip(seconds, points, strict=True)),
    )


def attempts_of(played: PlayedGame) -> list[Attempt]:
    """The answers of a sitting, with the clock and the weight of each question as its settings have
    them."""
    turns = chain(_turns(played.sitting.settings), repeat((None, 1.0)))
    return [
        Attempt(credit, took / 1000, seconds=seconds, weight=weight)
        for (credit, took), (seconds, weight) in zip(played.answers, turns, strict=False)
    ]


def _turns(settings: str) -> list[tuple[float | None, float]]:
    """Seconds and weight of each question of a sitting; none where its settings do not say."""
    try:
        return [_turn(as_list(turn)) for turn in Fields.of(settings).items("turns")]
    except BadField:
        return []


def _turn(values: list[object]) -> tuple[float | None, float]:
    """A machine that nobody knows may have written it."""
    if len(values) != 2:
        raise BadField("no turn")
    seconds, weight = values
    return None if seconds is None else as_number(seconds, least=1e-3), as_number(weight)


def ranked(runs: Iterable[Run]) -> list[Run]:
    """Runs by points, the earlier first among equals."""
    return sorted(runs, key=lambda run: (-run.points, run.moment.at))


def place(points: Points, runs: Iterable[Run]) -> int:
    """The place of so many points among runs; equal points share one."""
    return 1 + sum(run.points > points for run in runs)


def best(runs: Iterable[Run], name: str) -> Run | None:
    """The best run of a name."""
    return next((run for run in ranked(runs) if run.name == name), None)


def ghost(run: Run, mode: Mode, *, answers: int, seconds: float) -> Points:
    """The points that a run had after so many answers, or where one clock runs for all, seconds."""
    match mode.timing:
        case Timing.SITTING:
            points = [points for at, points in run.marks if at <= seconds]
        case Timing.TURN | Timing.NONE:
            points = [points for _, points in run.marks[:answers]]
        case _:
            assert_never(mode.timing)
    return points[-1] if points else 0
