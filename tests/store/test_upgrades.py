"""A store of each schema so far, as that schema's program left it, and what this program makes of
it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from quiz.decks.identity import QuestionKey
from quiz.schedule.history import Act, Review, Verb
from quiz.store import schema
from quiz.store.schema import connect, newest
from quiz.store.store import Store
from tests.conftest import FixedClock
from tests.learner import Learner, sums


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
    assert (act.verb, act.spelling, act.part) == (Verb.FLAGGED, None, None)
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
    connection.executemany("INSERT INTO questions (key) VALUES (?)", [(one.key,) for one in asked])
    connection.execute(
        "INSERT INTO reviews VALUES (1, 1, 5, 0, 0, 1, 'r', 1.0, 3, 2, 1, 9, NULL, NULL, 2)"
    )
    connection.execute(
        "INSERT INTO acts VALUES (1, 2, 6, 0, 0, 'flagged', 1, NULL, NULL, NULL, NULL, NULL, 's', 'p')"
    )
    connection.execute("INSERT INTO standings VALUES (1, 2.5, 5.0, 2, 0, 0, 1, 0, 0, 0, 1, NULL)")
    connection.close()
    store = Store(path)
    before = store.standings()
    assert (before[asked[0].key].reviews, before[asked[0].key].mended) == (1, None)
    review, act = store.facts(asked[0].key)
    assert isinstance(act, Act)
    assert (act.spelling, act.part, act.continues) == ("s", "p", None)
    assert (store.joined(), store.links()) == ({}, {})
    now = clock.now()
    store.act(Act(Verb.PAIRED, now, now.day(), asked[1].key, continues=asked[0].key), asked[1])
    assert store.joined() == {asked[1].key: asked[0].key}
    assert store.history(asked[1].key) == [review]
    kept = store.standings()
    store.rebuild()
    assert store.standings() == kept
