"""The screen on which questions are asked, in every mode and of every shape."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from quiz.answers import SelfRated, Unclear
from quiz.clock import Moment
from quiz.collection import Acceptance, OpenSitting
from quiz.errors import EditRefused, StoreError
from quiz.schedule import Certainty, Flagged, Hidden, Mark, PutOff, Rating, Unflagged
from quiz.study import Outcome, Turn, acceptable
from quiz.tui import pages
from quiz.tui.screens import keys
from quiz.tui.screens.certainty import CertaintyScreen
from quiz.tui.screens.keys import REPEAT_GUARD, Phase
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.answer_box import AnswerBox
from quiz.tui.widgets.card_box import CardBox
from quiz.tui.widgets.key_bar import KeyBar
from quiz.tui.widgets.page import Page
from quiz.tui.widgets.top_bar import TopBar
from quiz.tui.widgets.verdict import RatingBar, VerdictBox

if TYPE_CHECKING:
    from quiz.collection import Proposal
    from quiz.study import Session
    from quiz.tui.face import Face


class AskScreen(Screen[None]):
    """One sitting on the screen; every rule is the session's."""

    app: Face
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
        """The tick at which the screen was painted last: no key rates before."""
        self._chosen = ("", 0.0)
        """The digit that chose last, and its tick."""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Page(id="page"):
            yield AnswerBox()
            yield VerdictBox()
        yield RatingBar()
        yield KeyBar()

    @property
    def sitting(self) -> OpenSitting:
        """The session with the writer that keeps it."""
        return OpenSitting(self.session, self.app.collection, self.app.keep)

    def on_mount(self) -> None:
        self._hide_verdict()
        self.begin()

    def begin(self) -> None:
        """Asks the first question."""
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
        """Takes up decks that were saved, with the question on the screen if it is untouched."""
        if not self.session.mode.schedules:
            return
        if await self.sitting.take_edits() and self.is_untouched:
            turn = self.session.ask_as_edited(self.app.collection.now)
            if turn is not None:
                self.show_turn(turn)

    @property
    def is_untouched(self) -> bool:
        """True if nothing was done yet about the question on the screen."""
        return (
            self.phase is Phase.ASKING
            and not self._hinted
            and not self.query_one(AnswerBox).response
        )

    def finish(self) -> None:
        """Ends the sitting."""
        self.app.open(pages.Results(self.session))

    def show_turn(self, turn: Turn) -> None:
        """Puts a turn on the screen; its clock starts when it is painted."""
        self.turn, self.outcome, self._hinted, self.phase = turn, None, False, Phase.ASKING
        self._hide_verdict()
        self.query_one(TopBar).show(turn, self.session)
        self.query_one(AnswerBox).show(turn)
        self.query_one(Page).scroll_home(animate=False)
        self._show_keys()
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        self._shown_at = self.app.collection.clock.tick()
        self.session.painted(self._shown_at)

    def _hide_verdict(self) -> None:
        self._shown_at = None
        self.query_one(VerdictBox).display = False
        self.query_one(RatingBar).display = False

    @on(AnswerBox.Answered)
    def take_answer(self, event: AnswerBox.Answered) -> None:
        if self.phase is Phase.VERDICT:  # Enter typed ahead
            self.action_go_on()
        else:
            self._chosen = (event.digit, self.app.collection.clock.tick())
            self.take_response(event.response)

    def take_response(self, response: str) -> None:
        """Has a response graded and kept, and only then shows the verdict."""
        if self.turn is not None and self.phase in (Phase.ASKING, Phase.TURNED):
            before, self.phase = self.phase, Phase.KEEPING
            now, tick = self.app.collection.now, self.app.collection.clock.tick()
            self._answer(self.turn, response, now, tick=tick, before=before)

    @work(group=KEEPING)
    async def _answer(
        self, turn: Turn, response: str, moment: Moment, *, tick: float, before: Phase
    ) -> None:
        try:
            outcome = await self.sitting.answer(
                turn,
                response,
                moment,
                tick=tick,
                hinted=self._hinted,
                ask_certainty=self._ask_certainty,
            )
        except StoreError as error:
            self.phase = before
            self.app.typed_ahead.forget()
            self.app.tell(
                f"{error} Your answer is still here: Enter tries again.", severity="error"
            )
            return
        if outcome is None:
            self.phase = before
        elif isinstance(outcome, Unclear):
            self.phase = before
            self.query_one(AnswerBox).remark(f"Which is meant: {' or '.join(outcome.readings)}?")
        elif before is Phase.TURNED:
            self.next_turn()
        else:
            self.show_outcome(outcome)

    async def _ask_certainty(self, response: str) -> Certainty | None:
        return await self.app.push_screen_wait(CertaintyScreen(response, self._chosen))

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
        self.query_one(AnswerBox).put_away(turn)
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
        rating, outcome, now = Rating(number), self.outcome, self.app.collection.now
        if self.phase is Phase.TURNED:
            self.take_response(rating.name.lower())
        elif self.phase is Phase.VERDICT and outcome and self.session.mode.schedules:
            if rating is outcome.rating:
                self.next_turn()
            else:
                self._change(lambda: self.sitting.rate(outcome, rating, now), go_on=True)

    def action_overrule(self, right: bool) -> None:
        outcome, now = self.outcome, self.app.collection.now
        if self.phase is Phase.VERDICT and outcome and self.session.mode.schedules:
            self._change(lambda: self.sitting.overrule(outcome, now, right=right), go_on=False)

    def _change(self, change: Callable[[], Awaitable[Outcome]], *, go_on: bool) -> None:
        self.phase = Phase.KEEPING
        self._keep_change(change, go_on=go_on)

    @work(group=KEEPING)
    async def _keep_change(self, change: Callable[[], Awaitable[Outcome]], *, go_on: bool) -> None:
        try:
            outcome = await change()
        except StoreError as error:
            self.phase = Phase.VERDICT
            self.app.tell(str(error), severity="error")
            return
        self.phase = Phase.VERDICT
        self.next_turn() if go_on else self.show_outcome(outcome)

    def action_send(self) -> None:
        """The mouse stands in for Enter."""
        self.app.simulate_key("enter")

    def action_go_on(self) -> None:
        if self.phase is Phase.VERDICT:
            self.next_turn()
        elif self.phase is Phase.ASKING:
            self.query_one(AnswerBox).enter()

    def action_scroll_page(self, pages: int) -> None:
        self.query_one(Page).scroll_pages(pages)

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
        self._act_on_question(PutOff, "Not today: it comes back tomorrow.")

    def action_hide(self) -> None:
        self._act_on_question(Hidden, "Hidden for good; u brings it back.")

    def action_flag(self) -> None:
        if self.turn is not None and self.session.standing(self.turn.question).flagged:
            self._act_on_question(Unflagged, "Flag taken away.")
        else:
            self._act_on_question(Flagged, "Flagged.")

    def _act_on_question(self, mark: type[Mark], message: str) -> None:
        is_busy = self.phase in (Phase.KEEPING, Phase.COUNTDOWN)
        if self.turn is None or is_busy or not self.session.mode.schedules:
            return
        before, self.phase = self.phase, Phase.KEEPING
        self._keep_act(self.turn, mark, message=message, before=before)

    @work(group=KEEPING)
    async def _keep_act(self, turn: Turn, mark: type[Mark], *, message: str, before: Phase) -> None:
        try:
            await self.sitting.act_on(turn.question, mark, self.app.collection.now)
        except StoreError as error:
            self.app.tell(str(error), severity="error")
            return
        finally:
            self.phase = before
        self.app.tell(message)
        if mark in (Hidden, PutOff):
            self.next_turn()
        else:
            self.query_one(TopBar).show(turn, self.session)

    def action_undo(self) -> None:
        """Takes back the last thing done, and shows what that leads back to; a game has no undo."""
        if self.phase is not Phase.KEEPING and self.session.mode.schedules:
            before, self.phase = self.phase, Phase.KEEPING
            self._keep_undo(before)

    @work(group=KEEPING)
    async def _keep_undo(self, before: Phase) -> None:
        try:
            reversal = await self.sitting.undo(self.app.collection.now)
        except StoreError as error:
            self.app.tell(str(error), severity="error")
            return
        finally:
            self.phase = before
        self.app.tell_of_undo(reversal.fact if reversal else None)
        match reversal and reversal.shown:
            case Outcome() as outcome:
                self.show_outcome(outcome)
            case Turn() as turn:
                self.show_turn(turn)

    @work(group=KEEPING)
    async def action_accept(self) -> None:
        """Accepts the response from now on, if its question can have other spellings."""
        outcome = self.outcome
        if self.phase is not Phase.VERDICT or not outcome or not self.session.mode.schedules:
            return
        spellings = acceptable(outcome)
        if not spellings:
            return
        from quiz.tui.screens.accepting import AcceptScreen

        dialog = AcceptScreen(outcome.turn.question, spellings)
        consent = await self.app.push_screen_wait(dialog)
        if consent and self.outcome is outcome and self.phase is Phase.VERDICT:
            await self._accept(outcome, consent.proposal, with_copy=consent.with_copy)

    async def _accept(self, outcome: Outcome, proposal: Proposal, *, with_copy: bool) -> None:
        from quiz.settings import paths

        self.phase = Phase.KEEPING
        folder, now = paths().decks if with_copy else None, self.app.collection.now
        try:
            acceptance = await self.sitting.accept_spelling(outcome, proposal, now, copy_to=folder)
        except (EditRefused, StoreError) as error:
            self.phase = Phase.VERDICT
            self.app.tell(str(error), severity="error")
            return
        self.show_outcome(acceptance.outcome)
        self.app.tell(_accepted(acceptance, proposal))

    def action_end(self) -> None:
        if self.session.outcomes:
            self.finish()
        else:
            self.app.open(pages.Home())


def _accepted(acceptance: Acceptance, proposal: Proposal) -> str:
    """The sentence on where an accepted spelling was written."""
    if not proposal.in_history:
        return f"Written to {proposal.path}."
    if acceptance.refusal:
        return f"Your history keeps it, but the deck was not copied. {acceptance.refusal}"
    return f"Copied to {acceptance.copy}." if acceptance.copy else "Your history keeps it."
