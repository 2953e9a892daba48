"""Make the teacher's tables of the results that pupils handed in."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse

    from quiz.exams import Result


def arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("files", nargs="+", metavar="FILE", help="what `quiz exam --save` wrote, one a pupil")
    add("--csv", action="store_true", help="print the table by pupil as CSV, a column a question")
    add("--questions", action="store_true", help="with --csv: the table by question instead")
    parser.epilog = (
        "Exit status: 0 if all files could be taken as they are, 1 if one was refused or had been "
        "changed."
    )


def run(args: argparse.Namespace) -> int:
    import sys
    from datetime import UTC, datetime

    from quiz.exams import Mistake, csv_text, doubted, read_file, table_text, tabulate
    from quiz.text import one_line

    results: list[Result] = []
    remarks: list[str] = []
    for path in args.files:
        try:
            results.append(read_file(path))
        except Mistake as mistake:
            remarks.append(str(mistake))
    results = doubted(results, datetime.now(UTC))
    remarks += [f"{result.file}: {doubt}" for result in results for doubt in result.doubts]
    for remark in remarks:
        print(one_line(remark), file=sys.stderr)
    tables = tabulate(results)
    if args.csv:
        print(csv_text(tables, by_question=args.questions), end="")
    elif tables:
        print("\n\n".join(map(table_text, tables)))
    return int(bool(remarks))
