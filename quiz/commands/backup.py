"""Copy the store now, or list the copies that there are."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--list", action="store_true", help="make none; list those that there are, the newest first"
    )
    parser.epilog = "One is made by itself on each day of use, and before every upgrade and import."


def run(args: argparse.Namespace) -> int:
    from pathlib import Path

    from quiz.clock import SystemClock
    from quiz.settings import paths
    from quiz.store import Store, backups
    from quiz.text import plural, say_line

    path = paths().store
    if args.list:
        for backup in backups.every(path):
            reviews = plural(backup.reviews, "review")
            say_line(f"{backup.day}  {reviews:>17}  {backup.path}")
        return 0
    store = Store(path)
    store.check()
    store.close()
    made: Path = backups.make(path, SystemClock().now().day(), backups.BY_HAND)
    say_line(f"{made}")
    return 0
