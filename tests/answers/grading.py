"""Tables of responses and what a fair teacher would say to each, which a teacher can read and
extend.

Under the question a line has the credit (1, 0, a fraction, or ? for a response that is asked
again), the response, and perhaps, after =>, a part of the note or of a reading. Between the lines
of a response stands //.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from quiz.answers.verdict import Unclear, Verdict
from quiz.decks.question import Question
from tests.places import DATA

_ROW = re.compile(r"(?P<credit>\?|\d+(?:/\d+)?)(?: +(?P<response>.*?))?(?: *=> (?P<note>.*))?")


class Row(NamedTuple):
    """One response; a credit of None is a response that is asked again."""

    response: str
    credit: Fraction | None
    note: str = ""


def read_row(line: str) -> Row:
    match = _ROW.fullmatch(line)
    assert match, f"no credit and response: {line}"
    credit = None if match["credit"] == "?" else Fraction(match["credit"])
    return Row((match["response"] or "").replace(" // ", "\n"), credit, match["note"] or "")


def sections(name: str) -> Iterator[tuple[str, list[str]]]:
    """The heads of a table's sections and the lines under each."""
    _, *texts = re.split(r"^=== ", (DATA / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    for text in texts:
        head, *lines = text.split("\n")
        yield head, [line for line in lines if line.strip()]


def disagreement(question: Question, row: Row) -> str:
    """What the program says otherwise; empty where it says the same."""
    grade = question.answer.grade(row.response, question.rivals)
    note = ", ".join(grade.readings) if isinstance(grade, Unclear) else grade.note
    credit = grade.credit if isinstance(grade, Verdict) else None
    agrees = (
        credit == row.credit
        if credit is None or row.credit is None
        else abs(credit - row.credit) < 1e-9
    )
    if agrees and (not note if row.note == "-" else row.note in note):
        return ""
    wanted = f"{row.credit} {row.note!r}"
    return f"{question.answer.shown} <- {row.response!r}: {credit} {note!r}, and not {wanted}"
