"""The pages that a screen can ask for: it says which one, and the app knows the screen for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from quiz.collection import Extras
    from quiz.decks import Problem, ShelvedDeck
    from quiz.exams import Exam
    from quiz.games import Match
    from quiz.results import Reopened as ReopenedResults
    from quiz.study import Session


@dataclass(frozen=True, slots=True)
class Home:
    """The shelf, with today's counts."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What there is to study beyond today."""

    decks: Sequence[ShelvedDeck]
    extras: Extras


@dataclass(frozen=True, slots=True)
class Sitting:
    """The questions of a session."""

    session: Session
    again: Callable[[], Session] | None = None
    """Makes another session like it."""


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a sitting."""

    session: Session


@dataclass(frozen=True, slots=True)
class GameSetup:
    """The choices before a game."""

    decks: Sequence[ShelvedDeck]


@dataclass(frozen=True, slots=True)
class Game:
    """A game that is played."""

    match: Match
    again: Callable[[], Match]
    """Makes another game like it."""


@dataclass(frozen=True, slots=True)
class GameResults:
    """The results of a game, beside all that were played with the same settings."""

    match: Match
    again: Callable[[], Match]


@dataclass(frozen=True, slots=True)
class ExamSetup:
    """The choices before an exam."""

    decks: Sequence[ShelvedDeck]


@dataclass(frozen=True, slots=True)
class ExamResults:
    """The results of an exam that was just handed in."""

    exam: Exam
    file_message: str = ""
    """The outcome of writing the result file; empty where none is wanted."""


@dataclass(frozen=True, slots=True)
class Log:
    """The sittings of the past."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """The results of a sitting of the past, over the log."""

    past: ReopenedResults


@dataclass(frozen=True, slots=True)
class Problems:
    """The problems of some decks, each with its place."""

    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Reworded:
    """The questions that look reworded."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, each of which can be changed in its place."""


@dataclass(frozen=True, slots=True)
class Help:
    """The keys."""


Page: TypeAlias = (
    Home
    | Ahead
    | Sitting
    | Results
    | GameSetup
    | Game
    | GameResults
    | ExamSetup
    | ExamResults
    | Log
    | Reopened
    | Problems
    | Reworded
    | Settings
    | Help
)
