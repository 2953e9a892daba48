"""`quiz log`: the same list and pages as on the screen, for a shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.exams.terms import Answers
from quiz.settings import paths
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.results.sittings import QUESTIONS, SETUP, Past, europe


@pytest.fixture
def past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock) -> Past:
    """A learner's home with a deck and a past; a test adds to it and closes its store."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    paths().decks.mkdir(parents=True)
    deck = f"title: europe\nquestions:\n{QUESTIONS}"
    (paths().decks / "europe.yaml").write_text(deck, encoding="utf-8")
    return Past(Store(paths().store), clock, europe())


def log(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["log", *words]) == 0
    return capsys.readouterr().out


def sittings(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    """Those that the list as JSON has."""
    listed: list[dict[str, object]] = json.loads(log(capsys, "--json", *words))["sittings"]
    return listed


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["log", *words]) != 0
    return capsys.readouterr().err


def test_the_list_has_a_line_for_each_sitting(
    past: Past, capsys: pytest.CaptureFixture[str]
) -> None:
    past.study("x", None)
    past.play(None, None, setup=SETUP._replace(names=("Ada\x1b[2J",)))
    past.sit("Paris", name="Ada")
    past.store.close()
    exam, game, study = log(capsys).splitlines()
    assert "25 %, not passed" in exam
    assert "2,000 points" in game
    assert "1 of 2 right" in study
    assert "europe" in study
    assert "\x1b" not in game


def test_an_empty_log_says_so(past: Past, capsys: pytest.CaptureFixture[str]) -> None:
    past.store.close()
    assert "Nothing yet" in log(capsys)
    assert sittings(capsys) == []


def test_the_list_is_bounded_and_says_what_is_left_out(
    past: Past, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(22):
        past.study("x")
    past.store.close()
    lines = log(capsys).splitlines()
    assert len(lines) == 21
    assert "and 2 before these: quiz log --last 22" in lines[-1]
    assert len(log(capsys, "--last", "3").splitlines()) == 4
    assert len(sittings(capsys)) == 22
    assert len(sittings(capsys, "--last", "2")) == 2


def test_json_says_what_the_list_does(past: Past, capsys: pytest.CaptureFixture[str]) -> None:
    past.study("x", None, kept=False)
    past.sit("Paris", "Estonia", name="Ada")
    past.store.close()
    exam, study = sittings(capsys)
    assert (study["number"], study["mode"], study["title"]) == (2, "study", "europe")
    assert (study["answers"], study["right"], study["accuracy"]) == (2, 1, 0.5)
    assert (study["seconds"], study["from_history"]) == (10.0, True)
    assert (exam["name"], exam["passed"], exam["handed_in"]) == ("Ada", False, True)
    assert str(exam["begun_at"]).startswith("2007-03-17T12:00")


def test_the_results_of_a_number_are_shown_with_what_was_missed(
    past: Past, capsys: pytest.CaptureFixture[str]
) -> None:
    past.study("x", None)
    past.store.close()
    text = log(capsys, "1")
    assert "Study: 1 of 2 right" in text
    assert "missed: Which city is the capital of France?" in text
    fields = json.loads(log(capsys, "1", "--json"))
    assert [missed["answer"] for missed in fields["missed"]] == ["Paris"]


@pytest.mark.parametrize(
    ("answers", "words", "is_shown"),
    [
        (Answers.ONCE, [], False),
        (Answers.NEVER, [], False),
        (Answers.LATER, [], True),
        (Answers.ONCE, ["--answers"], True),
    ],
)
def test_an_exam_shows_its_score_alone_unless_more_is_asked_for(
    past: Past,
    answers: Answers,
    words: list[str],
    is_shown: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    past.sit("Paris", "x", answers=answers)
    past.store.close()
    for form in ([], ["--json"]):
        text = log(capsys, "1", *form, *words)
        assert "25" in text
        assert ("Latvia" in text) is is_shown


def test_a_result_file_can_be_written_later(
    past: Past, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    past.sit("Paris", name="Ada")
    past.study("x")
    past.store.close()
    assert "ada.json" in log(capsys, "2", "--save", "ada.json")
    assert "ada-2.json" in log(capsys, "2", "--save", "ada.json")  # over nothing
    result = json.loads((tmp_path / "ada.json").read_text(encoding="utf-8"))
    assert (result["pupil"], result["points"]) == ("Ada", 1.0)
    assert result["begun_at"].startswith("2007-03-16T12:00:00")
    assert main(["marks", "ada.json"]) == 0
    assert "Only an exam has a result file" in refused(capsys, "1", "--save", "no.json")


def test_what_is_not_in_the_log_is_told(past: Past, capsys: pytest.CaptureFixture[str]) -> None:
    past.study("x")
    past.store.close()
    for number in ("0", "2", "-1"):
        assert f"There is no number {number}" in refused(capsys, "--", number)
    assert "Say which exam" in refused(capsys, "--save", "ada.json")
