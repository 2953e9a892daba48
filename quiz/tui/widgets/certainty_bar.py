"""How sure the learner is, asked between the response and its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from quiz.schedule import CERTAINTIES, Certainty
from quiz.text import cells
from quiz.tui.prose import plain
from quiz.tui.wording import response_line, stakes

if TYPE_CHECKING:
    from quiz.tui.key_page import KeyApp


class CertaintyBar(Vertical):
    """Sure, fairly or a guess, with what each earns and costs."""

    class Said(Message):
        """The mouse chose one."""

        def __init__(self, certainty: Certainty) -> None:
            super().__init__()
            self.certainty = certainty

    def compose(self) -> ComposeResult:
        yield Static("", id="unsure", markup=False)
        with Horizontal():
            for certainty in Certainty:
                yield CertaintyCell(certainty)

    def show(self, response: str) -> None:
        line = self.query_one("#unsure", Static)
        line.update(
            Content.assemble(("How sure are you?  ", "bold"), plain(response_line(response)))
        )
        for cell in self.query(CertaintyCell):
            cell.draw()
        self.display = True


class CertaintyCell(Static):
    """One of the three."""

    app: KeyApp

    def __init__(self, certainty: Certainty) -> None:
        super().__init__("", markup=False)
        self.certainty = certainty

    def draw(self) -> None:
        whole = stakes(self.certainty)
        brief = " ".join(part.split()[0] for part in whole.split(", "))
        forms = (whole, whole.replace(" if", ""), brief)
        stake = next((form for form in forms if cells(form) < self.size.width), brief)
        word, key = CERTAINTIES[self.certainty], self.app.key_set.name(self.certainty.name.lower())
        self.update(
            Content.assemble(
                (f"{key} ", "bold $text-accent"),
                (word[:1].upper() + word[1:], "bold"),
                (f"\n{stake}", "$text-muted"),
            )
        )

    def on_resize(self) -> None:
        self.draw()

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(CertaintyBar.Said(self.certainty))
