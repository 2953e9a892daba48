"""The marks of a class in an exam: a table by pupil, and a table by question."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from quiz.answers import exact
from quiz.exams.result_reader import AnswerRow, Result
from quiz.study import Points, exam_points
from quiz.text import cells, cut, figure, one_line, per_cent, plural
from quiz.values import NamedTuple


class PupilRow(NamedTuple):
    """One pupil."""

    result: Result
    per_cent: Fraction
    passed: bool
    credits: tuple[float, ...]
    """In the order of the questions."""


class QuestionRow(NamedTuple):
    """One question over all pupils."""

    key: str
    prompt: str
    points: float
    asked: int
    facility: float
    discrimination: float | None
    """None where it has no value: fewer than three pupils, or all alike."""


class Marks(NamedTuple):
    """The tables of one paper."""

    title: str
    pupils: tuple[PupilRow, ...]
    questions: tuple[QuestionRow, ...]

    @property
    def mean(self) -> Fraction:
        """Per cent, over all pupils."""
        return sum((row.per_cent for row in self.pupils), Fraction(0)) / len(self.pupils)


def tabulate(results: Iterable[Result]) -> list[Marks]:
    """The tables of each paper among some results: only results of the same questions are
    compared."""
    papers: dict[str, list[Result]] = {}
    for result in results:
        if not result.is_copy:
            papers.setdefault(result.paper, []).append(result)
    return [_marks(of_paper) for of_paper in papers.values()]


def _marks(results: Sequence[Result]) -> Marks:
    # All have the same questions; the first variant's order is the order of the table.
    answers = min(results, key=lambda result: result.variant).answers
    rows_of = [{answer.key: answer for answer in result.answers} for result in results]
    pupils = [
        PupilRow(
            result,
            result.score.per_cent,
            passed=result.score.passes(result.pass_mark),
            credits=tuple(rows[answer.key].credit for answer in answers),
        )
        for result, rows in zip(results, rows_of, strict=True)
    ]
    ranked = sorted(
        pupils, key=lambda row: (-row.per_cent, row.result.pupil.casefold(), row.result.file)
    )
    points = [result.score.had for result in results]
    questions = [_question_row(answer.key, points, rows_of) for answer in answers]
    return Marks(results[0].title, tuple(ranked), tuple(questions))


def _question_row(
    key: str, points: Sequence[Points], rows_of: Sequence[Mapping[str, AnswerRow]]
) -> QuestionRow:
    answers = [rows[key] for rows in rows_of]
    credits = [answer.credit for answer in answers]
    # The points on all the other questions: with its own, a question would agree with itself.
    rest = [
        float(total - exam_points(answer.attempt))
        for total, answer in zip(points, answers, strict=True)
    ]
    return QuestionRow(
        key,
        answers[0].prompt,
        points=answers[0].points,
        asked=len(credits),
        facility=facility(credits),
        discrimination=correlation(credits, rest),
    )


def facility(credits: Sequence[float]) -> float:
    """The ease of a question, from 0 to 1: the mean credit that pupils had for it.

    For right or wrong the proportion who got it right, the classical item difficulty p (Crocker &
    Algina 1986, Introduction to Classical and Modern Test Theory, ch. 14); for parts of a credit
    Moodle's facility index.
    """
    return float(sum(map(exact, credits)) / len(credits)) if credits else 0.0


def correlation(credits: Sequence[float], rest: Sequence[float]) -> float | None:
    """The power of a question to tell those who know from those who do not, from -1 to 1: the
    corrected item-total correlation, Pearson's r between credits for it and points on all the other
    questions.

        r = sum((x - mx)(y - my)) / sqrt(sum((x - mx)^2) * sum((y - my)^2))

    Corrected, as a question is no part of what it is held against (Henrysson 1963, Psychometrika
    28, 211-218; Nunnally & Bernstein 1994, Psychometric Theory, 3rd ed., ch. 8); Moodle's
    discrimination index is the same. Above 0.3 is good by the usual rule (Ebel & Frisbie 1991);
    negative is a question to look at. None for fewer than three pupils, and where all had the same.
    """
    if len(credits) < 3:
        return None
    mean_x, mean_y = math.fsum(credits) / len(credits), math.fsum(rest) / len(rest)
    xs, ys = [x - mean_x for x in credits], [y - mean_y for y in rest]
    spread = math.sqrt(math.fsum(x * x for x in xs) * math.fsum(y * y for y in ys))
    if spread < 1e-9:
        return None
    return min(max(math.fsum(x * y for x, y in zip(xs, ys, strict=True)) / spread, -1.0), 1.0)


_PROMPT = 56
_NAME = 32
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_text(marks: Marks) -> str:
    """Both tables of a paper, and a line on how to read the second."""
    passed = sum(row.passed for row in marks.pupils)
    pupils_text = plural(len(marks.pupils), "pupil")
    head = f"{one_line(marks.title)}: {pupils_text}, {passed} passed, mean {per_cent(marks.mean)}"
    pupils = _grid(
        [("Pupil", "Variant", "Points", "of", "%", ""), *map(_pupil_cells, marks.pupils)],
        right=(2, 3, 4),
    )
    titles = ("", "Question", "Points", "Facility", "Discrimination")
    numbered = [_question_cells(number, row) for number, row in enumerate(marks.questions, start=1)]
    questions = _grid([titles, *numbered], right=(0, 2, 3, 4))
    note = (
        "Facility: the mean credit. "
        "Discrimination: how it goes with the rest of the exam; look at those below 0."
    )
    return "\n".join([head, "", *pupils, "", *questions, "", note])


def _pupil_cells(row: PupilRow) -> tuple[str, ...]:
    result = row.result
    name = cut(one_line(result.pupil) or "(no name)", _NAME) + ("*" if result.doubts else "")
    return (
        name,
        cut(one_line(result.variant), 8),
        figure(result.score.had),
        figure(result.score.of),
        result.score.shown(result.pass_mark),
        "passed" if row.passed else "failed",
    )


def _question_cells(number: int, row: QuestionRow) -> tuple[str, ...]:
    discrimination = "-" if row.discrimination is None else f"{row.discrimination:.2f}"
    return (
        f"{number}",
        cut(one_line(row.prompt), _PROMPT),
        figure(row.points),
        f"{row.facility:.2f}",
        discrimination,
    )


def _grid(rows: Sequence[tuple[str, ...]], *, right: tuple[int, ...]) -> list[str]:
    """Rows as lines, each column as wide as its widest cell."""
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        padded = []
        for column, cell in enumerate(row):
            blanks = " " * (widths[column] - cells(cell))
            padded.append(blanks + cell if column in right else cell + blanks)
        lines.append("  ".join(padded).rstrip())
    return lines


def csv_text(tables: Iterable[Marks], *, by_question: bool) -> str:
    """One of the tables as CSV, those of several papers one below the other with an empty line
    between."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, marks in enumerate(tables):
        if number:
            out.write("\n")
        writer.writerows(_by_question(marks) if by_question else _by_pupil(marks))
    return out.getvalue()


