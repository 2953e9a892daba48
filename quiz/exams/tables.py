"""The tables of a class as text and as CSV; names and prompts in them are anybody's."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from unicodedata import category, east_asian_width

from quiz.display import graphemes, one_line
from quiz.exams.marks import Marks, PupilRow, QuestionRow
from quiz.wording import figure, plural

_PROMPT = 56
_NAME = 32
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def text(marks: Marks) -> str:
    """Both tables of a paper, and a line on how to read the second."""
    passed = sum(row.passed for row in marks.pupils)
    mean = sum(row.per_cent for row in marks.pupils) / len(marks.pupils)
    head = f"{one_line(marks.title)}: {plural(len(marks.pupils), 'pupil')}, {passed} passed, mean {mean:.0f} %"
    pupils = _grid([("Pupil", "Variant", "Points", "of", "%", ""), *map(_pupil, marks.pupils)], right=(2, 3, 4))
    titles = ("", "Question", "Points", "Facility", "Discrimination")
    numbered = [_question(number, row) for number, row in enumerate(marks.questions, start=1)]
    questions = _grid([titles, *numbered], right=(0, 2, 3, 4))
    note = "Facility: the mean credit. Discrimination: how it goes with the rest of the exam; look at those below 0."
    return "\n".join([head, "", *pupils, "", *questions, "", note])


def _pupil(row: PupilRow) -> tuple[str, ...]:
    result = row.result
    name = _cut(one_line(result.pupil) or "(no name)", _NAME) + ("*" if result.edited else "")
    said = "passed" if row.passed else "failed"
    return (
        name,
        _cut(one_line(result.variant), 8),
        figure(result.points),
        figure(result.of),
        f"{row.per_cent:.0f}",
        said,
    )


def _question(number: int, row: QuestionRow) -> tuple[str, ...]:
    told = "-" if row.discrimination is None else f"{row.discrimination:.2f}"
    return f"{number}", _cut(one_line(row.prompt), _PROMPT), figure(row.points), f"{row.facility:.2f}", told


def _grid(rows: Sequence[tuple[str, ...]], *, right: tuple[int, ...]) -> list[str]:
    """Rows as lines, each column as wide as its widest cell."""
    widths = [max(cells(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        padded = []
        for at, cell in enumerate(row):
            blanks = " " * (widths[at] - cells(cell))
            padded.append(blanks + cell if at in right else cell + blanks)
        lines.append("  ".join(padded).rstrip())
    return lines


def cells(shown: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(map(_width, shown))


def _width(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _cut(shown: str, most: int) -> str:
    if cells(shown) <= most:
        return shown
    kept = ""
    for cluster in graphemes(shown):
        if cells(kept + cluster) >= most:
            break
        kept += cluster
    return kept + "…"


def csv_text(tables: Iterable[Marks], *, by_question: bool) -> str:
    """One of the tables as CSV, those of several papers one below the other with an empty line between."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for at, marks in enumerate(tables):
        if at:
            out.write("\n")
        writer.writerows(_by_question(marks) if by_question else _by_pupil(marks))
    return out.getvalue()


def _by_pupil(marks: Marks) -> Iterable[list[str]]:
    asked = [f"{number}. {one_line(row.prompt)}" for number, row in enumerate(marks.questions, start=1)]
    yield ["pupil", "variant", "points", "of", "per_cent", "passed", "changed", "file", *map(_safe, asked)]
    for row in marks.pupils:
        result = row.result
        names = [_safe(result.pupil), _safe(result.variant)]
        points = [f"{result.points:g}", f"{result.of:g}", f"{row.per_cent:.2f}"]
        told = ["yes" if row.passed else "no", "yes" if result.edited else "no", _safe(result.file)]
        yield [*names, *points, *told, *("" if one is None else f"{one:g}" for one in row.credits)]


def _by_question(marks: Marks) -> Iterable[list[str]]:
    yield ["number", "question", "points", "asked", "facility", "discrimination"]
    for number, row in enumerate(marks.questions, start=1):
        told = "" if row.discrimination is None else f"{row.discrimination:.4f}"
        yield [f"{number}", _safe(row.prompt), f"{row.points:g}", f"{row.asked}", f"{row.facility:.4f}", told]


def _safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV Injection): those begin with an apostrophe."""
    shown = one_line(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
