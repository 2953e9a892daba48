"""Today at a glance: its figures, half a year behind it and the two weeks ahead."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from quiz.schedule import Figures, forecast, heat
from quiz.text import duration, plural
from quiz.values import NamedTuple

_WEEKS = 26
_NAME_WIDTH, _DAY_WIDTH = 16, 4
_VALUE_WIDTH = 14
"""The columns of `under a minute`, the longest of the values."""
_FORECAST = 14
_HEAT = "·░▒▓█"
_BARS = " ▁▂▃▄▅▆▇█"
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


def _never(_figures: Figures) -> bool:
    return False


class Line(NamedTuple):
    """A figure with its name before it."""

    name: str
    value: Callable[[Figures], str]
    warns: Callable[[Figures], bool] = _never
    """True of a figure that asks for something to be done."""


LINES = (
    Line("Due now", lambda today: f"{today.due:,}", lambda today: today.due > 0),
    Line("New today", lambda today: f"{today.new:,}"),
    Line("Will take", lambda today: duration(today.minutes) if today.left else "nothing"),
    Line("Done today", lambda today: f"{today.done:,}"),
    Line("Days in a row", lambda today: f"{today.days_in_a_row:,}"),
)
"""The figures that Home shows, from top to bottom."""


class Today(Static):
    """The figures beside the shelf."""

    def __init__(self, figures: Figures) -> None:
        super().__init__(_content(figures), markup=False)

    @property
    def words(self) -> list[Region]:
        """Where no figures stand: the names of lines and days, and the headings."""
        x, y, width, _ = self.content_region
        below = y + len(LINES) + 1
        words = [
            Region(x, y, _NAME_WIDTH, len(LINES)),
            Region(x, below, width, 1),
            Region(x, below + 1, _DAY_WIDTH, len(_WEEKDAYS)),
            Region(x, below + len(_WEEKDAYS) + 2, width, 1),
        ]
        return [region.intersection(self.content_region) for region in words]

    def show(self, figures: Figures) -> None:
        self.update(_content(figures))


def _content(figures: Figures) -> Content:
    lines = [
        *(_line(line, figures) for line in LINES),
        Content(""),
        Content.styled("Half a year", "bold"),
        *_heat_lines(heat(figures.days, figures.today, _WEEKS)),
        Content(""),
        Content.styled("Due in the next two weeks", "bold"),
        *_forecast_lines(forecast(figures.due_days, figures.today, _FORECAST)),
    ]
    return Content("\n").join(lines)


def _line(line: Line, figures: Figures) -> Content:
    style = "bold $text-warning" if line.warns(figures) else "bold"
    value = line.value(figures).rjust(_VALUE_WIDTH)
    return Content.assemble((line.name.ljust(_NAME_WIDTH), "$text-muted"), (value, style))


def _heat_lines(rows: list[list[int | None]]) -> list[Content]:
    lines = []
    for weekday, row in zip(_WEEKDAYS, rows, strict=True):
        cells = "".join(" " if level is None else _HEAT[level] for level in row)
        lines.append(
            Content.assemble((weekday.ljust(_DAY_WIDTH), "$text-muted"), (cells, "$success"))
        )
    return lines


def _forecast_lines(due: list[int]) -> list[Content]:
    """A bar for each of the coming days."""
    most = max(due)
    if not most:
        return [Content.styled("nothing yet", "$text-muted")]
    bars = " ".join(_BARS[max(1, round(8 * day / most))] if day else "·" for day in due)
    peak = f"most: {plural(most, 'question')}"
    return [
        Content.assemble("   ", (bars, "$primary")),
        Content.assemble(("   today", "$text-muted"), (peak.rjust(22), "$text-muted")),
    ]
