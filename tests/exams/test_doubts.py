"""What the teacher is told of results that do not fit: two papers, late answers, wrong times."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from quiz.__main__ import main
from quiz.clock import Moment
from quiz.exams.doubts import doubted
from quiz.exams.points import LateAnswer, results_of
from quiz.exams.result import checksum, result_file
from quiz.exams.result_reader import Mistake, read_text
from quiz.exams.terms import Terms
from quiz.store.store import Store
from quiz.values import replace
from tests.clock import FixedClock
from tests.exams.candidate import Candidate
from tests.learner import sums

NOW = datetime(2007, 3, 15, 14, tzinfo=UTC)
"""The teacher's clock, two hours after the exam was begun."""
TERMS = Terms(questions=4, minutes=10, seed=1)


def sat(clock: FixedClock, name: str = "Ada", **terms: object) -> dict[str, object]:
    """The result file of an exam in which the second question of four is not answered rightly."""
    paper = TERMS._replace(name=name, **terms)  # type: ignore[arg-type] # as named
    candidate = Candidate(Store(":memory:"), clock, sums(4), paper)
    for number, response in ((1, None), (2, "99"), (3, None)):
        clock.pass_seconds(30)
        candidate.answer(number, response)
    clock.pass_seconds(30)
    fields: dict[str, object] = json.loads(result_file(results_of(candidate.hand_in()), name))
    clock.pass_seconds(-120)
    return fields


def sealed(fields: dict[str, object]) -> str:
    """The file as somebody leaves it who knows how its checksum is made."""
    return json.dumps({**fields, "checksum": checksum(fields)}, indent=1)


def told(*files: dict[str, object]) -> list[tuple[str, ...]]:
    """What is said of each of some files, whose names are their numbers."""
    results = [read_text(sealed(fields), f"{index}.json") for index, fields in enumerate(files)]
    return [result.doubts for result in doubted(results, NOW)]


def test_of_an_honest_result_nothing_is_said(clock: FixedClock) -> None:
    ada, bob = sat(clock), sat(clock, "Bob", extra=1.5)
    assert told(ada, bob) == [(), ()]


def test_of_an_exam_that_the_clock_handed_in_nothing_is_said(clock: FixedClock) -> None:
    candidate = Candidate(Store(":memory:"), clock, sums(4), TERMS)
    clock.pass_seconds(599.7)
    candidate.answer(1)
    clock.pass_seconds(5)
    text = result_file(results_of(candidate.hand_in()), "Ada")
    (result,) = doubted([read_text(text, "a.json")], NOW)
    assert (result.doubts, result.times and result.times.by_clock) == ((), True)


Change = Callable[[dict[str, object]], object]


def question(index: int, **values: object) -> Change:
    def change(fields: dict[str, object]) -> None:
        questions = fields["questions"]
        assert isinstance(questions, list)
        questions[index].update(values)

    return change


def exam(**values: object) -> Change:
    def change(fields: dict[str, object]) -> None:
        terms = fields["exam"]
        assert isinstance(terms, dict)
        terms.update(values)

    return change


def top(**values: object) -> Change:
    return lambda fields: fields.update(values)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (question(1, credit=1.0), "it says 2 of 4 points, and its answers have 3 of 4."),
        (top(points=4), "it says 4 of 4 points, and its answers have 2 of 4."),
        (
            top(begun_at="2007-03-15T15:30:00+00:00", handed_in_at="2007-03-15T15:32:00+00:00"),
            "it says it was begun at 2007-03-15 15:30, which is still to come.",
        ),
        (top(handed_in_at="2007-03-15T11:59:00+00:00"), "it was handed in before it was begun."),
        (top(handed_in_at="2007-03-15T12:30:00+00:00"), "it took 30 min, and had 10 min."),
        (exam(minutes=1), "it took 2 min, and had 1 min."),
        (top(handed_in_by="clock"), "it says the time was up, and 8 min were left."),
        (
            question(0, answered_at="2007-03-15T11:00:00+00:00"),
            "1 answer is dated before it was begun.",
        ),
        (
            question(0, answered_at="2007-03-15T15:00:00+02:00"),
            "1 answer is dated after it was handed in.",
        ),
        (question(0, seconds=500), "its answers took 9 min in all, and the exam 2 min."),
        (top(late=[{}, {}]), "2 answers came after it was handed in; they count for nothing."),
        (
            top(handed_in_again=["2007-03-15T12:20:00+00:00"]),
            "it was handed in again at 12:20:00 on another machine; this paper stands.",
        ),
    ],
)
def test_what_does_not_fit_is_one_sentence_each(
    change: Change, sentence: str, clock: FixedClock
) -> None:
    fields = sat(clock)
    change(fields)
    assert sentence in told(fields)[0]


