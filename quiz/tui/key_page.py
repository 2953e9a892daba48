"""What the rules of keys ask of an app and of its screens."""

from __future__ import annotations

from abc import abstractmethod

from quiz.tui.key_rules import Takes
from quiz.tui.key_table import KeySet
from quiz.tui.terminal.drawing import DrawnApp, DrawnScreen
from quiz.tui.terminal.ending import Ending


class KeyApp(DrawnApp):
    """An app that knows the keys in force, and what ends it."""

    key_set: KeySet
    ending: Ending
    is_covered: bool
    """The terminal is too small: nothing of a screen can be seen, and no key is for it."""

    @property
    def is_still(self) -> bool:
        """True where nothing is to move, flash or blink."""
        return self.animation_level == "none"

    @abstractmethod
    def follow_slow_terminal(self) -> None:
        """Leaves out what is drawn to please: it would hold up what is drawn to be read."""


class KeyPage(DrawnScreen):
    """A screen that says what it takes; of any other one its focus tells."""

    @property
    @abstractmethod
    def takes(self) -> Takes | None:
        """None while nothing is on the screen that a key could be meant for."""

    def before_leaving(self) -> None:
        """Has kept what is to be kept when the program is left from here."""

    @property
    def clock_words(self) -> str:
        """What becomes of its clock while the terminal is too small to show it."""
        return ""
