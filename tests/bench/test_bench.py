"""The benchmarks run, and their homes are what they say; no time is judged here."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from quiz.clock import Day
from quiz.decks.question import Question
from quiz.decks.reader import read_deck
from quiz.store.store import Store
from tests.bench import table
from tests.bench.__main__ import main
from tests.bench.learners import fill_store, simulate
from tests.bench.place import Place
from tests.bench.rows import GROUPS, README, SOURCES
from tests.bench.shelves import name_of, write_shelf
from tests.bench.table import Group, Result, Row
from tests.store.test_replay import check, check_rows

TODAY = Day(20_000)


def _questions(folder: Path, count: int) -> list[Question]:
    decks = [read_deck(file, file.stem) for file in write_shelf(folder, count)]
    assert not [problem for deck in decks for problem in deck.problems]
    return [question for deck in decks for question in deck.questions]


def test_a_shelf_has_as_many_questions_of_every_kind_as_it_was_asked_for(tmp_path: Path) -> None:
    questions = _questions(tmp_path, 450)
    assert len(questions) == len({question.key for question in questions}) == 450
    assert {question.kind for question in questions} == set(
        "who where what when number which choice claim card cloze order match".split()
    )
    assert len(list(tmp_path.rglob("*.yaml"))) == 5


def test_a_seed_writes_the_same_shelf_again(tmp_path: Path) -> None:
    first, again, other = (
        [file.read_bytes() for file in write_shelf(tmp_path / name, 150, seed=seed)]
        for name, seed in (("first", 1), ("again", 1), ("other", 2))
    )
    assert first == again != other


def test_no_two_subjects_of_a_large_shelf_have_one_name() -> None:
    assert len({name_of(number) for number in range(100_000)}) == 100_000


@pytest.mark.parametrize(("questions", "reviews"), [(300, 900), (5, 400), (1, 20), (50, 3)])
def test_a_learner_reviews_as_often_as_asked_and_never_on_a_day_to_come(
    questions: int, reviews: int
) -> None:
    answered = list(simulate(questions, reviews, TODAY))
    assert len(answered) == reviews
    days = [each.day for each in answered]
    assert days == sorted(days)
    assert days[-1] < TODAY
    assert {each.question for each in answered} <= set(range(questions))


def test_the_store_of_a_simulated_learner_is_as_its_history_says(tmp_path: Path) -> None:
    questions = _questions(tmp_path / "decks", 60)
    fill_store(tmp_path / "quiz.db", questions, 400, TODAY)
    with contextlib.closing(Store(tmp_path / "quiz.db")) as store:
        check_rows(store)
        check(store)
        known = store.standings().keys() & {question.key for question in questions}
        assert known == {question.key for question in questions}
    with contextlib.closing(sqlite3.connect(tmp_path / "quiz.db")) as connection:
        assert connection.execute("SELECT count(*) FROM reviews").fetchone() == (400,)


def test_every_row_names_sources_that_there_are() -> None:
    rows = [row for group in GROUPS for row in group.rows]
    assert set().union(*(row.sources for row in rows)) == SOURCES.keys()
    names = [row.name for row in rows]
    assert len(names) == len(set(names))
    assert README.keys() <= set(names)
    assert len(README) == 10


def _measured(share: float, goal: float, tmp_path: Path) -> str:
    above, below = iter([9.0, 2.0, 3.0, 8.0]), iter([9.0, 1.0, 1.0, 2.0])
    row = Row("slow", "slow / quick", "slow/seconds", "quick/seconds", goal, share=share)
    group = Group("both", 3, (row,))
    place = Place(tmp_path, tmp_path, 0, 0)
    sources: dict[str, table.Opening] = {
        "slow": lambda _: contextlib.nullcontext(lambda: {"seconds": next(above)}),
        "quick": lambda _: contextlib.nullcontext(lambda: {"seconds": next(below)}),
    }
    (result,) = table.measure(group, group.rows, sources, place, 3)
    return " ".join(table.line(row, result, Result("slow", 1.0, 0.5, 2.0)).split())


def test_a_ratio_is_the_median_of_the_turns_after_the_first(tmp_path: Path) -> None:
    line = _measured(0.5, 3.0, tmp_path)
    assert line == "slow / quick 3,000.0 ms 1,000.0 ms 3.00x 3.00x met before: 2.00x"


def test_a_percentile_is_that_of_all_turns_and_may_miss_its_goal(tmp_path: Path) -> None:
    line = _measured(0.99, 3.0, tmp_path)
    assert line == "slow / quick 8,000.0 ms 2,000.0 ms 4.00x 3.00x NOT MET before: 2.00x"


def test_the_bench_measures_the_real_command_keeps_the_figures_and_compares_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = ["--turns", "1", "--questions", "100", "--reviews", "100"]
    words = [*few, "--homes", str(tmp_path / "homes")]
    kept = tmp_path / "kept.json"
    assert main(["leave", "check", "commit-p99", *words, "--save", str(kept)]) == 0
    sizes, head, leave, check_row = capsys.readouterr().out.splitlines()
    assert sizes.startswith("Shelves of 100 and 100 questions, a history of 100 reviews")
    assert head.split() == ["what", "figure", "floor", "ratio", "goal"]
    assert leave.startswith("q: to the shell / minimal app")
    assert check_row.startswith("check of a small deck / ")
    assert set(table.load(kept)) == {"leave", "check"}
    assert main(["version", *words, "--save", str(kept), "--compare", str(kept)]) == 0
    assert "before" not in capsys.readouterr().out
    assert main(["version", *words, "--compare", str(kept)]) == 0
    assert "before: " in capsys.readouterr().out
    assert main(["--readme", str(kept)]) == 0
    assert [line.count("|") for line in capsys.readouterr().out.splitlines()] == [6, 6, 6]


def test_a_name_of_no_row_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verdict", "nonsense"]) == 2
    assert "No row is called nonsense" in capsys.readouterr().err


def test_a_home_is_made_for_the_real_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--make", str(tmp_path / "home"), "--questions", "30", "--reviews", "40"]
    assert main(words) == 0
    assert capsys.readouterr().out.rstrip().endswith(" quiz study")
    assert (tmp_path / "home" / "data" / "quiz" / "quiz.db").is_file()
    assert len(list((tmp_path / "home" / "decks").rglob("deck-*.yaml"))) == 1
