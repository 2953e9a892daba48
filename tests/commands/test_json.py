"""`--json`: one object for each listing, with every key documented, whatever names are in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from quiz.__main__ import main
from quiz.collection.collection import Collection
from quiz.commands import names, parser_of
from quiz.commands._documents import DOCUMENTS, HEAD, VERSION, manual
from quiz.exams.points import ExamResults, LateAnswer
from quiz.exams.terms import Answers
from quiz.results.log import Reopened, reopen
from quiz.schedule.history import RowId
from quiz.settings import paths
from quiz.store.store import Store
from quiz.values import replace
from tests.clock import FixedClock
from tests.collection.test_relink import NEW_ONE, OLD, Home
from tests.collection.test_reworded import NEW_WORDS as REWORDED, OLD as WORDED, asked
from tests.decks.test_pairing import entry
from tests.exams.test_marks import HOSTILE as HOSTILE_PUPIL, written
from tests.learner import read
from tests.results.sittings import SETUP, Past

Json: TypeAlias = dict[str, object]
EVIL = "$(x)`y` \"'\\ \x1b]0;owned\x07\x7f\x9b31m\u202eК"
"""A name as a stranger may have chosen it."""
TAG = "$(x)`y` К[red]"
QUESTIONS = f"""
- what: Which city is the capital of $(France)[/red]?
  answer: Paris
  also: [Lutetia]
  tags: ['{TAG}']
- which: Which are the Baltic states?
  answer: [Estonia, Latvia, Lithuania]
  tags: [third]
- number: What is two?
  answer: 2
