"""An exam that was not handed in: its clock has run, and it is gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quiz.display import one_line
from quiz.exams.exam import Exam
from quiz.exams.terms import minutes_said
from quiz.tui.widgets.key_bar import Key, KeyBar
from quiz.wording import plural

if TYPE_CHECKING:
    from quiz.tui.app import QuizApp


class ExamOpenScreen(Screen[None]):
    """Offers to go on; past its end it is handed in as it stands."""

    app: QuizApp
    CSS_PATH = "exam.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", show=False, id="open.go_on"),
        Binding("escape", "later", show=False, id="open.later"),
        Binding("q", "leave", show=False, id="open.quit"),
    ]

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self.exam = exam

    def compose(self) -> ComposeResult:
        title = one_line(self.exam.begun.title)
        with VerticalScroll(id="cover", can_focus=False):
            yield Static(Content.assemble((" exam ", "bold reverse $primary"), "  ", (title, "bold")), markup=False)
            yield Static("", id="open-said", markup=False)
        yield KeyBar((Key("Enter", "go on", "go_on"), Key("Esc", "later", "later"), Key("q", "quit", "leave")))

    def on_mount(self) -> None:
        self.app.offers_exam = False  # once is enough
        self._show()
        self.set_interval(0.5, self._show)

    def _show(self) -> None:
        exam, desk = self.exam, self.app.desk
        left = exam.left(desk.now.at, desk.clock.tick())
        missing = len(exam.begun.paper) - len(exam.turns)
        over = left <= 0 or exam.handed_in is not None
        lines = [
            "This exam is not handed in, and its clock has run." if not over else "The time of this exam is up.",
            f"{len(exam.answers)} of {plural(len(exam.turns), 'question')} have an answer.",
            f"{minutes_said(left)} left. Enter goes on." if not over else "Enter hands it in as it stands.",
        ]
        if missing:
            lines.append(f"{plural(missing, 'question')} left the deck since; the exam goes on without.")
        self.query_one("#open-said", Static).update(Content("\n".join(lines)))

    def action_go_on(self) -> None:
        from quiz.tui.screens.exam import ExamScreen

        self.app.show(ExamScreen(self.exam))

    def action_later(self) -> None:
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.go_home()

    def action_leave(self) -> None:
        self.app.action_leave()
