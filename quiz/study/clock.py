"""The clock of one turn: it runs from when the turn was painted, and stands while anything holds it."""

from __future__ import annotations

from math import inf


class TurnClock:
    """Told ticks, asked for seconds; it knows no time of its own."""

    def __init__(self) -> None:
        self.open(None)

    def open(self, seconds: float | None, *, reading: float = 0.0) -> None:
        """A new turn: nothing of it is painted yet, and nothing holds its clock."""
        self.seconds = seconds
        self._reading = reading
        self._prompted_at: float | None = None
        self._painted_at: float | None = None
        self._held_at: float | None = None
        self._holders: set[str] = set()

    def prompted(self, tick: float) -> None:
        """The prompt alone is on the screen: the learner reads."""
        if self._prompted_at is None:
            self._prompted_at = tick

    def reading_left(self, tick: float) -> float:
        """Seconds until the choices are to be shown."""
        if self._prompted_at is None:
            return self._reading
        return self._reading - (self._now(tick) - self._prompted_at)

    @property
    def reading(self) -> float:
        return self._reading

    def painted(self, tick: float) -> None:
        """The prompt and its choices are on the screen: only now does the clock run."""
        if self._painted_at is None:
            self._painted_at = tick

    def hold(self, tick: float, why: str) -> None:
        """The clock stands until everyone who held it has let it go."""
        if not self._holders:
            self._held_at = tick
        self._holders.add(why)

    def release(self, tick: float, why: str) -> None:
        self._holders.discard(why)
        if self._holders or self._held_at is None:
            return
        held_at, self._held_at = self._held_at, None
        self._prompted_at = _later(self._prompted_at, held_at, tick)
        self._painted_at = _later(self._painted_at, held_at, tick)

    def took(self, tick: float) -> float:
        """Seconds that the clock has run."""
        return max(self._now(tick) - self._painted_at, 0.0) if self._painted_at is not None else 0.0

    def left(self, tick: float) -> float:
        """Seconds that it still has; infinitely many for a turn without a clock."""
        return inf if self.seconds is None else self.seconds - self.took(tick)

    def _now(self, tick: float) -> float:
        return tick if self._held_at is None else min(tick, self._held_at)


def _later(start: float | None, held_at: float, tick: float) -> float | None:
    """A start put off by what was held since it."""
    return None if start is None else start + max(tick - max(start, held_at), 0.0)
