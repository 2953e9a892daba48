"""Make the teacher's tables of the results that pupils handed in."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse

    from quiz.exams.result import Result


def arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("files", nargs="+", metavar="FILE", help="what `quiz exam --save` wrote, one a pupil")
    add("--csv", action="store_true", help="print the table by pupil as CSV, a column a question")
    add("--questions", action="store_true", help="with --csv: the table by question instead")
    parser.epilog = "Exit status: 0 if all files could be taken as they are, 1 if one was refused or had been changed."


def run(args: argparse.Namespace) -> int:
    import sys

    from quiz.exams.marks import csv_text, marks, table_text
    from quiz.exams.result import Mistake, read_file
    from quiz.text import one_line

    results: list[Result] = []
    said: list[str] = []
    for path in args.files:
        try:
            one = read_file(path)
        except Mistake as mistake:
            said.append(str(mistake))
            continue
        said += _about(one, results)
        if one.checksum not in {known.checksum for known in results} or one.edited:
            results.append(one)
    for line in said:
        print(one_line(line), file=sys.stderr)
    tables = marks(results)
    if args.csv:
        print(csv_text(tables, by_question=args.questions), end="")
    elif tables:
        print("\n\n".join(map(table_text, tables)))
    return int(bool(said))


def _about(one: Result, before: list[Result]) -> list[str]:
    """What a teacher should know of a result beside its figures."""
    said = []
    if one.edited:
        said.append(
            f"{one.file}: it was changed after quiz wrote it; it is marked with * in the table."
        )
    if any(known.checksum == one.checksum for known in before if not one.edited):
        said.append(f"{one.file}: it is the same result as another file; it is counted once.")
    elif any(known.pupil == one.pupil and known.paper == one.paper for known in before):
        said.append(f'{one.file}: "{one.pupil}" has another result here; both are listed.')
    return said
