"""The list before an exam is handed in, and what follows when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from quiz.errors import ExamError
from quiz.exams.exam import Exam
from quiz.exams.exams import save
from quiz.exams.result import said
from quiz.text import one_line, plural
from quiz.tui.prose import plain, prompt
from quiz.tui.summary import summary
from quiz.tui.wording import response_line

if TYPE_CHECKING:
    from quiz.tui.screens.exam import ExamScreen

GOES_ON = "The exam is not handed in, and its clock runs: `quiz exam` goes on with it."


def head(exam: Exam) -> Content:
    """What is missing, first."""
    missing, flags = exam.unanswered, exam.flags
    lines = [Content.styled("Before you hand in", "bold")]
    if missing:
        number = plural(len(missing), "question")
        lines.append(
            Content.styled(f"{number} without an answer: {said(missing)}.", "$text-warning")
        )
    else:
        lines.append(Content.styled("Every question has an answer.", "$text-success"))
    if flags:
        lines.append(Content.styled(f"Flagged: {said(flags)}.", "$text-warning"))
    lines.append(Content.styled("h hands in; that cannot be taken back.", "$text-muted"))
    return Content("\n").join(lines)


def rows(exam: Exam, width: int) -> list[Option]:
    """Each question with its answer, or the word that it has none, on a line of so many columns."""
    return [Option(_row(exam, at, max(width - 11, 16))) for at in range(len(exam.turns))]


def _row(exam: Exam, at: int, room: int) -> Content:
    question = exam.turns[at].question
    response = response_line(exam.answers.get(question.key, ""))
    flag = ("⚑ ", "$text-warning") if question.key in exam.flagged else "  "
    sign = ("● ", "$text-success") if response else ("○ ", "$text-warning")
    shown = (
        plain(one_line(response), "$text-muted")
        if response
        else Content.styled("no answer", "$text-warning")
    )
    shown = shown.truncate(room // 3, ellipsis=True)
    text = prompt(one_line(question.prompt)).truncate(room - shown.cell_length - 2, ellipsis=True)
    return Content.assemble(f"{at + 1:>3} ", flag, sign, text, "  ", shown)


async def finish(screen: ExamScreen, exam: Exam) -> None:
    """The exam is handed in: its file is written, if one is wanted, and its results are shown."""
    from quiz.tui.screens.exam_results import ExamResultsScreen

    app, terms = screen.app, exam.begun.terms
    app.collection.refresh()
    app.summaries = [one for one in app.summaries if one != GOES_ON]
    app.summaries.append(summary([(terms.name, exam.session)], None))
    told = ""
    if terms.save:
        try:
            told = f"Written to {await app.keep(save, exam, terms.name)}"
            app.summaries.append(f"{one_line(told)}.")
        except ExamError as error:
            told = str(error)
    while app.screen is not screen and len(app.screen_stack) > 1:  # a page of help may lie over it
        app.pop_screen()
    app.show(ExamResultsScreen(exam, told))
