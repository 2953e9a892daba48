"""Runs of games: what each came to, worked out from its sitting and its reviews, and how they
compare."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quiz.clock import Moment
from quiz.schedule.history import RowId
from quiz.store.sittings import PlayedGame
from quiz.study.modes import GAMES, Mode, Timing, streak_bonus


class Run(NamedTuple):
    """What a game came to."""

    id: RowId | None
    name: str
    moment: Moment
    points: float
    accuracy: float
    """The mean credit, from 0 to 1."""
    marks: tuple[tuple[float, float], ...]
    """After each response: seconds played, and points so far."""


def run_of(played: PlayedGame) -> Run:
    """A run's points, from the facts."""
    sitting, answers = played
    mode, turns = GAMES[sitting.mode], _turns(sitting.settings)
    points = seconds = 0.0
    streak, marks = 0, []
    for number, (credit, took) in enumerate(answers):
        whole, weight = turns[number] if number < len(turns) else (None, 1.0)
        streak = streak + 1 if credit == 1 else 0
        points += _earned(mode, credit, took / 1000, whole, weight) + (
            streak_bonus(streak) if mode.bonus else 0
        )
        seconds += took / 1000 + (mode.miss_costs if credit == 0 else 0.0)
        marks.append((seconds, points))
    accuracy = sum(credit for credit, _ in answers) / len(answers) if answers else 0.0
    return Run(sitting.id, sitting.name, sitting.moment, round(points, 2), accuracy, tuple(marks))


def _earned(mode: Mode, credit: float, took: float, whole: float | None, weight: float) -> float:
    return mode.points(credit, took, whole, points=weight) if mode.points else 0.0


def _turns(settings: str) -> list[tuple[float | None, float]]:
    """Seconds and weight of each question of a sitting, as its settings say."""
    try:
        return [(turn[0], turn[1]) for turn in json.loads(settings).get("turns", [])]
    except (ValueError, TypeError, IndexError, AttributeError):
        return []


def ranked(runs: Iterable[Run]) -> list[Run]:
    """Runs by points, the earlier first among equals."""
    return sorted(runs, key=lambda run: (-run.points, run.moment.at))


def place(points: float, runs: Iterable[Run]) -> int:
    """The place of so many points among runs; equal points share one."""
    return 1 + sum(run.points > points for run in runs)


def best(runs: Iterable[Run], name: str) -> Run | None:
    """The best run of a name."""
    return next((run for run in ranked(runs) if run.name == name), None)


def ghost(run: Run, mode: Mode, *, answers: int, seconds: float) -> float:
    """The points that a run had at this moment: as many questions in, or where one clock runs for
    all, seconds."""
    passed: Sequence[tuple[float, float]] = run.marks[:answers]
    if mode.timing is Timing.SITTING:
        passed = [mark for mark in run.marks if mark[0] <= seconds]
    return passed[-1][1] if passed else 0.0
