"""The control for a card, which the learner turns and then rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message

from quiz.tui.key_table import bind
from quiz.tui.widgets.focus_look import FocusLook
from quiz.tui.widgets.still import Text

if TYPE_CHECKING:
    from quiz.tui.key_page import KeyApp


class CardBox(Text, FocusLook, can_focus=True):
    """A card that Space turns."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("tick", "turn"),
        bind("go_on", "turn"),
    ]
    app: KeyApp
    takes_letters = False
    takes_pastes = False
    own = " "
    response = ""
    """A card is rated once it is turned, and not here."""

    class Turned(Message):
        """The learner wants to see the back."""

    def __init__(self) -> None:
        super().__init__()

    def on_mount(self) -> None:
        key = self.app.key_set.name("tick")
        self.update(f"Think of the answer, then press {key} to turn the card.")

    def restore(self, response: str) -> None:
        """A card is always shown face up."""

    def enter(self) -> None:
        self.screen.set_focus(self)

    def on_click(self) -> None:
        self.action_turn()

    def action_turn(self) -> None:
        self.post_message(self.Turned())
