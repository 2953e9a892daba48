"""What an exam came to: per cent and pass mark, then by tag, then each question with response,
answer and source."""

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
from quiz.exams.exam import Exam
from quiz.exams.exams import save
from quiz.exams.result import by_tag, score
from quiz.exams.terms import minutes_said
from quiz.study.turns import Outcome
from quiz.text import figure, one_line, plural
from quiz.tui.prose import markdown, plain, prompt
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.summary import counted
from quiz.tui.widgets.key_bar import Key, KeyBar
from quiz.tui.widgets.time_chart import TimeChart

if TYPE_CHECKING:
    from quiz.decks.shelf import ShelvedDeck
    from quiz.tui.app import QuizApp

WIDE = 70
MOST_TAGS = 12
"""Those with the most questions; shares are all shown, there are never so many."""


class ExamResultsScreen(ResultsScreen):
    """The result of one exam."""

    app: QuizApp
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "write", show=False, id="exam.write")]

    def __init__(self, exam: Exam, told: str) -> None:
        super().__init__(exam.session)
        self.exam = exam
        self._told = told
        """What became of the result file."""
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
        """Another exam of the same decks: it is set up anew."""
        from quiz.tui.screens.exam_setup import ExamSetupScreen

        if decks := self._decks():
            self.app.show(ExamSetupScreen(decks))

    def _headline(self) -> Content:
        whole, mark = self._score, self.exam.begun.terms.pass_mark
        did = whole.passes(mark)
        return Content.assemble(
            ("Exam  ", "$text-muted"),
            (f"{whole.per_cent:.0f} %", "bold $accent"),
            f"   {figure(whole.had)} of {figure(whole.of)} points   ",
            (
                "✓ passed" if did else "✗ not passed",
                "bold $text-success" if did else "bold $text-error",
            ),
            (f" (pass mark {figure(mark)} %)", "$text-muted"),
        )

    def _figures(self) -> Content:
        exam, results = self.exam, self.results
        ended = exam.handed_in or exam.started
        by = "by the clock" if ended.at >= exam.begun.end else "by you"
        lines = [
            f"Right          {results.right} of {plural(len(results.outcomes), 'question')}",
            f"Handed in      {by}, after {minutes_said(ended.at - exam.started.at)}",
            f"Schedule       {counted(self.session)}",
        ]
        if self._told:
            lines.append(f"Result         {one_line(self._told)}")
        return Content("\n".join(lines))

    def _by_tag(self) -> Content:
        scores, wide = by_tag(self.exam), self.app.size.width >= WIDE
        bar_width, name_width = (20, 22) if wide else (6, 12)
        lines = [Content.styled("By tag", "bold")]
        most = sorted(scores, key=lambda name: -scores[name].questions)[:MOST_TAGS]
        for name, one in ((name, one) for name, one in scores.items() if name in most):
            full = round(bar_width * one.per_cent / 100)
            shown = Content(one_line(name)).truncate(name_width, ellipsis=True, pad=True)
            bar = Content.assemble(
                ("━" * full, "$success"), ("─" * (bar_width - full), "$text-muted")
            )
            lines.append(
                Content.assemble(
                    shown,
                    " ",
                    bar,
                    f" {one.per_cent:>4.0f} %  {figure(one.had)} of {figure(one.of)}",
                )
            )
        if len(scores) > MOST_TAGS:
            lines.append(
                Content.styled(
                    f"and {len(scores) - MOST_TAGS} tags with fewer questions", "$text-muted"
                )
            )
        return Content("\n").join(lines)

    def _questions(self) -> Content:
        blocks = [Content.styled("Question by question", "bold")]
        blocks += map(_question, self._in_order())
        return Content("\n\n").join(blocks)

    def _in_order(self) -> list[Outcome]:
        return sorted(self.results.outcomes, key=lambda one: one.turn.number)

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


def _question(outcome: Outcome) -> Content:
    question, verdict = outcome.turn.question, outcome.verdict
    right, wrong, partly = ("✓", "$text-success"), ("✗", "$text-error"), ("◐", "$text-warning")
    sign = right if verdict.right else wrong if verdict.wrong else partly
    word = "right" if verdict.right else "wrong" if verdict.wrong else "partly right"
    said = " · ".join(outcome.review.response.split("\n")).strip()
    word = word if said else "no answer"
    points = f"  {figure(outcome.points)} of {figure(question.points)}  {word}"
    lines = [
        Content.assemble(sign, f" {outcome.turn.number}. ", prompt(question.prompt)),
        Content.assemble(("  You said ", "$text-muted"), plain(said or "nothing")),
        Content.assemble(("  Answer   ", "$text-muted"), markdown(question.answer.shown)),
        Content.assemble(
            ("  Credit ", "$text-muted"), points, plain(f"  {verdict.note}", "$text-muted")
        ),
    ]
    source = question.citation
    if source:
        lines.append(Content.assemble("  ", plain(f"— {source}", "$text-muted italic")))
    return Content("\n").join(lines)
