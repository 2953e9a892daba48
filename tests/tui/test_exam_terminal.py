"""An exam in a real terminal, killed and gone on with, and its result in the teacher's table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.__main__ import main
from tests.tui.terminal import Terminal

DECK = "title: Sums\nquestions:\n" + "".join(
    f"- number: What is {n} + {n}?\n  answer: {2 * n}\n  tags: [{'low' if n < 4 else 'high'}]\n"
    for n in range(1, 7)
)

IN_A_HURRY = """
import sys
from quiz.tui.screens import exam
exam.REGRETS = 1.0
from quiz.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
"""The program, with a second instead of ten in which handing in can be taken back."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sums.yaml").write_text(DECK, encoding="utf-8")
    return tmp_path


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_a_killed_exam_goes_on_and_its_result_is_handed_in(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, result = folder / "home", folder / "ada.json"
    words = (
        "--share",
        "low=2,high=1",
        "--minutes",
        "9",
        "--seed",
        "3",
        "--name",
        "Ada",
        "--save",
        str(result),
    )
    terminal = Terminal(home, "exam", "sums.yaml", *words, folder=folder)
    terminal.wait_for("One clock runs")
    terminal.press("\r")
    terminal.wait_for("1 of 3")
    terminal.send("77\r")
    terminal.wait_for("2 of 3")
    terminal.kill()
    assert terminal.end() < 0

    again = Terminal(home, "exam", folder=folder.parent, code=IN_A_HURRY)  # from another folder
    again.wait_for("its clock goes on")
    again.press("\r")
    position = again.wait_for("2 of 3")
    again.press("\x0c")
    again.wait_for("without an answer", since=position)
    again.press("hand in\r")
    again.wait_for("not passed")
    again.press("\x03")
    assert again.end() == 0
    assert b"Exam: 0 points" in again.output
    assert not again.modes_left_on

    content = json.loads(result.read_text(encoding="utf-8"))
    assert [question["response"] for question in content["questions"]].count("77") == 1
    assert sorted(question["tags"][0] for question in content["questions"]) == [
        "high",
        "low",
        "low",
    ]
    assert main(["marks", str(result)]) == 0
    assert "Ada" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["sums.yaml", "--share", "people"], "is no share"),
        (["sums.yaml", "--questions", "99"], "wants 99 questions, and 6 can be asked"),
        (["sums.yaml", "--minutes", "0"], "An exam lasts"),
        (["sums.yaml", "--save", "sums.yaml"], "is there already"),
        (["sums.yaml", "--save", "nowhere/x.json"], "is no folder"),
        (["sums.yaml", "--variants", "A,B", "--variant", "C"], "none of the variants"),
        (["sums.yaml", "--seed", "9" * 30], "too large"),
        (["sums.yaml", "--minutes", "nan"], "It is a number from 0 to 600"),
        ([], "No exam is open"),
    ],
)
def test_an_exam_that_cannot_be_set_says_why(
    folder: Path,
    words: list[str],
    sentence: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("QUIZ_HOME", str(folder / "home"))
    assert main(["exam", *words]) == 2
    assert sentence in capsys.readouterr().err
