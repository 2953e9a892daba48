"""The words of a command line, read; whatever is wrong with them is a sentence of ours."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterable, Sequence

from quiz.commands._help import Doc, example_lines, width, wrapped
from quiz.errors import QuizError, nearest
from quiz.patterns import regex

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from typing import NoReturn

_NUMBER = regex(r"-\d+|-\d*\.\d+")
_SHOWN = 60
"""Characters of a word that a sentence repeats."""


class UsageError(QuizError):
    """The words of a command line say nothing that the command could do."""


class Parser(argparse.ArgumentParser):
    """A parser whose every complaint is a UsageError."""

    def __init__(self, prog: str, doc: Doc) -> None:
        description = " ".join([doc.sentence, *doc.remarks])
        super().__init__(prog=prog, description=description, formatter_class=_formatter)
        self._examples = doc.examples
        self._more = f"`quiz help {prog.partition(' ')[2]}`".replace(" `", "`") + " says more."

    def format_help(self) -> str:
        return "\n".join([super().format_help().rstrip(), *example_lines(self._examples), ""])

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """The arguments that some words give; raises UsageError."""
        for word in words[: words.index("--")] if "--" in words else words:
            self._refuse_unknown_option(word)
        args, left = self.parse_known_args(list(words))
        if left:
            self._refuse(f"{quoted(left[0])} is one word too many for {self.prog}.")
        return args

    def _refuse_unknown_option(self, word: str) -> None:
        name = word.partition("=")[0]
        known = self._option_string_actions
        if len(word) < 2 or word[0] != "-" or _NUMBER.fullmatch(word) or name in known:
            return
        longer = [option for option in known if option.startswith(name)] if name[1] == "-" else []
        if len(longer) == 1:
            return
        if longer:
            self._refuse(f"{quoted(name)} could be {' or '.join(longer)}.")
        near = nearest(name, known)
        cure = f' Did you mean "{near}"?' if near else ""
        self._refuse(f"{self.prog} has no option {quoted(name)}.{cure}")

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002
        """Says what argparse would print by itself: help, and the version."""
        from quiz.text import say

        say(message, end="")

    def error(self, message: str) -> NoReturn:
        """Says in our words what argparse complains of."""
        subject, _, complaint = message.removeprefix("argument ").partition(": ")
        action = next((one for one in self._actions if subject in _names(one)), None)
        if action is not None and complaint.startswith("expected"):
            self._refuse(f"{subject} wants {action.metavar} after it: {action.help}.")
        if complaint.startswith("not allowed with argument "):
            self._refuse(f"{subject} does not go with {complaint.rpartition(' ')[2]}.")
        if complaint.startswith("ignored explicit argument "):
            self._refuse(f"{subject} takes no value.")
        if subject == "the following arguments are required":
            self._refuse_without(complaint.split(", "))
        self._refuse(f"{message}.")

    def _refuse_without(self, names: Sequence[str]) -> NoReturn:
        """Complains of positional arguments that are not there."""
        wanted = [one for one in self._actions if not one.option_strings and one.required]
        missing = [one for one in wanted if _names(one) & set(names)]
        helps = "; ".join(f"{max(_names(one))} is {one.help}" for one in missing if one.help)
        self._refuse(f"{self.prog} wants {' and '.join(names)}.{helps and f' {helps}.'}")

    def _refuse(self, sentence: str) -> NoReturn:
        raise UsageError(f"{sentence} {self._more}")


_OPTION = regex(r"(--?\w[\w-]*) (?=\w)| (?=\.\.\.)")


class _Formatter(argparse.HelpFormatter):
    """Help in which no option is cut at its hyphens, nor parted from its value."""

    def _format_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None,
    ) -> str:
        columns, self._width = self._width, 10**6
        line = " ".join(super()._format_usage(usage, actions, groups, prefix).split())
        self._width = columns
        whole = _OPTION.sub(lambda found: f"{found[1] or ''}\0", line)
        lines = wrapped(whole, columns, rest="       ")
        return "\n".join(lines).replace("\0", " ") + "\n\n"

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(wrapped(text, width, first=indent, rest=indent))


def _formatter(prog: str) -> argparse.HelpFormatter:
    columns = width()
    return _Formatter(prog, width=columns, max_help_position=min(24, columns // 4))


def _names(action: argparse.Action) -> set[str]:
    """The names by which argparse may call an argument."""
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest
    return {"/".join(action.option_strings) or metavar, metavar}


def quoted(word: str) -> str:
    return f'"{word}"' if len(word) <= _SHOWN else f'"{word[:_SHOWN]}…"'


# What an option's value can be


def whole(option: str, least: int | None = None, most: int | None = None) -> Callable[[str], int]:
    """Reads a whole number between two bounds, or any; a UsageError names the option."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            raise wrong(option, text, f"a whole number{_bounds(least, most)}") from None
        if not _is_between(number, least, most):
            raise wrong(option, text, f"a whole number{_bounds(least, most)}")
        return number

    return read


def number(option: str, least: float, most: float) -> Callable[[str], float]:
    """Reads a number between two bounds; a UsageError names the option."""

    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not least <= value <= most:
            raise wrong(option, text, f"a number{_bounds(least, most)}")
        return value

    return read


def one_of(option: str, words: Sequence[str]) -> Callable[[str], str]:
    """Reads one of a few words; a UsageError names the option and proposes the nearest."""

    def read(text: str) -> str:
        if text in words:
            return text
        raise wrong(
            option, text, f"{', '.join(words[:-1])} or {words[-1]}", near=nearest(text, words)
        )

    return read


def _is_between(number: float, least: float | None, most: float | None) -> bool:
    return (least is None or number >= least) and (most is None or number <= most)


def _bounds(least: float | None, most: float | None) -> str:
    if least is not None and most is not None:
        return f" from {least:,g} to {most:,g}"
    return "" if least is None else f" of {least:,g} or more"


def wrong(option: str, text: str, kind: str, *, near: str = "") -> UsageError:
    """The complaint of a text that is no value for an option."""
    cure = f' Did you mean "{near}"?' if near else ""
    return UsageError(f"{option} cannot be {quoted(text)}.{cure} It is {kind}.")
