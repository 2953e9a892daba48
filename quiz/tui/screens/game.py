"""A game on the screen: the same questions and verdicts, with a clock over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from quiz.games import Match, news
from quiz.study import Outcome, Timing, Turn
from quiz.tui import pages
from quiz.tui.key_rules import Kind, Takes
from quiz.tui.key_table import bind
from quiz.tui.screens import keys
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.keys import Phase
from quiz.tui.widgets.answer_box import CONTROLS, AnswerBox
from quiz.tui.widgets.clock_bar import ClockBar, GhostLine
from quiz.tui.widgets.curtain import Curtain, Veil
from quiz.tui.widgets.foot import Foot
from quiz.tui.widgets.key_bar import Key
from quiz.tui.widgets.news_line import NewsLine
from quiz.tui.widgets.notice import Notice
from quiz.tui.widgets.page import Page
from quiz.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz.tui.face import Face

TICK = 0.1
COUNT = 0.8
"""Seconds for each of three, two, one."""
LAST = 3
"""Seconds on which the bell rings, where it is wanted."""


class GameScreen(AskScreen):
    """One game; its rules are the session's, and whose turn it is the match's."""

    app: Face
    CSS_PATH: ClassVar[list[str | PurePath]] = ["ask.tcss", CONTROLS, "game.tcss"]
    for_a_room: ClassVar[bool] = True
    """Others may look on: in a large terminal its type is large."""
    BINDINGS: ClassVar[list[BindingType]] = [bind("pause")]

    def __init__(self, match: Match, again: Callable[[], Match]) -> None:
        super().__init__(match.session)
        self.match = match
        self._again = again
        self._count = 3
        self._seen_at = 0.0
        """The last tick that the program was running at."""
        self._goes_on_at: float | None = None
        """When the verdict is left by itself."""
        self._covered_at = 0.0
        self._rung = 0
        self._before_pause = Phase.ASKING
        self._left_focus: Widget | None = None
        """What had the focus before a pause."""

    def compose(self) -> ComposeResult:
        yield TopBar()
        yield ClockBar()
        yield GhostLine("", markup=False)
        yield Notice()
        yield NewsLine()
        with Page(id="page"):
            yield Curtain()
            yield AnswerBox(in_game=True)
            yield Veil()
            yield self._verdict_box
        yield Foot(above=(self._rating_bar,), out="end")

    @property
    def takes(self) -> Takes | None:
        if self.phase is Phase.READING and isinstance(self.focused, Veil):
            return Takes(Kind.ANY)
        return super().takes

    @property
    def clock_words(self) -> str:
        return "The clock stands."

    @property
    def now(self) -> float:
        return self.app.collection.clock.tick()

    # Before a question

    def begin(self) -> None:
        self._is_whole.set()
        self.part(ClockBar).display = self.part(GhostLine).display = False
        self.part(AnswerBox).clear()
        self.part(Veil).display = False
        self.phase = Phase.COUNTDOWN
        self.app.sitting = [(player.name, player.session) for player in self.match.players]
        self.app.app_suspend_signal.subscribe(self, lambda _: self._stop(self.now), immediate=True)
        self.app.app_resume_signal.subscribe(self, lambda _: self._continue(), immediate=True)
        self.part(Notice).show(self.session)
        self.part(Curtain).count_down(self.match, self._count)
        self.set_interval(TICK, self._tick)
        self.set_interval(COUNT, self._count_down)
        self.turn_page()

    def _count_down(self) -> None:
        if self.app.is_covered:
            return
        self._count -= 1
        if self.phase is Phase.COUNTDOWN and self._count > 0:
            self.part(Curtain).count_down(self.match, self._count)
        elif self.phase is Phase.COUNTDOWN:
            self.next_turn()

    def next_turn(self) -> None:
        """Asks the next question of whoever's turn it is, or ends the game."""
        self._goes_on_at = None
        turn = self.match.ask(self.app.collection.now)
        if turn is None:
            self.finish()
            return
        self.session = self.match.session
        if self.match.is_hot_seat and self.match.changed_hands:
            self._hand_over(turn)
        else:
            self.show_turn(turn)

    def _hand_over(self, turn: Turn) -> None:
        """The question stays hidden until the next player is there."""
        self._hide_verdict()
        self.turn, self.phase = turn, Phase.HANDOVER
        self.set_focus(None)
        self.part(AnswerBox).clear()
        self.part(ClockBar).display = self.part(GhostLine).display = False
        self.part(NewsLine).end_flash()
        self.part(TopBar).show(turn, self.session)
        self.part(Curtain).hand_over(self.match)
        self.turn_page()

    def show_turn(self, turn: Turn) -> None:
        """Puts a turn on the screen, its choices only once the prompt could be read."""
        self.part(Curtain).display = False
        self._rung = 0
        super().show_turn(turn)
        if self.session.clock.reading:
            self.phase = Phase.READING
            if turn.choices:
                self.part(AnswerBox).hide_choices()
                self.part(Veil).display = True
                self.set_focus(self.part(Veil))
        self.part(ClockBar).display = turn.seconds is not None
        self._show_clock()
        self._show_ghost()
        self._show_keys()
        if self.app.screen is not self:  # the turn before was left by itself, under another page
            self.action_pause()

    def _painted(self) -> None:
        if self.phase is Phase.READING:
            self.session.clock.prompted(self.now)
        elif self.phase is Phase.ASKING:
            super()._painted()

    def action_reveal(self) -> None:
        """Shows the choices; when they are painted the clock runs."""
        if self.phase is not Phase.READING or self.turn is None:
            return
        self.phase, self.part(Veil).display = Phase.ASKING, False
        self._show_clock()
        if self.turn.choices:
            self.part(AnswerBox).show(self.turn)
            self.turn_page()
        else:  # the line was there, and what is typed into it belongs together
            self._show_keys()
            self.call_after_refresh(self._painted)

    # While the clock runs

    def _tick(self) -> None:
        now = self._seen_at = self.now
        if self.app.is_covered:
            return
        if self.phase is Phase.READING and self.session.clock.reading_left(now) <= 0:
            self.action_reveal()
        elif self.phase is Phase.ASKING and self.turn is not None and self.turn.seconds is not None:
            self._show_clock()
            self._ring_last(self.session.clock.left(now))
            if self.session.clock.left(now) <= 0:
                self._run_out()
        elif self.phase is Phase.VERDICT and self._goes_on_at is not None:
            self._show_clock()
            if now >= self._goes_on_at:
                self.next_turn()

    def _run_out(self) -> None:
        """Ends the sitting or takes what stands in the line, whichever the clock ran for."""
        if self.session.mode.timing is Timing.SITTING:
            self.end_sitting()
        else:
            self.take_response(self.part(AnswerBox).unsent)

    def end_sitting(self) -> None:
        """Ends a sitting whose clock is over, before the question was answered."""
        self.phase = Phase.KEEPING
        self.session.rules.end()
        self.next_turn()

    def _ring_last(self, left: float) -> None:
        second = int(left) + 1
        if 0 < left <= LAST and second != self._rung:
            self._rung = second
            self._ring("last")

    def _ring(self, occasion: str) -> None:
        if occasion in self.app.collection.settings.bells:
            self.app.bell()

    def _show_clock(self) -> None:
        if self.turn is None or self.turn.seconds is None:
            return
        clock, rules, note = self.session.clock, self.session.rules, ""
        left, whole = clock.left(self.now), self.turn.seconds
        if self.session.mode.timing is Timing.SITTING:
            whole = rules.whole
        if self.phase is Phase.READING:
            note = "reading"
        elif self._goes_on_at is not None and self.outcome is not None:
            waits = max(self._goes_on_at - self.now, 0.0) if self.outcome.verdict.wrong else 0.0
            left, note = rules.left + waits, "wait"
        self.part(ClockBar).show(left, whole, note)

    def _show_ghost(self) -> None:
        line = self.part(GhostLine)
        line.show(self.match.player)
        line.display = self.match.player.best is not None and not self.has_class("-short")

    # Stopped and paused

    def _stop(self, at: float) -> None:
        self.session.clock.hold(at, "suspended")

    def _continue(self) -> None:
        # A STOP announces itself to nobody: the program ran until the last tick.
        self._stop(self._seen_at or self.now)
        self._seen_at = self.now
        self.session.clock.release(self._seen_at, "suspended")

    def follow_cover(self, is_covered: bool) -> None:
        super().follow_cover(is_covered)
        if is_covered:
            self._covered_at = self.now
        elif self._goes_on_at is not None:
            self._goes_on_at += self.now - self._covered_at

    def on_screen_suspend(self) -> None:
        """Another page lies over the game: in a game alone that is a pause."""
        if self.phase in (Phase.ASKING, Phase.READING):
            self.action_pause()

    def action_pause(self) -> None:
        """Stops the clock and hides the prompt, or goes on; nobody pauses while others wait."""
        if self.phase is Phase.PAUSED:
            self._resume()
        elif (
            self.phase in (Phase.ASKING, Phase.READING)
            and not self.match.is_hot_seat
            and self.turn is not None
        ):
            self._before_pause = self.phase
            self.session.clock.hold(self.now, "paused")
            self.phase = Phase.PAUSED
            self._left_focus = self.focused
            self.set_focus(None)
            self.part(AnswerBox).display = self.part(Veil).display = False
            self.part(Curtain).pause()
            self.turn_page()

    def _resume(self) -> None:
        self.phase = self._before_pause
        self.part(Curtain).display = False
        self.part(AnswerBox).display = True
        self.part(Veil).display = isinstance(self._left_focus, Veil)
        self.set_focus(self._left_focus)
        self.turn_page()
        self.call_after_refresh(lambda: self.session.clock.release(self.now, "paused"))

    # Responses and keys

    def take_response(self, response: str) -> None:
        if self.phase is Phase.ASKING and self.session.is_cut(self.now):
            self.end_sitting()
        else:
            super().take_response(response)

    def show_outcome(self, outcome: Outcome, *, is_new: bool = False) -> None:
        """Shows a verdict, or goes on at once where the game flows."""
        self.part(NewsLine).show(outcome.verdict, news(self.match))
        if not 0 < outcome.verdict.credit < 1:
            self._ring("right" if outcome.verdict.right else "wrong")
        mode = self.session.mode
        if mode.flows and outcome.verdict.right:
            self.turn = outcome.turn
            self.next_turn()
            return
        super().show_outcome(outcome, is_new=is_new)
        if mode.flows:
            self._goes_on_at = self.now + mode.miss_costs
        self._show_ghost()

    def keys_now(self, *, in_line: bool) -> tuple[Key, ...]:
        """The keys that work now, the most wanted first."""
        first, *others = super().keys_now(in_line=in_line) or (None,)
        can_pause = self.phase is Phase.ASKING and not self.match.is_hot_seat and not in_line
        shown = (first, keys.PAUSE, *others) if can_pause else (first, *others)
        return tuple(item for item in shown if item)

    @on(Input.Changed)
    def begin_typing(self, event: Input.Changed) -> None:
        """Shows the choices: who types has read."""
        if event.value:
            self.action_reveal()

    @on(Veil.Lifted)
    def lift_veil(self) -> None:
        self.action_reveal()

    def action_go_on(self) -> None:
        if self.phase is Phase.COUNTDOWN:
            self.next_turn()
        elif self.phase is Phase.HANDOVER and self.turn is not None:
            self.show_turn(self.turn)
        elif self.phase is Phase.PAUSED:
            self._resume()
        elif self.phase is Phase.VERDICT and self._goes_on_at is not None:
            # A wrong answer costs its seconds.
            if self.outcome is None or not self.outcome.verdict.wrong:
                self.next_turn()
        else:
            super().action_go_on()

    # The end

    def action_out(self) -> None:
        if self.phase is Phase.KEEPING:  # the results are on their way
            return
        if any(player.session.outcomes for player in self.match.players):
            self.finish()
        else:
            self.app.open(pages.Home())

    def finish(self) -> None:
        self.phase = Phase.KEEPING
        self._ring("end")
        self.app.uncover(self)
        self.app.open(pages.GameResults(self.match, self._again))
