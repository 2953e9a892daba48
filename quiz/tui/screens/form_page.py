"""The page of a form about some decks: its keys, and what is left out of the decks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from quiz.decks import ShelvedDeck
from quiz.study import left_out
from quiz.text import one_line, visible
from quiz.tui import pages
from quiz.tui.key_table import bind
from quiz.tui.widgets.foot import Foot
from quiz.tui.widgets.form import Choose
from quiz.tui.widgets.key_bar import PROBLEMS, Key

if TYPE_CHECKING:
    from quiz.tui.face import Face


class FormPage(Screen[None]):
    """Up and Down go from line to line; Enter and what it leads to are the page's own."""

    app: Face
    AUTO_FOCUS = "Choose, Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("back"),
        bind("out"),
        bind("up", "move(-1)"),
        bind("down", "move(1)"),
        bind("problems"),
    ]

    def __init__(self, decks: Sequence[ShelvedDeck]) -> None:
        super().__init__()
        self.decks = list(decks)
        self._left_out = left_out(self.decks)

    def heading(self, what: str) -> Content:
        """What the form is for, and the titles of the decks."""
        titles = ", ".join(one_line(deck.title) for deck in self.decks)
        return Content.assemble((f" {what} ", "bold reverse $primary"), "  ", (titles, "bold"))

    def notice(self) -> ComposeResult:
        """What is left out of the decks, if anything is."""
        if self._left_out.decks:
            yield Static(visible(self._left_out.sentence), classes="notice", markup=False)

    def foot(self, *keys: Key, line_keys: Sequence[Key] = ()) -> Foot:
        return Foot((*keys, PROBLEMS) if self._left_out.decks else keys, line_keys=line_keys)

    def action_move(self, step: int) -> None:
        self.focus_next() if step > 0 else self.focus_previous()

    def action_change(self) -> None:
        if isinstance(self.focused, Choose):
            self.focused.action_step(1)

    def action_problems(self) -> None:
        if self._left_out.decks:
            self.app.open(pages.Problems(self._left_out.problems()))

    def action_back(self) -> None:
        """Leaves the line, and then the page."""
        if isinstance(self.focused, Input):
            self.set_focus(None)
        else:
            self.action_out()

    def action_out(self) -> None:
        self.app.go_back()
