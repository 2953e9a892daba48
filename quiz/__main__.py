"""The command line: finds the command, and is one of the two places that tell the user of a failure."""

from __future__ import annotations

import sys

from quiz import commands
from quiz.errors import QuizError


def main(argv: list[str] | None = None) -> int:
    """Runs a command and returns its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return commands.run(words)
    except QuizError as error:
        from quiz.display import visible

        print(f"quiz: {visible(str(error))}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        # Who reads the output has left: nothing more is owed, not even the flush at exit.
        sys.stdout = None
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # told in words: a traceback helps nobody who only wants to learn
        from quiz import _crash as crash

        print(crash.told(error), file=sys.stderr)
        return crash.EXIT_STATUS


if __name__ == "__main__":
    sys.exit(main())
