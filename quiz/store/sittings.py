"""Sittings that were opened before the store could be trusted: they are kept with their first review."""

from __future__ import annotations

from collections.abc import Callable

from quiz.schedule.history import RowId, Sitting


class Late:
    """Places given to sittings that have no row yet, and the rows that they got."""

    def __init__(self) -> None:
        self._waiting: dict[RowId, Sitting] = {}
        self._rows: dict[RowId, RowId] = {}

    def add(self, sitting: Sitting) -> RowId:
        """A place for a sitting, to be told from a row by having no machine."""
        place = RowId("", len(self._waiting) + len(self._rows) + 1)
        self._waiting[place] = sitting
        return place

    def row(self, place: RowId | None, keep: Callable[[Sitting], RowId] | None = None) -> RowId | None:
        """The row of a sitting, which is kept now if it was not; without `keep` the place if it has none."""
        if place is None:
            return None
        if keep and place in self._waiting:
            self._rows[place] = keep(self._waiting[place])
            del self._waiting[place]
        return self._rows.get(place, place)
