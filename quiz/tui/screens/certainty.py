"""Asks how sure the learner is, between the response and its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.schedule import Certainty
from quiz.tui.prose import plain
from quiz.tui.screens.keys import REPEAT_GUARD
from quiz.tui.widgets.key_bar import Key, KeyBar
from quiz.tui.wording import CERTAINTIES, response_line, stakes

if TYPE_CHECKING:
    from quiz.tui.face import Face


class CertaintyScreen(ModalScreen[Certainty | None]):
    """One key: sure, fairly or a guess."""

    app: Face
    CSS_PATH = "pages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "say(1)", show=False, id="certainty.sure"),
        Binding("2", "say(2)", show=False, id="certainty.fairly"),
        Binding("3", "say(3)", show=False, id="certainty.guess"),
        Binding("escape", "dismiss", show=False, id="certainty.back"),
    ]

    def __init__(self, response: str, chosen: tuple[str, float]) -> None:
        super().__init__()
        self._response = response
        self._chosen = chosen
        self._is_painted = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="page"):
            yield Static(_content(self._response), markup=False)
        keys = [
            Key(f"{certainty:d}", word, f"say({certainty:d})")
            for certainty, word in CERTAINTIES.items()
        ]
        yield KeyBar((*keys, Key("Esc", "back to the question", "dismiss")))

    def on_mount(self) -> None:
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        self._is_painted = True

    def action_say(self, number: int) -> None:
        digit, at = self._chosen
        repeats = digit == str(number) and self.app.collection.clock.tick() - at < REPEAT_GUARD
        if self._is_painted and not repeats:
            self.dismiss(Certainty(number))


def _content(response: str) -> Content:
    lines = [
        Content.styled("How sure are you?", "bold"),
        plain(response_line(response)),
        Content(""),
    ]
    for certainty, word in CERTAINTIES.items():
        digit, stake = (f"{certainty:d} ", "bold $text-accent"), (stakes(certainty), "$text-muted")
        lines.append(Content.assemble(digit, f"{word:<8}", stake))
    return Content("\n").join(lines)
