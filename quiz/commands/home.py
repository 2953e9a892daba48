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
    parser.add_argument("--plain", action="store_true", help="lines of text, also through a pipe")
    parser.add_argument(
        "-V",
        "--version",
        action="version",
        version=f"quiz {quiz.__version__}",
        help="say which version this is",
    )


def run(args: argparse.Namespace) -> int:
    return open_home(args.paths, quiet=args.quiet, plain=args.plain)


def open_home(paths: Sequence[str] = (), *, quiet: bool = False, plain: bool = False) -> int:
    """Home with the decks of some paths, or of the shelf; returns the exit status."""
    from quiz.commands._faces import begins_plainly

    if begins_plainly(asked=plain):
        return _browse(paths)
    from quiz.commands._opening import open_beside

    collection, _ = open_beside(paths)
    collection.store.begin_check()  # it reads while the screen is imported
    from quiz.tui import run as run_app

    return run_app(collection, quiet=quiet)


def _browse(paths: Sequence[str]) -> int:
    """The shelf in lines."""
    from functools import partial

    from quiz import plain
    from quiz.commands._opening import open_whole

    collection, _ = open_whole(paths)
    return plain.run(collection, partial(plain.browse, collection=collection))
