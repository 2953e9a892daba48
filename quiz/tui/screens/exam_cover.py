"""The cover of an exam: what it is, and that its clock begins with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from quiz.decks import Question, ShelvedDeck
from quiz.errors import ExamError, StoreError
from quiz.exams import (
    NAME_LENGTH,
    Exam,
    Terms,
    answers_words,
    begin,
    compose_paper,
    go_on,
    minutes_said,
    pass_words,
    size_words,
)
from quiz.text import one_line, plural, visible
from quiz.tui.key_table import bind
from quiz.tui.screens.form_page import FormPage
from quiz.tui.styled import StyledScreen
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.foot import Foot
from quiz.tui.widgets.form import Choose, typed_line
from quiz.tui.widgets.key_bar import key
from quiz.tui.widgets.line import Line

if TYPE_CHECKING:
    from quiz.collection import Collection
    from quiz.tui.face import Face


class ExamCoverScreen(FormPage):
    """Nothing of the paper is shown before the clock runs."""

    CSS_PATH = "exam.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [bind("go_on", "begin", priority=True)]

    def __init__(
        self, decks: Sequence[ShelvedDeck], terms: Terms, questions: Sequence[Question]
    ) -> None:
        super().__init__(decks)
        self._terms = terms
        self._questions = list(questions)

    def compose(self) -> ComposeResult:
        terms = self._terms
        with VerticalScroll(id="cover", can_focus=False):
            yield Static(self._title(), markup=False)
            if len(terms.variants) > 1 and not terms.variant:
                options = [(variant, one_line(variant)) for variant in terms.variants]
                yield Choose("Variant", "variant", options, terms.variants[0])
            if terms.save and not terms.name:
                hint = "as your teacher knows you"
                line = Line(hint=hint, key="name", most_letters=NAME_LENGTH, select_on_focus=True)
                yield typed_line("Your name", line)
            yield from self.notice()
            yield Static(self._rules(), id="rules", markup=False)
        yield self.foot(key("go_on", "begin", "begin"))

    def _title(self) -> Content:
        name = Content(f"   {visible(self._terms.name)}") if self._terms.name else ""
        return Content.assemble(self.heading("exam"), name)

    def _rules(self) -> Content:
        terms = self._terms
        lines = [
            size_words(terms, self._questions, minutes_said(terms.length)),
            pass_words(terms),
            "",
            "One clock runs for all of it, and nothing stops it: not a closed window, not a pause.",
            "Go forward and back as you like, and flag what you want to see again.",
            "Every answer is kept as you give it. "
            "When the time is up, the exam is handed in by itself.",
            answers_words(terms),
        ]
        if terms.save:
            lines += ["", f"The result is written to {one_line(terms.save)}."]
        return Content("\n".join(lines))

    @work(group=KEEPING, exclusive=True)
    async def action_begin(self) -> None:
        name = (
            " ".join(self.query_one(Input).value.split()) if self.query(Input) else self._terms.name
        )
        if self._terms.save and not name:
            self.app.tell("The result needs a name: write yours.")
            return
        variant = str(self.query_one(Choose).value) if self.query(Choose) else self._terms.variant
        terms = self._terms._replace(name=name, variant=variant)
        try:
            exam = await self.app.keep(_begin, self.app.collection, self.decks, terms)
        except (ExamError, StoreError) as error:
            self.app.tell(str(error), severity="error")
            return
        self._open(exam)

    def _open(self, exam: Exam) -> None:
        """Shows the exam in the place of its cover, and of its set-up below."""
        from quiz.tui.screens.exam import ExamScreen

        app = self.app
        while len(app.screen_stack) > 1 and isinstance(app.screen_stack[-2], FormPage):
            app.pop_screen()
        app.show(ExamScreen(exam))


def _begin(collection: Collection, decks: Sequence[ShelvedDeck], terms: Terms) -> Exam:
    return begin(collection, decks, *compose_paper(decks, terms))


class ExamOpenScreen(StyledScreen):
    """Offers to go on; past its end it is handed in as it stands."""

    app: Face
    CSS_PATH = "exam.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go_on"),
        bind("back", "out"),
        bind("out"),
    ]

    def __init__(self, exam: Exam, was_open: str = "") -> None:
        super().__init__()
        self.exam = exam
        self._was_open = was_open
        """The sentence on the window that it was open in, if there is one to be said."""

    def compose(self) -> ComposeResult:
        title = one_line(self.exam.begun.title)
        with VerticalScroll(id="cover", can_focus=False):
            yield Static(
                Content.assemble((" exam ", "bold reverse $primary"), "  ", (title, "bold")),
                markup=False,
            )
            yield Static("", id="open-state", markup=False)
        yield Foot((key("go_on", "go on"),), out="later")

    def on_mount(self) -> None:
        self.app.offers_exam = False  # once is enough
        self._show()
        self.set_interval(0.5, self._show)

    def _show(self) -> None:
        exam, collection = self.exam, self.app.collection
        left = exam.left(collection.now.at, collection.clock.tick())
        missing = len(exam.begun.paper) - len(exam.turns)
        is_over = left <= 0 or exam.handed_in is not None
        state, offer = "This exam is not handed in, and its clock goes on.", "Enter goes on."
        if is_over:
            state, offer = "The time of this exam is up.", "Enter hands it in as it stands."
        answers = f"{len(exam.answers)} of {plural(len(exam.turns), 'question')} have an answer."
        lines = [state, *filter(None, [one_line(self._was_open)]), answers]
        lines += [offer if is_over else f"{minutes_said(left)} left. {offer}"]
        if missing:
            lines.append(
                f"{plural(missing, 'question')} left the deck since; the exam goes on without."
            )
        self.query_one("#open-state", Static).update(Content("\n".join(lines)))

    @work(group=KEEPING, exclusive=True)
    async def action_go_on(self) -> None:
        from quiz.tui.screens.exam import ExamScreen

        try:
            exam = await self.app.keep(go_on, self.app.collection, self.exam)
        except (ExamError, StoreError) as error:
            self.app.tell(str(error), severity="error")
        else:
            self.app.show(ExamScreen(exam))

    def action_out(self) -> None:
        self.app.go_back()
