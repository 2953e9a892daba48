"""Files of shared facts come from strangers: every mistake has a place and a sentence, and nothing
is harmed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.errors import SyncError
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Act, RowId, Sitting
from quiz.schedule.standing import replay
from quiz.store.store import Store
from quiz.sync import archive
from quiz.sync.exchange import take
from quiz.sync.format import line
from quiz.sync.sync import sync_folder
from tests.schedule.actions import one_of_each
from tests.store.test_replay import QUESTIONS, Hand, check, derived
from tests.sync.machines import everything, outcome, rows
from tests.sync.test_shared_lines import review_line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "folder"
    path.mkdir()
    return path


def test_good_lines_between_bad_ones_are_taken(folder: Path) -> None:
    content = [
        review_line(),
        b"\n",
        b"rubbish\n",
        review_line(seq=2).replace(b"\n", b"\r\n"),
        review_line(seq=3, rating=9),
        review_line(seq=4)[:-9],
    ]
    (folder / "ab.jsonl").write_bytes(b"".join(content))
    store = Store(":memory:")
    report = sync_folder(store, folder)
    assert report.taken == 2
    assert [
        warning.removeprefix(f"{folder}/ab.jsonl:").split(":")[0] for warning in report.warnings
    ] == ["3", "5", "6"]
    check(store)


def test_many_mistakes_take_a_few_lines(folder: Path) -> None:
    (folder / "ab.jsonl").write_bytes(b"rubbish\n" * 10_000)
    assert len(sync_folder(Store(":memory:"), folder).warnings) == 6


def test_a_line_too_long_for_any_fact_is_told_and_the_next_one_taken(folder: Path) -> None:
    (folder / "ab.jsonl").write_bytes(b"x" * (33 * 1024**2) + b"\n" + review_line())
    report = sync_folder(Store(":memory:"), folder)
    assert report.taken == 1
    assert report.warnings == (f"{folder}/ab.jsonl:1: it has more than 16 MiB.",)


def test_a_row_of_another_machine_is_not_taken(folder: Path) -> None:
    (folder / "cd.jsonl").write_bytes(review_line())
    report = sync_folder(Store(":memory:"), folder)
    assert report.taken == 0
    assert "a machine that this file is not named after" in report.warnings[0]


def test_a_row_that_differs_is_told_each_time_and_not_taken(folder: Path) -> None:
    store = Store(":memory:")
    (folder / "ab.jsonl").write_bytes(review_line())
    sync_folder(store, folder)
    before = outcome(store)
    (folder / "ab.jsonl").write_bytes(review_line(response="forged") + review_line(seq=2))
    for taken in (1, 0):
        report = sync_folder(store, folder)
        assert report.taken == taken
        assert report.warnings == (
            f"{folder}/ab.jsonl:1: it differs from the row that is held under its place,"
            " and was not taken.",
        )
    assert rows(store)[:1] == before[0]  # type: ignore[index]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and modes")
def test_what_is_no_history_in_the_folder_is_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "ab.jsonl")
    (folder / "cd.jsonl").mkdir()
    (folder / "ef.jsonl").symlink_to("/dev/zero")
    (folder / "notes.txt").write_text("hello", encoding="utf-8")
    (folder / "UPPER.jsonl").write_text("hello", encoding="utf-8")
    store = Store(":memory:")
    everything(store)
    report = sync_folder(store, folder)
    assert report.given == len(rows(store))
    assert len(report.warnings) == 3


def test_acts_that_make_no_sense_do_no_harm(folder: Path) -> None:
    store = Store(":memory:")
    hand = Hand(store)
    for question in QUESTIONS:
        hand.review(question, Rating.GOOD)
    ids = [row.id for row in rows(store) if row.id]
    targets = [*ids, RowId("ab", 1), RowId("ab", 2), RowId("0", 7)]
    here, nowhere = QUESTIONS[0].key, QuestionKey("nowhere")
    actions = [
        action
        for target in targets
        for subject, other in ((here, nowhere), (nowhere, here), (here, here))
        for action in one_of_each(subject, other=other, row=target, sitting=target)
    ]
    strange = [
        Act(action, Moment(2**53, 172_800), Day(10**9), id=RowId("ab", number))
        for number, action in enumerate(actions, start=1)
    ]
    (folder / "ab.jsonl").write_bytes(b"".join(map(line, strange)))
    assert sync_folder(store, folder).taken == len(strange)
    hand.review(QUESTIONS[1], Rating.GOOD)
    for _ in range(3):
        hand.undo()
        before = derived(store)
        assert store.standings() == {key: replay(store.facts(key)) for key in store.standings()}
        store.rebuild()
        assert derived(store) == before


def test_a_settings_text_of_a_stranger_does_not_end_a_game() -> None:
    store = Store(":memory:")
    sitting = Sitting("blitz", "[" * 100_000, 0, "", Moment(5, 0), RowId("ab", 1))
    take(store, [sitting])
    assert store.games("blitz", "same") == []


# One file


def test_a_history_imported_twice_is_the_one_that_was_exported(tmp_path: Path) -> None:
    here, there, file = Store(":memory:"), Store(":memory:"), tmp_path / "all.jsonl"
    everything(here)
    count = len(rows(here))
    assert archive.export(here, file) == count
    assert archive.take(there, file)[:2] == (count, 0)
    assert archive.take(there, file)[:2] == (0, count)
    assert archive.take(here, file)[:2] == (0, count)
    assert outcome(there) == outcome(here)
    again = tmp_path / "again.jsonl"
    archive.export(there, again)
    assert again.read_bytes() == file.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again.jsonl", "all.jsonl"]


def test_an_import_with_a_mistake_takes_nothing(tmp_path: Path) -> None:
    store, file = Store(":memory:"), tmp_path / "f.jsonl"
    file.write_bytes(review_line() + review_line(seq=2, rating=7) + review_line(seq=3))
    with pytest.raises(SyncError, match="Nothing was imported") as refused:
        archive.take(store, file)
    assert 'f.jsonl:2: "rating" is no' in refused.value.details[0]
    assert rows(store) == []
    file.write_bytes(review_line())
    archive.take(store, file)
    before = outcome(store)
    file.write_bytes(review_line(seq=5) + review_line(seq=1, response="forged"))
    with pytest.raises(SyncError, match="Nothing was imported") as refused:
        archive.take(store, file)
    assert "f.jsonl:2: it differs" in refused.value.details[0]
    assert outcome(store) == before


def test_a_file_without_history_is_told(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(SyncError, match="holds no history"):
        archive.take(Store(":memory:"), tmp_path / "f")
    with pytest.raises(SyncError, match="cannot be read: No such file"):
        archive.take(Store(":memory:"), tmp_path / "g")


# Commands


def test_the_commands_say_what_they_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    deck = tmp_path / "d.yaml"
    deck.write_text("title: D\nquestions:\n- number: What is 1?\n  answer: 1\n", encoding="utf-8")
    (tmp_path / "share").mkdir()
    from quiz.decks.reader import read_deck

    (question,) = read_deck(deck, "d").questions
    for name in "ab":
        monkeypatch.setenv("QUIZ_HOME", str(tmp_path / name))
        if name == "a":
            store = Store(tmp_path / "a" / "quiz.db")
            Hand(store).review(question, Rating.GOOD)
            store.close()
        assert main(["sync", "share"]) == 0
    assert capsys.readouterr().out == "Took 0 rows, left 1 row.\nTook 1 row, left 0 rows.\n"
    assert main(["reset", "d.yaml"]) == main(["history", "export", "all.jsonl"]) == 0
    assert (
        capsys.readouterr().out
        == "1 question starts anew. u on the shelf takes it back.\nWrote 2 rows to all.jsonl.\n"
    )
    assert main(["history", "export", "all.jsonl"]) == 2
    assert (
        main(["history", "import", "all.jsonl"])
        == main(["history", "export", "all.jsonl", "--replace"])
        == 0
    )
    assert "Took 0 rows; 2 were here already." in capsys.readouterr().out
    assert len(list((tmp_path / "b" / "backups").glob("*-before-import-*"))) == 1
    assert main(["sync"]) == main(["sync", "nowhere"]) == 2
    (tmp_path / "share" / "ab.jsonl").write_bytes(b"\x1b[2J\n")
    assert main(["settings", "sync_folder", "share"]) == 0
    assert main(["sync"]) == 1
