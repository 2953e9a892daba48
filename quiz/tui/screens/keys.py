"""What the Ask screen waits for, and which keys work then."""

from __future__ import annotations

from enum import Enum, auto

from textual.binding import Binding, BindingType

from quiz.answers.gaps import Gaps
from quiz.answers.order import Ordering
from quiz.answers.pairs import Pairs
from quiz.answers.rated import SelfRated
from quiz.answers.set import SetAnswer
from quiz.study.turns import Turn
from quiz.tui.widgets.key_bar import Key


class Phase(Enum):
    """What the screen is waiting for."""

    COUNTDOWN = auto()
    HANDOVER = auto()
    """The next player is waited for."""
    READING = auto()
    """The prompt is on the screen, its choices not yet."""
    PAUSED = auto()
    ASKING = auto()
    KEEPING = auto()
    """Something is being kept: keys that come now are not for it."""
    TURNED = auto()
    """The back of a card is shown."""
    VERDICT = auto()


ASK: list[BindingType] = [
    Binding("escape", "leave_line", show=False, id="ask.leave"),
    Binding("enter", "go_on", show=False, id="ask.go_on"),
    Binding("ctrl+t", "hint", show=False, priority=True, id="ask.hint_chord"),
    Binding("ctrl+d", "give_up", show=False, priority=True, id="ask.give_up_chord"),
    Binding("h", "hint", show=False, id="ask.hint"),
    Binding("d", "give_up", show=False, id="ask.give_up"),
    Binding("minus", "put_off", show=False, id="ask.put_off"),
    Binding("exclamation_mark", "hide", show=False, id="ask.hide"),
    Binding("asterisk", "flag", show=False, id="ask.flag"),
    Binding("i", "why", show=False, id="ask.why"),
    Binding("u", "undo", show=False, id="ask.undo"),
    Binding("q", "end", show=False, id="ask.end"),
    Binding("1", "rate(1)", show=False, id="ask.again"),
    Binding("2", "rate(2)", show=False, id="ask.hard"),
    Binding("3", "rate(3)", show=False, id="ask.good"),
    Binding("4", "rate(4)", show=False, id="ask.easy"),
    Binding("r", "overrule(True)", show=False, id="ask.was_right"),
    Binding("w", "overrule(False)", show=False, id="ask.was_wrong"),
    Binding("a", "accept", show=False, id="ask.accept"),
    Binding("up,pageup", "scroll_desk(-1)", show=False, id="ask.scroll_up"),
    Binding("down,pagedown", "scroll_desk(1)", show=False, id="ask.scroll_down"),
]

_BEGIN = Key("Enter", "begin", "go_on")
_HINT = Key("h", "hint", "hint")
_UNKNOWN = Key("d", "don't know", "give_up")
_UNDO = Key("u", "undo", "undo")
_MARKS = (
    Key("-", "not today", "put_off"),
    Key("!", "hide", "hide"),
    Key("*", "flag", "flag"),
    Key("i", "why", "why"),
)
_END = Key("q", "end", "end")
PAUSE = Key("p", "pause", "pause")
GAME = {
    Phase.COUNTDOWN: (_BEGIN, _END),
    Phase.HANDOVER: (_BEGIN, _END),
    Phase.READING: (Key("any key", "shows the choices", "reveal"),),
    Phase.PAUSED: (Key("p", "go on", "pause"), _END),
}
"""The keys of what only games wait for."""


def of(
    phase: Phase,
    turn: Turn | None,
    *,
    study: bool,
    right: bool,
    in_line: bool,
    accepts: bool = False,
) -> tuple[Key, ...]:
    """The keys to show, the most wanted first."""
    if turn is None:
        return (_BEGIN, _END)
    commands = (*_MARKS, _UNDO) if study else ()
    if phase is Phase.TURNED:
        return (Key("1-4", "how well did you know it?", "why"), *commands, _END)
    if phase is Phase.VERDICT:
        return _at_verdict(study=study, right=right, accepts=accepts)
    if in_line:
        chord = (Key("^T", "hint", "hint"),) if turn.question.hint and study else ()
        tab = (Key("Tab", "next gap", "send"),) if isinstance(turn.question.answer, Gaps) else ()
        return (
            Key("Enter", "answer", "send"),
            *tab,
            *chord,
            Key("^D", "don't know", "give_up"),
            Key("Esc", "more keys", "leave_line"),
        )
    hint = (_HINT,) if turn.question.hint and study else ()
    return (*_control(turn), *hint, *commands, _END)


def _at_verdict(*, study: bool, right: bool, accepts: bool) -> tuple[Key, ...]:
    go_on = Key("Enter", "go on", "go_on")
    if not study:
        return (go_on, _END)
    overrule = (
        Key("w", "I was wrong", "overrule(False)")
        if right
        else Key("r", "I was right", "overrule(True)")
    )
    accept = (Key("a", "accept from now on", "accept"),) if accepts else ()
    return (go_on, Key("1-4", "rate", "why"), overrule, *accept, _UNDO, *_MARKS, _END)


def _control(turn: Turn) -> tuple[Key, ...]:
    if isinstance(turn.question.answer, SelfRated):
        return (Key("Space", "turn", "give_up"),)
    if isinstance(turn.question.answer, Ordering):
        moves = (Key("⇧↑↓", "move", "go_on"), Key("1-9", "to place", "go_on"))
        return (Key("Space", "take up", "go_on"), Key("Enter", "answer", "send"), *moves, _UNKNOWN)
    if isinstance(turn.question.answer, Pairs):
        return (
            Key("1-9", "pair", "go_on"),
            Key("Space", "pick", "go_on"),
            Key("Enter", "answer", "send"),
            _UNKNOWN,
        )
    if not turn.choices:
        return (Key("Enter", "back to the line", "go_on"), _UNKNOWN)
    if isinstance(turn.question.answer, SetAnswer):
        return (Key("Space", "tick", "go_on"), Key("Enter", "answer", "send"), _UNKNOWN)
    return (Key(f"1-{len(turn.choices)}", "choose", "go_on"), _UNKNOWN)
