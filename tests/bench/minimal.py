"""The floor of a start: the smallest program that paints with Textual."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """One text; Ctrl+Q leaves it."""

    def compose(self) -> ComposeResult:
        yield Static("painted")


if __name__ == "__main__":
    Minimal().run()
