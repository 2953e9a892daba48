"""The problems of some decks, each with the line that it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.decks import Problem
from quiz.text import plural
from quiz.tui.hanging import Hanging, Row
from quiz.tui.key_table import bind
from quiz.tui.prose import plain
from quiz.tui.widgets.foot import Foot

MOST = 200
"""So many problems are shown."""


class ProblemsScreen(ModalScreen[None]):
    """The problems that `quiz check` finds in some decks."""

    CSS_PATH = "pages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("back", "out"),
        bind("out"),
        bind("problems", "out"),
        bind("help", "app.help"),
    ]

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._problems = problems

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="page"):
            yield Static(_content(self._problems), markup=False)
        yield Foot(out="close")

    def action_out(self) -> None:
        self.dismiss()


def _content(problems: Sequence[Problem]) -> Hanging:
    title = Content.styled(plural(len(problems), "problem"), "bold")
    rows: list[Row] = [(Content(""), title)]
    for problem in problems[:MOST]:
        place = f"{problem.file}:{problem.place.line}:{problem.place.column}"
        rows.append((Content(""), plain(f"\n{place}", "$text-muted")))
        rows.append((Content("  "), plain(problem.message)))
    if len(problems) > MOST:
        more = f"\nand {len(problems) - MOST} more: `quiz check` prints them all."
        rows.append((Content(""), Content(more)))
    return Hanging(rows)
