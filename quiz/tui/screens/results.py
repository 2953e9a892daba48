"""The results of a sitting: its figures first, then every question that was missed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quiz.collection import begin_sitting
from quiz.study import STUDY, Outcome, Results
from quiz.text import plural, share, visible
from quiz.tui import pages
from quiz.tui.answered import right_answer, said
from quiz.tui.key_table import bind
from quiz.tui.prose import plain, prompt
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.foot import Foot
from quiz.tui.widgets.key_bar import PROBLEMS, Key, key
from quiz.tui.widgets.time_chart import TimeChart
from quiz.tui.wording import CERTAINTIES, signed_mark

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
        bind("missed"),
        bind("once_more"),
        bind("problems"),
        bind("back", "out"),
        bind("out"),
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
            yield TimeChart(self.results.outcomes)
            yield Static(missed_blocks(self.results), id="missed", markup=False)
        yield Foot(self._keys(), out="home")

    def _keys(self) -> tuple[Key, ...]:
        missed = (key("missed", "study the missed"),) if self.results.missed else ()
        again = (key("once_more", "once more"),) if self._again else ()
        return (*missed, *again, *self._problem_keys())

    def _problem_keys(self) -> tuple[Key, ...]:
        return (PROBLEMS,) if self.session.left_out.decks else ()

    def _headline(self) -> Content:
        mode, results = self.session.mode, self.results
        if not results.outcomes:
            return Content.styled("There was nothing to ask.", "bold")
        right = f"{results.right} of {len(results.outcomes)} right"
        text = right if results.missed else "All right!"
        return Content.assemble((f"{mode.title}  ", "$text-muted"), (text, "bold $text-accent"))

    def _figures(self) -> Content:
        results = self.results
        answers = plural(len(results.outcomes), "answer")
        lines = [
            f"Accuracy       {share(results.accuracy)} of {answers}",
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
        return Content("\n".join([*lines, *self._notices()]))

    def _notices(self) -> list[str]:
        """What was said before it began, under the figures."""
        return ["", *map(visible, notices)] if (notices := self.session.notices) else []

    def action_out(self) -> None:
        self.app.open(pages.Home())

    def action_problems(self) -> None:
        if self.session.left_out.decks:
            self.app.open(pages.Problems(self.session.left_out.problems()))

    def action_missed(self) -> None:
        missed = [outcome.turn.question for outcome in self.results.missed]
        # What was missed in a cram is crammed: no schedule was to move.
        mode = self.session.mode if self.session.mode.is_practice else STUDY
        if missed:
            self._begin(lambda: begin_sitting(self.app.collection, missed, mode), None)

    def action_once_more(self) -> None:
        if self._again:
            self._begin(self._again, self._again)

    @work(group=KEEPING)
    async def _begin(
        self, make: Callable[[], Session], again: Callable[[], Session] | None
    ) -> None:
        session = await self.app.keep_or_tell(make)
        if session is not None and session.left:
            self.app.open(pages.Sitting(session, again))
        else:
            self.app.tell("There is nothing more of this to study.")


def _certainty_line(results: Results) -> str:
    """`Certainty      +0.42 a question (mean); right when sure 3 of 4, fairly 1 of 2`."""
    counts = [(word, *results.right_when(certainty)) for certainty, word in CERTAINTIES.items()]
    rights = ", ".join(f"{word} {right} of {total}" for word, right, total in counts if total)
    mean = signed_mark(results.certainty_mark or 0.0)
    return f"Certainty      {mean} a question (mean); right when {rights}"


def missed_blocks(results: Results) -> Content:
    """Every question that was missed, each with its answer."""
    if not results.missed:
        return Content("")
    blocks = [Content.styled("Missed", "bold"), *map(missed_block, results.missed)]
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
    return Content.assemble(("  Answer   ", "$text-muted"), right_answer(question))


def response_content(outcome: Outcome) -> Content:
    response = said(outcome.turn, outcome.review.response)
    return Content.assemble(("  You said ", "$text-muted"), response or "nothing")


def source_lines(question: Question) -> list[Content]:
    """The source of a question, on a line if it has one."""
    source = question.citation
    if not source:
        return []
    return [Content.assemble("  ", plain(f"— {source}", "$text-muted italic"))]
