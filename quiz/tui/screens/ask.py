"""The screen on which questions are asked, in every mode and of every shape."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, ParamSpec, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Region

from quiz.answers import SelfRated
from quiz.clock import Moment
from quiz.collection import Acceptance, OpenSitting
from quiz.errors import EditRefused, StoreError
from quiz.schedule import Certainty, Flagged, Hidden, Mark, PutOff, Rating, Unflagged
from quiz.study import Outcome, Turn, acceptable, begin_retyping
from quiz.text import cells, one_line
from quiz.tui import pages
from quiz.tui.first_frame import Sure
from quiz.tui.key_rules import Kind, Takes
from quiz.tui.screens import keys
from quiz.tui.screens.keys import Phase
from quiz.tui.screens.question_page import QuestionPage
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.answer_box import CONTROLS, AnswerBox
from quiz.tui.widgets.foot import Foot, RemarkLine
from quiz.tui.widgets.key_bar import Key, KeyBar
from quiz.tui.widgets.notice import Notice
from quiz.tui.widgets.page import Page
from quiz.tui.widgets.rating_bar import RatingBar
from quiz.tui.widgets.top_bar import TopBar
from quiz.tui.widgets.verdict import VerdictBox

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz.collection import Proposal
    from quiz.study import Session
    from quiz.tui.widgets.accept_box import AcceptBox
    from quiz.tui.widgets.certainty_bar import CertaintyBar
    from quiz.tui.widgets.retype_box import RetypeBox

P = ParamSpec("P")
T = TypeVar("T")


class AskScreen(QuestionPage):
    """One sitting on the screen; every rule is the session's."""

    CSS_PATH: ClassVar[str | list[str | PurePath]] = ["ask.tcss", CONTROLS]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = keys.ASK

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.turn: Turn | None = None
        self.outcome: Outcome | None = None
        self._unsure: Outcome | None = None
        """An outcome that waits for how sure the learner is of it."""
        self._hinted = False
        self._is_whole = asyncio.Event()
        """Set once all is mounted that another turn, or a verdict, may need."""
        self._below: tuple[Widget, ...] = ()
        """What stands below some verdicts."""
        # At hand, for they change with every turn.
        self._verdict_box, self._rating_bar = VerdictBox(), RatingBar()

    def compose(self) -> ComposeResult:
        self.turn = self.session.ask(self.app.collection.now)
        yield TopBar()
        yield Notice()
        with Page(id="page"):
            yield AnswerBox(self.turn)
            yield self._verdict_box
        if asks := self._asks_certainty:
            self.app.read_styles(CONTROLS)
        bars = (self._certainty_bar, self._rating_bar) if asks else (self._rating_bar,)
        yield Foot(above=bars, out="end")

    @cached_property
    def _retype_box(self) -> RetypeBox:
        from quiz.tui.widgets.retype_box import RetypeBox

        return RetypeBox()

    @cached_property
    def _accept_box(self) -> AcceptBox:
        from quiz.tui.widgets.accept_box import AcceptBox

        return AcceptBox()

    @cached_property
    def _certainty_bar(self) -> CertaintyBar:
        from quiz.tui.widgets.certainty_bar import CertaintyBar

        return CertaintyBar()

    @property
    def sitting(self) -> OpenSitting:
        """The session with the writer that keeps it."""
        return OpenSitting(self.session, self.app.collection, self._keep)

    async def _keep(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Keeps something once the screen is whole: whatever follows can be shown then."""
        await self._is_whole.wait()
        return await self.app.keep(function, *args, **kwargs)

    @property
    def sure(self) -> Sure:
        """What of it stands at the next start too: the bars, and the name of its only deck."""
        bar, decks = self.part(TopBar), self.session.decks
        title, turn = bar.content_region, self.turn
        width = cells(one_line(turn.question.deck.title)) if turn else 0
        name = Region(title.x, title.y, width, 1)
        is_only = len(decks) == 1 and 0 < width < title.width
        return Sure(
            names=[name] if is_only else (),
            grounds=[bar.region, self.part(KeyBar).region],
            decks=decks if is_only else (),
            opening=None if is_only else title.offset,
        )

    @property
    def takes_beside(self) -> Takes:
        if self.phase is not Phase.VERDICT:
            return super().takes_beside
        line = self._retype_box
        return Takes(Kind.VERDICT, text=line.text, retypes=line.has_focus_within)

    def on_mount(self) -> None:
        self.app.cover_signal.subscribe(self, self.follow_cover, immediate=True)
        self._rating_bar.set_class(self._asks_certainty, "-certain")
        self._hide_verdict()
        self.begin()

    def begin(self) -> None:
        """Asks the first question."""
        self.app.sitting = [("", self.session)]
        self._show_or_finish(self.turn)
        self.call_after_refresh(self._mount_others)

    async def _mount_others(self) -> None:
        """Mounts what the first question could be shown without."""
        await self.part(AnswerBox).mount_others()
        below = (self._retype_box, self._accept_box)
        for box in below:
            box.display = False
        await self.part(Page).mount_all(below)
        self._below = below
        self._is_whole.set()

    # Turns and responses

    def next_turn(self) -> None:
        """Asks the next question, or ends the sitting."""
        self._show_or_finish(self.session.ask(self.app.collection.now))

    def _show_or_finish(self, turn: Turn | None) -> None:
        if turn is None:
            self.finish()
        else:
            self.show_turn(turn)
            self._look_at_decks()

    @work
    async def _look_at_decks(self) -> None:
        """Takes up decks that were saved, with the question on the screen if it is untouched."""
        if not self.session.mode.is_practice:
            return
        if await self.sitting.take_edits() and self.is_untouched:
            turn = self.session.ask_as_edited(self.app.collection.now)
            if turn is not None:
                self.show_turn(turn)

    @property
    def is_untouched(self) -> bool:
        """True if nothing was done yet about the question on the screen."""
        return self.phase is Phase.ASKING and not self._hinted and not self.part(AnswerBox).response

    def finish(self) -> None:
        """Ends the sitting."""
        self.phase = Phase.KEEPING
        self.app.open(pages.Results(self.session))

    def show_turn(self, turn: Turn) -> None:
        """Puts a turn on the screen; its clock starts when it is painted."""
        self.turn, self.outcome, self._hinted, self.phase = turn, None, False, Phase.ASKING
        self._hide_verdict()
        self._rating_bar.clear()
        self.part(RemarkLine).turn()
        self.part(TopBar).show(turn, self.session)
        self.part(Notice).show(self.session)
        self.part(AnswerBox).show(turn)
        self.part(Page).scroll_home(animate=False)
        if self.app.is_covered:
            self.follow_cover(True)
        self.turn_page()

    def follow_cover(self, is_covered: bool) -> None:
        """Stops the clock of a turn while nothing of it can be seen."""
        clock, now = self.session.clock, self.app.collection.clock.tick()
        clock.hold(now, "covered") if is_covered else clock.release(now, "covered")

    def turn_page(self) -> None:
        """Notes that another page is shown: no key that was read before is meant for it."""
        self.app.typed_ahead.turn_page()
        self._show_keys()
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        self.session.painted(self.app.collection.clock.tick())

    def on_resize(self) -> None:
        self._verdict_box.fit()
        self._rating_bar.fit()

    def _hide_verdict(self) -> None:
        for box in (self._verdict_box, *self._below):
            box.display = False
        self._hide_certainty()

    def _hide_certainty(self) -> None:
        """Has the ratings stand again where the certainties stood, or their empty lines."""
        if self._asks_certainty:
            self._certainty_bar.display = False
        rates = self.session.mode.schedules or self._asks_certainty
        self._rating_bar.give_place(has_place=rates)

    @property
    def _asks_certainty(self) -> bool:
        return self.session.settings.confidence and not self.session.mode.clock

    @on(AnswerBox.Answered)
    def take_answer(self, event: AnswerBox.Answered) -> None:
        event.stop()
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
                turn, response, moment, tick=tick, hinted=self._hinted
            )
        except StoreError as error:
            self._return_unkept(error, before)
            return
        if not isinstance(outcome, Outcome):
            self.phase = before
            self.part(AnswerBox).ask_again(outcome.remark)
            self._show_keys()
        elif outcome.review.id is None:
            self._ask_certainty(outcome)
        elif before is Phase.TURNED:
            self.next_turn()
        else:
            self.show_outcome(outcome, is_new=True)
        self.draw()

    def _return_unkept(self, error: StoreError, before: Phase) -> None:
        self.phase = before
        self.tell_unkept(error, self.app.typed_ahead.forget())

    # How sure the learner is

    def _ask_certainty(self, outcome: Outcome) -> None:
        self._unsure, self.phase = outcome, Phase.CERTAINTY
        self.set_focus(None)
        self._rating_bar.give_place(has_place=False)
        self._certainty_bar.show(outcome.review.response)
        self.turn_page()

    def on_certainty_bar_said(self, event: CertaintyBar.Said) -> None:
        self.action_say(int(event.certainty))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Games have no keys of study; a certainty is no rating, though both have the same keys."""
        if action in keys.OF_STUDY and not self.session.mode.is_practice:
            return False
        if action in ("say", "rate"):
            return (action == "say") is (self.phase is Phase.CERTAINTY)
        return super().check_action(action, parameters)

    def action_say(self, number: int) -> None:
        if self._unsure is not None and self.phase is Phase.CERTAINTY:
            self.phase = Phase.KEEPING
            self._keep_certainty(self._unsure, Certainty(number))

    @work(group=KEEPING)
    async def _keep_certainty(self, outcome: Outcome, certainty: Certainty) -> None:
        try:
            kept = await self.sitting.keep(outcome, certainty)
        except StoreError as error:
            self._return_to_question()
            self._return_unkept(error, Phase.ASKING)
            return
        self.show_outcome(kept, is_new=True)

    def _return_to_question(self) -> None:
        self._unsure, self.phase = None, Phase.ASKING
        self._hide_certainty()
        self.part(AnswerBox).enter()
        self.turn_page()

    # The verdict

    def show_outcome(self, outcome: Outcome, *, is_new: bool = False) -> None:
        """Shows a verdict that is kept.

        Right after the answer a line for what was missed has the keyboard.
        """
        self.outcome, self.turn, self._unsure = outcome, outcome.turn, None
        misses = self.session.misses(outcome.turn.question.key)
        is_tiring = self.session.is_tiring(outcome)
        begun = begin_retyping(outcome) if is_new and self.session.retypes else None
        self._verdict_box.show(
            outcome, misses=misses if is_tiring else 0, retypes=begun is not None
        )
        self._show_verdict(Phase.VERDICT, outcome.turn, outcome.rating)
        if begun:
            self._retype_box.show(begun)
            self._show_keys()
            self.call_after_refresh(self._retype_box.scroll_visible, animate=False)

    def on_card_box_turned(self) -> None:
        self.turn_card()

    def turn_card(self) -> None:
        if self.turn is not None and self.phase is Phase.ASKING:
            question = self.turn.question
            self._verdict_box.show_back(question, has_twin=bool(self.session.twins(question, "")))
            self._show_verdict(Phase.TURNED, self.turn, None)

    def _show_verdict(self, phase: Phase, turn: Turn, suggested: Rating | None) -> None:
        self.phase = phase
        self._hide_verdict()
        self.part(AnswerBox).put_away(turn)
        self.set_focus(None)
        self._verdict_box.display = True
        self.part(TopBar).show(turn, self.session)
        self.part(Notice).show(self.session)
        self._rating_bar.show(turn.offers, suggested, self.app.collection.today)
        self.turn_page()

    def on_retype_box_left(self) -> None:
        self.action_go_on()

    def _show_keys(self) -> None:
        bar, box = self.part(KeyBar), self.part(AnswerBox)
        retypes = self.phase is Phase.VERDICT and self._retype_box.has_focus_within
        bar.in_line = retypes or (self.phase is Phase.ASKING and box.in_line)
        self._verdict_box.make_room(is_typed_below=retypes)
        self._rating_bar.say_way_out(is_typed_above=retypes)
        bar.keys = self.keys_now(in_line=bar.in_line)

    def keys_now(self, *, in_line: bool) -> tuple[Key, ...]:
        """The keys that work now, the most wanted first."""
        study = self.session.mode.is_practice
        if self.phase is Phase.ASKING and self.turn:
            return keys.at_question(self.turn, study=study, in_line=in_line)
        if self.phase is Phase.VERDICT and self.outcome:
            return keys.at_verdict(
                study=study,
                rates=self.session.mode.schedules,
                tires=self.session.is_tiring(self.outcome),
                right=self.outcome.verdict.right,
                accepts=bool(acceptable(self.outcome)),
                in_line=in_line,
            )
        return keys.at_phase(self.phase, study=study)

    def on_descendant_focus(self) -> None:
        self._show_keys()

    on_descendant_blur = on_descendant_focus

    # What is done about a verdict or a question

    @on(RatingBar.Rated)
    def take_rating(self, event: RatingBar.Rated) -> None:
        self.action_rate(int(event.rating))

    def action_rate(self, number: int) -> None:
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
        if self.phase is Phase.VERDICT and outcome and self.session.mode.is_practice:
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

    def action_go_on(self) -> None:
        if self.phase is Phase.VERDICT:
            self.next_turn()
            self.draw()
        elif self.phase is Phase.ASKING:
            self.part(AnswerBox).enter()

    def action_step(self, step: int) -> None:
        if self.phase is Phase.ACCEPTING:
            self._propose(step)
        else:
            super().action_step(step)

    def action_back(self) -> None:
        match self.phase:
            case Phase.ASKING if self.part(AnswerBox).in_line:
                self.set_focus(None)
            case Phase.VERDICT:
                self.set_focus(None)
            case Phase.CERTAINTY:
                self._return_to_question()
            case Phase.ACCEPTING if self.outcome:
                self.show_outcome(self.outcome)
            case _:
                pass

    def action_hint(self) -> None:
        if self.phase is Phase.ASKING and self.turn and self.session.mode.is_practice:
            self._hinted = self._hinted or bool(self.turn.question.hint)
            self.part(AnswerBox).show_hint(self.turn.question.hint)

    def action_dont_know(self) -> None:
        if self.turn and isinstance(self.turn.question.answer, SelfRated):
            self.turn_card()
        elif self.phase is Phase.ASKING:
            self.take_response("")

    def action_why(self) -> None:
        if self.turn and self.session.mode.is_practice:
            self.app.tell(self.turn.why)

    def action_not_today(self) -> None:
        self._act_on_question(PutOff, "Not today: it comes back tomorrow.")

    def action_hide(self) -> None:
        self._act_on_question(Hidden, "Hidden for good; {undo} brings it back.")

    def action_flag(self) -> None:
        if self.turn is not None and self.session.standing(self.turn.question).flagged:
            self._act_on_question(Unflagged, "Flag taken away.")
        else:
            self._act_on_question(Flagged, "Flagged.")

    def _act_on_question(self, mark: type[Mark], message: str) -> None:
        is_ready = self.phase in (Phase.ASKING, Phase.TURNED, Phase.VERDICT)
        if self.turn is None or not is_ready or not self.session.mode.is_practice:
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
        if mark in (Hidden, PutOff):
            self.next_turn()
        else:
            self.part(TopBar).show(turn, self.session)
        undo = self.app.key_set.name("undo")
        in_line = self.part(KeyBar).in_line
        self.app.tell(message.format(undo=f"Esc, {undo}" if in_line else undo))

    def action_undo(self) -> None:
        """Takes back the last thing done, and shows what that leads back to; a game has no undo."""
        is_busy = self.phase in (Phase.KEEPING, Phase.CERTAINTY, Phase.ACCEPTING)
        if not is_busy and self.session.mode.is_practice:
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
        match reversal and reversal.shown:
            case Outcome() as outcome:
                self.show_outcome(outcome)
            case Turn() as turn:
                self.show_turn(turn)
        fact, deck = (reversal.fact, reversal.deck) if reversal else (None, "")
        self.app.tell_of_undo(fact, deck)

    # A spelling to accept from now on

    def action_accept(self) -> None:
        """Shows the lines that accepting the response would write, and asks."""
        if self.phase is Phase.VERDICT and self.outcome and self.session.mode.is_practice:
            spellings = acceptable(self.outcome)
            if spellings:
                self._accept_box.begin(spellings)
                self._propose(0)

    def _propose(self, step: int) -> None:
        if self.outcome is not None:
            self.phase = Phase.KEEPING
            self._show_proposal(self.outcome, step)

    @work(group=KEEPING)
    async def _show_proposal(self, outcome: Outcome, step: int) -> None:
        from quiz.collection import propose

        box = self._accept_box
        box.show(await self.app.keep(propose, outcome.turn.question, box.move(step)))
        self.set_focus(None)
        self.phase = Phase.ACCEPTING
        self._retype_box.display = False
        self._rating_bar.clear()
        self.turn_page()
        self.call_after_refresh(box.scroll_visible, animate=False)

    def action_yes(self) -> None:
        box, outcome = self._accept_box, self.outcome
        if self.phase is not Phase.ACCEPTING or outcome is None or box.proposal is None:
            return
        if box.proposal.refused:
            self.show_outcome(outcome)
        else:
            self.phase = Phase.KEEPING
            self._accept(outcome, box.proposal, with_copy=box.chosen.with_copy)

    @work(group=KEEPING)
    async def _accept(self, outcome: Outcome, proposal: Proposal, *, with_copy: bool) -> None:
        from quiz.settings import paths

        folder, now = paths().decks if with_copy else None, self.app.collection.now
        try:
            acceptance = await self.sitting.accept_spelling(outcome, proposal, now, copy_to=folder)
        except (EditRefused, StoreError) as error:
            self.show_outcome(outcome)
            self.app.tell(str(error), severity="error")
            return
        self.show_outcome(acceptance.outcome)
        self.app.tell(_accepted(acceptance, proposal))

    def action_out(self) -> None:
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
