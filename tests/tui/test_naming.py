"""Members named one by one, on one line, and graded: always the same verdict."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from quiz.answers.rivals import NO_RIVALS
from quiz.answers.set import SetAnswer
from quiz.answers.text import TextAnswer
from quiz.answers.verdict import Mark, Verdict
from quiz.study.naming import Naming
from quiz.tui.widgets.line_box import listed
from tests.learner import read

BALTIC = SetAnswer((TextAnswer("Estonia"), TextAnswer("Latvia"), TextAnswer("Lithuania")))
GIANTS = SetAnswer(
    (TextAnswer("Jupiter", ("giant",)), TextAnswer("Saturn", ("giant",)), TextAnswer("Neptune"))
)
ODD = SetAnswer(
    (
        TextAnswer("Washington, D.C."),
        TextAnswer("Adams, John"),
        TextAnswer("Trinidad and Tobago"),
        TextAnswer("AC/DC"),
        TextAnswer("Vitamin E"),
        TextAnswer("Vitamin C"),
    )
)
SETS = st.sampled_from([BALTIC, GIANTS, ODD])
STRAYS = st.sampled_from(["Sweden", "the sweden", "Finland", "Estonai", "E", "and", ",", "a/b"])
MARKS = st.sampled_from([", ", "; ", "/", " and ", ", and ", ",", " & "])


def named(answer: SetAnswer, *lines: str) -> Naming:
    naming = Naming(answer, NO_RIVALS)
    for line in lines:
        naming.take([line])
    return naming


def told(naming: Naming) -> tuple[set[str], set[str]]:
    """The members and the strays that the list shows."""
    rows = str(listed(naming)).split("\n")[1:]
    marks = {sign: {row[2:].split("  ")[0] for row in rows if row[0] == sign} for sign in "✓✗"}
    return marks["✓"], marks["✗"]


def found(verdict: Verdict) -> tuple[set[str], set[str]]:
    right = {part.text for part in verdict.parts if part.mark is Mark.RIGHT}
    return right, {part.text for part in verdict.parts if part.mark is Mark.WRONG}


@given(SETS, st.data())
def test_naming_says_what_grading_the_typed_and_the_kept_response_says(
    answer: SetAnswer, data: st.DataObject
) -> None:
    texts = st.one_of(st.sampled_from(answer.spellings), STRAYS)
    lines = [
        "".join(data.draw(st.lists(st.one_of(texts, MARKS), min_size=1, max_size=6)))
        for _ in range(data.draw(st.integers(1, 4)))
    ]
    naming = named(answer, *lines)
    typed, kept = (answer.grade(text, NO_RIVALS) for text in ("\n".join(lines), naming.response))
    assert typed == kept
    assert told(naming) == found(typed)


@given(SETS, st.data())
def test_members_on_one_line_earn_what_they_earn_one_by_one(
    answer: SetAnswer, data: st.DataObject
) -> None:
    members = [member.text for member in answer.members]
    typed = data.draw(st.permutations(members)) + data.draw(
        st.lists(st.sampled_from(["Sweden", "Finland", "Poland"]), max_size=2, unique=True)
    )
    mark = data.draw(st.sampled_from([", ", "; ", " / ", " and "]))
    one_by_one = answer.grade("\n".join(typed), NO_RIVALS)
    on_one_line = answer.grade(mark.join(typed), NO_RIVALS)
    assert found(on_one_line)[0] == found(one_by_one)[0]
    if mark != " and ":  # strays with an `and` between are one
        assert on_one_line == one_by_one


@pytest.mark.parametrize(
    ("answer", "line", "right", "wrong"),
    [
        (BALTIC, "Estonia, Latvia, Lithuania", 3, 0),
        (BALTIC, "Estonia / Latvia / Lithuania", 3, 0),
        (BALTIC, "Estonia, Latvia, and Lithuania", 3, 0),
        (BALTIC, "Estonia and Latvia & Lithuania", 3, 0),
        (BALTIC, "ESTONIA AND LATVIA", 2, 0),
        (BALTIC, "Estonia, Sweden", 1, 1),
        (BALTIC, "Estonia, Latvia, Sweden", 2, 1),
        (BALTIC, "Estonia, Latvia, Bosnia and Herzegovina", 2, 1),
        (BALTIC, "Estonia;", 1, 0),
        (ODD, "Washington, D.C.", 1, 0),
        (ODD, "Adams, John", 1, 0),
        (ODD, "Washington, D.C., Adams, John", 2, 0),
        (ODD, "Adams, John; AC/DC", 2, 0),
        (ODD, "Vitamin E and Vitamin C", 2, 0),
        (ODD, "Vitamin C, Trinidad and Tobago and Vitamin E", 3, 0),
        (ODD, "Washington, John", 0, 1),
        (GIANTS, "giant, Jupiter", 2, 0),
    ],
)
def test_a_line_is_a_list_if_it_is_no_member_and_a_piece_of_it_is(
    answer: SetAnswer, line: str, right: int, wrong: int
) -> None:
    members, strays = told(named(answer, line))
    assert (len(members), len(strays)) == (right, wrong)


def test_a_line_of_very_many_pieces_is_no_list_unless_the_set_is_as_large() -> None:
    many = [f"Zq{number}x" for number in range(120)]
    assert told(named(BALTIC, ", ".join(["Estonia", "Latvia", *many]))) == (
        set(),
        {", ".join(["Estonia", "Latvia", *many])},
    )
    large = SetAnswer(tuple(map(TextAnswer, many)))
    assert large.grade(", ".join(many), NO_RIVALS).credit == 1


def test_the_remarks_on_a_line_are_few() -> None:
    naming = named(ODD, "AC/DC; Vitamin C; Vitamin E; Adams, John")
    remark = naming.take(["AC/DC; Vitamin C; Vitamin E; Adams, John"])
    assert remark.count("it costs nothing") == 3
    assert remark.endswith(" …")


def test_what_is_said_again_keeps_the_place_where_it_was_said_first() -> None:
    answer = read("- which: Which?\n  answer: [Estonia, Latvia]\n").questions[0].answer
    assert isinstance(answer, SetAnswer)
    verdict = answer.grade("Sweden\nNorway\nSweden", NO_RIVALS)
    assert [part.text for part in verdict.parts if part.mark is Mark.WRONG] == ["Sweden", "Norway"]
