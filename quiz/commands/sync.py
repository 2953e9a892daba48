"""Share your history with your other machines through a folder: no server, no account.

quiz sync /media/stick/quiz
    Takes what your other machines left there, and leaves what they lack.

quiz sync
    The same with the folder that the setting sync_folder names.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from quiz.store import Store
    from quiz.sync import SyncReport


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        metavar="FOLDER",
        help="any folder that Syncthing, Dropbox, a USB stick or git carries",
    )
    parser.add_argument("--json", action="store_true", help="print the outcome as JSON")
    parser.add_argument("--quiet", action="store_true", help="say only what goes wrong")
    parser.add_argument(
        "--progress",
        action="store_true",
        help='say how far it is in lines that begin with "Sync:", on standard error',
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
    from quiz.surroundings import waits
    from quiz.text import complain

    if args.quiet:
        waits.tell_by(None)
    where = paths()
    store = Store(where.store, catches_up=False)
    folder = args.folder or load(where.config, store.remembered()).settings.sync_folder
    if not folder:
        raise SyncError(
            "Which folder? quiz sync FOLDER, or set it once: quiz settings sync_folder FOLDER"
        )
    store.insist_on_keeping()
    try:
        report = _told(args, store, Path(os.path.expanduser(folder)))
    except KeyboardInterrupt:
        complain("Stopped. What is not shared yet is shared next time.")
        raise
    store.close()
    if args.json:
        _print_json(folder, report)
    else:
        _print_text(report, quiet=args.quiet)
    return int(bool(report.warnings))


def _told(args: argparse.Namespace, store: Store, folder: Path) -> SyncReport:
    """Syncs, and says how far it is."""
    from quiz.commands._progress import Progress
    from quiz.sync import sync_folder

    if args.quiet and not args.progress:
        return sync_folder(store, folder)
    with Progress(lines_begin="Sync: " if args.progress else "") as progress:
        return sync_folder(store, folder, tell=progress.tell)


def _print_text(report: SyncReport, *, quiet: bool) -> None:
    from quiz.text import complain, plural, say

    for warning in report.warnings:
        complain(warning)
    if quiet:
        return
    if report.name:
        say(
            "This history was a copy of another machine's: "
            "from now on it writes under a name of its own."
        )
    say(f"Took {plural(report.taken, 'row')}, left {plural(report.given, 'row')}.")


def _print_json(folder: str, report: SyncReport) -> None:
    from quiz.commands._documents import print_document

    fields = {
        "folder": folder,
        "taken": report.taken,
        "given": report.given,
        "renamed": bool(report.name),
        "warnings": report.warnings,
    }
    print_document("sync", fields)
