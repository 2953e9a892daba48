"""What is typed on the command line: help, and what is said of words that nobody could mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.commands import names
from tests.places import ROOT


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, beside the decks of the checkout."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(ROOT)
    return tmp_path / "home"


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The complaint about some words."""
    assert main(list(words)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err


def test_help_lists_the_commands_and_help_of_one_says_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["help"]) == 0
    overview = capsys.readouterr().out
    assert main(["--help"]) == 0
    assert capsys.readouterr().out == overview
    for name in names():
        assert f"\n  {name}" in overview
        assert main(["help", name]) == 0
        of_one = capsys.readouterr().out
        assert main([name, "--help"]) == 0
        assert capsys.readouterr().out == of_one
    assert 'Did you mean "play"?' in said(capsys, "help", "plya")


COMPLAINTS = {
    "stdy": 'Did you mean "study"?',
    "csto-2007": "Did you mean `quiz study csto-2007`?",
    "csto": "Did you mean `quiz study csto-2007`?",
    "samplr": "Did you mean `quiz study sampler`?",
    "xyzzyplugh": "The commands are backup, check,",
    "study csto": 'There is no deck "csto". Did you mean "csto-2007/"?',
    "study whoo": 'Did you mean "csto-2007/who"?',
    "study READMEE.md": 'Did you mean "README.md"?',
    "check decks/sampl.yaml": 'Did you mean "decks/sampler.yaml"?',
    "exam who --share poeple=5": 'Did you mean "people"?',
    "exam who --mintes 3": 'quiz exam has no option "--mintes". Did you mean "--minutes"?',
    "exam --mintes=3": 'Did you mean "--minutes"?',
    "exam who --q 3": '"--q" could be --questions or --quiet.',
    "exam who --minutes abc": '--minutes cannot be "abc". It is a number from 0 to 600.',
    "exam who --minutes nan": '--minutes cannot be "nan".',
    "exam who --minutes": "--minutes wants M after it: for all of it (30).",
    "exam who --questions 1.5": '--questions cannot be "1.5". It is a whole number from 1 to 200.',
    "exam who --questions 0": "It is a whole number from 1 to 200.",
    "exam who --seed x": '--seed cannot be "x". It is a whole number.',
    "exam who --extra-time 5": "It is a number from 1 to 4.",
    "exam who --pass-mark 101": "It is a number from 0 to 100.",
    "exam who --answers ltaer": 'Did you mean "later"? It is once, later or never.',
    "play": "Name a deck or a tag to play: quiz play DECK, quiz play --tag TAG.",
    "play --gmae blitz": 'Did you mean "--game"?',
    "play who --game blits": '--game cannot be "blits". Did you mean "blitz"?',
    "play who --reading of": '--reading cannot be "of". Did you mean "off"? It is on or off.',
    "play who --questions many": "It is a whole number from 1 to 1,000.",
    "play who --seconds soon": "It is a number from 1 to 3,600.",
    "play who --extra-time 7": '"7". It is 1, 1.25, 1.5, 2, or 0 for no clock.',
    "play who --seed 1e3": "It is a whole number.",
    "log --last 0": '--last cannot be "0". It is a whole number of 1 or more.',
    "relink --undo --linked": "--linked does not go with --undo.",
    "history exprt x": 'Did you mean "export"? It is export or import.',
    "history export": "quiz history wants FILE. FILE is the file to write or to read.",
    "study --quiet=3": "--quiet takes no value.",
    "doctor now": '"now" is one word too many for quiz doctor. `quiz help doctor` says more.',
    "--verison": 'quiz has no option "--verison". Did you mean "--version"?',
    "--nope": 'quiz has no option "--nope". `quiz help` says more.',
    "settings themee": 'Did you mean "theme"?',
    "settings theme nrod": 'Did you mean "nord"? It is quiz-dark, quiz-light, ',
    "settings new_per_day 5000": "It is a whole number from 0 to 1,000",
}


@pytest.mark.parametrize("words", COMPLAINTS)
def test_a_word_that_is_wrong_gets_a_sentence_of_ours(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = said(capsys, *words.split())
    assert sentence.startswith("quiz: ")
    assert COMPLAINTS[words] in sentence
    assert sentence.count("\n") == 1
    assert "usage:" not in sentence


def test_an_option_can_be_cut_short_and_a_word_after_two_dashes_is_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "--minutes cannot be" in said(capsys, "exam", "who", "--min", "abc")
    assert 'There is no deck "--mintes"' in said(capsys, "study", "--", "--mintes")


def test_a_setting_that_the_file_fixes_names_the_line(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir()
    (home / "config.toml").write_text('\ntheme = "nord"\n', encoding="utf-8")
    sentence = f'"theme" is set in {home / "config.toml"}, line 2, which wins. Change it there.'
    assert sentence in said(capsys, "settings", "theme", "dracula")
    assert main(["settings", "theme"]) == 0
    assert f"from: {home / 'config.toml'}, line 2" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_kept_and_warned_of(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["settings", "sync_folder", "/nowhere"]) == 0
    out, err = capsys.readouterr()
    assert "sync_folder = /nowhere" in out
    assert err == 'quiz: There is nothing at /nowhere, which "sync_folder" names.\n'
    assert main(["settings", "new_per_day"]) == 0
    assert capsys.readouterr().err == ""
