"""A failure that nobody foresaw, told in words and written down."""

from __future__ import annotations

import sys

from quiz.errors import QuizError

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from pathlib import Path

LARGEST_LOG = 1_000_000
"""Bytes that the log may have before it is begun again."""


def tell_of_crash(error: BaseException) -> None:
    """Says on standard error that the program failed, and has the log say where."""
    from quiz.text import say

    say(_report(error), file=sys.stderr)


def _report(error: BaseException) -> str:
    """The sentence for the user; the log gets where it happened. What was typed is in neither."""
    import traceback

    from quiz.text import one_line

    reason = one_line(f"{type(error).__name__}: {error}")[:200]
    try:
        place = f"The log says where: {_log(error)}"
    except (OSError, QuizError):
        place = "".join(traceback.format_exception(error))
    return (
        f"quiz has failed, and should not have ({reason}). "
        f"Every answer whose verdict you saw is saved. {place}"
    )


def _log(error: BaseException) -> Path:
    """Writes a failure down; returns the file."""
    import platform
    import time
    import traceback

    import quiz
    from quiz.settings import paths
    from quiz.surroundings.files import at_once

    log = paths().log
    log.parent.mkdir(parents=True, exist_ok=True)
    mode = "w" if log.exists() and log.stat().st_size > LARGEST_LOG else "a"
    with open(log, mode, encoding="utf-8", errors="backslashreplace", opener=at_once) as file:
        now = time.strftime("%Y-%m-%d %H:%M:%S %z")
        versions = f"quiz {quiz.__version__}, Python {platform.python_version()}"
        file.write(f"\n{now} {versions}, {platform.platform()}\n")
        file.write("".join(traceback.format_exception(error)))
    return log