- number: What is three?
  answer: 3
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "$(x) \x1b[2J\x7f`y`"
    monkeypatch.setenv("QUIZ_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    paths().decks.mkdir(parents=True)
    return home


def figure(text: str) -> float:
    assert re.fullmatch(r"-?\d+\.\d{1,6}", text), text
    return float(text)


TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


def object_of(pairs: list[tuple[str, object]]) -> Json:
    """What stands in one pair of braces: every time and every fraction as it is said to be."""
    values = dict(pairs)
    assert len(values) == len(pairs)
    for name, value in pairs:
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", name)
        if name == "at" or name.endswith("_at"):
            assert TIME.fullmatch(f"{value}")
        if name.endswith("_exact") and isinstance(value, str):
            rounded = values[name.removesuffix("_exact")]
            assert isinstance(rounded, float)
            assert round(float(Fraction(value)), 6) == rounded
    return values


def printed(capsys: pytest.CaptureFixture[str], line: str, status: int = 0) -> Json:
    """The document that a command prints, in ASCII and without a control character."""
    capsys.readouterr()
    assert main([*line.split(), "--json"]) == status
    out = capsys.readouterr().out
    assert out.isascii()
    assert all(char.isprintable() or char == "\n" for char in out)
    document = json.loads(out, parse_float=figure, object_pairs_hook=object_of)
    assert isinstance(document, dict)
    assert list(document)[:2] == ["kind", "version"]
    assert document["version"] == VERSION
    return document


def listed(document: Json, name: str) -> list[Any]:
    value = document[name]
    assert isinstance(value, list)
    return value


def keys(value: object, head: str = "") -> Iterator[str]:
    """The keys in a document, as the table names them."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from keys(inner, f"{head}.{name}" if head else name)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner, f"{head}[]")
    else:
        yield head


def of_all(documents: list[Json], kind: str) -> None:
    """Holds that some documents are of a kind, and that together they have its keys, no other."""
    assert {document["kind"] for document in documents} == {kind}
    found = {key for document in documents for key in keys(document)}
    assert found == DOCUMENTS[kind].keys.keys() | HEAD.keys()


@pytest.fixture
def past(home: Path, clock: FixedClock) -> Past:
    """Three sittings, the latest first: an exam, a game and study."""
    clock.offset = 4 * 3600
    deck = read(QUESTIONS, "europe")
    (paths().decks / "europe.yaml").write_text(
        f"title: europe\nquestions:\n{QUESTIONS}", encoding="utf-8"
    )
    assert home.is_dir()
    past = Past(Store(paths().store), clock, deck)
    past.study("x", None)
    past.play("x", "x", "x", "x", setup=SETUP._replace(names=(EVIL,), questions=4))
    past.sit("Paris", "Estonia", name=EVIL, answers=Answers.LATER)
    past.store.close()
    return past


def with_late_answers(collection: Collection, row: RowId) -> Reopened | None:
    """The results of a sitting, an exam's as if another machine had handed it in later too."""
    past = reopen(collection, row)
    if past is None or not isinstance(past.page, ExamResults):
        return past
    late = LateAnswer(past.page.questions[0].fingerprint, EVIL, past.page.handed_in)
    page = replace(past.page, late=(late,), again=(past.page.handed_in,))
    return past._replace(page=page)


@pytest.mark.usefixtures("past")
def test_the_log_and_each_sitting_of_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    log = printed(capsys, "log")
    of_all([log], "log")
    monkeypatch.setattr("quiz.results.reopen", with_late_answers, raising=False)
    sittings = [printed(capsys, f"log {number}") for number in (1, 2, 3)]
    of_all(sittings, "sitting")
    assert [sitting["mode"] for sitting in sittings] == ["exam", "blitz", "study"]
    assert [sitting["name"] for sitting in sittings] == [EVIL, EVIL, ""]
    first = listed(log, "sittings")
    assert {**sittings[0], **first[0]} == sittings[0]  # the same figures in both
    assert sittings[0]["begun_at"] == "2007-03-18T16:00:38+04:00"


@pytest.mark.usefixtures("past")
def test_points_are_exact(capsys: pytest.CaptureFixture[str]) -> None:
    exam = printed(capsys, "log 1")
    assert (exam["points"], exam["points_exact"], exam["of_exact"]) == (0.333333, "1/3", "4")
    tags = listed(exam, "by_tag")
    by_name = {tag["name"]: Fraction(tag["points_exact"]) for tag in tags}
    assert (by_name[TAG], by_name["third"]) == (Fraction(0), Fraction(1, 3))


@pytest.mark.usefixtures("past")
def test_an_exams_answers_are_kept_back_as_in_its_lines(
    capsys: pytest.CaptureFixture[str], past: Past
) -> None:
    past = Past(Store(paths().store), past.clock, past.deck)
    past.sit("Paris", answers=Answers.ONCE)
    past.store.close()
    assert printed(capsys, "log 1")["questions"] == []
    assert printed(capsys, "log 1 --answers")["questions"] != []


def test_check(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = home / "decks" / "a\x1b`b`.yaml"
    deck.write_text(
        f"title: T\nquestions:\n- question: {TAG}\n  options: [A, B]\n  correct: A\n"
        "- who: W\n  anwser: A\n",
        encoding="utf-8",
    )
    document = printed(capsys, "check", 1)
    of_all([document], "check")
    problems = listed(document, "problems")
    assert len(problems) == document["errors"]
    assert problems[0]["file"] == str(deck)


@pytest.mark.usefixtures("home")
def test_doctor(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    well = printed(capsys, "doctor")
    assert well["well"] is True
    monkeypatch.setenv("TZ", f"{EVIL}/Nowhere")
    document = printed(capsys, "doctor", 1)
    assert document["well"] is False
    of_all([document, well], "doctor")


def test_settings(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["settings", "name", EVIL])
    main(["settings", "sync_folder", "/nowhere"])
    every = printed(capsys, "settings")
    of_all([every], "settings")
    one = printed(capsys, "settings theme")
    themes = [row for row in listed(every, "settings") if row["name"] == "theme"]
    assert one == {**every, "settings": themes, "warnings": []}
    assert one["settings_file"] == str(home / "config.toml")
    (theme,) = listed(printed(capsys, "settings theme nord"), "settings")
    assert theme["value"] == "nord"
    assert "nord" in theme["words"]


@pytest.mark.usefixtures("past")
def test_backups(capsys: pytest.CaptureFixture[str]) -> None:
    made = printed(capsys, "backup")
    listed = printed(capsys, "backup --list")
    of_all([made], "backup")
    assert listed == made


def test_marks(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert home
    texts = [written(HOSTILE_PUPIL, [1.0, 1 / 3]), *(written(n, [0.0, 1.0]) for n in "ab"), "{}"]
    texts[1] = texts[1].replace('"pupil": "a"', '"pupil": "c"')  # nobody but quiz writes its sum
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.json").write_text(text, encoding="utf-8")
    document = printed(capsys, "marks 0.json 1.json 2.json 3.json", 1)
    of_all([document], "marks")
    papers = listed(document, "papers")
    best = papers[0]["pupils"][0]
    assert (best["pupil"], best["points_exact"]) == (HOSTILE_PUPIL, "4/3")
    assert papers[0]["questions"][0]["discrimination"] is not None


def test_relink(tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    learner = Home(home, capsys)
    evil = entry("who", "`y` Who painted the old stone bridge over the river?", "Ada Byron")
    learner.write(OLD, asked(WORDED), evil)
    learner.study()
    learner.write(NEW_ONE, asked(REWORDED))
    document = printed(capsys, "relink")
    of_all([document], "relink")
    left, reworded = listed(document, "left"), listed(document, "reworded")
    assert left[0]["prompt"].startswith("`y`")
    assert REWORDED in {row["new"]["prompt"] for row in reworded}
    old = left[0]
    assert main(["relink", old["key"], old["candidates"][0]["key"]]) == 0
    of_all([printed(capsys, "relink --linked")], "links")
    assert main(["relink", "--undo", "--json"]) == 2
    assert capsys.readouterr().err.startswith("quiz: --json is for the two lists")
    assert tmp_path


def test_sync(past: Past, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert past
    folder = tmp_path / "carried"
    folder.mkdir()
    (folder / "ab.jsonl").write_text("\x1b]0;owned\x07\n", encoding="utf-8")
    document = printed(capsys, "sync carried", 1)
    of_all([document], "sync")
    assert document["warnings"]
    assert main(["sync", "nowhere", "--json"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith("quiz: There is no folder")) == ("", True)


@pytest.mark.usefixtures("home")
def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    document = printed(capsys, "help")
    of_all([document], "help")
    commands = listed(document, "commands")
    assert [command["name"] for command in commands] == names()


def test_every_command_that_has_json_is_in_help_and_the_other_way_round(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with_json = {name for name in names() if "--json" in parser_of(name)._option_string_actions}
    documented = {document.command.split()[1] for document in DOCUMENTS.values()}
    assert with_json == documented
    assert main(["help", "json"]) == 0
    text = capsys.readouterr().out
    assert text == f"{manual()}\n"
    for kind, document in DOCUMENTS.items():
        assert f"\n{kind}: {document.command}" in text
        assert all(f"\n  {key}  " in text for key in document.keys)
