"""Study, the games and the exam, each a row of rules; the session asks for a rule, never for a mode's name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mode:
    """The rules of one way to use a deck."""

    name: str
    title: str
    chooses: bool
    """Answers are chosen where there are choices, else typed."""
    schedules: bool
    """Reviews move the memory and can be rated."""
    clock: bool
    """Each question has its own clock."""
    scores: bool
    """Right answers earn points."""
    self_rated: bool
    """Cards that the learner rates are asked."""


STUDY = Mode("study", "Study", chooses=False, schedules=True, clock=False, scores=False, self_rated=True)
BLITZ = Mode("blitz", "Blitz", chooses=True, schedules=False, clock=True, scores=True, self_rated=False)

GAMES = {BLITZ.name: BLITZ}
