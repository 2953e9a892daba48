"""The foot of a screen: a line for remarks, and under it the keys that work now."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from quiz.tui.prose import plain
from quiz.tui.widgets.key_bar import Key, KeyBar
from quiz.tui.widgets.still import Ground

_FADES_AFTER = 10.0
"""Seconds for which a remark stays on a screen that asks no questions."""


class RemarkLine(Static):
    """What the program has to say now; its line is always there, so that nothing jumps."""

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._text = ""
        self._waiting = ""
        self._stays = False
        self._fading: Timer | None = None

    def show(self, text: str, severity: str = "information", *, stays: bool = False) -> None:
        """Shows a remark until the next turn, or until the one after that if it `stays`."""
        self._stays = stays
        for name in ("warning", "error"):
            self.set_class(severity == name, f"-{name}")
        if text != self._text:  # else it would be laid out again with every turn
            self._text = text
            self._draw()
        if self._fading:
            self._fading.stop()

    def wait(self, text: str) -> None:
        """Says what is waited for, instead of the remark, until the text is empty."""
        if text != self._waiting:
            self._waiting = text
            self._draw()

    def _draw(self) -> None:
        self.update(plain(self._waiting or self._text))

    def fade(self) -> None:
        """Takes the remark away after a while: no turn comes that would."""
        self._fading = self.set_timer(_FADES_AFTER, lambda: self.show(""))

    def turn(self) -> None:
        """Takes the remark away, for it was about the question before."""
        if self._stays:
            self._stays = False
        else:
            self.show("")


class Foot(Vertical, Ground):
    """Both lines, and above them what else stands at the foot of a screen."""

    def __init__(
        self,
        keys: Sequence[Key] = (),
        *,
        out: str = "back",
        above: Sequence[Widget] = (),
        offers_help: bool = True,
        line_keys: Sequence[Key] = (),
    ) -> None:
        super().__init__()
        self._above = tuple(above)
        self._bar = KeyBar(keys, out=out, offers_help=offers_help, line_keys=line_keys)

    def compose(self) -> ComposeResult:
        yield from self._above
        yield RemarkLine()
        yield self._bar
