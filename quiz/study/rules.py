"""How a game is set up: what its set-up screen and the command line say, and what makes two games
alike."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from quiz.answers.verdict import Verdict
from quiz.clock import Day
from quiz.decks.question import Question
from quiz.study.modes import Mode, Timing, sprint_left, streak_bonus, survival_seconds
from quiz.study.turns import Outcome, Turn


class Rules:
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
        """The outcome with what it earns; from the milliseconds kept, as the table of runs has
        them."""
        if self.mode.points is None:
            return replace(outcome, streak=streak)
        turn, took = outcome.turn, outcome.review.took / 1000
        points = self.mode.points(
            outcome.verdict.credit, took, turn.seconds, points=turn.question.points
        )
        bonus = streak_bonus(streak) if self.mode.bonus else 0
        return replace(outcome, streak=streak, points=points, bonus=bonus)

    def take(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)

    def teaches(self, turn: Turn, verdict: Verdict, day: Day) -> bool:
        """Whether a response in a game moves the memory: what was due, and was typed right or
        answered wrong.

        Right by choosing may be luck; what comes round again in the same game was seen a moment
        ago.
        """
        standing = turn.standing
        if not self.mine:
            return False
        if standing.due is None or standing.due > day or standing.hidden or standing.put_off == day:
            return False
        if any(one.turn.question.key == turn.question.key for one in self._outcomes):
            return False
        return verdict.wrong or (verdict.right and not turn.choices)


READING_PACE = 250.0
"""Words a minute: Brysbaert (2019) found 238 for silent reading of prose, and quizzes are asked of
all."""
EXTRA_TIMES = (1.0, 1.25, 1.5, 2.0, 0.0)
"""How much longer the clock runs; 0 is no clock at all."""
MOST_PLAYERS = 8
NAME_LENGTH = 24
MOST_QUESTIONS = 1000
LEAST_SECONDS, MOST_SECONDS = 1.0, 3600.0


class Setup(NamedTuple):
    """What a game is begun with."""

    game: str = "blitz"
    questions: int = 10
    seconds: float | None = None
    """For a question, or in a sprint for all; None is what the question, the deck or the game says."""
    typing: bool = False
    extra: float = 1.0
    reading: bool | None = None
    """The clock waits while the prompt is read; None is yes where answers are chosen."""
    names: tuple[str, ...] = ()
    """Who plays: none is the learner, more than one take turns."""
    seed: int | None = None

    @property
    def reads(self) -> bool:
        return not self.typing if self.reading is None else self.reading

    def same(self, decks: Iterable[str]) -> str:
        """What two runs must have in common to compete, as JSON."""
        seconds = float(self.seconds) if self.seconds is not None else None
        return json.dumps(
            {
                "decks": sorted(decks),
                "questions": self.questions if self.game == "blitz" else 0,
                "seconds": seconds,
                "typing": self.typing,
                "extra": float(self.extra),
                "reading": self.reads,
            },
            sort_keys=True,
        )


def setup_text(setup: Setup) -> str:
    """A set-up as it is remembered."""
    return json.dumps(setup._asdict())


def read_setup(text: str) -> Setup:
    """The set-up that was remembered, as far as it can still be."""
    try:
        found = json.loads(text)
    except ValueError:
        return Setup()
    if not isinstance(found, dict):
        return Setup()
    default = Setup()
    seconds = found.get("seconds")
    questions, extra, names = found.get("questions"), found.get("extra"), found.get("names")
    return Setup(
        game=found["game"]
        if found.get("game") in ("blitz", "sprint", "survival")
        else default.game,
        questions=questions
        if isinstance(questions, int) and 0 < questions <= MOST_QUESTIONS
        else default.questions,
        seconds=seconds
        if isinstance(seconds, int | float) and LEAST_SECONDS <= seconds <= MOST_SECONDS
        else None,
        typing=found.get("typing") is True,
        extra=extra if extra in EXTRA_TIMES else default.extra,
        reading=found["reading"] if isinstance(found.get("reading"), bool) else None,
        names=players(",".join(names))
        if isinstance(names, list) and all(isinstance(n, str) for n in names)
        else (),
    )


def players(text: str) -> tuple[str, ...]:
    """The names between commas, each once."""
    names = (" ".join(name.split())[:NAME_LENGTH] for name in text.split(","))
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_PLAYERS]


def reading_seconds(prompt: str) -> float:
    """How long a prompt takes to read at 250 words a minute; where words are not spaced, six
    letters are one."""
    words = sum(max(1, round(len(word) / 12)) for word in prompt.split())
    return words * 60.0 / READING_PACE
