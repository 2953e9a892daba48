"""Check the store, the clock, the decks and the terminal, and say what mends what is wrong."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mend",
        action="store_true",
        help="date rows anew that a clock which was ahead has written",
    )
    parser.epilog = (
        "Exit status: 0 all is well, 1 something is not. "
        "What --mend does can be undone in the program."
    )


def run(args: argparse.Namespace) -> int:
    from quiz.collection import examine, mend
    from quiz.text import plural, say, say_line

    if args.mend:
        count = mend()
        say(f"{plural(count, 'row')} of the future dated anew." if count else "Nothing to mend.")
        return 0
    findings = examine()
    for finding in findings:
        state = "well" if finding.is_well else "WRONG"
        say_line(f"{finding.subject:<10} {state:<6} {finding.sentence}")
        if finding.cure:
            say_line(f"{'':<10} to mend: {finding.cure}")
    return 0 if all(finding.is_well for finding in findings) else 1
