"""A home that cannot be written: no command claims to have changed what it could not keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.store import file
from tests.commands.running import run

CHANGES = [
    ["settings", "theme", "nord"],
    ["reset", "deck.yaml"],
    ["rebuild"],
    ["relink", "--undo"],
    ["relink", "--forget", "abc"],
    ["relink", "abc", "def"],
    ["history", "import", "history.jsonl"],
    ["sync", "shared"],
    ["doctor", "--mend"],
]


@pytest.fixture(autouse=True)
def read_only_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shared").mkdir()
    (tmp_path / "history.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "deck.yaml").write_text(
        "questions:\n- what: What is one?\n  answer: one\n", encoding="utf-8"
    )
    monkeypatch.setattr(file, "_is_read_only", lambda _: True)


@pytest.mark.parametrize("words", CHANGES, ids=" ".join)
def test_a_change_that_could_not_be_kept_is_refused(words: list[str]) -> None:
    done = run(*words)
    assert (done.status, done.out) == (2, b"")
    assert done.err.startswith(b"quiz: Nothing is kept")


@pytest.mark.parametrize("words", [["relink"], ["relink", "--linked"], ["settings"], ["log"]])
def test_what_only_lists_works_all_the_same(words: list[str]) -> None:
    assert run(*words).status == 0
