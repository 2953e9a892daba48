"""Put a backup in the place of the store, which is put aside.

quiz restore
    The newest backup that is whole.

quiz restore backups/quiz-2026-01-31.db
    That one.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="the backup; without one, the newest that is whole"
    )
    parser.add_argument(
        "--new", action="store_true", help="begin with an empty store where there is none"
    )
    parser.epilog = (
        "`quiz backup --list` shows the backups. "
        "Nothing is deleted: what is put aside can be restored too."
    )


def run(args: argparse.Namespace) -> int:
    import shlex
    from pathlib import Path

    from quiz.settings import paths
    from quiz.store import begin_anew, restore
    from quiz.text import plural, say_line

    store = paths().store
    if args.new:
        begin_anew(store)
        say_line(f"An empty store is at {store}.")
        return 0
    restored = restore(store, Path(args.file) if args.file else None)
    say_line(f"Restored {restored.source}: {plural(restored.reviews, 'review')}.")
    if restored.aside is not None:
        command = f"quiz restore {shlex.quote(str(restored.aside))}"
        say_line(f"What was there is put aside. To have it back: {command}")
    return 0
