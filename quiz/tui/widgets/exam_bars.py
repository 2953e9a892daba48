"""The lines above a question of an exam: its number, the time left, and the answered questions."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from quiz.decks import QuestionKey
from quiz.exams import MINUTE, Exam, minutes_said
from quiz.text import one_line, plural
from quiz.tui.widgets.clock_bar import WORD_STYLE, drained

LAST_MINUTES = 5
"""The clock of a long exam says that it is nearly over from here."""


class ExamBar(Widget):
    """The exam on the left; on the right the question, its points, and whether it is flagged."""

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self._exam = exam

    def render(self) -> Content:
        exam, question = self._exam, self._exam.turn.question
        flag = ("⚑ flagged  ", "$text-warning") if question.key in exam.flagged else ""
        points = f"{plural(question.points, 'point')}   "
        right = Content.assemble(
            flag, (points, "$text-accent"), (f"{exam.at + 1} of {len(exam.turns)}", "bold")
        )
        variant = (
            f"  variant {one_line(exam.begun.terms.variant)}" if exam.begun.terms.variant else ""
        )
        left = Content.assemble((one_line(exam.begun.title), "bold"), (variant, "$text-muted"))
        left = left.truncate(max(self.size.width - right.cell_length - 2, 0), ellipsis=True)
        return Content.assemble(
            left, " " * max(self.size.width - left.cell_length - right.cell_length, 1), right
        )


class ExamClockBar(Widget):
    """The time left: a bar that drains, the minutes, and towards the end words."""

    def __init__(self, whole: int) -> None:
        super().__init__()
        self._whole = max(whole, 1)
        self._left = whole
        self._drawn: Content | None = None

    def show(self, left: int) -> None:
        self._left = max(left, 0)
        content = self.render()
        if content != self._drawn:  # most ticks change nothing that could be seen
            self._drawn = content
            self.refresh()

    def render(self) -> Content:
        minutes = f" {minutes_said(self._left)} left"
        bar = drained(self._left, self._whole, max(self.size.width - len(minutes) - 13, 4))
        colour = "$error" if self._is_nearly_over else "$primary"
        return Content.assemble((bar, colour), (minutes, "bold"), (self._word(), WORD_STYLE))

    @property
    def _is_nearly_over(self) -> bool:
        return self._left <= min(LAST_MINUTES * MINUTE, self._whole // 4)

    def _word(self) -> str:
        if not self._left:
            return "  time is up"
        return "  nearly over" if self._is_nearly_over else ""


class Strip(Widget):
    """A sign for each question: answered, not yet, flagged; brackets round the present one."""

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self._exam = exam

    def render(self) -> Content:
        exam = self._exam
        count = f"  {len(exam.answers)} of {len(exam.turns)} answered"
        room = max(self.size.width - len(count) - 2, 8)
        first = min(max(exam.at - room // 2, 0), max(len(exam.turns) - room, 0))
        signs: list[Content | tuple[str, str]] = []
        for index, turn in list(enumerate(exam.turns))[first : first + room]:
            sign, colour = _sign(exam, turn.question.key)
            signs.append((f"[{sign}]", f"bold {colour}") if index == exam.at else (sign, colour))
        return Content.assemble(*signs, (count, "$text-muted"))


def _sign(exam: Exam, key: QuestionKey) -> tuple[str, str]:
    if key in exam.flagged:
        return "⚑", "$text-warning"
    return ("●", "$text-success") if key in exam.answers else ("○", "$text-muted")
