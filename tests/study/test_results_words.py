"""Notes for where the answer stands beside them: they need not say it again."""

from __future__ import annotations

import pytest

from quiz.study.results import note_beside


@pytest.mark.parametrize(
    ("note", "beside"),
    [
        ("A slip of the keys is forgiven: the Danube.", "A slip of the keys is forgiven."),
        ("Written with its accents: the Danube.", "Written with its accents."),
        (
            "Mars was misspelt. Right but not exact: the Danube.",
            "Mars was misspelt. Right but not exact.",
        ),
        ("Exactly: the Danube.", ""),
        ("The answer is the Danube.", ""),
        ("Another answer could be meant: the Rhine.", "Another answer could be meant: the Rhine."),
        ("", ""),
    ],
)
def test_a_note_beside_the_answer_does_not_say_it_again(note: str, beside: str) -> None:
    assert note_beside("the Danube", note) == beside
