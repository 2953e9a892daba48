"""Share your history with your other machines through a folder: no server, no account."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        metavar="FOLDER",
        help="any folder that Syncthing, Dropbox, a USB stick or git carries",
    )
    parser.epilog = (
        "Each machine writes files of its own there and reads all others': run it on both, then "
        "once more on the first. `quiz settings sync_folder FOLDER` does it at start and end."
    )


def run(args: argparse.Namespace) -> int:
    import os
    from pathlib import Path

    from quiz.errors import SyncError
    from quiz.settings import load, paths
    from quiz.store import Store
    from quiz.sync import sync_folder
    from quiz.text import complain, plural, say

    where = paths()
    store = Store(where.store)
    folder = args.folder or load(where.config, store.remembered()).settings.sync_folder
    if not folder:
        raise SyncError(
            "Which folder? quiz sync FOLDER, or set it once: quiz settings sync_folder FOLDER"
        )
    report = sync_folder(store, Path(os.path.expanduser(folder)))
    store.close()
    for warning in report.warnings:
        complain(warning)
    if report.name:
        say(
            "This history was a copy of another machine's: "
            "from now on it writes under a name of its own."
        )
    say(f"Took {plural(report.taken, 'row')}, left {plural(report.given, 'row')}.")
    return 1 if report.warnings else 0
