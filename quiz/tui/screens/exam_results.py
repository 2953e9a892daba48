"""The results of an exam: per cent and pass mark, the shares of each tag, then every question."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.errors import ExamError
from quiz.exams import Exam, Score, by_tag, minutes_said, save, score
from quiz.study import Outcome
from quiz.text import figure, one_line, plural
from quiz.tui import pages
from quiz.tui.prose import plain, prompt
from quiz.tui.screens.results import ResultsScreen, answer_line, response_content, source_lines
from quiz.tui.sizes import NARROW
from quiz.tui.summary import schedule_line
from quiz.tui.widgets.key_bar import Key, KeyBar
from quiz.tui.widgets.time_chart import TimeChart
from quiz.tui.wording import sign

if TYPE_CHECKING:
    from quiz.decks import ShelvedDeck
    from quiz.tui.face import Face

MOST_TAGS = 12
"""The tags with the most questions are shown; of shares there are never so many."""


class ExamResultsScreen(ResultsScreen):
    """The result of one exam."""

    app: Face
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "write", show=False, id="exam.write")]

    def __init__(self, exam: Exam, file_message: str) -> None:
        super().__init__(exam.session)
        self.exam = exam
        self._file_message = file_message
        """The outcome of writing the result file; empty where none is wanted."""
        self._score = score(outcome.attempt for outcome in exam.session.outcomes)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="results"):
            yield Static(self._headline(), id="headline", markup=False)
            yield Static(self._figures(), id="figures", markup=False)
            yield Static(self._by_tag(), id="top", markup=False)
            yield TimeChart(self._in_order())
            yield Static(self._questions(), id="missed", markup=False)
        yield KeyBar(self._keys())

    def _keys(self) -> tuple[Key, ...]:
        study = (Key("s", "study the missed", "missed"),) if self.results.missed else ()
        again = (Key("a", "again", "again"),) if self._decks() else ()
        write = (Key("w", "write again", "write"),) if self.exam.begun.terms.save else ()
        return (Key("Esc", "home", "home"), *study, *again, *write, Key("q", "quit", "leave"))

    def _decks(self) -> list[ShelvedDeck]:
        """Those of the exam that are still on the shelf."""
        files = self.exam.begun.files
        return [
            deck
            for deck in self.app.collection.shelf.all_decks()
            if os.path.abspath(deck.path) in files
        ]

    def action_again(self) -> None:
        """Sets up another exam of the same decks."""
        if decks := self._decks():
            self.app.open(pages.ExamSetup(decks))

    def _headline(self) -> Content:
        whole, mark = self._score, self.exam.begun.terms.pass_mark
        passing = (
            ("✓ passed", "bold $text-success")
            if whole.passes(mark)
            else ("✗ not passed", "bold $text-error")
        )
        return Content.assemble(
            ("Exam  ", "$text-muted"),
            (f"{whole.shown(mark)} %", "bold $accent"),
            f"   {figure(whole.had)} of {figure(whole.of)} points   ",
            passing,
            (f" (pass mark {figure(mark)} %)", "$text-muted"),
        )

    def _figures(self) -> Content:
        exam, results = self.exam, self.results
        ended = exam.handed_in or exam.started
        by = "by the clock" if ended.at >= exam.begun.end else "by you"
        lines = [
            f"Right          {results.right} of {plural(len(results.answers), 'question')}",
            f"Handed in      {by}, after {minutes_said(ended.at - exam.started.at)}",
            f"Schedule       {schedule_line(self.session)}",
        ]
        if self._file_message:
            lines.append(f"Result         {one_line(self._file_message)}")
        return Content("\n".join(lines))

    def _by_tag(self) -> Content:
        scores, wide = by_tag(self.exam), self.app.size.width >= NARROW
        bar_width, name_width = (20, 22) if wide else (6, 12)
        lines = [Content.styled("By tag", "bold")]
        most = sorted(scores, key=lambda name: -scores[name].questions)[:MOST_TAGS]
        for name, tag in scores.items():
            if name in most:
                title = Content(one_line(name)).truncate(name_width, ellipsis=True, pad=True)
                lines.append(Content.assemble(title, " ", _bar(tag, bar_width)))
        if len(scores) > MOST_TAGS:
            rest = plural(len(scores) - MOST_TAGS, "tag")
            lines.append(Content.styled(f"and {rest} with fewer questions", "$text-muted"))
        return Content("\n").join(lines)

    def _questions(self) -> Content:
        blocks = [Content.styled("Question by question", "bold")]
        blocks += map(_block, self._in_order())
        return Content("\n\n").join(blocks)

    def _in_order(self) -> list[Outcome]:
        return sorted(self.session.outcomes, key=lambda outcome: outcome.turn.number)

    @work
    async def action_write(self) -> None:
        if not self.exam.begun.terms.save:
            return
        try:
            path = await self.app.keep(save, self.exam, self.exam.begun.terms.name)
        except ExamError as error:
            self.app.tell(str(error), severity="error")
        else:
            self.app.tell(f"Written to {path}")


def _bar(score: Score, width: int) -> Content:
    full = round(width * score.per_cent / 100)
    per_cent = round(score.per_cent)
    return Content.assemble(
        ("━" * full, "$success"),
        ("─" * (width - full), "$text-muted"),
        f" {per_cent:>4} %  {figure(score.had)} of {figure(score.of)}",
    )


def _block(outcome: Outcome) -> Content:
    """A question with response, answer, credit and source."""
    question, verdict = outcome.turn.question, outcome.verdict
    points = f"  {figure(outcome.points)} of {figure(question.points)}  {_word(outcome)}"
    lines = [
        Content.assemble(sign(verdict), f" {outcome.turn.number}. ", prompt(question.prompt)),
        response_content(outcome),
        answer_line(question),
        Content.assemble(
            ("  Credit ", "$text-muted"), points, plain(f"  {verdict.note}", "$text-muted")
        ),
        *source_lines(question),
    ]
    return Content("\n").join(lines)


def _word(outcome: Outcome) -> str:
    if not outcome.review.response.strip():
        return "no answer"
    if outcome.verdict.right:
        return "right"
    return "wrong" if outcome.verdict.wrong else "partly right"
