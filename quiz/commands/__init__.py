"""The command line, one file a command: its name is the word, its docstring the help.

A command has `arguments(parser)` and `run(args)`, and imports what it needs inside of `run`, so
that a check starts without a screen. A file whose name begins with `_` is none.
"""

from __future__ import annotations

import gc
import os
from functools import partial
from importlib import import_module

import quiz
from quiz.errors import QuizError
from quiz.surroundings import waits

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse
    from types import ModuleType

    from quiz.commands._help import Doc
    from quiz.commands._parsing import Parser

HOME = "home"


def names() -> list[str]:
    """The words of the commands, in alphabetical order."""
    files = (name.partition(".") for name in os.listdir(os.path.dirname(__file__)))
    return sorted(stem for stem, _, suffix in files if suffix == "py" and not stem.startswith("_"))


def _tell_of_waiting(sentence: str) -> None:
    from quiz.text import complain

    complain(sentence)


@waits.telling(_tell_of_waiting)
def run(words: list[str]) -> int:
    """Runs the command that the words name; none, or the path of a deck, opens Home."""
    # What a start makes, it keeps: the screen switches the collector on once it is drawn.
    gc.disable()
    if _is_plain(words):
        return _begin_alone(words)
    known, first = names(), words[0]
    if first in ("-V", "--version", "-h", "--help"):
        from quiz.text import say

        say(overview() if first in ("-h", "--help") else f"quiz {quiz.__version__}")
        return 0
    if first not in known:
        _refuse_typo(first, known)
        words = [HOME, *words]
    parser = parser_of(words[0])
    args = parser.read(words[1:])
    _refuse_silent_places(parser, args)
    status: int = module_of(words[0]).run(args)
    return status


def _is_plain(words: list[str]) -> bool:
    """True of the common runs, which need not wait for argparse: a screen's, and a check's."""
    if words[:1] == ["check"]:
        return not any(word.startswith("-") for word in words)
    return words in ([], ["study"])


def _begin_alone(words: list[str]) -> int:
    """Runs a command without its parser."""
    if words[:1] == ["check"]:
        from quiz.commands.check import check_at

        return check_at(words[1:])
    if words:
        from quiz.commands.study import begin

        return begin()
    from quiz.commands.home import open_home

    return open_home()


_PLACES = ("DECK", "FILE", "FOLDER")
"""What the words are called that may be paths."""


def _refuse_silent_places(parser: Parser, args: argparse.Namespace) -> None:
    """Refuses a path on a server that has gone, for nothing would end a wait for it."""
    for action in parser._actions:
        given = getattr(args, action.dest, None) if action.metavar in _PLACES else None
        for path in [given] if isinstance(given, str) else given or []:
            _is_there(os.path.expanduser(path))


def _is_there(path: str) -> bool:
    """True of a path at which something is. Raises QuizError where nothing answers."""
    try:
        return waits.outside(path, partial(os.path.exists, path), patience=waits.LONGER)
    except TimeoutError as error:
        raise QuizError(f"{error.strerror}.") from None


def parser_of(name: str) -> Parser:
    """The parser of the words of a command."""
    from quiz.commands._parsing import Parser

    command = module_of(name)
    parser = Parser("quiz" if name == HOME else f"quiz {name}", doc_of(name))
    command.arguments(parser)
    return parser


def overview() -> str:
    """What the program is, and a line for each command."""
    from quiz.commands import _help

    return _help.overview({name: doc_of(name) for name in names()})


def doc_of(name: str) -> Doc:
    """What the docstring of a command says."""
    from quiz.commands import _help

    return _help.doc_of(module_of(name))


def module_of(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")


def _refuse_typo(word: str, known: list[str]) -> None:
    """A word that is neither a command nor a path is a mistake: a command's, or a deck's."""
    if word.startswith("-") or waits.leads_somewhere(word):
        return
    raise QuizError(f'"{word}" is neither a command nor a file. {_cure(word, known)}')


def _cure(word: str, known: list[str]) -> str:
    """What to type instead: the command that is nearest, or the deck."""
    import shlex

    from quiz.commands._words import names_of_decks
    from quiz.decks import nearest_name

    near = nearest_name(word, [*known, *names_of_decks()])
    if near in known:
        return f'Did you mean "{near}"?'
    if near:
        return f"Did you mean `quiz study {shlex.quote(near.rstrip('/'))}`?"
    return f"The commands are {', '.join(known)}."
