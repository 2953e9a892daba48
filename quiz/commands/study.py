"""Study what is due today, at once."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "decks",
        nargs="*",
        metavar="DECK",
        help="a path, or a name on the shelf such as csto-2007/who; without one, all",
    )
    parser.add_argument(
        "--quiet", action="store_true", help="say nothing of the results on leaving"
    )


def run(args: argparse.Namespace) -> int:
    from quiz.tui import obey_signals

    obey_signals()
    from quiz.collection import begin_study, open_collection
    from quiz.tui import run as run_app

    collection, decks = open_collection(args.decks)
    session = begin_study(collection, decks)
    if not session.left:
        print("Nothing of this is due today.")
        return 0
    return run_app(collection, session, quiet=args.quiet)
