"""The lines above a question of an exam: where one is, how much time is left, and what has an
answer."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from quiz.decks.identity import QuestionKey
from quiz.exams.exam import Exam
from quiz.exams.terms import MINUTE, minutes_said
from quiz.text import one_line, plural

_EIGHTHS = " ▏▎▍▌▋▊▉█"
LAST_MINUTES = 5


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
            flag, (points, "$accent"), (f"{exam.at + 1} of {len(exam.turns)}", "bold")
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
    """What is left of the time: a bar that drains, the figure, and towards the end words."""

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
        last = self._left <= min(LAST_MINUTES * MINUTE, self._whole // 4)
        said = f" {minutes_said(self._left)} left"
        word = "  time is up" if not self._left else "  nearly over" if last else ""
        room = max(self.size.width - len(said) - 13, 4)
        eighths = round(room * 8 * self._left / self._whole)
        bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
        colour = "$error" if last else "$primary"
        return Content.assemble(
            (bar.ljust(room)[:room], colour), (said, "bold"), (word, "bold $text-error")
        )


class Strip(Widget):
    """Each question as a sign: answered, not yet, flagged; the one on the screen in brackets."""

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self._exam = exam

    def render(self) -> Content:
        exam = self._exam
        done = f"  {len(exam.answers)} of {plural(len(exam.turns), 'answer')}"
        room = max(self.size.width - len(done) - 2, 8)
        first = min(max(exam.at - room // 2, 0), max(len(exam.turns) - room, 0))
        signs: list[Content | tuple[str, str]] = []
        for at, turn in list(enumerate(exam.turns))[first : first + room]:
            sign, colour = _sign(exam, turn.question.key)
            signs.append((f"[{sign}]", f"bold {colour}") if at == exam.at else (sign, colour))
        return Content.assemble(*signs, (done, "$text-muted"))


def _sign(exam: Exam, key: QuestionKey) -> tuple[str, str]:
    if key in exam.flagged:
        return "⚑", "$text-warning"
    return ("●", "$text-success") if key in exam.answers else ("○", "$text-muted")