def _by_pupil(marks: Marks) -> Iterable[list[str]]:
    asked = [
        f"{number}. {one_line(row.prompt)}" for number, row in enumerate(marks.questions, start=1)
    ]
    yield [
        "pupil",
        "variant",
        "points",
        "of",
        "per_cent",
        "passed",
        "changed",
        "file",
        "remarks",
        *map(_safe, asked),
    ]
    for row in marks.pupils:
        result = row.result
        names = [_safe(result.pupil), _safe(result.variant)]
        had, of = (f"{round(float(points), 2):g}" for points in result.score[:2])
        points = [had, of, f"{float(row.per_cent):.2f}"]
        flags = ["yes" if flag else "no" for flag in (row.passed, result.edited)]
        yield [
            *names,
            *points,
            *flags,
            _safe(result.file),
            _safe(" ".join(result.doubts)),
            *(f"{credit:g}" for credit in row.credits),
        ]


def _by_question(marks: Marks) -> Iterable[list[str]]:
    yield ["number", "question", "points", "asked", "facility", "discrimination"]
    for number, row in enumerate(marks.questions, start=1):
        discrimination = "" if row.discrimination is None else f"{row.discrimination:.4f}"
        yield [
            f"{number}",
            _safe(row.prompt),
            f"{row.points:g}",
            f"{row.asked}",
            f"{row.facility:.4f}",
            discrimination,
        ]


def _safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe comes before one (OWASP, CSV
    Injection)."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line
