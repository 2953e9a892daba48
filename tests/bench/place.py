"""Where it is measured, and how large the homes are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from tests.bench.homes import Home, Size, kept_home

ROOT = Path(__file__).parent.parent.parent


class Place(NamedTuple):
    """The folders of one run."""

    homes: Path
    """Of the homes, which are kept for the next run."""
    scratch: Path
    """Empty, and gone after the run."""
    questions: int
    """On a large shelf."""
    reviews: int
    """In a long history."""
    anki: Path | None = None
    """The Python that has Anki's engine, where it is wanted and can be had."""

    def small(self) -> Home:
        return kept_home(self.homes, Size(100, 200))

    def large(self) -> Home:
        return kept_home(self.homes, Size(self.questions))

    def long(self) -> Home:
        """The large shelf with the long history."""
        return kept_home(self.homes, Size(self.questions, self.reviews))


def quiz() -> list[str]:
    """The command as it is installed."""
    script = Path(sys.executable).parent / "quiz"
    return [str(script)] if script.exists() else [sys.executable, "-m", "quiz"]


def bench(name: str) -> list[str]:
    """A program of this folder."""
    return [sys.executable, "-P", str(Path(__file__).parent / f"{name}.py")]
