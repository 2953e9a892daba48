"""Open the shelf of decks (also: `quiz` alone).

quiz
    The shelf, with what is due.

quiz ~/decks rivers.yaml
    The shelf of these alone.
"""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="decks or folders to look at instead of decks/ here",
    )
    parser.add_argument(
        "--quiet", action="store_true", help="say nothing of the results on leaving"
    )
    parser.add_argument(
        "-V",
        "--version",
        action="version",
        version=f"quiz {quiz.__version__}",
        help="say which version this is",
    )


def run(args: argparse.Namespace) -> int:
    return open_home(args.paths, quiet=args.quiet)


def open_home(paths: Sequence[str] = (), *, quiet: bool = False) -> int:
    """Home with the decks of some paths, or of the shelf; returns the exit status."""
    from quiz.tui import obey_signals

    obey_signals()
    from quiz.collection import open_collection
    from quiz.tui import run as run_app

    collection, _ = open_collection(paths)
    return run_app(collection, quiet=quiet)
