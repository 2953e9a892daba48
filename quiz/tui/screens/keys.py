"""The phases of the screen that asks, and the keys that work in each."""

from __future__ import annotations

from enum import Enum, auto
from typing import assert_never

from textual.binding import Binding, BindingType

from quiz.answers import (
    DateAnswer,
    Gaps,
    NumberAnswer,
    OneChoice,
    Ordering,
    Pairs,
    SelfRated,
    SetAnswer,
    TextAnswer,
)
from quiz.study import Turn
from quiz.tui.widgets.key_bar import Key

REPEAT_GUARD = 0.3
"""Seconds in which a digit that chose is not taken for a rating or a certainty too."""


class Phase(Enum):
    """The thing that the screen waits for."""

    COUNTDOWN = auto()
    HANDOVER = auto()
    """The next player is to take the keyboard."""
    READING = auto()
    """The prompt is on the screen, its choices not yet."""
    PAUSED = auto()
    ASKING = auto()
    KEEPING = auto()
    """Something is being kept: keys that come now are not for it."""
    TURNED = auto()
    """The back of a card is shown."""
    VERDICT = auto()
    LIST = auto()
    """The list before an exam is handed in."""


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
    Binding("up,pageup", "scroll_page(-1)", show=False, id="ask.scroll_up"),
    Binding("down,pagedown", "scroll_page(1)", show=False, id="ask.scroll_down"),
]

_BEGIN = Key("Enter", "begin", "go_on")
_ANSWER = Key("Enter", "answer", "send")
_HINT = Key("h", "hint", "hint")
_UNKNOWN = Key("d", "don't know", "give_up")
_UNDO = Key("u", "undo", "undo")
_ABOUT_QUESTION = (
    Key("-", "not today", "put_off"),
    Key("!", "hide", "hide"),
    Key("*", "flag", "flag"),
    Key("i", "why", "why"),
)
_END = Key("q", "end", "end")
PAUSE = Key("p", "pause", "pause")


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
    match phase:
        case Phase.COUNTDOWN | Phase.HANDOVER:
            return (_BEGIN, _END)
        case Phase.READING:
            return (Key("any key", "shows the choices", "reveal"),)
        case Phase.PAUSED:
            return (Key("p", "go on", "pause"), _END)
        case Phase.ASKING | Phase.KEEPING:
            return _at_question(turn, study=study, in_line=in_line) if turn else (_BEGIN, _END)
        case Phase.TURNED:
            commands = (*_ABOUT_QUESTION, _UNDO) if study else ()
            return (Key("1-4", "how well did you know it?"), *commands, _END)
        case Phase.VERDICT:
            return _at_verdict(study=study, right=right, accepts=accepts)
        case Phase.LIST:
            return ()  # only exams have it, and keys of their own
        case _:
            assert_never(phase)


def _at_question(turn: Turn, *, study: bool, in_line: bool) -> tuple[Key, ...]:
    hinted = study and bool(turn.question.hint)
    if in_line:
        chord = (Key("^T", "hint", "hint"),) if hinted else ()
        tab = (Key("Tab", "next gap"),) if isinstance(turn.question.answer, Gaps) else ()
        unknown = Key("^D", "don't know", "give_up")
        return (_ANSWER, *tab, *chord, unknown, Key("Esc", "more keys", "leave_line"))
    hint = (_HINT,) if hinted else ()
    commands = (*_ABOUT_QUESTION, _UNDO) if study else ()
    return (*_of_control(turn), *hint, *commands, _END)


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
    return (go_on, Key("1-4", "rate"), overrule, *accept, _UNDO, *_ABOUT_QUESTION, _END)


def _of_control(turn: Turn) -> tuple[Key, ...]:
    """The keys of the control that a response is given with, when letters do not go into it."""
    answer = turn.question.answer
    match answer:
        case SelfRated():
            return (Key("Space", "turn", "give_up"),)
        case Ordering():
            moves = (Key("⇧↑↓", "move"), Key("1-9", "to place"))
            return (Key("Space", "take up"), _ANSWER, *moves, _UNKNOWN)
        case Pairs():
            return (Key("1-9", "pair"), Key("Space", "pick"), _ANSWER, _UNKNOWN)
        case SetAnswer() if turn.choices:
            return (Key("Space", "tick"), _ANSWER, _UNKNOWN)
        case SetAnswer() | OneChoice() | TextAnswer() | NumberAnswer() | DateAnswer() | Gaps():
            if turn.choices:
                return (Key(f"1-{len(turn.choices)}", "choose"), _UNKNOWN)
            return (Key("Enter", "back to the line", "go_on"), _UNKNOWN)
        case _:
            assert_never(answer)
