"""Copy the store now, or list the copies that there are.

quiz backup
    A copy of the store as it is now; prints where it lies.

quiz backup --list
    The copies that there are, each with its day and its reviews.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse

    from quiz.store import backups


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--list", action="store_true", help="make none; list those that there are, the newest first"
    )
    parser.add_argument(
        "--json", action="store_true", help="print the list, or the new one, as JSON"
    )
    parser.epilog = "One is made by itself on each day of use, and before every upgrade and import."


def run(args: argparse.Namespace) -> int:
    from pathlib import Path

    from quiz.clock import SystemClock
    from quiz.settings import paths
    from quiz.store import Store, backups
    from quiz.text import say_line

    path = paths().store
    if args.list:
        _list(backups.every(path), as_json=args.json)
        return 0
    store = Store(path)
    store.check()
    store.close()
    made: Path = backups.make(path, SystemClock().now().day(), backups.BY_HAND)
    if args.json:
        _list([one for one in backups.every(path) if one.path == made], as_json=True)
    else:
        say_line(f"{made}")
    return 0


def _list(every: list[backups.Backup], *, as_json: bool) -> None:
    from quiz.commands._documents import print_document
    from quiz.text import plural, say_line

    if as_json:
        rows = [{"file": f"{b.path}", "day": b.day, **_counts(b)} for b in every]
        print_document("backup", {"backups": rows})
        return
    for backup in every:
        reviews = plural(backup.reviews, "review")
        say_line(f"{backup.day}  {reviews:>17}  {backup.path}")


def _counts(backup: backups.Backup) -> dict[str, int]:
    return {"reviews": backup.reviews, "acts": backup.acts}
