"""The manual page, in roff, from the same texts as the help of the commands."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping

import quiz
from quiz.commands._help import ENVIRONMENT, FILES, PLACES, PROGRAM, Doc, Example, wrapped
from quiz.errors import EXIT_STATUSES

_COLUMNS = 79
_CHARACTERS = str.maketrans(
    {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", '"': "\\(dq", "^": "\\(ha", "~": "\\(ti"}
)
"""What roff would take for something else, or print as a sign of typography."""
_POINT = re.compile(r"(?<!\S)\.")
_QUOTED = re.compile(r"`([^`]+)`")


def escaped(text: str) -> str:
    """A text as roff prints it: no request, escape or macro is in it, wherever a line is broken."""
    plain = _POINT.sub(r"\\&.", text.translate(_CHARACTERS))
    return "".join(char if ord(char) < 128 else f"\\[u{ord(char):04X}]" for char in plain)


def prose(text: str) -> str:
    """A paragraph, with what stands between backquotes in bold."""
    parts = _QUOTED.split(" ".join(text.split()))
    line = "".join(bold(part) if place % 2 else escaped(part) for place, part in enumerate(parts))
    return "\n".join(wrapped(line, _COLUMNS))


def bold(text: str) -> str:
    return f"\\fB{escaped(text)}\\fR"


def page(docs: Mapping[str, Doc], parsers: Mapping[str, argparse.ArgumentParser]) -> str:
    """The whole page: `docs` and `parsers` are of the commands by their names."""
    lines = [
        f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {quiz.__version__}" "User Commands"',
        ".nh",  # no word is cut, nor are blanks put into commands
        ".ad l",
        ".SH NAME",
        f"{PROGRAM} \\- {escaped('plain-text decks, graded answers, spaced review, a clock')}",
        ".SH SYNOPSIS",
        f"{bold(PROGRAM)} [\\fICOMMAND\\fR] [\\fIDECK\\fR ...]",
        ".SH DESCRIPTION",
        prose(quiz.__doc__ or ""),
        ".SH COMMANDS",
    ]
    for name, doc in docs.items():
        lines += _command(name, doc, parsers[name])
    lines += [".SH EXIT STATUS", *_list({str(key): text for key, text in EXIT_STATUSES.items()})]
    lines += [".SH ENVIRONMENT", *_list(ENVIRONMENT)]
    lines += [".SH FILES", prose(PLACES), *_list(FILES)]
    return "\n".join(lines)


def _command(name: str, doc: Doc, parser: argparse.ArgumentParser) -> Iterator[str]:
    usage = " ".join(parser.format_usage().split()).removeprefix("usage: ")
    yield from (f".SS {escaped(name)}", prose(usage))
    for paragraph in (doc.sentence, *doc.remarks):
        yield from (".PP", prose(paragraph))
    for action in parser._actions:
        if not isinstance(action, argparse._HelpAction) and action.help != argparse.SUPPRESS:
            yield from (".TP", _invocation(action), prose(action.help or ""))
    if parser.epilog:
        yield from (".PP", prose(parser.epilog))
    yield from _examples(doc.examples)


def _invocation(action: argparse.Action) -> str:
    """How an argument is written: `--tag TAG`, `DECK`."""
    value = f"\\fI{escaped(str(action.metavar or action.dest))}\\fR"
    if not action.option_strings:
        return value
    names = ", ".join(map(bold, action.option_strings))
    return names if action.nargs == 0 else f"{names} {value}"


def _examples(examples: Iterable[Example]) -> Iterator[str]:
    for number, example in enumerate(examples):
        yield from [] if number else [".PP", "Examples:"]
        yield from (".TP", bold(example.command), prose(example.sentence))


def _list(rows: Mapping[str, str]) -> Iterator[str]:
    for name, text in rows.items():
        yield from (".TP", bold(name), prose(text))
