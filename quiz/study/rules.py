"""The rules of one run of a mode, and the set-up that a game is begun with."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import assert_never

from quiz.answers import Verdict
from quiz.clock import Day
from quiz.decks import Question
from quiz.study.modes import BLITZ, GAMES, Mode, Timing, survival_seconds, time_spent
from quiz.study.turns import Outcome, Turn
from quiz.values import NamedTuple

READING_PACE = 250.0
"""Words a minute: Brysbaert (2019) found 238 for silent reading of prose, and quizzes are asked of
all."""
EXTRA_TIMES = (1.0, 1.25, 1.5, 2.0, 0.0)
"""Factors for the length of the clock; 0 is no clock at all."""
MOST_PLAYERS = 8
NAME_LENGTH = 24
MOST_QUESTIONS = 1000
LEAST_SECONDS, MOST_SECONDS = 1.0, 3600.0


class Setup(NamedTuple):
    """The choices that a game is begun with."""

    game: str = BLITZ.name
    questions: int = 10
    seconds: float | None = None
    """For a question, or for all of them; None leaves it to the question, the deck or the game."""
    typing: bool = False
    extra: float = 1.0
    """The factor for the length of the clock."""
    reading: bool | None = None
    """The clock waits while the prompt is read; None is yes where answers are chosen."""
    names: tuple[str, ...] = ()
    """The players: none is the learner, more than one take turns."""
    seed: int | None = None

    @property
    def reads(self) -> bool:
        return not self.typing if self.reading is None else self.reading

    def same(self, decks: Iterable[str]) -> str:
        """The settings that two runs must have in common to compete, as JSON."""
        seconds = float(self.seconds) if self.seconds is not None else None
        return json.dumps(
            {
                "decks": sorted(decks),
                "questions": 0 if GAMES[self.game].endless else self.questions,
                "seconds": seconds,
                "typing": self.typing,
                "extra": float(self.extra),
                "reading": self.reads,
            },
            sort_keys=True,
        )


def setup_text(setup: Setup) -> str:
    """A set-up as it is remembered, as JSON."""
    return json.dumps(setup._asdict())


def read_setup(text: str) -> Setup:
    """A remembered set-up; a value that is not allowed (any more) gives way to the default."""
    try:
        values = json.loads(text)
    except ValueError:
        return Setup()
    return _setup_of(values) if isinstance(values, dict) else Setup()


def _setup_of(values: dict[str, object]) -> Setup:
    setup = Setup(typing=values.get("typing") is True)
    match values.get("game"):
        case str(game) if game in GAMES:
            setup = setup._replace(game=game)
    match values.get("questions"):
        case int(questions) if 0 < questions <= MOST_QUESTIONS:
            setup = setup._replace(questions=questions)
    match values.get("seconds"):
        case int(seconds) | float(seconds) if LEAST_SECONDS <= seconds <= MOST_SECONDS:
            setup = setup._replace(seconds=seconds)
    match values.get("extra"):
        case int(extra) | float(extra) if extra in EXTRA_TIMES:
            setup = setup._replace(extra=extra)
    match values.get("reading"):
        case bool(reading):
            setup = setup._replace(reading=reading)
    match values.get("names"):
        case [*names] if all(isinstance(name, str) for name in names):
            setup = setup._replace(names=players(",".join(map(str, names))))
    return setup


def players(text: str) -> tuple[str, ...]:
    """The names between commas, each once."""
    names = (" ".join(name.split())[:NAME_LENGTH] for name in text.split(","))
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_PLAYERS]


def reading_seconds(prompt: str) -> float:
    """Seconds to read a prompt at 250 words a minute; where words are not spaced, twelve letters
    are one."""
    words = sum(max(1, round(len(word) / 12)) for word in prompt.split())
    return words * 60.0 / READING_PACE


class Rules:
    """The rules of one run that depend on the responses before."""

    def __init__(self, mode: Mode, setup: Setup, *, mine: bool = True) -> None:
        self.mode = mode
        self.setup = setup
        self.mine = mine
        """False for a game under another name: it moves no memory of the learner's."""
        self._outcomes: list[Outcome] = []
        self._ended = False

    @property
    def has_clock(self) -> bool:
        return self.mode.clock and self.setup.extra > 0

    @property
    def comes_round(self) -> bool:
        """True if questions are asked again; without a clock or lives that would never end."""
        return self.mode.endless and (self.has_clock or self.mode.lives > 0)

    def seconds(self, question: Question, number: int) -> float | None:
        """The length of the clock of a turn; None without one."""
        if not self.has_clock:
            return None
        match self.mode.timing:
            case Timing.NONE:
                return None
            case Timing.SITTING:
                return max(self.left, 0.0)
            case Timing.TURN:
                seconds = (self.setup.seconds or question.seconds) * self.setup.extra
                return survival_seconds(seconds, number) if self.mode.shrinks else seconds
            case _:
                assert_never(self.mode.timing)

    @property
    def whole(self) -> float:
        """Seconds of a clock that runs for the whole sitting."""
        return (self.setup.seconds or self.mode.seconds[0]) * self.setup.extra

    @property
    def left(self) -> float:
        """Seconds left of a clock that runs for the whole sitting."""
        return self.whole - sum(
            time_spent(self.mode, outcome.attempt) for outcome in self._outcomes
        )

    def reading(self, question: Question) -> float:
        """Seconds that the clock waits while the prompt is read."""
        return reading_seconds(question.prompt) if self.has_clock and self.setup.reads else 0.0

    @property
    def lives(self) -> int:
        return self.mode.lives - sum(outcome.verdict.wrong for outcome in self._outcomes)

    @property
    def is_over(self) -> bool:
        is_up = self.has_clock and self.mode.timing is Timing.SITTING and self.left <= 0
        return self._ended or is_up or (self.mode.lives > 0 and self.lives <= 0)

    def end(self) -> None:
        """Ends the sitting: its clock ran out in the middle of a turn."""
        self._ended = True

    def take(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)

    def teaches(self, turn: Turn, verdict: Verdict, day: Day) -> bool:
        """True if a response in a game moves the memory: the question was due, and the answer was
        typed right, or wrong.

        Right by choosing may be luck; a question that comes round again in the same game was seen a
        moment ago.
        """
        standing = turn.standing
        is_due = standing.due is not None and standing.due <= day
        if not self.mine or not is_due or standing.hidden or standing.put_off == day:
            return False
        if any(outcome.turn.question.key == turn.question.key for outcome in self._outcomes):
            return False
        return verdict.wrong or (verdict.right and not turn.choices)
