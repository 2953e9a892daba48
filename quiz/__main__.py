"""The command line: finds the command, and is one of the two places that tell the user of a
failure."""

from __future__ import annotations

import sys

from quiz import commands
from quiz.errors import FAILED, INTERRUPTED, QuizError

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from pathlib import Path

LARGEST_LOG = 1_000_000
"""Bytes that the log may have before it is begun again."""


def main(argv: list[str] | None = None) -> int:
    """Runs a command and returns its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return commands.run(words)
    except QuizError as error:
        from quiz.text import on_one_line

        print(f"quiz: {on_one_line(str(error))}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        # Who reads the output has left: nothing more is owed, not even the flush at exit.
        sys.stdout = None
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # in words: a traceback helps nobody who only wants to learn
        from quiz.text import say

        say(_report(error), file=sys.stderr)
        return FAILED


def _report(error: BaseException) -> str:
    """The sentence for the user; the log gets where it happened. What was typed is in neither."""
    import traceback

    from quiz.text import one_line

    reason = one_line(f"{type(error).__name__}: {error}")[:200]
    try:
        place = f"The log says where: {_log(error)}"
    except OSError:
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

    log = paths().log
    log.parent.mkdir(parents=True, exist_ok=True)
    mode = "w" if log.exists() and log.stat().st_size > LARGEST_LOG else "a"
    with log.open(mode, encoding="utf-8", errors="backslashreplace") as file:
        now = time.strftime("%Y-%m-%d %H:%M:%S %z")
        versions = f"quiz {quiz.__version__}, Python {platform.python_version()}"
        file.write(f"\n{now} {versions}, {platform.platform()}\n")
        file.write("".join(traceback.format_exception(error)))
    return log


if __name__ == "__main__":
    sys.exit(main())
