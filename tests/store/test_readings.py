"""An edited answer is compared by what grading forgives, never by the words of a note."""

from __future__ import annotations

import pytest

from quiz.answers.rivals import Rivals
from quiz.answers.text import TextAnswer
from quiz.answers.verdict import Verdict
from tests.decks.identity_samples import REWORDED, SLIPPED, Row
from tests.decks.test_pairing import continues

OLD, NEW = "What pulls a cyclist along?", "What is it that pulls a cyclist along?"
ACCENTED: Row = ("what", OLD, "slipstrom", NEW, "slipström")
MISSPELT: Row = ("what", OLD, "slipstrm", NEW, "slipstrom")
ROWS = [row for row in (*SLIPPED, *REWORDED) if row[0] in ("what", "who", "where")]


@pytest.mark.parametrize("words", ["", "Nearly.", "A slip."])
def test_a_note_in_other_words_loses_no_progress(
    monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    rows = [*ROWS, ACCENTED, MISSPELT]
    before = [continues(row) for row in rows]
    grade = TextAnswer.grade

    def reworded(answer: TextAnswer, response: str, rivals: Rivals) -> Verdict:
        return grade(answer, response, rivals)._replace(note=words)

    monkeypatch.setattr(TextAnswer, "grade", reworded)
    assert [continues(row) for row in rows] == before


def test_an_answer_that_is_spelt_like_a_word_of_the_note_is_no_slip() -> None:
    assert continues(ACCENTED)
    assert not continues(MISSPELT)
