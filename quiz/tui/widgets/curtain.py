"""The curtain before a question: the countdown, the next player's name, a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Digits, Static

from quiz.games import Match, player_name
from quiz.text import cells, figure, padded, plural

if TYPE_CHECKING:
    from quiz.tui.key_page import KeyApp


class Veil(Static, can_focus=True):
    """Covers the choices while the prompt is read; any key but that of help lifts it, or a click.

    It has the focus, for a screen's own keys would come before its handlers.
    """

    app: KeyApp

    class Lifted(Message):
        """The learner has read."""

    def __init__(self) -> None:
        super().__init__("Any key shows the choices.", markup=False)

    def on_key(self, event: Key) -> None:
        is_help = event.key in self.app.key_set.keys("help") and not event.is_printable
        if not is_help:
            event.stop()
            self.post_message(self.Lifted())

    def on_click(self) -> None:
        self.post_message(self.Lifted())


class Curtain(Vertical):
    """A title, a number in large type where there is room, and a few lines."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = ("", "", "")
        """The title, the number and the lines."""

    def compose(self) -> ComposeResult:
        yield Static("", id="curtain-title", markup=False)
        yield Digits("", id="curtain-figure")
        yield Static("", id="curtain-small", markup=False)
        yield Static("", id="curtain-lines", markup=False)

    def _show(self, title: str, number: str, lines: str) -> None:
        self._shown = title, number, lines
        self._draw()
        self.display = True

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        """Draws all of it; the number stands there twice, and the styles show one, by the room."""
        title, number, lines = self._shown
        self.query_one("#curtain-title", Static).update(Content.styled(self._large(title), "bold"))
        self.query_one("#curtain-figure", Digits).update(number)
        small = Content.styled(self._large(number) if number else "", "bold $text-accent")
        self.query_one("#curtain-small", Static).update(small)
        self.query_one("#curtain-lines", Static).update(Content(lines))
        self.set_class(bool(number), "-figured")

    def _large(self, text: str) -> str:
        """The text, for a room in large letters where they fit."""
        if not self.screen.has_class("-room"):
            return text
        from quiz.tui.room import enlarged_text

        return enlarged_text(text, self.screen.size.width, most=2) or text

    def count_down(self, match: Match, number: int) -> None:
        """Shows three, two or one, and how the game is played."""
        session = match.session
        asked = (
            session.mode.about if session.rules.comes_round else plural(session.left, "question")
        )
        each = " each" if match.is_hot_seat else ""
        how = "Type your answers." if match.setup.typing else "Keys 1 to 9 choose."
        self._show(session.mode.title, f"{number}", f"{asked}{each}. {how}")

    def hand_over(self, match: Match) -> None:
        """Says whose turn it is, and shows the points of all."""
        rows = [(player_name(player.name), figure(points)) for player, points in match.standings()]
        width = max(cells(name) for name, _ in rows)
        lines = [f"{padded(name, width)} {points:>9}" for name, points in rows]
        name, points = player_name(match.player.name), match.session.results().points
        noun = plural(points, "point").rpartition(" ")[2]
        self._show(f"{name}, it is your turn", figure(points), "\n".join([noun, "", *lines]))

    def pause(self) -> None:
        self._show("Paused", "", "The clock stands and the question is hidden.")
