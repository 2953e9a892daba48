"""Make the teacher's tables of the results that pupils handed in.

quiz marks ada.json bob.json
    The tables by pupil and by question.

quiz marks --csv ada.json bob.json
    For a spreadsheet: a row a pupil, a column a question.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse

    from quiz.exams import Marks, PupilRow, Result


def arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("files", nargs="+", metavar="FILE", help="what `quiz exam --save` wrote, one a pupil")
    add("--csv", action="store_true", help="print the table by pupil as CSV, a column a question")
    add("--questions", action="store_true", help="with --csv: the table by question instead")
    add("--json", action="store_true", help="print both tables as JSON")
    parser.epilog = (
        "Exit status: 0 if all files could be taken as they are, 1 if one was refused or had been "
        "changed."
    )


def run(args: argparse.Namespace) -> int:
    import sys

    from quiz.exams import Mistake, csv_text, read_file, table_text, tabulate
    from quiz.text import one_line, say

    results: list[Result] = []
    remarks: list[str] = []
    for path in args.files:
        try:
            result = read_file(path)
        except Mistake as mistake:
            remarks.append(str(mistake))
            continue
        remarks += _remarks(result, results)
        if result.edited or not any(other.checksum == result.checksum for other in results):
            results.append(result)
    for remark in remarks:
        say(one_line(remark), file=sys.stderr)
    tables = tabulate(results)
    if args.json:
        _print_json(tables, remarks)
    elif args.csv:
        say(csv_text(tables, by_question=args.questions), end="")
    elif tables:
        say("\n\n".join(map(table_text, tables)))
    return int(bool(remarks))


def _print_json(tables: list[Marks], remarks: list[str]) -> None:
    from quiz.commands._documents import print_document

    papers = [
        {
            "title": marks.title,
            "pass_mark": marks.pupils[0].result.pass_mark,
            "mean_per_cent": round(float(marks.mean), 6),
            "pupils": list(map(_pupil_fields, marks.pupils)),
            "questions": [row._asdict() for row in marks.questions],
        }
        for marks in tables
    ]
    print_document("marks", {"papers": papers, "remarks": remarks})


def _pupil_fields(row: PupilRow) -> dict[str, object]:
    from quiz.fields import with_exact

    had, of, _ = row.result.score
    return {
        "pupil": row.result.pupil,
        "variant": row.result.variant,
        "file": row.result.file,
        **with_exact("points", had),
        **with_exact("of", of),
        "per_cent": round(float(row.per_cent), 6),
        "passed": row.passed,
        "changed": row.result.edited,
        "credits": row.credits,
    }


def _remarks(result: Result, earlier: list[Result]) -> list[str]:
    """Sentences on a result that a teacher should read beside its figures."""
    file, remarks = result.file, []
    if result.edited:
        remarks.append(
            f"{file}: it was changed after quiz wrote it; it is marked with * in the table."
        )
    if not result.edited and any(other.checksum == result.checksum for other in earlier):
        remarks.append(f"{file}: it is the same result as another file; it is counted once.")
    elif any((other.pupil, other.paper) == (result.pupil, result.paper) for other in earlier):
        remarks.append(f'{file}: "{result.pupil}" has another result here; both are listed.')
    return remarks
