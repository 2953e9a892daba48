"""The floor of a question on the screen: a bare card of ten widgets, whose Enter commits one row.

`python tests/bench/card.py ROWS.db`: each Enter shows the verdict, or the next question.
"""

from __future__ import annotations

import sqlite3
import sys

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

RATINGS = ("Again", "Hard", "Good", "Easy")


class Card(App[None]):
    """A question, a line, a verdict, four ratings and two bars."""

    CSS = """
    #top, #keys { height: 1; background: $panel; }
    #page { height: 1fr; padding: 1 2; }
    #prompt { padding: 1 2; background: $surface; }
    #verdict { height: 4; margin-top: 1; }
    #ratings { height: 2; }
    #ratings Static { width: 1fr; }
    """

    def __init__(self, path: str) -> None:
        super().__init__()
        self._rows = sqlite3.connect(path, isolation_level=None)
        self._rows.execute("PRAGMA journal_mode=TRUNCATE")
        self._rows.execute("PRAGMA synchronous=FULL")
        self._rows.execute("CREATE TABLE row (text TEXT)")
        self._number = 1
        self._is_asking = True

    def compose(self) -> ComposeResult:
        yield Static("Card", id="top")
        with Vertical(id="page"):
            yield Static("Question 1?", id="prompt")
            yield Input(placeholder="Your answer")
            yield Static("", id="verdict")
        with Horizontal(id="ratings"):
            for rating in RATINGS:
                yield Static(rating)
        yield Static("Enter send", id="keys")

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        verdict, keys = self.query_one("#verdict", Static), self.query_one("#keys", Static)
        if self._is_asking:
            self._rows.execute("INSERT INTO row VALUES (?)", (event.value,))
            verdict.update(f"✗ Wrong\n\nYou said {event.value}\nAnswer   Person of the card")
            keys.update("Enter next")
        else:
            self._number += 1
            self.query_one("#prompt", Static).update(f"Question {self._number}?")
            verdict.update("")
            keys.update("Enter send")
        event.input.value = ""
        self._is_asking = not self._is_asking


if __name__ == "__main__":
    Card(sys.argv[1]).run()
