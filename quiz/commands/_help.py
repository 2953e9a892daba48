"""What is said of the commands, from their docstrings and parsers: for a terminal or a manual page.

A command's docstring begins with its sentence. Each paragraph after it is an example if its first
line is a command, with a sentence below it, and else a remark.
"""

from __future__ import annotations

import quiz
from quiz.errors import EXIT_STATUSES

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

PROGRAM = "quiz"
JSON = "json"
"""The one topic of help that is no command."""
ENVIRONMENT = {
    "QUIZ_HOME": "the folder for the store, its backups, the settings, the log, the cache and your "
    "own decks; without it they lie where the system keeps such things",
    "XDG_CACHE_HOME": "the folder for the caches of all programs, where there is no QUIZ_HOME",
    "TERM": "what the terminal is called; without one that can move its cursor there is no screen",
    "COLORTERM": "truecolor, where the terminal shows all colours",
    "NO_COLOR": "anything: no colours",
    "ESCDELAY": "the milliseconds after which Esc was pressed by itself and begins no other key",
    "SSH_CONNECTION": "set by ssh, over which the rest of a key may come later",
    "SSH_CLIENT": "as SSH_CONNECTION",
    "SSH_TTY": "as SSH_CONNECTION",
    "COLUMNS": "how wide help is, from 40 to 100; without it as wide as the terminal",
    "LC_ALL": "the letters that the terminal shows; without UTF-8 all signs are ASCII",
    "LC_CTYPE": "as LC_ALL",
    "LANG": "as LC_ALL",
    "TMUX": "set by tmux, which the program runs in then",
    "STY": "set by screen, which the program runs in then",
    "TZ": "the time zone by which your days begin",
}
FILES = {
    "decks/": "in the current folder: its decks are on the shelf; so are your own decks folder and "
    "the decks that ship",
    "config.toml": "your settings, which win over those that the program remembers",
    "quiz.db": "the store: your whole history, and what the program remembers",
    "backups/": "copies of the store, one for each day of use and one before each upgrade and "
    "import",
    "quiz.log": "where a failure happened that nobody foresaw; nothing of what you typed",
    "cache/": "what is known of decks that have not changed; it can be deleted at any time",
}
PLACES = "quiz settings says where settings, store and your decks lie."


class Example:
    """A command line that can be typed, and what it does."""

    def __init__(self, command: str, sentence: str) -> None:
        self.command, self.sentence = command, sentence


class Doc:
    """A docstring of a command."""

    def __init__(
        self, sentence: str, remarks: tuple[str, ...], examples: tuple[Example, ...]
    ) -> None:
        self.sentence, self.remarks, self.examples = sentence, remarks, examples


def doc_of(module: ModuleType) -> Doc:
    """What the docstring of a command says."""
    sentence, *paragraphs = (module.__doc__ or "").strip().split("\n\n")
    examples, remarks = [], []
    for paragraph in paragraphs:
        first, _, rest = paragraph.strip().partition("\n")
        if first.split()[0] == PROGRAM and rest:
            examples.append(Example(first, _joined(rest)))
        else:
            remarks.append(_joined(paragraph))
    return Doc(_joined(sentence), tuple(remarks), tuple(examples))


def _joined(text: str) -> str:
    return " ".join(text.split())


# For a terminal

LEAST, MOST = 40, 100
"""The columns that help is written in."""
_INDENT = 13
"""The columns for names; what is said of them stands behind."""


def width() -> int:
    """The columns to write in: those of the terminal, within bounds."""
    import os

    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        columns = 80
    return min(max(columns, LEAST), MOST)


def wrapped(text: str, columns: int, *, first: str = "", rest: str = "") -> list[str]:
    """A paragraph in lines; no word is cut, not even an option at its hyphens."""
    lines, line, has_words = [], first, False
    for word in text.strip(" ").split(" "):
        if has_words and len(line) + 1 + len(word) > columns:
            lines.append(line.rstrip(" "))
            line, has_words = rest, False
        if not (word or has_words):
            continue  # a blank at which a line ends
        line += f" {word}" if has_words else word
        has_words = True
    return [*lines, line] if has_words else []


def overview(docs: dict[str, Doc]) -> str:
    """What the program is, a line for each command, and what its exit statuses mean."""
    columns = width()
    commands = {name: doc.sentence for name, doc in docs.items()}
    statuses = {str(status): meaning for status, meaning in EXIT_STATUSES.items()}
    return "\n".join(
        [
            *wrapped(
                "usage: quiz [COMMAND] [DECK ...]   |   quiz --version", columns, rest="       "
            ),
            "",
            *wrapped(quiz.__doc__ or "", columns),
            "",
            "commands:",
            *_table(commands, columns),
            "",
            "exit status:",
            *_table(statuses, columns),
            "",
            *wrapped("`quiz help COMMAND` says more, with examples.", columns),
            *wrapped("`quiz help json` says what --json prints.", columns),
            *wrapped("`quiz help --man | man -l -` is the manual page.", columns),
        ]
    )


def _table(rows: dict[str, str], columns: int) -> Iterator[str]:
    for name, text in rows.items():
        yield from wrapped(text, columns, first=f"  {name:<{_INDENT - 3}} ", rest=" " * _INDENT)


def example_lines(examples: Iterable[Example]) -> Iterator[str]:
    """Examples below their head, if there are any."""
    columns = width()
    for number, example in enumerate(examples):
        yield from ["", *([] if number else ["examples:"])]
        yield from _command_lines(example.command, columns)
        yield from wrapped(example.sentence, columns, first="      ", rest="      ")


def _command_lines(command: str, columns: int) -> list[str]:
    """A command line that can be copied; where it is too long, the shell is told to read on."""
    lines = wrapped(command, columns - 2, first="  ", rest="    ")
    return [*(f"{line} \\" for line in lines[:-1]), lines[-1]]
