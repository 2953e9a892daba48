"""Today at a glance: what is due, how long it takes, days in a row, half a year and the next two
weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from quiz.schedule.today import days_in_a_row, forecast, heat, minutes
from quiz.text import duration, plural

if TYPE_CHECKING:
    from quiz.collection.collection import Collection
from quiz.collection.today import queue_of

_WEEKS = 26
_FORECAST = 14
_HEAT = "·░▒▓█"
_BARS = " ▁▂▃▄▅▆▇█"
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


class Today(Static):
    """The figures beside the shelf."""

    def __init__(self, collection: Collection) -> None:
        super().__init__(self._content(collection), markup=False)

    def show(self, collection: Collection) -> None:
        """Draws how things stand now."""
        self.update(self._content(collection))

    @staticmethod
    def _content(collection: Collection) -> Content:
        today, days = collection.today, collection.store.days()
        queue = queue_of(collection, collection.shelf.all_decks())
        due, row = len(queue.left) + len(queue.due), days_in_a_row(days, today)
        done = days[today].reviews if today in days else 0
        coming = forecast(collection.standings.values(), today, _FORECAST)
        lines = [
            _figure("Due now", f"{due:,}", warn=bool(due)),
            _figure("New today", f"{len(queue.new):,}"),
            _figure(
                "Will take", duration(minutes(days, today, len(queue))) if len(queue) else "nothing"
            ),
            _figure("Done today", f"{done:,}"),
            _figure("Days in a row", f"{row:,}"),
            Content(""),
            Content.styled("Half a year", "bold"),
            *_heat_lines(heat(days, today, _WEEKS)),
            Content(""),
            Content.styled("Due in the next two weeks", "bold"),
            *_forecast_lines(coming),
        ]
        return Content("\n").join(lines)


def _figure(name: str, value: str, *, warn: bool = False) -> Content:
    return Content.assemble(
        (name.ljust(16), "$text-muted"), (value.rjust(10), "bold $text-warning" if warn else "bold")
    )


def _heat_lines(rows: list[list[int | None]]) -> list[Content]:
    lines = []
    for weekday, row in zip(_WEEKDAYS, rows, strict=True):
        cells = "".join(" " if level is None else _HEAT[level] for level in row)
        lines.append(Content.assemble((weekday.ljust(4), "$text-muted"), (cells, "$success")))
    return lines


def _forecast_lines(coming: list[int]) -> list[Content]:
    most = max(coming)
    if not most:
        return [Content.styled("nothing yet", "$text-muted")]
    bars = " ".join(_BARS[max(1, round(8 * due / most))] if due else "·" for due in coming)
    peak = f"most: {plural(most, 'question')}"
    return [
        Content.assemble("   ", (bars, "$primary")),
        Content.assemble(("   today", "$text-muted"), (peak.rjust(22), "$text-muted")),
    ]
