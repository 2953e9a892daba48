"""How a game is set up: what its set-up screen and the command line say, and what makes two games alike."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

READING_PACE = 250.0
"""Words a minute: Brysbaert (2019) found 238 for silent reading of prose, and quizzes are asked of all."""
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


def written(setup: Setup) -> str:
    """A set-up as it is remembered."""
    return json.dumps(setup._asdict())


def read(text: str) -> Setup:
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
        game=found["game"] if found.get("game") in ("blitz", "sprint", "survival") else default.game,
        questions=questions if isinstance(questions, int) and 0 < questions <= MOST_QUESTIONS else default.questions,
        seconds=seconds if isinstance(seconds, int | float) and LEAST_SECONDS <= seconds <= MOST_SECONDS else None,
        typing=found.get("typing") is True,
        extra=extra if extra in EXTRA_TIMES else default.extra,
        reading=found["reading"] if isinstance(found.get("reading"), bool) else None,
        names=players(",".join(names)) if isinstance(names, list) and all(isinstance(n, str) for n in names) else (),
    )


def players(text: str) -> tuple[str, ...]:
    """The names between commas, each once."""
    names = (" ".join(name.split())[:NAME_LENGTH] for name in text.split(","))
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_PLAYERS]


def reading_seconds(prompt: str) -> float:
    """How long a prompt takes to read at 250 words a minute; where words are not spaced, six letters are one."""
    words = sum(max(1, round(len(word) / 12)) for word in prompt.split())
    return words * 60.0 / READING_PACE
