"""The one table of keys: each letter has one meaning, on every screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.keys import Keys, _character_to_key, key_to_character

from quiz.errors import SettingError, nearest
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen


class Command(NamedTuple):
    """Something that a key does, by the id under which settings can give it another key."""

    id: str
    keys: str
    """The keys as Textual names them, with commas between."""
    about: str
    """What it does, for the help."""
    part: str
    """The part of the help that it stands in."""
    is_grave: bool = False
    """It leaves, overrules, hides, answers, hands in or writes: its letter counts only after a
    silence on both sides."""


MOVES, EVERYWHERE = "Moving and choosing", "Every screen"
SHELF, QUESTION, VERDICT = "The shelf", "A question", "A verdict"
RUNS, DIALOGUE = "Games, exams and results", "A question of the program"
CHORDS = "In a line, where letters are text"

COMMANDS: tuple[Command, ...] = (
    Command("go_on", "enter", "answer, go on, choose", MOVES),
    Command("back", "escape", "from the line to the letters, from a page to the one before", MOVES),
    Command("up", "up,k", "up", MOVES),
    Command("down", "down,j", "down", MOVES),
    Command("left", "left", "to the left side", MOVES),
    Command("right", "right", "to the right side", MOVES),
    Command("next_field", "tab", "the next gap or line", MOVES),
    Command("previous_field", "shift+tab", "the gap or line before", MOVES),
    Command("page_up", "pageup", "a page up", MOVES),
    Command("page_down", "pagedown", "a page down", MOVES),
    Command("first", "home", "to the first one of a list", MOVES),
    Command("last", "end", "to the last one of a list", MOVES),
    Command("tick", "space", "tick, turn the card, take up", MOVES),
    Command("carry_up", "shift+up,K", "carry an item up", MOVES),
    Command("carry_down", "shift+down,J", "carry an item down", MOVES),
    Command("part", "backspace,delete", "part a pair", MOVES),
    Command("help", "question_mark,f1", "the keys of this screen", EVERYWHERE),
    Command(
        "out",
        "q",
        "end the sitting, close the page, on the shelf quit",
        EVERYWHERE,
        True,
    ),
    Command("undo", "u", "take back the last thing done, as far back as you like", EVERYWHERE),
    Command("leave", "ctrl+c,ctrl+q", "leave the program at once; nothing is lost", EVERYWHERE),
    Command("suspend", "ctrl+z", "suspend the program; the shell's fg goes on", EVERYWHERE),
    Command(
        "palette",
        "ctrl+p",
        "the palette: actions, decks and themes by name",
        EVERYWHERE,
    ),
    Command("study", "enter", "study what the cursor is on", SHELF),
    Command("game", "g", "play a game with it", SHELF),
    Command("exam", "e", "sit an exam in it", SHELF),
    Command("ahead", "a", "study more than what is due: ahead, more new ones, a cram", SHELF),
    Command("reworded", "R", "questions that look reworded: are they the same?", SHELF),
    Command("problems", "p", "the problems of the decks", SHELF),
    Command("log", "l", "sittings, games and exams of the past", SHELF),
    Command("tags", "number_sign", "the shelf by tags, or by decks again", SHELF),
    Command("filter", "slash", "filter the decks, by words or by tag:people", SHELF),
    Command("settings", "comma", "the settings", SHELF),
    Command("hint", "h", "a hint: a right answer is then rated hard", QUESTION),
    Command("dont_know", "d", "I don't know", QUESTION, True),
    Command("not_today", "minus", "not today: it comes back tomorrow", QUESTION, True),
    Command("hide", "exclamation_mark", "hide for good", QUESTION, True),
    Command("flag", "asterisk", "flag, or take the flag away", QUESTION),
    Command("why", "i", "why it is asked now", QUESTION),
    Command("true", "t", "true", QUESTION),
    Command("false", "f", "false", QUESTION),
    Command("again", "1", "again", VERDICT),
    Command("hard", "2", "hard", VERDICT),
    Command("good", "3", "good", VERDICT),
    Command("easy", "4", "easy", VERDICT),
    Command("was_right", "r", "I was right", VERDICT, True),
    Command("was_wrong", "w", "I was wrong", VERDICT, True),
    Command("accept", "plus", "accept what I typed, from now on; shows the line first", VERDICT),
    Command("sure", "1", "sure", VERDICT),
    Command("fairly", "2", "fairly sure", VERDICT),
    Command("guess", "3", "a guess", VERDICT),
    Command("pause", "z", "pause: the clock stands, the question is hidden", RUNS),
    Command("save", "c", "write the result file of an exam", RUNS, True),
    Command("missed", "x", "study the missed ones", RUNS, True),
    Command("once_more", "o", "once more, another like it", RUNS, True),
    Command("next", "greater_than_sign", "the next question", RUNS),
    Command("previous", "less_than_sign", "the question before", RUNS),
    Command("overview", "v", "the list of all questions, where the exam is handed in", RUNS),
    Command("yes", "y", "yes; of two wordings: they are the same question", DIALOGUE, True),
    Command("no", "n", "no; of two wordings: they are two questions", DIALOGUE),
    Command("hint_chord", "ctrl+t", "a hint", CHORDS),
    Command("dont_know_chord", "ctrl+d", "I don't know", CHORDS, True),
    Command("was_right_chord", "ctrl+r", "I was right", CHORDS, True),
    Command("accept_chord", "ctrl+y", "accept what I typed from now on", CHORDS),
    Command("next_chord", "ctrl+n", "the next question", CHORDS),
    Command("previous_chord", "ctrl+b", "the question before", CHORDS),
    Command("flag_chord", "ctrl+g", "flag, or take the flag away", CHORDS),
    Command("overview_chord", "ctrl+l", "the list of all questions", CHORDS),
)

BY_ID: Mapping[str, Command] = MappingProxyType({command.id: command for command in COMMANDS})
RESERVED = frozenset("bEmNPsW")
"""Letters that mean something on screens to come: browse, the editor, minutes, a new deck, a plan,
statistics, write."""

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "slash": "/",
    "minus": "-",
    "plus": "+",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


_FIXED = {"go_on", "study", "back", "next_field", "previous_field", "true", "false"}
"""Commands whose keys are what the rules of keys, or the controls, are made of."""
_ALWAYS_THERE = {"leave", "suspend", "palette"}
"""Commands that work while one types, and so can have no letter."""
_OF_A_LINE = {f"ctrl+{letter}" for letter in "aewukxvhijm"}
"""Chords that edit a line, or are another key to a terminal."""
_KNOWN = {key.value for key in Keys}


def bind(command_id: str, action: str = "", *, priority: bool = False) -> Binding:
    """The binding of a command to an action, by default the one of its name."""
    command = BY_ID[command_id]
    return Binding(command.keys, action or command_id, show=False, id=command_id, priority=priority)


def key_name(key: str) -> str:
    """A key as a person reads it: `?` for `question_mark`, `^T` for `ctrl+t`."""
    modifier, plus, base = key.rpartition("+")
    name = _NAMES.get(base) or key_to_character(base) or base.upper()
    if modifier == "ctrl":
        return f"^{name.upper()}"
    return f"{modifier.capitalize()}{plus}{name}" if modifier == "shift" else name


class Bound(NamedTuple):
    """A command that a screen, or a part of it, has an action for."""

    command: Command
    node: DOMNode
    action: str


def commands_of(screen: Screen[None] | Screen[object]) -> list[Bound]:
    """Every command that can do something now, of a screen, of what is shown and of the program.

    They stand as in the table, but those that other screens share come after its own.
    """
    found: dict[str, Bound] = {}
    nodes = [screen, *(node for node in screen.walk_children() if node.display), screen.app]
    for node in nodes:
        for binding in _bindings(node):
            if binding.id and binding.id in BY_ID and _can_act(node, binding.action):
                found.setdefault(binding.id, Bound(BY_ID[binding.id], node, binding.action))
    here = [found[command.id] for command in COMMANDS if command.id in found]
    return sorted(here, key=lambda bound: bound.command.part in (MOVES, EVERYWHERE))


def _bindings(node: DOMNode) -> Iterator[Binding]:
    for kind in type(node).__mro__:
        declared: object = vars(kind).get("BINDINGS", ())
        if isinstance(declared, list):
            yield from (item for item in declared if isinstance(item, Binding))


def _can_act(node: DOMNode, action: str) -> bool:
    """True unless the node says that it has no such action now; what is the app's always acts."""
    name, _, _ = action.partition("(")
    return name.startswith("app.") or node.check_action(name, ()) is not False


