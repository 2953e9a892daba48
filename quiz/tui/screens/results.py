"""The results of a sitting of study: its figures first, then every question that was missed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.collection import begin_study
from quiz.schedule import CERTAINTIES
from quiz.study import CRAM, STUDY, LeftOut, Mode, Results
from quiz.text import plural, share
from quiz.tui.screens.results_page import (
    NOTHING_LEFT_OUT,
    ResultsPage,
    figure_rows,
    missed_blocks,
)
from quiz.tui.widgets.foot import Foot
from quiz.tui.widgets.time_chart import TimeChart
from quiz.tui.wording import signed_mark

if TYPE_CHECKING:
    from quiz.results import StudyResults
    from quiz.study import Session
    from quiz.tui.face import Face
    from quiz.tui.hanging import Hanging


class ResultsScreen(ResultsPage):
    """The results of one sitting of study."""

    app: Face

    def __init__(
        self,
        page: StudyResults,
        *,
        again: Callable[[], Session] | None = None,
        whence: str = "",
        left_out: LeftOut = NOTHING_LEFT_OUT,
    ) -> None:
        super().__init__(page.missed, whence, page.notices, left_out)
        self.page = page
        self.results = page.results
        self._again = again

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="results"):
            yield from self.head(self._headline())
            yield Static(self._figures(), id="figures", markup=False)
            yield TimeChart(self.results.answers)
            yield Static(missed_blocks(self.missed), id="missed", markup=False)
        yield Foot(self.keys())

    def _headline(self) -> Content:
        results = self.results
        if not results.answers:
            return Content.styled("There was nothing to ask.", "bold")
        right = f"{results.right} of {len(results.answers)} right"
        text = right if self.missed else "All right!"
        return Content.assemble(
            (f"{self.practice.title}  ", "$text-muted"), (text, "bold $text-accent")
        )

    def _figures(self) -> Hanging:
        results, page = self.results, self.page
        answers = plural(len(results.answers), "answer")
        lines = [
            f"Accuracy       {share(results.accuracy)} of {answers}",
            f"Best streak    {results.streak} right in a row",
            f"Median time    {results.median_seconds:.1f} s a question",
        ]
        if page.tomorrow is not None:
            lines.append(f"Tomorrow       {plural(page.tomorrow, 'question')} due")
        if results.certainty_mark is not None:
            lines.append(_certainty_line(results))
        return figure_rows([*lines, *self.notices()])

    @property
    def practice(self) -> Mode:
        """What was missed in a cram is crammed: no schedule was to move."""
        return CRAM if self.page.mode == CRAM.name else STUDY

    @property
    def can_go_on(self) -> bool:
        return self._again is not None or bool(self.decks_called(self.page.decks))

    def action_once_more(self) -> None:
        decks = self.decks_called(self.page.decks)
        make = self._again or partial(begin_study, self.app.collection, decks)
        if self.can_go_on:
            self.begin(make, make)


def _certainty_line(results: Results) -> str:
    """`Certainty      +0.42 a question (mean); right when sure 3 of 4, fairly 1 of 2`."""
    counts = [(word, *results.right_when(certainty)) for certainty, word in CERTAINTIES.items()]
    rights = ", ".join(f"{word} {right} of {total}" for word, right, total in counts if total)
    mean = signed_mark(results.certainty_mark or 0.0)
    return f"Certainty      {mean} a question (mean); right when {rights}"
