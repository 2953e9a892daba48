"""The control for a card, which the learner turns and then rates."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static

from quiz.tui.key_table import bind


class CardBox(Static, can_focus=True):
    """A card that Space turns."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("tick", "turn"),
        bind("go_on", "turn"),
    ]
    takes_letters = False
    own = " "
    response = ""
    """A card is rated once it is turned, and not here."""

    class Turned(Message):
        """The learner wants to see the back."""

    def __init__(self) -> None:
        super().__init__("Think of the answer, then press Space to turn the card.", markup=False)

    def restore(self, response: str) -> None:
        """A card is always shown face up."""

    def enter(self) -> None:
        self.screen.set_focus(self)

    def on_click(self) -> None:
        self.action_turn()

    def action_turn(self) -> None:
        self.post_message(self.Turned())
