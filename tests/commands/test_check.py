"""`quiz check`: every problem with its place, and exit statuses that scripts can rely on."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from quiz.__main__ import main

GOOD = "title: Good\nquestions:\n- who: Who?\n  answer: Ada\n"
BAD = "title: Bad\nquestions:\n- who: Who?\n  anwser: Ada\n- who: Who else?\n  answer: Bob\n"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    return tmp_path


def test_a_good_deck_is_said_to_be_good(write: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write / "good.yaml")]) == 0
    assert capsys.readouterr().out == "1 question in 1 deck: no problems.\n"


@pytest.mark.usefixtures("write")
def test_a_problem_has_its_place_its_line_and_a_caret(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "bad.yaml"]) == 1
    out = capsys.readouterr().out
    assert (
        'bad.yaml:4:3 unknown-key  "anwser" is not a key of a who question. Did you mean "answer"?'
        in out
    )
    source, caret = next(
        (a, b) for a, b in pairwise(out.splitlines()) if "| " in a and "anwser" in a
    )
    assert source.index("anwser") == caret.index("^^^^^^")
    assert "1 question in 1 deck" in out


def test_problems_can_be_printed_as_json(write: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", str(write)]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    unknown = next(problem for problem in problems if problem["code"] == "unknown-key")
    assert (unknown["line"], unknown["column"], unknown["severity"]) == (4, 3, "error")


@pytest.mark.parametrize("words", [["check", "nowhere.yaml"], ["check", "empty"]])
def test_what_cannot_be_checked_is_status_two(
    words: list[str], write: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (write / "empty").mkdir()
    assert main(words) == 2
    assert capsys.readouterr().err.startswith("quiz: ")


def test_a_path_that_is_not_there_is_refused_with_the_systems_reason(
    write: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write / "nowhere.yaml"
    assert main(["check", str(path)]) == 2
    error = capsys.readouterr().err
    assert error == f"quiz: {path} cannot be read: No such file or directory.\n"


def test_a_wrong_option_is_status_two(write: Path) -> None:
    assert main(["check", "--nope", str(write)]) == 2


def test_a_crash_is_status_three(
    write: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("quiz.decks.read_deck", lambda *_: 1 / 0)
    assert main(["check", str(write)]) == 3
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.usefixtures("write")
def test_without_a_path_the_shelf_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "5 decks" in capsys.readouterr().out


def excerpt(out: str) -> tuple[str, str]:
    """The line that is shown below the first problem, and the carets."""
    _, source, carets, *_ = out.splitlines()
    return source.removeprefix("    4 | "), carets.removeprefix("      | ")


@pytest.mark.parametrize(
    ("answer", "line", "carets"),
    [
        ("東京 #1", "  answer: 東京 #1", "          ^^^^"),
        ("cafe\u0301 #1", "  answer: cafe\u0301 #1", "          ^^^^"),
        ("a\tb #1", "  answer: a b #1", "          ^^^"),
    ],
)
def test_carets_are_below_what_is_wrong_however_wide_it_is(
    write: Path, capsys: pytest.CaptureFixture[str], answer: str, line: str, carets: str
) -> None:
    text = f"title: T\nquestions:\n- who: Who?\n  answer: {answer}\n"
    (write / "wide.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "wide.yaml"]) == 1
    assert excerpt(capsys.readouterr().out) == (line, carets)


def test_of_a_long_line_the_part_around_the_mistake_is_shown(
    write: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"title: T\nquestions:\n- {{who: Who {'x' * 200}?, anwser: A, note: {'y' * 200}}}\n"
    (write / "long.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "long.yaml"]) == 1
    _, source, carets, *_ = capsys.readouterr().out.splitlines()
    assert source.startswith("    3 | …xx")
    assert source.endswith("yy…")
    assert len(source) == len("    3 | ") + 122
    assert (source.index("anwser"), len(carets)) == (carets.index("^"), carets.index("^") + 6)


def test_warnings_fail_a_strict_check_only(write: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "title: T\nquestions:\n- which: Which?\n  answer: one, two\n"
    (write / "warned.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "warned.yaml"]) == 0
    assert "one-member  warning: " in capsys.readouterr().out
    assert main(["check", "--strict", "warned.yaml"]) == 1
    assert capsys.readouterr().out.endswith("1 question in 1 deck: 1 warning.\n")


def test_an_example_is_printed_below_its_line_as_it_can_be_copied(
    write: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "- question: Who\u202e wrote?\n  options: [Ada, Bob]\n  correct: Ada\n"
    (write / "foreign.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "foreign.yaml"]) == 1
    sentence, source, _, _, *example, _, _ = capsys.readouterr().out.splitlines()
    assert "other-format" in sentence
    assert "\u202e" not in source + "".join(example)
    (write / "copied.yaml").write_text("\n".join(example), encoding="utf-8")
    assert main(["check", "copied.yaml"]) == 0


def test_a_mistake_in_every_entry_is_printed_once(
    write: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = "".join(f"- who: Who is {n}?\n  anwser: Ada\n" for n in range(300))
    (write / "many.yaml").write_text(f"title: T\nquestions:\n{entries}", encoding="utf-8")
    assert main(["check", "many.yaml"]) == 1
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 4
    assert "299 more lines" in out
