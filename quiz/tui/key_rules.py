"""The rules by which a key counts: what was typed is what is graded, and a burst is no command.

A terminal carries no times of pressing, so a key is judged by when it was read, and by when the
page that it meets was painted. What is read before that is typed ahead: text waits for a line, and
is never a command.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from itertools import takewhile
from math import inf

from quiz.values import NamedTuple

ENTER, ESCAPE = "enter", "escape"
_MOVING = "jk"
"""Letters that move a cursor, as the arrows do."""


class Pace(NamedTuple):
    """Spans of time, in seconds."""

    painted: float = 0.3
    """The age at which a page counts as seen."""
    silence: float = 0.4
    """The span without a printable key that a letter needs before it, and a grave one after it."""
    repeat: float = 0.15
    """A key that follows itself sooner is held, and repeats by itself."""
    delay: float = 0.7
    """The longest time after which a key that is held begins to repeat."""


PACE = Pace()


class Kind(Enum):
    """The sort of page that a key meets."""

    LINE = auto()
    """Text goes into a line, and Enter enters it."""
    VERDICT = auto()
    """Enter leaves it, and letters are commands, or text where it has a line for a retyping."""
    KEYS = auto()
    """Letters are commands, and Enter chooses."""
    ANY = auto()
    """Any key does the same, and none is a command."""
    COVER = auto()
    """Nothing of the page can be seen: no key counts but the one that leaves."""


class Takes(NamedTuple):
    """What the page on the screen takes now."""

    kind: Kind
    own: str = ""
    """The characters that its control takes: digits of choices, a blank that ticks."""
    text: str = ""
    """The text in its line."""
    retypes: bool = False
    """A verdict with a line to type the answer once more."""
    takes_pastes: bool = False
    """Its control takes a text that is pasted."""


class Stroke(NamedTuple):
    """A key as it was read."""

    key: str
    character: str
    """The character that it types; empty if it types none."""
    at: float
    """The tick at which it was read."""
    silence: float = inf
    """Seconds since the printable key before."""
    follows: float = inf
    """Seconds since the same key, with no other one in between; infinite after another key."""


class Harm(Enum):
    """The harm that a letter can do as a command of the page."""

    IDLE = auto()
    """It is no command here: it may be the first letter of a text."""
    NONE = auto()
    """It does no harm."""
    REPEATABLE = auto()
    """It does no harm, and may be pressed again before there was a silence."""
    GRAVE = auto()


class Judgement(Enum):
    """What is done with a key."""

    GIVE = auto()
    """It counts."""
    WAIT = auto()
    """It counts once its page has been seen, and once it is known not to be held."""
    PEND = auto()
    """It counts unless another key follows too soon."""
    DROP = auto()
    HELD = auto()
    """It is dropped, for nobody pressed it again: it was only held on."""


class Meeting(NamedTuple):
    """A key and the page that it meets."""

    stroke: Stroke
    takes: Takes
    page: int
    """The number of the page."""
    painted_at: float
    """The tick at which the page was painted."""
    harm: Harm = Harm.NONE

    @property
    def is_stray(self) -> bool:
        """True of a character that neither a line nor a control takes: a command, or nothing."""
        takes = self.takes
        has_line = takes.kind not in (Kind.KEYS, Kind.VERDICT) or takes.retypes
        return not has_line and self.stroke.character not in takes.own


class Judge:
    """Judges keys in the order in which they were read.

    The text that a run of printable keys types belongs together, with the Enter after it: what was
    begun for one page is never ended on another. And a key that is held counts once: what it
    repeats is for the page on which it was pressed, where it only types, moves and deletes.
    """

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self.lost = ""
        """The characters of the run that no line took."""
        self._has_run = False
        """Something was typed since the last Enter, or since the last silence outside a line."""
        self._line_page = -1
        """The page into whose line the run goes."""
        self._pressed_on = -1
        """The page on which the last key was pressed, and not only held on."""
        self._is_held = False
        """The last key is known to be held."""

    def judge(self, meeting: Meeting, now: float, following: Sequence[Stroke] = ()) -> Judgement:
        """The judgement on a key at a tick, when these were read after it."""
        stroke, seen_at = meeting.stroke, meeting.painted_at + self.pace.painted
        hold = self._hold(meeting, now, following)
        is_seen = stroke.at >= seen_at
        if meeting.takes.kind is Kind.COVER and meeting.harm is not Harm.GRAVE:
            return Judgement.DROP
        if stroke.key == ENTER:
            return self._enter(meeting, hold, is_seen=is_seen, will_be_seen=now >= seen_at)
        if stroke.character and self._is_cut_off(meeting):
            return Judgement.DROP
        if hold is not Judgement.GIVE and not self._may_repeat(meeting):
            return hold
        if stroke.character:
            return self._character(meeting, is_seen=is_seen)
        is_blind = meeting.harm is Harm.GRAVE and not is_seen
        return Judgement.DROP if is_blind else Judgement.GIVE

    def _hold(self, meeting: Meeting, now: float, following: Sequence[Stroke]) -> Judgement:
        """HELD for a key that is held, GIVE for one that was pressed, and WAIT until it is known.

        One that follows itself after the delay of a keyboard is known by what comes behind it. On a
        verdict Enter may follow itself once at once, for that is how an answer is typed ahead.
        """
        stroke, takes, pace = meeting.stroke, meeting.takes, self.pace
        is_enter, repeats = stroke.key == ENTER, stroke.follows < pace.repeat
        if repeats and (self._is_held or not (is_enter and takes.kind is Kind.VERDICT)):
            return Judgement.HELD
        is_empty = is_enter and takes.kind is Kind.LINE  # twice, and it is a "don't know"
        if stroke.follows >= pace.delay and not is_empty:
            return Judgement.GIVE
        repeated = list(takewhile(lambda after: self._repeats(after, stroke), following))
        if len(repeated) > repeats:
            return Judgement.HELD
        last = repeated[-1] if repeated else stroke
        is_over = len(repeated) < len(following) or now >= last.at + pace.repeat
        return Judgement.GIVE if is_over else Judgement.WAIT

    def _repeats(self, after: Stroke, before: Stroke) -> bool:
        return after.key == before.key and after.follows < self.pace.repeat

    def note(self, meeting: Meeting, judgement: Judgement) -> None:
        """Takes up that a key was judged for good."""
        stroke, page = meeting.stroke, meeting.page
        self._is_held = judgement is Judgement.HELD
        if not self._is_held and stroke.follows >= self.pace.repeat:
            self._pressed_on = page
        if stroke.key == ENTER:
            self._begin_run()
        elif stroke.character and not self._is_held:
            if self._is_alone(stroke) and self._line_page != page:
                self._begin_run()
            self._has_run = True
            is_idle = meeting.is_stray and meeting.harm is Harm.IDLE
            if judgement is Judgement.DROP or is_idle:
                self.lost += stroke.character
            elif meeting.takes.kind is Kind.LINE:
                self._line_page = page

    def _begin_run(self) -> None:
        self.lost, self._has_run, self._line_page = "", False, -1

    def _is_alone(self, stroke: Stroke) -> bool:
        return stroke.silence >= self.pace.silence

    def _is_astray(self, page: int) -> bool:
        """True of a run that another page's line, or none, was there for."""
        return bool(self.lost) or self._line_page not in (-1, page)

    def _enter(
        self, meeting: Meeting, hold: Judgement, *, is_seen: bool, will_be_seen: bool
    ) -> Judgement:
        takes, page = meeting.takes, meeting.page
        if self._is_cut_off(meeting):
            return Judgement.DROP  # it goes with its text
        has_typed = self._line_page == page and bool(takes.text.strip())
        leaves = takes.kind is Kind.VERDICT and not takes.text
        if has_typed or leaves:
            if not will_be_seen:
                return Judgement.WAIT
            return Judgement.GIVE if has_typed else hold
        return hold if is_seen or hold is Judgement.HELD else Judgement.DROP

    def _is_cut_off(self, meeting: Meeting) -> bool:
        """True of the rest of a text that had no line."""
        goes_on = self._has_run and not self._is_alone(meeting.stroke)
        return goes_on and self._is_astray(meeting.page)

    def _may_repeat(self, meeting: Meeting) -> bool:
        """True where a key that is held goes on: it types, moves or deletes on its own page."""
        stroke, takes = meeting.stroke, meeting.takes
        has_line = takes.kind is Kind.LINE or takes.retypes
        moves = stroke.character in _MOVING if stroke.character else stroke.key != ESCAPE
        return (has_line or moves) and meeting.page == self._pressed_on

    def _character(self, meeting: Meeting, *, is_seen: bool) -> Judgement:
        stroke, takes, _, _, harm = meeting
        if takes.kind is Kind.LINE:
            return Judgement.GIVE
        if not is_seen:
            return Judgement.DROP
        if takes.kind is Kind.ANY:
            return Judgement.GIVE
        is_paste = len(stroke.character) > 1
        if takes.retypes or (takes.takes_pastes if is_paste else stroke.character in takes.own):
            return Judgement.GIVE
        may_follow = harm is Harm.REPEATABLE and stroke.follows < inf
        if is_paste or not (self._is_alone(stroke) or may_follow):
            return Judgement.DROP
        return Judgement.PEND if harm is Harm.GRAVE else Judgement.GIVE
