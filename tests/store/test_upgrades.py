"""A store of each schema so far, as that schema's program left it, and what this program makes of
it."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from quiz.decks.identity import QuestionKey
from quiz.errors import StoreError
from quiz.exams.going_on import go_on, resumed
from quiz.exams.open_exam import OpenExam
from quiz.exams.terms import Begun, Item, Terms, written_begun
from quiz.plain.keeping import done, keep
from quiz.schedule.history import (
    OF_A_QUESTION,
    Act,
    Action,
    AnsweredInExam,
    Flagged,
    Paired,
    Review,
    Sitting,
    SpellingAccepted,
    verbs,
)
from quiz.store import schema
from quiz.store.schema import connect, newest
from quiz.store.store import Store
from quiz.sync.archive import export, take
from tests.clock import FixedClock
from tests.learner import Learner, collect, sums
from tests.places import DATA
from tests.schedule.actions import KINDS, OF_SCHEMA_3


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quiz.db"


def test_the_schemas_are_numbered_without_a_gap() -> None:
    assert [file.stem for file in schema._files()] == [
        f"{number:03}" for number in range(1, newest() + 1)
    ]


def test_a_store_of_the_first_schema_gets_certainty_and_spellings(
    path: Path, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "first"
    old.mkdir()
    (old / "001.sql").write_text(
        (schema._SCHEMA / "001.sql").read_text(encoding="utf-8"), encoding="utf-8"
    )
    with monkeypatch.context() as patched:
        patched.setattr(schema, "_SCHEMA", old)
        connection = connect(path)
    connection.execute("INSERT INTO machines (name) VALUES ('m')")
    connection.execute("INSERT INTO questions (key) VALUES ('k')")
    connection.execute(
        "INSERT INTO reviews VALUES (1, 1, 5, 0, 0, 1, 'r', 1.0, 3, 2, 1, 9, NULL, NULL)"
    )
    connection.execute(
        "INSERT INTO acts VALUES (1, 2, 6, 0, 0, 'flagged', 1, NULL, NULL, NULL, NULL, NULL)"
    )
    connection.close()
    store = Store(path)
    review, act = store.facts(QuestionKey("k"))
    assert isinstance(review, Review)
    assert isinstance(act, Act)
    assert (review.response, review.certainty) == ("r", None)
    assert act.action == Flagged(QuestionKey("k"))
    assert store.spellings() == {}
    Learner(store, clock, sums(2)).finish()
    with pytest.raises(sqlite3.IntegrityError, match="never rewritten"):
        store._connection.execute("UPDATE reviews SET certainty = 1")


def test_a_store_of_the_second_schema_gets_pairings(
    path: Path, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "second"
    old.mkdir()
    for name in ("001.sql", "002.sql"):
        (old / name).write_text(
            (schema._SCHEMA / name).read_text(encoding="utf-8"), encoding="utf-8"
        )
    with monkeypatch.context() as patched:
        patched.setattr(schema, "_SCHEMA", old)
        connection = connect(path)
    asked = sums(2).questions
    connection.execute("INSERT INTO machines (name) VALUES ('m')")
    connection.executemany(
        "INSERT INTO questions (key) VALUES (?)", [(question.key,) for question in asked]
    )
    connection.execute(
        "INSERT INTO reviews VALUES (1, 1, 5, 0, 0, 1, 'r', 1.0, 3, 2, 1, 9, NULL, NULL, 2)"
    )
    connection.execute(
        "INSERT INTO acts (machine, seq, at, offset, day, verb, question, spelling, part)"
        " VALUES (1, 2, 6, 0, 0, 'spelling accepted', 1, 's', 'p')"
    )
    connection.execute("INSERT INTO standings VALUES (1, 2.5, 5.0, 2, 0, 0, 1, 0, 0, 0, 1, NULL)")
    connection.close()
    store = Store(path)
    before = store.standings()
    assert (before[asked[0].key].reviews, before[asked[0].key].answer_changed) == (1, None)
    review, act = store.facts(asked[0].key)
    assert isinstance(act, Act)
    assert act.action == SpellingAccepted(asked[0].key, "s", part="p")
    assert (store.joined(), store.continued()) == ({}, {})
    now = clock.now()
    store.act(Act(Paired(asked[1].key, asked[0].key), now, now.day()), asked[1])
    assert store.joined() == {asked[1].key: asked[0].key}
    assert store.history(asked[1].key) == [review]
    standings = store.standings()
    store.rebuild()
    assert store.standings() == standings


def third(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    """A store of the third schema, as its program left it: with one act of every verb."""
    folder.mkdir()
    for name in ("001.sql", "002.sql", "003.sql"):
        shutil.copy(schema._SCHEMA / name, folder)
    with monkeypatch.context() as patched:
        patched.setattr(schema, "_SCHEMA", folder)
        connection = connect(path)
    connection.executescript((DATA / "schema-3.sql").read_text(encoding="utf-8"))
    return connection


def derived(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """What is worked out of the facts."""
    tables = "standings", "days", "questions"
    return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def test_a_store_of_the_third_schema_says_the_same_with_acts_of_honest_columns(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = third(path, tmp_path / "third", monkeypatch)
    before = derived(connection)
    connection.close()
    store = Store(path)
    verbs_kept = store._connection.execute("SELECT DISTINCT verb FROM acts").fetchall()
    assert {verb for (verb,) in verbs_kept} == set(verbs(*OF_SCHEMA_3))
    assert derived(store._connection) == before
    store.rebuild()
    assert derived(store._connection) == before
    export(store, tmp_path / "all.jsonl")
    assert (tmp_path / "all.jsonl").read_bytes() == (DATA / "schema-3.jsonl").read_bytes()
    assert store._connection.execute("SELECT count(*) FROM senseless_acts").fetchone() == (0,)
    for statement in ("UPDATE acts SET day = 1", "DELETE FROM acts"):
        with pytest.raises(sqlite3.IntegrityError, match="never rewritten"):
            store._connection.execute(statement)


def test_an_upgraded_store_holds_what_its_lines_bring_to_a_new_one(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    third(path, tmp_path / "third", monkeypatch).close()
    here, there = Store(path), Store(":memory:")
    take(there, DATA / "schema-3.jsonl")
    assert there.rows_of("abababababab", 1, 99) == here.rows_of("abababababab", 1, 99)
    assert len(here.rows_of("abababababab", 1, 99)) == 31
    assert (there.standings(), there.days()) == (here.standings(), here.days())
    assert (there.spellings(), there.joined()) == (here.spellings(), here.joined())


def fourth(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    """A store of the fourth schema, as its program left it: with sittings, and no results."""
    third(path, folder, monkeypatch).close()
    shutil.copy(schema._SCHEMA / "004.sql", folder)
    with monkeypatch.context() as patched:
        patched.setattr(schema, "_SCHEMA", folder)
        return connect(path)


def test_a_store_of_the_fourth_schema_shows_its_sittings_from_the_history(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = fourth(path, tmp_path / "fourth", monkeypatch)
    assert connection.execute("PRAGMA user_version").fetchone() == (4,)
    before = derived(connection)
    done = "SELECT DISTINCT sitting_machine, sitting_seq FROM {} WHERE sitting_seq IS NOT NULL"
    sittings = {
        *connection.execute(done.format("reviews")),
        *connection.execute(done.format("acts")),
    }
    connection.close()
    store = Store(path)
    assert derived(store._connection) == before
    assert len(store.logged()) == len(sittings) > 0
    assert all(store.kept_page(row) == store.kept_line(row) == "" for row in store.logged())
    assert all(store.facts_in(row) for row in store.logged())
    store.keep_results([store.logged()[0]], "line", "page")
    assert store.kept_page(store.logged()[0]) == "page"
    export(store, tmp_path / "all.jsonl")
    assert (tmp_path / "all.jsonl").read_bytes() == (DATA / "schema-3.jsonl").read_bytes()


SENSELESS = [
    "'hidden', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL",
    "'withdrawn', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL",
    "'withdrawn', 1, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL",
    "'rated anew', 1, 1, 2, NULL, NULL, 2, NULL, NULL, NULL",
    "'rated anew', 1, 1, 2, NULL, 9, 2, NULL, NULL, NULL",
    "'rated anew', 1, 1, 2, NULL, 3, NULL, NULL, NULL, NULL",
    "'overruled', 1, 1, 2, NULL, 3, 2, NULL, NULL, NULL",
    "'dated anew', 1, 1, 2, NULL, NULL, NULL, NULL, NULL, NULL",
    "'started anew', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL",
    "'spelling accepted', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'p', NULL",
    "'paired', 1, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL",
    "'answered in an exam', 1, 1, 1, NULL, NULL, NULL, NULL, NULL, NULL",
    "'exam handed in', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL",
]


def test_acts_that_lacked_what_their_verb_needs_are_kept_apart(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = third(path, tmp_path / "third", monkeypatch)
    connection.execute("INSERT INTO machines VALUES (2, 'cd')")
    for seq, values in enumerate(SENSELESS, start=1):
        connection.execute(f"INSERT INTO acts VALUES (2, {seq}, 5, 0, 0, {values})")
    count = connection.execute("SELECT count(*) FROM acts").fetchone()[0]
    before = derived(connection)
    connection.close()
    store = Store(path)
    apart = store._connection.execute("SELECT seq FROM senseless_acts ORDER BY seq").fetchall()
    assert [seq for (seq,) in apart] == list(range(1, len(SENSELESS) + 1))
    left = store._connection.execute("SELECT count(*) FROM acts").fetchone()[0]
    assert left == count - len(SENSELESS)
    assert store.rows_of("cd", 1, 99) == []
    store.rebuild()
    assert derived(store._connection) == before


@pytest.mark.parametrize("kind", KINDS)
def test_an_act_without_what_its_verb_needs_is_refused(path: Path, kind: type[Action]) -> None:
    """As a window of an older program would write it, which was open during the upgrade."""
    connection = Store(path)._connection
    connection.execute("INSERT INTO questions (key) VALUES ('k')")
    columns = "machine, seq, at, offset, day, verb, question"
    insert = f"INSERT INTO acts ({columns}) VALUES (1, 1, 0, 0, 0, ?, 1)"
    is_whole = kind in OF_A_QUESTION.values()
    refused = contextlib.nullcontext() if is_whole else pytest.raises(sqlite3.IntegrityError)
    with refused:
        connection.execute(insert, verbs(kind))
    assert connection.execute("SELECT count(*) FROM acts").fetchone() == (int(is_whole),)


def test_an_upgrade_that_is_cut_short_leaves_the_store_as_it_was(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = third(path, tmp_path / "third", monkeypatch)
    before = connection.execute("SELECT * FROM acts").fetchall()
    connection.close()
    broken = tmp_path / "broken"
    shutil.copytree(schema._SCHEMA, broken)
    with (broken / "004.sql").open("a", encoding="utf-8") as file:
        file.write("SELECT nonsense;\n")
    with monkeypatch.context() as patched:
        patched.setattr(schema, "_SCHEMA", broken)
        with pytest.raises(StoreError, match="nonsense"):
            connect(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)
        assert connection.execute("SELECT * FROM acts").fetchall() == before
    assert Store(path).history(QuestionKey("c812d8d9c8e42202adc2adbc9c6b0c1f"))


def test_an_exam_that_was_open_in_the_seventh_schema_is_gone_on_with(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    before = tmp_path / "seventh"
    before.mkdir()
    for number in range(1, 8):
        shutil.copy(schema._SCHEMA / f"{number:03}.sql", before)
    deck = sums(2)
    item = Item(deck.questions[0].fingerprint, 1.0)
    begun = Begun(Terms(1), "sums", ("sums",), ("sums.yaml",), clock.at + 600_000, (item,))
    with monkeypatch.context() as patched:
        patched.setattr(schema, "_SCHEMA", before)
        store = Store(path)
        sitting = store.open_sitting(Sitting("exam", written_begun(begun), 1, "", clock.now()))
        answered = AnsweredInExam(sitting, item.key, "1")
        store.act(Act(answered, clock.now(), clock.now().day()))
        store.close()
    store = Store(path)
    collection = collect(store, clock, [deck])
    exam = resumed(collection)
    assert exam is not None
    exam = go_on(collection, exam)
    assert list(exam.answers.values()) == ["1"]
    done(OpenExam(exam, collection, keep).hand_in(clock.now(), clock.tick()))
    assert len(store.history(deck.questions[0].key)) == 1
    with pytest.raises(StoreError, match="the exam was handed in"):
        store.act(Act(answered, clock.now(), clock.now().day()))
