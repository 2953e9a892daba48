"""What students typed to the decks that ship: a fair teacher would agree, and no wrong date or
number is taken."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.answers.date import DateAnswer
from quiz.answers.number import NumberAnswer
from quiz.answers.verdict import Verdict
from quiz.decks.question import Deck, Question
from quiz.decks.reader import read_deck
from tests.answers.grading import Row, disagreement, read_row, sections
from tests.places import DECKS

AGREEMENT = 0.98


def rows() -> Iterator[tuple[Question, Row]]:
    """Each response with its question; one line a gap of a cloze, if it has several."""
    decks: dict[str, Deck] = {}
    for head, lines in sections("students.txt"):
        name, _, begun = head.partition(": ")
        deck = decks.setdefault(name, read_deck(DECKS / f"{name}.yaml"))
        questions = [question for question in deck.questions if question.prompt.startswith(begun)]
        assert questions, head
        for line in lines:
            yield questions[0], read_row(line)


def gaps(question: Question) -> list[Question]:
    """The questions of one entry: of a cloze one a gap."""
    return [other for other in question.deck.questions if other.place == question.place]


def disagreed(question: Question, row: Row) -> str:
    if question.kind != "cloze":
        return disagreement(question, row)
    asked = gaps(question)
    lines = [*row.response.split("\n"), *[""] * len(asked)]
    grades = [gap.answer.grade(line, gap.rivals) for gap, line in zip(asked, lines, strict=False)]
    credit = sum(grade.credit for grade in grades if isinstance(grade, Verdict)) / len(asked)
    agrees = row.credit is not None and abs(credit - row.credit) < 1e-9
    return (
        "" if agrees else f"{question.prompt} <- {row.response!r}: {credit}, and not {row.credit}"
    )


TABLE = list(rows())


def test_the_program_agrees_with_a_fair_teacher() -> None:
    disagreements = [sentence for question, row in TABLE if (sentence := disagreed(question, row))]
    assert len(TABLE) >= 600
    assert len(disagreements) <= (1 - AGREEMENT) * len(TABLE), "\n".join(disagreements)


def test_no_wrong_date_or_number_is_ever_accepted() -> None:
    for question, row in TABLE:
        if row.credit == 0 and isinstance(question.answer, DateAnswer | NumberAnswer):
            grade = question.answer.grade(row.response, question.rivals)
            assert not isinstance(grade, Verdict) or grade.wrong, (question.prompt, row)
