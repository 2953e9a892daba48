"""Whatever an author does to decks at once, no progress is lost and none goes to another."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.collection.rereading import reread
from quiz.schedule.standing import NEW, Standing
from tests.clock import FixedClock
from tests.collection.composed_edits import EDITS, Author, Entry
from tests.decks.authors import Reader

MOST = 3
"""Edits of one composition."""


class Learner:
    """A learner of an author's decks, who reads them when the author has saved."""

    def __init__(self, author: Author) -> None:
        self.author = author
        self._write(author.texts())
        self.reader = Reader(author.folder, FixedClock())
        for question in self.reader.questions():
            self.reader.review(question, days=2 + len(question.prompt) % 9)
        self.before = {entry.number: self.standing(entry) for entry in author.entries()}

    def _write(self, texts: dict[Path, str]) -> None:
        for old in set(self.author.folder.glob("*.yaml")) - texts.keys():
            old.unlink()
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")

    def read(self) -> None:
        """The author saves all at once, and the program is started."""
        self._write(self.author.texts())
        self.reader.open()

    def read_file_by_file(self) -> None:
        """The author saves one file after the other, while all that is open is studied."""
        texts = self.author.texts()
        gone = set(self.author.folder.glob("*.yaml")) - texts.keys()
        files = sorted({*texts, *gone})
        self.author.chance.shuffle(files)
        for file in files:
            if file in gone:
                file.unlink()
            elif not file.exists() or file.read_text(encoding="utf-8") != texts[file]:
                file.write_text(texts[file], encoding="utf-8")
            if self.author.chance.random() < 0.5:
                self.reader.open()
            else:
                reread(self.reader.collection, [str(each) for each in files])
        self.reader.open()

    def standing(self, entry: Entry) -> Standing:
        (question,) = (
            question
            for question in self.reader.questions()
            if (question.kind, question.prompt) == (entry.kind, entry.prompt)
        )
        return self.reader.collection.standings.get(question.key, NEW)

    def faults(self) -> list[str]:
        """The questions that lost their progress, and those that have another's."""
        return [
            entry.prompt
            for entry in self.author.entries()
            if self.standing(entry) != self.before.get(entry.number, NEW)
        ]


def composed(folder: Path, seed: int) -> list[str]:
    """What went wrong after a few edits, read at once or one after the other."""
    author = Author(folder, seed)
    learner = Learner(author)
    edits = author.chance.choices(EDITS, k=author.chance.randint(1, MOST))
    manner = author.chance.choice(("at once", "at once", "one by one", "file by file"))
    author.rewords = Author.reword in edits
    for edit in edits:
        edit(author)
        if manner == "one by one":
            learner.read()
        elif manner == "file by file":
            learner.read_file_by_file()
    learner.read()
    names = ", ".join(edit.__name__ for edit in edits)
    return [f"{names}, {manner}: {fault}" for fault in learner.faults()]


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_composed_edits_keep_all_progress_and_give_none_to_another(
    tmp_path: Path, first: int
) -> None:
    faults = {}
    for seed in range(first, first + 20):
        folder = tmp_path / str(seed)
        folder.mkdir()
        faults[seed] = composed(folder, seed)
    assert {seed: each for seed, each in faults.items() if each} == {}


def test_a_copy_of_a_deck_that_is_deleted_is_compared_in_its_own_language(tmp_path: Path) -> None:
    head = "title: T\nlanguage: ru\nquestions:\n"
    old, other = (
        f"- what: Какая страна {verb} больше всего пшеницы?\n  answer: Россия\n"
        for verb in ("вывозит", "ввозит")
    )
    (tmp_path / "old.yaml").write_text(head + old, encoding="utf-8")
    reader = Reader(tmp_path, FixedClock())
    reader.review(reader.questions()[0])
    (tmp_path / "copy.yaml").write_text(head + other, encoding="utf-8")
    reader.open()
    (tmp_path / "old.yaml").unlink()
    reader.open()
    (question,) = reader.questions()
    assert reader.collection.standings.get(question.key, NEW) == NEW