def test_two_handings_in_of_one_sitting_are_shown_whatever_the_name_on_them(
    clock: FixedClock,
) -> None:
    first, second = sat(clock), sat(clock)
    second["exam"] = first["exam"]
    second["handed_in_at"] = "2007-03-15T12:05:00+00:00"
    second["points"] = 3
    question(1, credit=1.0)(second)
    both = told(first, second)
    assert both[0] == (
        "the same sitting was handed in twice: see 1.json, handed in at 12:05:00, this at "
        "12:02:00; this paper stands.",
    )
    assert both[1] == (
        "the same sitting was handed in twice: see 0.json, handed in at 12:02:00, this at "
        "12:05:00; that paper stands.",
    )
    second["pupil"] = "Bob"
    assert 'handed in twice, as "Ada": see 0.json' in told(first, second)[1][0]


def test_two_results_of_one_pupil_are_shown_however_the_name_is_typed(clock: FixedClock) -> None:
    both = told(sat(clock), sat(clock, " ADA"))
    assert both[1] == ('"ADA" has another result here, in 0.json; both are listed.',)
    other = told(sat(clock), sat(clock, seed=2, questions=3))
    assert other[0] == ('"Ada" has another paper of "sums" here, in 1.json.',)


def test_a_result_that_was_set_for_other_minutes_than_the_others_is_shown(
    clock: FixedClock,
) -> None:
    files = [sat(clock, name) for name in ("Ada", "Bob")]
    told_of = told(*files, sat(clock, "Cy", minutes=600))
    assert told_of == [
        (),
        (),
        ("it was set for 600 minutes, and most others of this paper for 10.",),
    ]


def test_an_edited_result_is_held_against_the_one_that_it_was(clock: FixedClock) -> None:
    honest = sealed(sat(clock))
    results = [read_text(honest, "a"), read_text(honest.replace("0.0,", "1.0,"), "b")]
    found = doubted(results, NOW)
    assert found[1].doubts[0] == "it was changed after quiz wrote it."
    assert "handed in twice: see b" in found[0].doubts[0]
    assert not found[1].is_copy


def test_what_came_late_stands_in_the_file(clock: FixedClock) -> None:
    candidate = Candidate(Store(":memory:"), clock, sums(4), TERMS)
    late = LateAnswer(candidate.exam.turn.question.key, "late", Moment(clock.at, 0))
    page = replace(results_of(candidate.hand_in()), late=(late,), again=(Moment(clock.at, 0),))
    result = read_text(result_file(page, "Ada"), "a")
    assert (result.late, result.again) == (1, (datetime(2007, 3, 15, 12, tzinfo=UTC),))


def test_the_table_and_the_csv_carry_the_doubts(
    tmp_path: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = sat(clock)
    fields["handed_in_by"] = "clock"
    (tmp_path / "a.json").write_text(sealed(fields), encoding="utf-8")
    assert main(["marks", "--csv", str(tmp_path / "a.json")]) == 1
    out, err = capsys.readouterr()
    assert "it says the time was up, and 8 min were left." in out
    assert "it says the time was up, and 8 min were left." in err
    assert main(["marks", str(tmp_path / "a.json")]) == 1
    assert "Ada*" in capsys.readouterr().out


# Hostile files

TIMES = st.sampled_from(
    ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "99999999999999999", "-1", "x", ""]
)
NUMBERS = st.sampled_from(["1e999", "-1e999", "NaN", "9" * 10_000, "1e-999999", "-0", "0.1", "1"])


TEXT = sealed(sat(FixedClock()))
HONEST = read_text(TEXT, "b")


@given(TIMES, TIMES, TIMES, NUMBERS, NUMBERS)
def test_any_times_and_numbers_give_doubts_or_a_mistake(
    begun: str, ended: str, answered: str, minutes: str, seconds: str
) -> None:
    fields: dict[str, object] = json.loads(TEXT)
    fields |= {"begun_at": begun, "handed_in_at": ended}
    exam(minutes="<minutes>")(fields)
    question(0, answered_at=answered, seconds="<seconds>")(fields)
    text = sealed(fields).replace('"<minutes>"', minutes).replace('"<seconds>"', seconds)
    sentence = ""
    try:
        doubted([read_text(text, "a"), HONEST], NOW)
    except Mistake as mistake:
        sentence = str(mistake)
    assert sentence[:2] in ("", "a:")
    assert "Exceeds" not in sentence


@pytest.mark.parametrize(
    "text",
    [
        '{"quiz_result": 2, ' + ", ".join(f'"{n}": {n}' for n in range(200_000)) + "}",
        '{"quiz_result": 2, "questions": ' + "[" * 200_000 + "}",
        '{"quiz_result": 2, "exam": {}, "questions": [' + "9" * 3_000_000 + "]}",
        '{"quiz_result": 2, "exam": {}, "questions": [' + "9, " * 1_000_000 + "9]}",
        '{"quiz_result": ' + '"' + "\\ud800" * 1000 + '"}',
    ],
    ids=["many names", "deep", "one number", "many numbers", "no Unicode"],
)
def test_a_file_of_any_size_is_judged_at_once(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(text, encoding="utf-8")
    begun = time.monotonic()
    assert main(["marks", str(file)]) == 1
    assert time.monotonic() - begun < 20  # a hang guard: it takes half a second