def checked(typed: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The keys that the settings give to commands, as Textual names them.

    Raises SettingError for a command or a key that there is not, and for a key with two meanings.
    """
    changed = {name: tuple(map(_named, keys)) for name, keys in typed.items() if _is_free(name)}
    if "help" in changed and not any(map(_works_in_a_line, changed["help"])):
        changed["help"] += ("f1",)  # there is help everywhere
    after = KeySet(changed)
    for name, keys in changed.items():
        for key in keys:
            _insist_on_use(name, key)
            for other in after.of(key):
                if other.id != name and not _share(name, other.id):
                    raise SettingError(f'"{name}" and "{other.id}" would both be {key_name(key)}.')
    return changed


def _is_free(name: str) -> bool:
    if name in _FIXED:
        raise SettingError(f'The key of "{name}" is always {key_name(BY_ID[name].keys)}.')
    if name not in BY_ID:
        near = nearest(name, BY_ID)
        hint = f' Did you mean "{near}"?' if near else ""
        raise SettingError(f'"{name}" is nothing that a key does.{hint}')
    return True


def _named(key: str) -> str:
    """A key as Textual names it."""
    if len(key) == 1:
        return key if key.isalnum() else _character_to_key(key)
    *modifiers, base = key.split("+")
    is_known = len(base) == 1 or base in _KNOWN
    if not is_known or not {"ctrl", "shift", "alt"}.issuperset(modifiers):
        raise SettingError(f'"{key}" is no key. A key is a letter or a sign, f5, or ctrl+g.')
    return key


def _insist_on_use(name: str, key: str) -> None:
    """Refuses a key that goes into a line where the command is for lines, or that edits one."""
    is_for_lines = BY_ID[name].part == CHORDS or name in _ALWAYS_THERE
    if is_for_lines and not _works_in_a_line(key):
        raise SettingError(f'"{name}" works in a line, where {key_name(key)} is text.')
    if key in _OF_A_LINE:
        raise SettingError(f'"{name}" cannot be {key_name(key)}, which edits a line.')


def _works_in_a_line(key: str) -> bool:
    return key.startswith("ctrl+") or bool(re.fullmatch(r"f\d+", key))


def _share(name: str, other: str) -> bool:
    """True of commands of different screens that have a key in common from the first."""
    mine, its = (set(BY_ID[command].keys.split(",")) for command in (name, other))
    return bool(mine & its)


class KeySet:
    """The keys in force: those of the table, but where the settings give others."""

    def __init__(self, changed: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> None:
        self.changed = changed

    def keys(self, command_id: str) -> tuple[str, ...]:
        """The keys of a command as Textual names them."""
        return self.changed.get(command_id) or tuple(BY_ID[command_id].keys.split(","))

    def name(self, command_id: str) -> str:
        """The name of the first key of a command."""
        return key_name(self.keys(command_id)[0])

    def span(self, *command_ids: str) -> str:
        """The names of the first keys of some commands: `1-4` where they follow each other."""
        names = [self.name(command_id) for command_id in command_ids]
        codes = [ord(name) if len(name) == 1 else 0 for name in names]
        follow = len(codes) > 2 and codes == list(range(codes[0], codes[0] + len(codes)))
        return f"{names[0]}-{names[-1]}" if follow else " ".join(names)

    def of(self, key: str) -> Iterator[Command]:
        """The commands that a key stands for, on one screen or another."""
        return (command for command in COMMANDS if key in self.keys(command.id))
