"""Typed texts: a table of what a fair teacher would say, and what holds for all texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from quiz.answers.rivals import Rivals
from quiz.answers.text import Form, TextAnswer
from tests.places import DATA

TABLE = DATA / "texts.tsv"
FORMS = {"who": Form.NAME, "where": Form.PLACE, "what": Form.THING, "exact": Form.THING}


class Row(NamedTuple):
    kind: str
    answer: str
    also: tuple[str, ...]
    rivals: tuple[str, ...]
    language: str
    response: str
    credit: float
    note: str


def rows() -> Iterator[Row]:
    for line in TABLE.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            kind, answer, also, rivals, language, response, credit, note = [*line.split("\t"), ""][
                :8
            ]
            spellings, others = (tuple(filter(None, texts.split("|"))) for texts in (also, rivals))
            yield Row(kind, answer, spellings, others, language, response, float(credit), note)


@pytest.mark.parametrize(
    "row", list(rows()), ids=lambda row: f"{row.kind} {row.answer}: {row.response!a}"
)
def test_a_response_earns_what_a_teacher_would_give(row: Row) -> None:
    answer = TextAnswer(
        row.answer, row.also, form=FORMS[row.kind], exact=row.kind == "exact", language=row.language
    )
    verdict = answer.grade(row.response, Rivals(lambda: row.rivals))
    assert verdict.credit == row.credit
    assert row.note in verdict.note
