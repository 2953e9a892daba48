"""The clocks of the machine; no other module asks what time it is."""

from __future__ import annotations

import time
from typing import NewType, Protocol

from quiz.values import NamedTuple

Day = NewType("Day", int)
"""A learner's day: days since 1970-01-01, beginning at the hour that the settings say."""

DAY = 86_400
DEFAULT_DAY_START = 4 * 3600


class Moment(NamedTuple):
    """A point in time, with what the clock on the wall showed."""

    at: int
    """Milliseconds since 1970-01-01 UTC."""
    offset: int
    """Seconds that the wall is ahead of UTC."""

    def day(self, day_start: int = DEFAULT_DAY_START) -> Day:
        """The learner's day, which begins `day_start` seconds after midnight on the wall."""
        return Day((self.at // 1000 + self.offset - day_start) // DAY)


class Clock(Protocol):
    """The source of the time."""

    def now(self) -> Moment:
        """Wall time: for days and dates."""
        ...

    def tick(self) -> float:
        """Seconds from an unknown start, never going back: for how long something took."""
        ...


class SystemClock:
    """The machine's clocks."""

    def now(self) -> Moment:
        seconds = time.time()
        try:
            offset = time.localtime(seconds).tm_gmtoff
        except (
            OverflowError,
            ValueError,
            OSError,
        ):  # a clock set beyond what the C library can show
            offset = 0
        return Moment(int(seconds * 1000), offset)

    def tick(self) -> float:
        return time.monotonic()
