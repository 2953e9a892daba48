"""The rules by which a key counts: what was typed is what is graded, and a burst is no command.

A terminal carries no times of pressing, so a key is judged by when it was read, and by when the
page that it meets was painted. What is read before that is typed ahead: text waits for a line, and
is never a command.
"""

from __future__ import annotations

from enum import Enum, auto
from math import inf
from typing import NamedTuple

ENTER, ESCAPE = "enter", "escape"


class Pace(NamedTuple):
    """Spans of time, in seconds."""

    painted: float = 0.3
    """The age at which a page counts as seen."""
    silence: float = 0.4
    """The span without a printable key that a letter needs before it, and a grave one after it."""
    repeat: float = 0.15
    """An Enter that follows another one sooner is a key that is held."""


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
    since_enter: float = inf
    """Seconds since the Enter before."""
    repeats: bool = False
    """It types the same character as the printable key before."""


class Harm(Enum):
    """The harm that a letter can do as a command of the page."""

    IDLE = auto()
    """It is no command here: it may be the first letter of a text."""
    NONE = auto()
    """It does no harm."""
    REPEATABLE = auto()
    """It does no harm, and may follow itself at once."""
    GRAVE = auto()


class Judgement(Enum):
    """What is done with a key."""

    GIVE = auto()
    """It counts."""
    WAIT = auto()
    """It counts once its page has been seen."""
    PEND = auto()
    """It counts unless another key follows too soon."""
    DROP = auto()


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
    begun for one page is never ended on another.
    """

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self.lost = ""
        """The characters of the run that no line took."""
        self._has_run = False
        """Something was typed since the last Enter, or since the last silence outside a line."""
        self._line_page = -1
        """The page into whose line the run goes."""

    def judge(self, meeting: Meeting, now: float) -> Judgement:
        """The judgement on a key at a tick."""
        stroke, seen_at = meeting.stroke, meeting.painted_at + self.pace.painted
        is_seen = stroke.at >= seen_at
        if meeting.takes.kind is Kind.COVER and meeting.harm is not Harm.GRAVE:
            return Judgement.DROP
        if stroke.key == ENTER:
            return self._enter(meeting, is_seen=is_seen, will_be_seen=now >= seen_at)
        if stroke.character:
            return self._character(meeting, is_seen=is_seen)
        is_blind = meeting.harm is Harm.GRAVE and not is_seen
        return Judgement.DROP if is_blind else Judgement.GIVE

    def note(self, meeting: Meeting, judgement: Judgement) -> None:
        """Takes up that a key was judged for good."""
        stroke, page = meeting.stroke, meeting.page
        if stroke.key == ENTER:
            self._begin_run()
        elif stroke.character:
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

    def _enter(self, meeting: Meeting, *, is_seen: bool, will_be_seen: bool) -> Judgement:
        stroke, takes, page, _, _ = meeting
        if self._has_run and self._is_astray(page) and not self._is_alone(stroke):
            return Judgement.DROP  # it goes with its text
        has_typed = self._line_page == page and bool(takes.text.strip())
        leaves = takes.kind is Kind.VERDICT and not takes.text
        if has_typed or leaves:
            return Judgement.GIVE if will_be_seen else Judgement.WAIT
        is_repeat = not self._has_run and stroke.since_enter < self.pace.repeat
        return Judgement.GIVE if is_seen and not is_repeat else Judgement.DROP

    def _character(self, meeting: Meeting, *, is_seen: bool) -> Judgement:
        stroke, takes, page, _, harm = meeting
        is_alone = self._is_alone(stroke)
        if self._has_run and not is_alone and self._is_astray(page):
            return Judgement.DROP  # the rest of a text that had no line
        if takes.kind is Kind.LINE:
            return Judgement.GIVE
        if not is_seen:
            return Judgement.DROP
        if takes.kind is Kind.ANY:
            return Judgement.GIVE
        is_paste = len(stroke.character) > 1
        if takes.retypes or (takes.takes_pastes if is_paste else stroke.character in takes.own):
            return Judgement.GIVE
        may_follow = harm is Harm.REPEATABLE and stroke.repeats
        if is_paste or not (is_alone or may_follow):
            return Judgement.DROP
        return Judgement.PEND if harm is Harm.GRAVE else Judgement.GIVE
