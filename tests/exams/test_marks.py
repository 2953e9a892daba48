"""The teacher's tables, and result files that are not what they should be."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from quiz.__main__ import main
from quiz.exams.marks import correlation, csv_text, facility, table_text, tabulate
from quiz.exams.points import results_of
from quiz.exams.result import checksum, result_file
from quiz.exams.result_reader import MOST_BYTES, Mistake, read_file, read_text
from quiz.exams.terms import Terms
from quiz.store.store import Store
from quiz.text import cells
from tests.clock import FixedClock
from tests.exams.candidate import Candidate
from tests.learner import sums

HOSTILE = "=cmd|'/c calc'!A1\x1b]52;c;AAAA\x07\u202e[red]\nB"


def written(pupil: str, credits: list[float], variant: str = "", **changes: object) -> str:
    """A result file with these credits for as many questions of one point."""
    questions = [
        {
            "key": f"k{index}",
            "prompt": f"Question {index}",
            "credit": credit,
            "points": 1.0,
            "response": "",
        }
        for index, credit in enumerate(credits)
    ]
    exam = {"title": "An exam", "variant": variant, "pass_mark": 50.0}
    result = {"quiz_result": 1, "exam": exam, "pupil": pupil, "questions": questions, **changes}
    return json.dumps({**result, "checksum": checksum(result)}, indent=1)


def save(folder: Path, *texts: str) -> list[str]:
    paths = [folder / f"{index}.json" for index in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return list(map(str, paths))


# A class of four on three questions, reckoned by hand:
# q0: 1 1 0 0, the rest 2 1 1 0; mean of the rest 1; r = (1 * .5 + 1 * .5) / sqrt(1 * 2)
# q1: 1 1 1 0, the rest 2 1 0 0; means .75 and .75; r = .75 / sqrt(.75 * 2.75)
# q2: 1 0 0 0, the rest 2 2 1 0; means .25 and 1.25; r = .75 / sqrt(.75 * 2.75)
CLASS = {"Ada": [1, 1, 1], "Bob": [1, 1, 0], "Cy": [0, 1, 0], "Di": [0, 0, 0]}


def test_facility_and_discrimination_are_those_reckoned_by_hand() -> None:
    (table,) = tabulate(
        read_text(written(name, list(map(float, credits))), name) for name, credits in CLASS.items()
    )
    assert [row.facility for row in table.questions] == [0.5, 0.75, 0.25]
    figures = [row.discrimination for row in table.questions]
    assert figures == pytest.approx(
        [1 / 2**0.5, 0.75 / (0.75 * 2.75) ** 0.5, 0.75 / (0.75 * 2.75) ** 0.5]
    )
    assert [(row.result.pupil, round(row.per_cent), row.passed) for row in table.pupils] == [
        ("Ada", 100, True),
        ("Bob", 67, True),
        ("Cy", 33, False),
        ("Di", 0, False),
    ]


def test_a_question_that_the_best_get_wrong_discriminates_below_nothing() -> None:
    assert correlation([0, 0, 1], [3, 2, 1]) == pytest.approx(-(3**0.5) / 2)
    assert correlation([1, 2, 3], [10, 20, 30]) == pytest.approx(1)


@pytest.mark.parametrize(
    ("credits", "rest"),
    [([1, 0], [1, 2]), ([1, 1, 1], [1, 2, 3]), ([0, 1, 0], [2, 2, 2]), ([], [])],
)
def test_where_there_is_nothing_to_tell_apart_there_is_no_discrimination(
    credits: list[float], rest: list[float]
) -> None:
    assert correlation(credits, rest) is None
    assert facility([]) == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 100)), min_size=3, max_size=30))
def test_discrimination_is_never_beyond_one(pairs: list[tuple[float, float]]) -> None:
    coefficient = correlation([left for left, _ in pairs], [right for _, right in pairs])
    assert coefficient is None or -1 <= coefficient <= 1


def test_results_of_different_papers_stand_in_different_tables() -> None:
    results = [read_text(written("Ada", [1, 0]), "a"), read_text(written("Bob", [1, 0, 1]), "b")]
    assert [len(table.questions) for table in tabulate(results)] == [2, 3]


def test_variants_of_one_paper_stand_in_one_table(clock: FixedClock, tmp_path: Path) -> None:
    texts = []
    for variant in ("A", "B"):
        candidate = Candidate(
            Store(":memory:"), clock, sums(8), Terms(questions=5, seed=4, variant=variant)
        )
        for number in (1, 2, 3):
            candidate.answer(number)
        texts.append(result_file(results_of(candidate.hand_in()), f"Pupil {variant}"))
    results = [read_file(path) for path in save(tmp_path, *texts)]
    assert not any(result.edited for result in results)
    (table,) = tabulate(results)
    assert [(row.result.score.had, row.result.score.of) for row in table.pupils] == [(3, 5), (3, 5)]


def test_a_careless_edit_of_a_result_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = save(tmp_path, written("Ada", [0.0, 1.0]).replace('"credit": 0.0', '"credit": 1.0'))
    assert main(["marks", path]) == 1
    out, err = capsys.readouterr()
    assert f"{path}: it was changed after quiz wrote it" in err
    assert "Ada*" in out


def test_one_file_given_twice_is_counted_once_and_one_name_twice_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third = save(tmp_path, *[written("Ada", [1.0])] * 2, written("Ada", [0.0]))
    assert main(["marks", first, second, third]) == 1
    out, err = capsys.readouterr()
    assert "2 pupils" in out
    assert f"{second}: it is the same result as another file" in err
    assert f'{third}: "Ada" has another result here' in err


# Hostile files

GOOD = written("Ada", [1.0])


@pytest.mark.parametrize(
    ("given", "place", "sentence"),
    [
        ("", "1:1", "This is not JSON"),
        ("{\n", "2:1", "This is not JSON"),
        ("[]", "1:1", "This is no result of an exam"),
        ("[" * 100_000, "1:1", "nested too deeply"),
        ('{"quiz_result": 1, "quiz_result": 1}', "1:1", "stands twice"),
        ('{"quiz_result": 3}', "1:17", "version 3"),
        ('{"quiz_result": [[3]]}', "1:17", "version [[3]]"),
        (GOOD.replace('"credit": 1.0', '"credit": NaN'), "13:14", "NaN is no number"),
        (GOOD.replace('"credit": 1.0', '"credit": -Infinity'), "13:14", "-Infinity is no number"),
        (GOOD.replace('"credit": 1.0', '"credit": 1e999'), "13:14", "1e999 is no number"),
        (GOOD.replace('"credit": 1.0', '"seed": -1e999'), "13:12", "-1e999 is no number"),
        (GOOD.replace('"credit": 1.0', '"credit": -0.5'), "13:14", "from 0 to 1, not -0.5"),
        (GOOD.replace('"credit": 1.0', '"credit": 2'), "13:14", '"credit" is from 0 to 1, not 2'),
        (
            GOOD.replace('"credit": 1.0', '"credit": true'),
            "13:14",
            '"credit" is a number, not yes or no',
        ),
        (GOOD.replace('"credit": 1.0', '"credit": ' + "9" * 400), "13:14", "9… is no number"),
        (GOOD.replace('"credit": 1.0', '"credit": ' + "9" * 10_000), "13:14", "9… is no number"),
        (GOOD.replace('"credit": 1.0', '"credit": ' + "9" * 25), "13:14", "from 0 to 1, not 9999"),
        (GOOD.replace('   "credit": 1.0,\n', ""), "10:3", '"credit" is missing here'),
        (
            GOOD.replace('"pupil": "Ada"', '"pupil": ["Ada"]'),
            "8:11",
            '"pupil" is a text, not a list',
        ),
        (
            GOOD.replace('"exam": {', '"exam": null, "was": {'),
            "3:10",
            '"exam" is written in braces, not nothing',
        ),
        (written("Ada", []), "9:15", "from 1 to 1000 questions, not 0"),
        (written("Ada", [1.0], questions=[3]), "10:3", "A question is written in braces"),
        (written("Ada", [1.0, 1.0]).replace('"k1"', '"k0"'), "18:11", "answered before"),
    ],
)
def test_a_mistake_has_a_place_and_a_sentence(given: str, place: str, sentence: str) -> None:
    with pytest.raises(Mistake) as caught:
        read_text(given, "x.json")
    assert str(caught.value).startswith(f"x.json:{place} ")
    assert sentence in str(caught.value)


def test_files_that_are_none_are_told_and_the_others_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (good,) = save(tmp_path, GOOD)
    big, latin = tmp_path / "big.json", tmp_path / "latin.json"
    big.write_bytes(b" " * (MOST_BYTES + 1))
    latin.write_bytes(b'{\n"pupil": "\xe9"}')
    assert (
        main(["marks", good, str(tmp_path), str(tmp_path / "none"), str(big), str(latin), "a\0b"])
        == 1
    )
    out, err = capsys.readouterr()
    assert "1 pupil" in out
    assert len(err.splitlines()) == 5
    assert "it has more than 4 MiB" in err
    assert f"{latin}:2:1 This is not UTF-8" in err


def table_or_mistake(text: str) -> str:
    """What is printed of a result file."""
    try:
        return table_text(tabulate([read_text(text, "x.json")])[0])
    except Mistake as mistake:
        return str(mistake)


@given(st.binary(max_size=200), st.integers(0, len(GOOD)))
def test_any_file_gives_a_table_or_a_mistake_with_its_place(noise: bytes, index: int) -> None:
    spoilt = GOOD.encode()[:index] + noise + GOOD.encode()[index + len(noise) :]
    text = table_or_mistake(spoilt.decode("utf-8", errors="replace"))
    assert text.startswith("x.json:") or ": 1 pupil, " in text


def test_hostile_names_in_a_result_file_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = save(tmp_path, written(HOSTILE, [1.0], variant="\x1b[2J"))
    assert main(["marks", path]) == 0
    assert main(["marks", "--csv", path]) == 0
    assert main(["marks", "--csv", "--questions", path]) == 0
    out, err = capsys.readouterr()
    assert not {"\x1b", "\x07", "\u202e"} & set(out + err)


def test_no_cell_is_a_formula_and_the_csv_holds_what_the_table_does() -> None:
    results = [
        read_text(written(name, credits), "f")
        for name, credits in ((HOSTILE, [1.0, 0.0]), ("+1", [0.5, 1.0]))
    ]
    tables = tabulate(results)
    head, first, second = csv.reader(io.StringIO(csv_text(tables, by_question=False)))
    assert head[-2:] == ["1. Question 0", "2. Question 1"]
    assert [row[0][:2] for row in (first, second)] == ["'+", "'="]
    assert first[2:6] == ["1.5", "2", "75.00", "yes"]
    assert first[-2:] == ["0.5", "1"]
    questions = list(csv.DictReader(io.StringIO(csv_text(tables, by_question=True))))
    assert [row["facility"] for row in questions] == ["0.7500", "0.5000"]
    assert [row["discrimination"] for row in questions] == ["", ""]


def test_wide_and_combining_names_leave_the_columns_where_they_are() -> None:
    names = ["日本語" * 20, "e\u0301" * 50, "Ada"]
    (table,) = tabulate(read_text(written(name, [1.0]), name) for name in names)
    lines = table_text(table).split("\n")[3:6]
    assert {cells(line[: line.index("passed")]) for line in lines} == {
        cells(lines[0][: lines[0].index("passed")])
    }


def test_a_table_stands_in_columns_with_its_figures_at_the_right() -> None:
    results = [
        read_text(written("Ada", [1.0, 0.5]), "a"),
        read_text(written("Bo", [0.0, 0.0]), "b"),
    ]
    (table,) = tabulate(results)
    lines = table_text(table).splitlines()
    assert lines[2:5] == [
        "Pupil  Variant  Points  of   %",
        "Ada             " + "   1.5   2  75  passed",
        "Bo              " + "     0   2   0  failed",
    ]
