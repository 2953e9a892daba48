"""A clock that stands still, and spans of its time."""

from __future__ import annotations

from quiz.clock import Moment

HOUR = 3_600_000
DAY = 24 * HOUR


class FixedClock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.at = 1_173_960_000_000  # 2007-03-15 12:00 UTC
        self.offset = 0
        self.seconds = 0.0

    def now(self) -> Moment:
        return Moment(self.at, self.offset)

    def tick(self) -> float:
        return self.seconds

    def pass_seconds(self, seconds: float) -> None:
        self.seconds += seconds
        self.at += int(seconds * 1000)

    def pass_days(self, days: int) -> None:
        self.at += days * DAY
