"""The pages that a screen can ask for: it says which one, and the app knows the screen for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.collection import Extras
    from quiz.decks import Problem, ShelvedDeck
    from quiz.exams import Exam
    from quiz.games import Match
    from quiz.results import Reopened as ReopenedResults
    from quiz.study import Session


class Home:
    """The shelf, with today's counts."""


class Ahead(NamedTuple):
    """What there is to study beyond today."""

    decks: Sequence[ShelvedDeck]
    extras: Extras


class Sitting(NamedTuple):
    """The questions of a session."""

    session: Session
    again: Callable[[], Session] | None = None
    """Makes another session like it."""


class Results(NamedTuple):
    """The results of a sitting."""

    session: Session


class GameSetup(NamedTuple):
    """The choices before a game."""

    decks: Sequence[ShelvedDeck]


class Game(NamedTuple):
    """A game that is played."""

    match: Match
    again: Callable[[], Match]
    """Makes another game like it."""


class GameResults(NamedTuple):
    """The results of a game, beside all that were played with the same settings."""

    match: Match
    again: Callable[[], Match]


class ExamSetup(NamedTuple):
    """The choices before an exam."""

    decks: Sequence[ShelvedDeck]


class ExamResults(NamedTuple):
    """The results of an exam that was just handed in."""

    exam: Exam
    file_message: str = ""
    """The outcome of writing the result file; empty where none is wanted."""


class Log:
    """The sittings of the past."""


class Reopened(NamedTuple):
    """The results of a sitting of the past, over the log."""

    past: ReopenedResults


class Problems(NamedTuple):
    """The problems of some decks, each with its place."""

    problems: Sequence[Problem]


class Reworded:
    """The questions that look reworded."""


class Settings:
    """The settings, each of which can be changed in its place."""


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
