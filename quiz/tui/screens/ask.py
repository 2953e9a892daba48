"""Where questions are asked: one screen for every mode and every shape."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from quiz.answers.rated import SelfRated
from quiz.answers.verdict import Unclear
from quiz.errors import StoreError
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Act, Flagged, Hidden, Mark, PutOff, Unflagged
from quiz.study.session import acceptable
from quiz.study.turns import Outcome, Turn
from quiz.tui.screens import certainty, keys, renewing, undoing
from quiz.tui.screens.keys import Phase
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.answer_box import AnswerBox
from quiz.tui.widgets.boxes import CardBox
from quiz.tui.widgets.key_bar import KeyBar
from quiz.tui.widgets.top_bar import TopBar
from quiz.tui.widgets.verdict import RatingBar, VerdictBox

if TYPE_CHECKING:
    from quiz.study.session import Session
    from quiz.tui.app import QuizApp

REPEAT_GUARD = 0.3
"""Seconds in which a digit that chose is not taken for a rating too."""


class AskScreen(Screen[None]):
    """One sitting on the screen; every rule is the session's."""

    app: QuizApp
    CSS_PATH: ClassVar[str | list[str | PurePath]] = "ask.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = keys.ASK

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.phase = Phase.ASKING
        self.turn: Turn | None = None
        self.outcome: Outcome | None = None
        self._hinted = False
        self._shown_at: float | None = None
        """When what is on the screen was painted: no key rates before."""
        self._chosen = ("", 0.0)
        """The digit that chose last, and when."""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with VerticalScroll(id="desk", can_focus=False):
            yield AnswerBox()
            yield VerdictBox()
        yield RatingBar()
        yield KeyBar()

    def on_mount(self) -> None:
        self._hide_verdict()
        self.begin()

    def begin(self) -> None:
        """What comes before the first question."""
        self.app.sitting = [("", self.session)]
        self.next_turn()

    # Turns and responses

    def next_turn(self) -> None:
        """Asks the next question, or ends the sitting."""
        turn = self.session.ask(self.app.collection.now)
        if turn is None:
            self.finish()
        else:
            self.show_turn(turn)
            self._look_at_decks()

    @work
    async def _look_at_decks(self) -> None:
        await renewing.renew(self)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was done yet about the question on the screen."""
        return (
            self.phase is Phase.ASKING
            and not self._hinted
            and not self.query_one(AnswerBox).is_begun
        )

    def finish(self) -> None:
        """The sitting is over."""
        self.app.show_results(self.session)

    def show_turn(self, turn: Turn) -> None:
        """Puts a turn on the screen; its clock starts when it is painted."""
        self.turn, self.outcome, self._hinted, self.phase = turn, None, False, Phase.ASKING
        self._hide_verdict()
        self.query_one(TopBar).show(turn, self.session)
        self.query_one(AnswerBox).show(turn)
        self.query_one("#desk", VerticalScroll).scroll_home(animate=False)
        self._show_keys()
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        self._shown_at = self.app.collection.clock.tick()
        self.session.painted(self._shown_at)

    def _hide_verdict(self) -> None:
        self._shown_at = None
        self.query_one(VerdictBox).display = False
        self.query_one(RatingBar).display = False

    @on(AnswerBox.Given)
    def take_given(self, event: AnswerBox.Given) -> None:
        if self.phase is Phase.VERDICT:  # Enter typed ahead
            self.action_go_on()
        else:
            self._chosen = (event.digit, self.app.collection.clock.tick())
            self.take_response(event.response)

    def take_response(self, response: str) -> None:
        """Grades a response, has it kept, and only then shows the verdict."""
        if self.turn is None or self.phase not in (Phase.ASKING, Phase.TURNED):
            return
        collection = self.app.collection
        outcome = self.session.answer(
            self.turn, response, collection.now, tick=collection.clock.tick(), hinted=self._hinted
        )
        if isinstance(outcome, Unclear):
            self.query_one(AnswerBox).remark(f"Which is meant: {' or '.join(outcome.readings)}?")
        else:
            before, self.phase = self.phase, Phase.KEEPING
            self._keep(outcome, before)

    @work(group=KEEPING)
    async def _keep(self, given: Outcome, before: Phase) -> None:
        outcome = await certainty.asked(self, given, self._chosen)
        if outcome is None:
            self.phase = before
            return
        try:
            kept = await self.app.keep(
                self.app.collection.store.record, outcome.review, outcome.turn.question
            )
        except StoreError as error:
            self.phase = before
            self.app.typed_ahead.forget()
            self.app.tell(
                f"{error} Your answer is still here: Enter tries again.", severity="error"
            )
            return
        outcome = self.session.take(outcome, kept.id, kept.standing)
        if before is Phase.TURNED:
            self.next_turn()
        else:
            self.show_outcome(outcome)

    def show_outcome(self, outcome: Outcome) -> None:
        """Shows a verdict that is kept."""
        self.outcome, self.turn = outcome, outcome.turn
        self.query_one(VerdictBox).show(outcome)
        self._show_verdict(Phase.VERDICT, outcome.turn, outcome.rating)

    @on(CardBox.Turned)
    def turn_card(self) -> None:
        if self.turn is not None and self.phase is Phase.ASKING:
            self.query_one(VerdictBox).show_back(self.turn.question)
            self._show_verdict(Phase.TURNED, self.turn, None)

    def _show_verdict(self, phase: Phase, turn: Turn, suggested: Rating | None) -> None:
        self.phase, self._shown_at = phase, None
        self.set_focus(None)
        self.query_one(AnswerBox).put_away()
        self.query_one(VerdictBox).display = True
        self.query_one(TopBar).show(turn, self.session)
        self.query_one(RatingBar).show(turn.offers, suggested, self.app.collection.today)
        self._show_keys()
        self.call_after_refresh(self._painted)

    def _show_keys(self) -> None:
        self.query_one(KeyBar).keys = keys.of(
            self.phase,
            self.turn,
            study=self.session.mode.schedules,
            right=self.outcome is not None and self.outcome.verdict.right,
            in_line=self.query_one(AnswerBox).in_line,
            accepts=self.phase is Phase.VERDICT
            and self.outcome is not None
            and bool(acceptable(self.outcome)),
        )

    def on_descendant_focus(self) -> None:
        self._show_keys()

    on_descendant_blur = on_descendant_focus

    # What is done about a verdict or a question

    @on(RatingBar.Rated)
    def take_rating(self, event: RatingBar.Rated) -> None:
        self.action_rate(int(event.rating))

    def action_rate(self, number: int) -> None:
        chosen, at = self._chosen
        repeats = str(number) == chosen and self.app.collection.clock.tick() - at < REPEAT_GUARD
        if self._shown_at is None or repeats:
            return
        rating = Rating(number)
        if self.phase is Phase.TURNED:
            self.take_response(rating.name.lower())
        elif self.phase is Phase.VERDICT and self.outcome and self.session.mode.schedules:
            if rating is self.outcome.rating:
                self.next_turn()
            else:
                self._change(
                    self.session.rate(self.outcome, rating, self.app.collection.now), go_on=True
                )

    def action_overrule(self, right: bool) -> None:
        if self.phase is Phase.VERDICT and self.outcome and self.session.mode.schedules:
            self._change(
                self.session.overrule(self.outcome, self.app.collection.now, right=right),
                go_on=False,
            )

    @work(group=KEEPING)
    async def _change(self, act: Act, *, go_on: bool) -> None:
        outcome, self.phase = self.outcome, Phase.KEEPING
        standing = await self.app.keep_or_tell(self.app.collection.keep_act, act)
        self.phase = Phase.VERDICT
        if standing is None or outcome is None:
            return
        outcome = self.session.take_rating(outcome, act, standing)
        self.next_turn() if go_on else self.show_outcome(outcome)

    def action_send(self) -> None:
        """The mouse stands in for Enter."""
        self.app.simulate_key("enter")

    def action_go_on(self) -> None:
        if self.phase is Phase.VERDICT:
            self.next_turn()
        elif self.phase is Phase.ASKING:
            self.query_one(AnswerBox).enter_line()

    def action_scroll_desk(self, pages: int) -> None:
        page = self.query_one("#desk", VerticalScroll)
        page.scroll_relative(y=pages * max(page.size.height - 2, 1), animate=False)

    def action_leave_line(self) -> None:
        if self.phase is Phase.ASKING and self.query_one(AnswerBox).in_line:
            self.set_focus(None)

    def action_hint(self) -> None:
        if self.phase is Phase.ASKING and self.turn and self.session.mode.schedules:
            self._hinted = self._hinted or bool(self.turn.question.hint)
            self.query_one(AnswerBox).show_hint(self.turn.question.hint)

    def action_give_up(self) -> None:
        if self.turn and isinstance(self.turn.question.answer, SelfRated):
            self.turn_card()
        elif self.phase is Phase.ASKING:
            self.take_response("")

    def action_why(self) -> None:
        if self.turn and self.session.mode.schedules:
            self.app.tell(self.turn.why)

    def action_put_off(self) -> None:
        self._mark(PutOff, "Not today: it comes back tomorrow.")

    def action_hide(self) -> None:
        self._mark(Hidden, "Hidden for good; u brings it back.")

    def action_flag(self) -> None:
        flagged = self.turn is not None and self.session.standing(self.turn.question).flagged
        self._mark(
            Unflagged if flagged else Flagged,
            "Flag taken away." if flagged else "Flagged.",
        )

    @work(group=KEEPING)
    async def _mark(self, mark: type[Mark], said: str) -> None:
        if (
            self.turn is None
            or self.phase in (Phase.KEEPING, Phase.COUNTDOWN)
            or not self.session.mode.schedules
        ):
            return
        turn, act = self.turn, self.session.mark(self.turn.question, mark, self.app.collection.now)
        standing = await self.app.keep_or_tell(self.app.collection.keep_act, act, turn.question)
        if standing is None:
            return
        self.session.take_mark(act, standing)
        self.app.tell(said)
        if mark in (Hidden, PutOff):
            self.next_turn()
        else:
            self.query_one(TopBar).show(turn, self.session)

    @work(group=KEEPING)
    async def action_undo(self) -> None:
        await undoing.undo(self)

    @work(group=KEEPING)
    async def action_accept(self) -> None:
        from quiz.tui.screens import accepting

        await accepting.accept(self)

    def action_end(self) -> None:
        if self.session.outcomes:
            self.finish()
        else:
            self.app.go_home()
