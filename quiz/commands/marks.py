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

    from quiz.exams import Marks, PupilRow, QuestionRow, Result


def arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("files", nargs="+", metavar="FILE", help="what `quiz exam --save` wrote, one a pupil")
    form = parser.add_mutually_exclusive_group().add_argument
    form("--csv", action="store_true", help="print the table by pupil as CSV, a column a question")
    form("--json", action="store_true", help="print both tables as JSON")
    add("--questions", action="store_true", help="with --csv: the table by question instead")
    parser.epilog = (
        "Exit status: 0 if all files could be taken as they are, 1 if one was refused, or does not "
        "fit: changed, handed in twice, answered late, with times that cannot be."
    )


def run(args: argparse.Namespace) -> int:
    import sys
    from datetime import UTC, datetime

    from quiz.exams import Mistake, csv_text, doubted, read_file, table_text, tabulate
    from quiz.text import one_line, say

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
            "questions": list(map(_question_fields, marks.questions)),
        }
        for marks in tables
    ]
    print_document("marks", {"papers": papers, "remarks": remarks})


def _question_fields(row: QuestionRow) -> dict[str, object]:
    from quiz.answers import exact
    from quiz.fields import with_exact

    return {
        "key": row.key,
        "prompt": row.prompt,
        **with_exact("points", exact(row.points)),
        "asked": row.asked,
        "facility": round(row.facility, 6),
        "discrimination": None if row.discrimination is None else round(row.discrimination, 6),
    }


def _pupil_fields(row: PupilRow) -> dict[str, object]:
    from quiz.answers import exact
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
        "remarks": row.result.doubts,
        "credits": [round(credit, 6) for credit in row.credits],
        "credits_exact": [f"{exact(credit)}" for credit in row.credits],
    }
