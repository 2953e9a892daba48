"""Check the store, the clock, the decks and the terminal, and say what mends what is wrong.

quiz doctor
    A line for each thing that was looked at, with the command that mends it if it is wrong.

quiz doctor --mend
    New dates for answers that a clock which was ahead has dated; nothing is deleted.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse

    from quiz.collection import Finding


def arguments(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--mend",
        action="store_true",
        help="date rows anew that a clock which was ahead has written",
    )
    form.add_argument("--json", action="store_true", help="print what was found as JSON")
    parser.epilog = (
        "Exit status: 0 all is well, 1 something is not. "
        "What --mend does can be undone in the program."
    )


def run(args: argparse.Namespace) -> int:
    from quiz.collection import examine, mend
    from quiz.commands._documents import print_document
    from quiz.text import plural, say, say_line

    if args.mend:
        count = mend()
        say(f"{plural(count, 'row')} of the future dated anew." if count else "Nothing to mend.")
        return 0
    findings = examine()
    well = all(finding.is_well for finding in findings)
    if args.json:
        print_document("doctor", {"well": well, "findings": list(map(_fields, findings))})
        return int(not well)
    for finding in findings:
        state = "well" if finding.is_well else "WRONG"
        say_line(f"{finding.subject:<10} {state:<6} {finding.sentence}")
        if finding.cure:
            say_line(f"{'':<10} to mend: {finding.cure}")
    return int(not well)


def _fields(finding: Finding) -> dict[str, object]:
    return {
        "subject": finding.subject,
        "well": finding.is_well,
        "sentence": finding.sentence,
        "cure": finding.cure,
    }
