"""Commands, each found by its name, run within a test with streams that hold real bytes."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from typing import NamedTuple, TextIO

import pytest

from quiz.__main__ import main
from quiz.commands import parser_of


class Printed(NamedTuple):
    """What a command ended with, and the bytes that it wrote to each stream."""

    status: int
    out: bytes
    err: bytes


class Stream(io.TextIOWrapper):
    """A stream in memory, which may pass for a terminal."""

    def __init__(self, encoding: str, *, is_terminal: bool) -> None:
        self.kept = io.BytesIO()
        super().__init__(self.kept, encoding=encoding, newline="\n", line_buffering=True)
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


def run(
    *words: str, encoding: str = "utf-8", is_terminal: bool = False, typed: bytes = b""
) -> Printed:
    """Runs a command as `quiz` does, and takes what it prints."""
    out, err = (Stream(encoding, is_terminal=is_terminal) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        status = run_into(out, err, *words)
    return Printed(status, out.kept.getvalue(), err.kept.getvalue())


def run_into(out: TextIO | None, err: TextIO | None, *words: str) -> int:
    """Runs a command as `quiz` does with some streams; one that is closed is None."""
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        return main(list(words))


def lines(name: str, text: str) -> Iterator[list[str]]:
    """Command lines of a command with a text in every place that can have one."""
    yield [name]
    for words in (
        [text],
        [text, text],
        ["--", text],
        [f"--{text}"],
        [f"-{text}"],
        [text, "--nope"],
    ):
        yield [name, *words]
    for action in parser_of(name)._actions:
        for option in action.option_strings[-1:]:
            if action.nargs == 0:
                yield [name, option]
                yield [name, option, text]
            else:
                yield [name, option, text]
                yield [name, text, f"{option}={text}"]
