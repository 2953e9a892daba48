"""The results of an exam: per cent and pass mark, the shares of each tag, then every question."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from quiz.errors import ExamError
from quiz.exams import ExamResults, Score, minutes_said, write_result
from quiz.results import schedule_words
from quiz.study import Asked, LeftOut, note_beside
from quiz.text import figure, one_line, per_cent, plural, visible
from quiz.tui import pages
from quiz.tui.hanging import Hanging, Row
from quiz.tui.key_table import bind
from quiz.tui.prose import prompt
from quiz.tui.screens.results_page import (
    NOTHING_LEFT_OUT,
    ResultsPage,
    also_lines,
    answer_line,
    figure_rows,
    response_line,
    source_lines,
    titled,
)
from quiz.tui.sizes import NARROW
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.foot import Foot
from quiz.tui.widgets.form import typed_line
from quiz.tui.widgets.key_bar import key
from quiz.tui.widgets.line import Line
from quiz.tui.widgets.time_chart import TimeChart
from quiz.tui.wording import sign

if TYPE_CHECKING:
    from quiz.decks import ShelvedDeck
    from quiz.tui.face import Face

MOST_TAGS = 12
"""The tags with the most questions are shown; of shares there are never so many."""
_LONGEST_PATH = 400
_LINE_KEYS = (key("go_on", "write it", "app.send"), key("back", "close", "out"))


class ExamResultsScreen(ResultsPage):
    """The result of one exam; without answers its score alone, for the next pupil is near."""

    app: Face
    BINDINGS: ClassVar[list[BindingType]] = [bind("save")]

    def __init__(
        self,
        page: ExamResults,
        *,
        answers: bool,
        file_message: str = "",
        whence: str = "",
        left_out: LeftOut = NOTHING_LEFT_OUT,
    ) -> None:
        super().__init__(page.missed if answers else (), whence, page.notices, left_out)
        self.page = page
        self._answers = answers
        self._file_message = file_message
        """The outcome of writing the result file; empty where none is wanted."""

    def compose(self) -> ComposeResult:
        asked = [question.asked for question in self.page.questions]
        with VerticalScroll(id="results"):
            yield from self.head(self._headline())
            yield Static(self._figures(), id="figures", markup=False)
            yield Static(self._by_tag(), id="top", markup=False)
            if self._answers:
                yield TimeChart(asked)
                yield Static(_questions(asked), id="missed", markup=False)
        yield Foot(
            self.keys(key("save", "write the file")),
            above=[self._file_line()],
            line_keys=_LINE_KEYS,
        )

    def on_resize(self) -> None:
        for lines in self.query("#top").results(Static):
            lines.update(self._by_tag())

    def _file_line(self) -> Horizontal:
        path = visible(self.page.begun.terms.save)
        hint = "where to, such as ada.json; Enter writes it"
        line = typed_line(
            "Result file",
            Line(path, hint=hint, key="file", most_letters=_LONGEST_PATH),
        )
        line.display = False
        return line

    @property
    def _decks(self) -> list[ShelvedDeck]:
        """Those of the exam that are still on the shelf."""
        files = self.page.begun.files
        return [
            deck
            for deck in self.app.collection.shelf.all_decks()
            if os.path.abspath(deck.path) in files
        ]

    @property
    def can_go_on(self) -> bool:
        return bool(self._decks)

    def action_once_more(self) -> None:
        """Sets up another exam of the same decks."""
        if decks := self._decks:
            self.app.open(pages.ExamSetup(decks))

    def _headline(self) -> Content:
        whole, mark = self.page.score, self.page.begun.terms.pass_mark
        passing = (
            ("✓ passed", "bold $text-success")
            if whole.passes(mark)
            else ("✗ not passed", "bold $text-error")
        )
        return Content.assemble(
            ("Exam  ", "$text-muted"),
            (per_cent(whole.shown(mark)), "bold $text-accent"),
            f"   {figure(whole.had)} of {plural(whole.of, 'point')}   ",
            passing,
            (f" (pass mark {per_cent(mark, digits=2)})", "$text-muted"),
        )

    def _figures(self) -> Hanging:
        page = self.page
        by = "by the clock" if page.by_clock else "by you"
        schedule = schedule_words(page.counted, mine=page.mine, allowed=page.allowed)
        lines = [
            f"Right          {page.right} of {plural(len(page.questions), 'question')}",
            f"Handed in      {by}, after {minutes_said(page.handed_in.at - page.started.at)}",
            f"Schedule       {schedule}",
        ]
        if name := one_line(page.begun.terms.name):
            lines.insert(0, f"Candidate      {name}")
        if not self._answers:
            lines.append("Answers        not shown, as the exam was set up")
        if self._file_message:
            lines.append(f"Result         {one_line(self._file_message)}")
        lines += [f"Later          {remark}" for remark in page.remarks]
        return figure_rows([*lines, *self.notices()])

    def _by_tag(self) -> Content:
        scores, wide = self.page.by_tag(), self.app.size.width >= NARROW
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

    # The result file

    @property
    def _line(self) -> Input:
        return self.query_one("#file", Input)

    def action_save(self) -> None:
        """Asks where to the result file is to be written."""
        self.query_one(".typed").display = True
        self._line.focus()

    def action_out(self) -> None:
        if self.query_one(".typed").display:
            self._close_line()
        else:
            super().action_out()

    def _close_line(self) -> None:
        self.query_one(".typed").display = False
        self.query_one("#results").focus()

    @on(Input.Submitted)
    @work(group=KEEPING)
    async def write_file(self, event: Input.Submitted) -> None:
        if not event.value.strip():
            return
        name = self.page.begun.terms.name
        try:
            path = await self.app.keep(write_result, self.page, name, event.value.strip())
        except ExamError as error:
            self.app.tell(str(error), severity="error")
        else:
            self.app.tell(f"Written to {path}")
            self._close_line()


def _questions(every: list[Asked]) -> Hanging:
    return titled("Question by question", map(_block, every))


def _bar(score: Score, width: int) -> Content:
    full = round(width * score.per_cent / 100)
    return Content.assemble(
        ("━" * full, "$success"),
        ("─" * (width - full), "$text-muted"),
        f" {per_cent(score.per_cent):>6}  {figure(score.had)} of {figure(score.of)}",
    )


def _block(asked: Asked) -> list[Row]:
    """A question with response, answer, credit and source."""
    from quiz.exams import score
    from quiz.study import Attempt

    had = score([Attempt(asked.credit, asked.took / 1000, weight=asked.weight)]).had
    note = note_beside(asked.answer, asked.note)
    points = f"{figure(had)} of {figure(asked.weight)}  {_word(asked)}"
    credit = Content.assemble(points, prompt(f"  {note}").stylize("$text-muted"))
    return [
        (Content.assemble(sign(asked), f" {asked.number}. "), prompt(asked.prompt)),
        response_line(asked),
        answer_line(asked),
        *also_lines(asked),
        (Content.styled("  Credit   ", "$text-muted"), credit),
        *source_lines(asked),
    ]


def _word(asked: Asked) -> str:
    if not asked.response.strip():
        return "no answer"
    if asked.right:
        return "right"
    return "wrong" if asked.wrong else "partly right"
