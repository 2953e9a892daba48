"""Write your whole history to a file, or take one in: `history export|import FILE`.

quiz history export quiz.jsonl
    Everything you ever answered, in one file that can be carried to another machine.

quiz history import quiz.jsonl
    Takes it in there; what is there already is not taken twice.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    from quiz.commands._parsing import one_of

    what = one_of("The first word", ("export", "import"))
    parser.add_argument(
        "what", type=what, metavar="export|import", help="which of the two is to be done"
    )
    parser.add_argument("file", metavar="FILE", help="the file to write or to read")
    parser.add_argument("--replace", action="store_true", help="write over a FILE that is there")
    parser.epilog = (
        "An import takes all of a file or nothing, after a backup; twice is as good as once."
    )


def run(args: argparse.Namespace) -> int:
    import os
    from pathlib import Path

    from quiz.commands._progress import Progress
    from quiz.errors import SyncError
    from quiz.settings import paths
    from quiz.store import Store
    from quiz.sync import archive
    from quiz.text import plural, say_line

    path, store = Path(os.path.expanduser(args.file)), Store(paths().store)
    try:
        if args.what == "import":
            store.insist_on_keeping()
            _back_up()
            with Progress() as progress:
                taken = archive.take(store, path, tell=progress.tell)
            say_line(f"Took {plural(taken.new, 'row')}; {taken.stored:,} were here already.")
        elif path.exists() and not args.replace:
            raise SyncError(f"{path} is there already; --replace writes over it.")
        else:
            with Progress() as progress:
                count = archive.export(store, path, tell=progress.tell)
            say_line(f"Wrote {plural(count, 'row')} to {path}.")
    finally:
        store.close()
    return 0


def _back_up() -> None:
    from quiz.clock import SystemClock
    from quiz.settings import paths
    from quiz.store import backups

    backups.make(paths().store, SystemClock().now().day(), backups.BEFORE_IMPORT)
