"""The results of a sitting: its figures first, then every question that was missed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quiz.collection import begin_sitting
from quiz.study import STUDY, Outcome, Results
from quiz.text import plural
from quiz.tui import pages
from quiz.tui.prose import markdown, plain, prompt
from quiz.tui.widgets.key_bar import Key, KeyBar
from quiz.tui.widgets.time_chart import TimeChart
from quiz.tui.wording import CERTAINTIES, response_line, signed_mark

if TYPE_CHECKING:
    from quiz.decks import Question
    from quiz.study import Session
    from quiz.tui.face import Face


class ResultsScreen(Screen[None]):
    """The results of one sitting, of any mode that keeps no score."""

    app: Face
    CSS_PATH = "results.tcss"
    AUTO_FOCUS = "#results"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "missed", show=False, id="results.missed"),
        Binding("a", "again", show=False, id="results.again"),
        Binding("escape,enter", "home", show=False, id="results.home"),
        Binding("q", "leave", show=False, id="results.quit"),
    ]

    def __init__(self, session: Session, again: Callable[[], Session] | None = None) -> None:
        super().__init__()
        self.session = session
        self.results = session.results()
        self._again = again

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="results"):
            yield Static(self._headline(), id="headline", markup=False)
            yield Static(self._figures(), id="figures", markup=False)
            yield TimeChart(self.session.outcomes)
            yield Static(missed_blocks(self.session), id="missed", markup=False)
        yield KeyBar(self._keys())

    def _keys(self) -> tuple[Key, ...]:
        missed = (Key("s", "study the missed", "missed"),) if self.results.missed else ()
        again = (Key("a", "again", "again"),) if self._again else ()
        return (Key("Esc", "home", "home"), *missed, *again, Key("q", "quit", "leave"))

    def _headline(self) -> Content:
        mode, results = self.session.mode, self.results
        if not results.answers:
            return Content.styled("There was nothing to ask.", "bold")
        right = f"{results.right} of {len(results.answers)} right"
        text = right if results.missed else "All right!"
        return Content.assemble((f"{mode.title}  ", "$text-muted"), (text, "bold $accent"))

    def _figures(self) -> Content:
        results = self.results
        answers = plural(len(results.answers), "answer")
        lines = [
            f"Accuracy       {results.accuracy:.0%} of {answers}",
            f"Best streak    {results.streak} right in a row",
            f"A question     {results.median_seconds:.1f} s (median)",
        ]
        collection = self.app.collection
        tomorrow = sum(
            standing.due == collection.today + 1 for standing in collection.standings.values()
        )
        lines.append(f"Tomorrow       {plural(tomorrow, 'question')} due")
        if results.certainty_mark is not None:
            lines.append(_certainty_line(results))
        return Content("\n".join(lines))

    def action_home(self) -> None:
        self.app.open(pages.Home())

    def action_leave(self) -> None:
        self.app.action_leave()

    def action_missed(self) -> None:
        missed = [outcome.turn.question for outcome in self.session.missed]
        if missed:
            self._begin(lambda: begin_sitting(self.app.collection, missed, STUDY), None)

    def action_again(self) -> None:
        if self._again:
            self._begin(self._again, self._again)

    @work
    async def _begin(
        self, make: Callable[[], Session], again: Callable[[], Session] | None
    ) -> None:
        session = await self.app.keep_or_tell(make)
        if session is not None and session.left:
            self.app.open(pages.Sitting(session, again))
        else:
            self.app.tell("Nothing more of this is due today.")


def _certainty_line(results: Results) -> str:
    """`Certainty      +0.42 a question (mean); right when sure 3 of 4, fairly 1 of 2`."""
    counts = [(word, *results.right_when(certainty)) for certainty, word in CERTAINTIES.items()]
    rights = ", ".join(f"{word} {right} of {total}" for word, right, total in counts if total)
    mean = signed_mark(results.certainty_mark or 0.0)
    return f"Certainty      {mean} a question (mean); right when {rights}"


def missed_blocks(session: Session) -> Content:
    """Every question that was missed, each with its answer."""
    if not session.missed:
        return Content("")
    blocks = [Content.styled("Missed", "bold"), *map(missed_block, session.missed)]
    return Content("\n\n").join(blocks)


def missed_block(outcome: Outcome) -> Content:
    question = outcome.turn.question
    lines = [
        Content.assemble(("✗ ", "$text-error"), prompt(question.prompt)),
        answer_line(question),
        response_content(outcome),
        *source_lines(question),
    ]
    return Content("\n").join(lines)


def answer_line(question: Question) -> Content:
    return Content.assemble(("  Answer   ", "$text-muted"), markdown(question.answer.shown))


def response_content(outcome: Outcome) -> Content:
    response = response_line(outcome.review.response) or "nothing"
    return Content.assemble(("  You said ", "$text-muted"), plain(response))


def source_lines(question: Question) -> list[Content]:
    """The source of a question, on a line if it has one."""
    source = question.citation
    if not source:
        return []
    return [Content.assemble("  ", plain(f"— {source}", "$text-muted italic"))]
