"""The interface of the controls that a response is given with; a response is always text."""

from __future__ import annotations

from typing import Protocol

from textual.message import Message


class Entered(Message):
    """A control's response is complete; every control sends it."""

    def __init__(self, response: str) -> None:
        super().__init__()
        self.response = response


class Remarked(Message):
    """A control has something to say about what was done to it, or no more if that is empty."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Control(Protocol):
    """One way to give a response, mounted once and shown for the turns that need it.

    Each has also a `show` of its own, which begins a turn with nothing answered and takes what that
    control needs of the turn.
    """

    takes_letters: bool
    """Letters are typed into it: none is a command while the control has the focus."""

    @property
    def takes_pastes(self) -> bool:
        """It has no line, and takes the lines of a paste: it orders, pairs or ticks them."""

    @property
    def own(self) -> str:
        """The characters that it takes where it has no line: digits of choices, a blank."""

    @property
    def display(self) -> bool: ...

    @display.setter
    def display(self, is_shown: bool) -> None: ...

    @property
    def has_focus_within(self) -> bool: ...

    @property
    def response(self) -> str:
        """The response as it stands now; empty where nothing was done."""

    def restore(self, response: str) -> None:
        """Shows again what was answered before."""

    def enter(self) -> None:
        """Gives the keyboard to the control."""
