"""`quiz study`, `play` and `exam` by tag, and what is studied beyond today."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import quiz.tui
from quiz.__main__ import main
from quiz.collection.collection import Collection
from quiz.study.session import Session

RIVERS = "title: Rivers\nquestions:\n" + "".join(
    f"- number: What is {n}?\n  answer: {n}\n  tags: [{'odd' if n % 2 else 'even'}]\n"
    for n in range(1, 61)
)


class Started:
    """The program as the commands start it, without a screen."""

    def __init__(self) -> None:
        self.session: Session | None = None
        self.first = ""

    def run(
        self,
        collection: Collection,
        session: Session | None = None,
        *,
        first: Callable[[], object] | None = None,
        quiet: bool = False,
    ) -> int:
        assert not quiet
        self.session = session
        self.first = type(first()).__name__ if first else ""
        collection.close()
        return 0

    @property
    def tags(self) -> set[str]:
        assert self.session is not None
        return {tag for question in self.session._lineup.questions for tag in question.tags}


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Started:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rivers.yaml").write_text(RIVERS, encoding="utf-8")
    started = Started()
    monkeypatch.setattr(quiz.tui, "run", started.run, raising=False)
    monkeypatch.setattr(quiz.tui, "obey_signals", lambda: None, raising=False)
    return started


@pytest.mark.parametrize(
    ("words", "mode", "left", "tags"),
    [
        ("", "study", 20, {"odd", "even"}),
        ("--more 20", "study", 40, {"odd", "even"}),
        ("--more 3", "study", 23, {"odd", "even"}),
        ("--cram", "cram", 60, {"odd", "even"}),
        ("--tag odd", "study", 20, {"odd"}),
        ("--tag odd --cram", "cram", 30, {"odd"}),
        ("--tag odd --tag even --cram", "cram", 60, {"odd", "even"}),
    ],
)
def test_study_takes_tags_and_more_than_today(
    words: str, mode: str, left: int, tags: set[str], started: Started
) -> None:
    assert main(["study", "rivers.yaml", *words.split()]) == 0
    assert started.session is not None
    assert (started.session.mode.name, started.session.left) == (mode, left)
    assert started.tags == tags


def test_nothing_ahead_is_a_sentence(started: Started, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["study", "rivers.yaml", "--ahead"]) == 0
    assert started.session is None
    assert capsys.readouterr().out == "There is nothing of this to study ahead.\n"


@pytest.mark.parametrize("command", ["study", "play", "exam"])
@pytest.mark.usefixtures("started")
def test_an_unknown_tag_is_status_two_with_a_proposal(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "rivers.yaml", "--tag", "evn"]) == 2
    assert capsys.readouterr().err == (
        'quiz: No question here has the tag "evn". Did you mean "even"?\n'
    )


@pytest.mark.parametrize(
    ("command", "first"), [("play", "SetupScreen"), ("exam", "ExamSetupScreen")]
)
def test_a_game_and_an_exam_can_be_of_a_tag_alone(
    command: str, first: str, started: Started
) -> None:
    (Path("decks")).mkdir()
    Path("rivers.yaml").rename("decks/rivers.yaml")
    assert main([command, "--tag", "even"]) == 0
    assert started.first == first


@pytest.mark.usefixtures("started")
def test_a_game_of_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play"]) == 2
    assert "Name a deck or a tag" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["--more 0", "--more x", "--more 3 --cram", "--ahead --cram"])
@pytest.mark.usefixtures("started")
def test_what_does_not_fit_is_refused(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["study", "rivers.yaml", *words.split()]) == 2
    assert capsys.readouterr().err.startswith("quiz: --")


@pytest.mark.parametrize("words", [["--pass-mark", "60"], ["--extra-time", "1.5"]])
def test_an_exam_whose_terms_the_command_says_goes_to_its_cover(
    words: list[str], started: Started
) -> None:
    assert main(["exam", "rivers.yaml"]) == 0
    assert started.first == "ExamSetupScreen"
    assert main(["exam", "rivers.yaml", *words]) == 0
    assert started.first == "ExamCoverScreen"
