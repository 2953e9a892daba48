"""The four ratings under a verdict, and the days that each puts the question off."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING

from textual.content import Content
from textual.events import Click, MouseEvent, MouseMove
from textual.message import Message
from textual.reactive import reactive

from quiz.clock import Day
from quiz.schedule import Offer, Rating
from quiz.text import cells, in_days, in_days_briefly, on_date
from quiz.tui.sizes import NARROW
from quiz.tui.themes import CURSOR_ROW
from quiz.tui.widgets.still import Still

if TYPE_CHECKING:
    from quiz.tui.key_page import KeyApp

_ROOM_FOR_DATES = 100
"""Columns of a screen on which each rating has room for its date."""
_MARGIN = 9
"""Columns at both sides, of which those on the left have room for the way out of a line."""
_CELL = 23
"""Columns of a rating at most."""


class RatingBar(Still):
    """One widget, for each more would take its part of the time of every verdict.

    Its lines are there, and empty, before there is something to rate, so that nothing moves; a
    screen with few lines needs them for other things then.
    """

    app: KeyApp
    hovered: reactive[Rating | None] = reactive(None)

    class Rated(Message):
        """The mouse chose a rating."""

        def __init__(self, rating: Rating) -> None:
            super().__init__()
            self.rating = rating

    def __init__(self) -> None:
        super().__init__()
        self._days: dict[Rating, int] = {}
        self._suggested: Rating | None = None
        self._today = Day(0)
        self._is_typed_above = False
        self._has_place = False
        self._way_out = ""
        """What stands before the ratings while letters go into a line above."""

    def on_mount(self) -> None:
        self._way_out = f"Esc {self.app.key_set.span(*map(_command, Rating))}"

    def give_place(self, *, has_place: bool) -> None:
        """Has the bar stand in a sitting that rates, or not."""
        self._has_place = has_place
        self.fit()

    def fit(self) -> None:
        """Takes its lines as the screen has room for them."""
        is_idle = self._is_typed_above or not self._days
        self.display = self._has_place and not (is_idle and self.screen.has_class("-short"))

    def show(self, offers: Mapping[Rating, Offer], suggested: Rating | None, today: Day) -> None:
        self._days = {rating: offer.days for rating, offer in offers.items()}
        self._suggested, self._today = suggested, today
        self.fit()
        self.refresh()

    def clear(self) -> None:
        """Leaves its lines empty."""
        if self._days:
            self._days = {}
            self.fit()
            self.refresh()

    def say_way_out(self, *, is_typed_above: bool) -> None:
        """Says, while letters go into a line above, that Esc comes first."""
        if is_typed_above is not self._is_typed_above:
            self._is_typed_above = is_typed_above
            self.fit()
            self.refresh()

    @property
    def look(self) -> Hashable:
        days = tuple(self._days.items())
        shown = days, self._suggested, self.hovered, self._is_typed_above, self._today
        return *shown, self.app.size, self.app.key_set

    def render(self) -> Content:
        if not self._days:
            return Content("")
        width = self._cell
        rows = [self.lines(rating, width) for rating in Rating if rating in self._days]
        away = self._way_out if self._is_typed_above and self._margin else ""
        margins = (Content.styled(text, "$text-accent") for text in (away, ""))
        texts = (_filled(text, self._left) for text in margins)
        lines = (Content(" ").join(cells) for cells in zip(*rows, strict=True))
        return Content("\n").join(before + line for before, line in zip(texts, lines, strict=True))

    @property
    def _margin(self) -> int:
        """Columns at each side; none on a screen with few lines, which has few columns too."""
        return 0 if self.screen.has_class("-short") else max(_MARGIN, cells(self._way_out) + 1)

    @property
    def _cell(self) -> int:
        """Columns of one rating, without the blank after it."""
        return max(min((self.size.width - 2 * self._margin) // len(Rating) - 1, _CELL), 1)

    @property
    def _left(self) -> int:
        """Columns before the first rating."""
        return max((self.size.width - (self._cell + 1) * len(Rating)) // 2, 0)

    def lines(self, rating: Rating, width: int) -> tuple[Content, Content]:
        """A rating and the days that it puts off, in so many columns."""
        days, is_suggested = self._days[rating], rating is self._suggested
        columns = self.app.size.width
        when = in_days_briefly(days) if columns < NARROW else in_days(days)
        date = f" · {on_date(self._today, days)}" if days > 1 and columns >= _ROOM_FOR_DATES else ""
        if cells(f"   {when}{date}") > width:
            date = ""  # else its year alone would be cut off
        cursor, name = "▸" if is_suggested else " ", self.app.key_set.name(_command(rating))
        above = Content.assemble(
            (f"{cursor}{name} ", "bold $text-accent"),
            (rating.name.capitalize(), "bold" if is_suggested else ""),
        )
        below = Content.styled(f"   {when}{date}", "$text-muted")
        shade = f"on $primary {CURSOR_ROW}" + "%" if is_suggested else ""
        shade = "on $panel" if rating is self.hovered else shade
        return _filled(above, width, shade), _filled(below, width, shade)

    def _at(self, event: MouseEvent) -> Rating | None:
        """The rating under the mouse."""
        offset = event.get_content_offset(self)
        ratings = [rating for rating in Rating if rating in self._days]
        place = (offset.x - self._left) // (self._cell + 1) if offset else -1
        return ratings[place] if 0 <= place < len(ratings) else None

    def on_mouse_move(self, event: MouseMove) -> None:
        self.hovered = self._at(event)

    def on_leave(self) -> None:
        self.hovered = None

    def on_click(self, event: Click) -> None:
        event.stop()
        if (rating := self._at(event)) is not None:
            self.post_message(self.Rated(rating))


def _command(rating: Rating) -> str:
    """The command that gives a rating."""
    return rating.name.lower()


def _filled(text: Content, width: int, style: str = "") -> Content:
    """A text in exactly so many columns, in a style."""
    text = text.truncate(width)
    blank = " " * (width - text.cell_length)
    return Content.assemble(text, blank).stylize_before(style) if style else text + blank
