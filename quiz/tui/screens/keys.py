"""The phases of the screens that ask, and the keys that they show in each."""

from __future__ import annotations

from enum import Enum, auto
from typing import assert_never

from textual.binding import BindingType

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
from quiz.tui.key_table import bind
from quiz.tui.widgets.key_bar import Key, key


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
    CERTAINTY = auto()
    """The learner is to say how sure they are of the response."""
    VERDICT = auto()
    ACCEPTING = auto()
    """A spelling is accepted if the learner says yes to the line that is shown."""
    LIST = auto()
    """The list before an exam is handed in."""


ASK: list[BindingType] = [
    bind("back"),
    bind("go_on"),
    bind("hint_chord", "hint", priority=True),
    bind("dont_know_chord", "dont_know", priority=True),
    bind("was_right_chord", "overrule(True)", priority=True),
    bind("accept_chord", "accept", priority=True),
    bind("hint"),
    bind("dont_know"),
    bind("not_today"),
    bind("hide"),
    bind("flag"),
    bind("why"),
    bind("undo"),
    bind("out"),
    bind("again", "rate(1)"),
    bind("hard", "rate(2)"),
    bind("good", "rate(3)"),
    bind("easy", "rate(4)"),
    bind("sure", "say(1)"),
    bind("fairly", "say(2)"),
    bind("guess", "say(3)"),
    bind("was_right", "overrule(True)"),
    bind("was_wrong", "overrule(False)"),
    bind("accept"),
    bind("yes"),
    bind("no", "back"),
    bind("up", "step(-1)"),
    bind("down", "step(1)"),
    bind("page_up", "scroll_page(-1)"),
    bind("page_down", "scroll_page(1)"),
]
OF_STUDY = frozenset("hint not_today hide flag why undo overrule accept yes rate say".split())
"""Actions that there are in practice only."""

_BEGIN = key("go_on", "begin")
_ANSWER = key("go_on", "answer", "app.send")
_UNKNOWN = key("dont_know", "don't know")
_UNDO = key("undo", "undo")
_ABOUT_QUESTION = (
    key("not_today", "not today"),
    key("hide", "hide"),
    key("flag", "flag"),
    key("why", "why"),
)
PAUSE = key("pause", "pause")
_RATED = ("again", "hard", "good", "easy")
RATINGS = Key("", "rate", row=_RATED)
_SURE = ("sure", "fairly", "guess")
_LETTERS = key("back", "letters")


def at_question(turn: Turn, *, study: bool, in_line: bool) -> tuple[Key, ...]:
    """The keys while a question waits for its response, the most wanted first."""
    hinted = study and bool(turn.question.hint)
    if in_line:
        chord = (key("hint_chord", "hint", "hint"),) if hinted else ()
        tab = (Key("Tab", "next gap"),) if isinstance(turn.question.answer, Gaps) else ()
        return (_ANSWER, *tab, *chord, key("dont_know_chord", "don't know", "dont_know"), _LETTERS)
    hint = (key("hint", "hint"),) if hinted else ()
    commands = (*_ABOUT_QUESTION, _UNDO) if study else ()
    return (*_of_control(turn), *hint, *commands)


def at_verdict(
    *,
    study: bool,
    right: bool,
    accepts: bool,
    rates: bool = True,
    tires: bool = False,
    in_line: bool = False,
) -> tuple[Key, ...]:
    """The keys while a verdict is shown, the most wanted first; `tires` of a question missed again
    and again."""
    go_on = key("go_on", "go on")
    if not study:
        return (go_on,)
    if in_line:
        chords = (key("was_right_chord", "I was right", "overrule(True)"),)
        accept = (key("accept_chord", "accept", "accept"),) if accepts else ()
        rate = (Key("Esc", "rate", "back", row=_RATED),) if rates else (_LETTERS,)
        offer = (Key("Esc", "not today", "not_today", row=("not_today",)),) if tires else ()
        return (go_on, *offer, *rate, *chords, *accept)
    overrule = (
        key("was_wrong", "I was wrong", "overrule(False)")
        if right
        else key("was_right", "I was right", "overrule(True)")
    )
    accept = (key("accept", "accept from now on"),) if accepts else ()
    ratings = (RATINGS,) if rates else ()
    offer, others = (_ABOUT_QUESTION[:1], _ABOUT_QUESTION[1:]) if tires else ((), _ABOUT_QUESTION)
    return (go_on, *offer, *ratings, overrule, *accept, _UNDO, *others)


def at_phase(phase: Phase, *, study: bool) -> tuple[Key, ...]:
    """The keys while the screen waits for something else."""
    match phase:
        case Phase.COUNTDOWN | Phase.HANDOVER:
            return (_BEGIN,)
        case Phase.READING:
            return (Key("any key", "shows the choices", "reveal"),)
        case Phase.PAUSED:
            return (key("pause", "go on"),)
        case Phase.TURNED:
            commands = (*_ABOUT_QUESTION, _UNDO) if study else ()
            return (Key("", "how well you knew it", row=_RATED), *commands)
        case Phase.CERTAINTY:
            return (Key("", "how sure are you?", row=_SURE), key("back", "back to the question"))
        case Phase.ACCEPTING:
            return (key("yes", "accept it"), key("no", "no", "back"))
        case Phase.ASKING | Phase.KEEPING | Phase.VERDICT | Phase.LIST:
            return ()
        case _:
            assert_never(phase)


def _of_control(turn: Turn) -> tuple[Key, ...]:
    """The keys of the control that a response is given with, when letters do not go into it."""
    answer = turn.question.answer
    match answer:
        case SelfRated():
            return (key("tick", "turn", "dont_know"),)
        case Ordering():
            moves = (Key("⇧↑↓", "move"), Key("1-9", "to place"))
            return (Key("", "take up", row=("tick",)), _ANSWER, *moves, _UNKNOWN)
        case Pairs():
            return (Key("1-9", "pair"), Key("", "pick", row=("tick",)), _ANSWER, _UNKNOWN)
        case SetAnswer() if turn.choices:
            return (Key("", "tick", row=("tick",)), _ANSWER, _UNKNOWN)
        case SetAnswer() | OneChoice() | TextAnswer() | NumberAnswer() | DateAnswer() | Gaps():
            if turn.choices:
                return (Key(f"1-{len(turn.choices)}", "choose"), _UNKNOWN)
            return (key("go_on", "back to the line"), _UNKNOWN)
        case _:
            assert_never(answer)
