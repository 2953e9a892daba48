"""The command line: finds the command, and is one of the two places that tell the user of a
failure."""

from __future__ import annotations

import gc
import sys

from quiz.errors import FAILED, INTERRUPTED, QuizError
from quiz.first_paint import painting

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    T = TypeVar("T")


def main(argv: list[str] | None = None) -> int:
    """Runs a command and returns its exit status; without words, that of the command line."""
    try:
        if argv is None:
            painting.begin(sys.argv[1:])
        status = _run(list(sys.argv[1:] if argv is None else argv))
    finally:
        painting.withdraw()
    if argv is None:
        gc.freeze()  # the process ends: to look for garbage once more would be most of its end
    return status


def _run(words: list[str]) -> int:
    from quiz import commands
    from quiz.surroundings import streams

    streams.stand_in()
    status = _told(commands.run, words)
    # What waits in a stream until the interpreter ends would fail without a word of ours.
    return _told(_flushed, status)


def _flushed(status: int) -> int:
    from quiz.surroundings import streams

    streams.flush()
    return status


def _told(run: Callable[[T], int], argument: T) -> int:
    """The exit status of a call, whose failure the user is told of."""
    try:
        return run(argument)
    except QuizError as error:
        return _refuse(error)
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as end:  # argparse's, after help
        return int(end.code or 0)
    except Exception as error:  # in words: a traceback helps nobody who only wants to learn
        if isinstance(error, OSError) and (sentence := _of_a_file(error)):
            return _refuse(QuizError(sentence))
        from quiz.commands._crash import tell_of_crash

        tell_of_crash(error)
        return FAILED


def _of_a_file(error: OSError) -> str:
    """The sentence on a file that is not as it should be; empty if the error names none."""
    if error.filename is not None:
        return f"{error.filename} cannot be used: {error.strerror}."
    # Only the system's question for the current folder fails so.
    return "The current folder is gone." if isinstance(error, FileNotFoundError) else ""


def _refuse(error: QuizError) -> int:
    from quiz.text import complain, say_line

    complain(str(error))
    for line in error.details:
        say_line(line, file=sys.stderr)
    return error.exit_status


if __name__ == "__main__":
    sys.exit(main())
