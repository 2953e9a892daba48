"""The command line, one file a command: its name is the word, its docstring the help.

A command has `arguments(parser)` and `run(args)`, and imports what it needs inside of `run`, so
that a check starts without a screen.
"""

from __future__ import annotations

import gc
import os
from importlib import import_module

import quiz
from quiz.errors import QuizError

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse
    from types import ModuleType

HOME = "home"


def names() -> list[str]:
    """The words of the commands, in alphabetical order."""
    files = (name.partition(".") for name in os.listdir(os.path.dirname(__file__)))
    return sorted(stem for stem, _, suffix in files if suffix == "py" and not stem.startswith("_"))


def run(words: list[str]) -> int:
    """Runs the command that the words name; none, or the path of a deck, opens Home."""
    # What a start makes, it keeps: the screen switches the collector on once it is drawn.
    gc.disable()
    if not words:  # the common start, which need not wait for argparse
        from quiz.commands.home import open_home

        return open_home()
    known, first = names(), words[0]
    if first in ("-V", "--version"):
        print(f"quiz {quiz.__version__}")
        return 0
    if first in ("-h", "--help"):
        print(_help(known))
        return 0
    if first not in known:
        _refuse_typo(first, known)
        words = [HOME, *words]
    name = words[0]
    command = import_module(f"{__name__}.{name}")
    parser = _parser(name, command)
    command.arguments(parser)
    status: int = command.run(parser.parse_args(words[1:]))
    return status


def _parser(name: str, command: ModuleType) -> argparse.ArgumentParser:
    import argparse

    def formatter(prog: str) -> argparse.HelpFormatter:
        return argparse.HelpFormatter(
            prog, width=100
        )  # without a width it asks shutil, which is slow to import

    prog = "quiz" if name == HOME else f"quiz {name}"
    return argparse.ArgumentParser(
        prog=prog, description=_sentence(command), formatter_class=formatter
    )


def _help(known: list[str]) -> str:
    lines = [f"  {name:<10} {_sentence(import_module(f'{__name__}.{name}'))}" for name in known]
    usage = "usage: quiz [COMMAND] [DECK ...]   |   quiz --version"
    return "\n".join(
        [
            usage,
            "",
            quiz.__doc__ or "",
            "",
            "commands:",
            *lines,
            "",
            "`quiz COMMAND --help` says more.",
        ]
    )


def _sentence(module: ModuleType) -> str:
    return (module.__doc__ or "").strip().partition("\n")[0]


def _refuse_typo(word: str, known: list[str]) -> None:
    """A word that is neither a command nor a path is a mistake, and most likely a command's."""
    if word.startswith("-") or os.path.exists(word):
        return
    import difflib

    near = difflib.get_close_matches(word, known, n=1)
    cure = f' Did you mean "{near[0]}"?' if near else f" The commands are {', '.join(known)}."
    raise QuizError(f'"{word}" is neither a command nor a file.{cure}')
