"""The command line, one file a command: its name is the word, its docstring the help.

A command has `arguments(parser)` and `run(args)`, and imports what it needs inside of `run`, so that a check starts
without a screen.
"""

from __future__ import annotations

import argparse
import pkgutil
from importlib import import_module
from typing import Protocol

import quiz
from quiz.errors import QuizError

HOME = "home"


class Command(Protocol):
    """What a command's module offers."""

    __doc__: str | None

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declares what the command takes."""
        ...

    def run(self, args: argparse.Namespace) -> int:
        """Does it and returns the exit status."""
        ...


def names() -> list[str]:
    """The words of the commands, in alphabetical order."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def run(words: list[str]) -> int:
    """Runs the command that the words name; none, or the path of a deck, opens Home."""
    known = names()
    first = words[0] if words else HOME
    if first in ("-h", "--help", "-V", "--version"):
        _whole_parser(known).parse_args(words)
    if first not in known:
        _refuse_typo(first, known)
        words = [HOME, *words]
    name = words[0] if words else HOME
    command: Command = import_module(f"{__name__}.{name}")
    parser = argparse.ArgumentParser(prog="quiz" if name == HOME else f"quiz {name}", description=_sentence(command))
    command.arguments(parser)
    return command.run(parser.parse_args(words[1:]))


def _whole_parser(known: list[str]) -> argparse.ArgumentParser:
    lines = [f"  {name:<10} {_sentence(import_module(f'{__name__}.{name}'))}" for name in known]
    parser = argparse.ArgumentParser(
        prog="quiz",
        usage="quiz [COMMAND] [DECK ...]",
        description=quiz.__doc__,
        epilog="commands:\n" + "\n".join(lines) + "\n\n`quiz COMMAND --help` says more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-V", "--version", action="version", version=f"quiz {quiz.__version__}")
    return parser


def _sentence(module: object) -> str:
    return (module.__doc__ or "").strip().partition("\n")[0]


def _refuse_typo(word: str, known: list[str]) -> None:
    """A word that is neither a command nor a path is a mistake, and most likely a command's."""
    import os

    if word.startswith("-") or os.path.exists(word):
        return
    import difflib

    near = difflib.get_close_matches(word, known, n=1)
    cure = f' Did you mean "{near[0]}"?' if near else f" The commands are {', '.join(known)}."
    raise QuizError(f'"{word}" is neither a command nor a file.{cure}')
