"""How far something long is: a bar on a terminal, and else a line now and then."""

from __future__ import annotations

import shutil
import sys
from types import TracebackType

from quiz.clock import SystemClock
from quiz.sync import Step
from quiz.text import on_one_line, padded, per_cent, say, say_line

_AFTER = 1.0
"""Seconds in which most of what a command does is done, without a word."""
_REDRAWN, _SAID = 0.1, 5.0
_BAR = 20


class Progress:
    """Says on standard error how far something is, while it is entered."""

    def __init__(self, *, lines_begin: str = "") -> None:
        self._tick = SystemClock().tick
        self._lines_begin = lines_begin
        self._is_bar = sys.stderr.isatty() and not lines_begin
        self._at, self._what = self._tick() + _AFTER, ""
        """When it is next to be said, and what was said last."""

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if self._is_bar and self._what:
            say(" " * _columns(), end="\r", file=sys.stderr)

    def tell(self, step: Step) -> None:
        """Shows a step, unless one was shown just now."""
        now = self._tick()
        if now < self._at and (self._is_bar or self._what in ("", step.what)):
            return
        if self._is_bar:
            say(padded(on_one_line(_drawn(step)), _columns()), end="\r", file=sys.stderr)
        else:
            share = f": {_share(step)}" if step.of else ""
            say_line(f"{self._lines_begin}{step.what}{share}.", file=sys.stderr)
        self._what, self._at = step.what, now + (_REDRAWN if self._is_bar else _SAID)


def _columns() -> int:
    return max(shutil.get_terminal_size().columns - 1, 1)


def _share(step: Step) -> str:
    return per_cent(100 * step.done // step.of)


def _drawn(step: Step) -> str:
    if not step.of:
        return step.what
    full = _BAR * step.done // step.of
    return f"[{'#' * full}{'.' * (_BAR - full)}] {_share(step):>5}  {step.what}"
