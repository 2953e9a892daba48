"""A damaged store is found before the first answer, put aside as it is, and the command shown leads
back from it."""

from __future__ import annotations

import contextlib
import random
import re
import shlex
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.collection.upkeep import back_up
from quiz.errors import StoreDamaged, StoreError
from quiz.store import backups, machine
from quiz.store.damage import damage_of
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.learner import Learner, collect, sums

PAGE = 4096
DECK = sums(300)
Spoil = Callable[[bytearray], bytes]
Open = Callable[..., Store]


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, FixedClock]:
    """A store with reviews of three days, its copy, and the time of that; written at once, since
    syncs are slow."""
    path, clock = tmp_path_factory.mktemp("studied") / "quiz.db", FixedClock()
    with contextlib.closing(Store(":memory:")) as store:
        for _ in range(3):
            Learner(store, clock, DECK).finish()
            clock.pass_days(1)
        path.write_bytes(store._connection.serialize())
    assert backups.daily(path, clock.now().day())
    return path, clock


@pytest.fixture
def path(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    clock: FixedClock,
    studied: tuple[Path, FixedClock],
) -> Path:
    """A store of one's own, with reviews of three days, and its copy."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path))
    store, then = studied
    shutil.copytree(store.parent, tmp_path, dirs_exist_ok=True)
    vars(clock).update(vars(then))
    path = tmp_path / "quiz.db"
    for file in (path, *backups.folder(path).iterdir()):
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(
                "UPDATE remembered SET value = ? WHERE name = ?",
                (machine._place(path), machine._PLACE),
            )
    return path


@pytest.fixture
def opened(path: Path) -> Iterator[Open]:
    """Opens the store, which is closed at the end."""
    with contextlib.ExitStack() as ends:

        def open_store(*, trusted: bool = True) -> Store:
            return ends.enter_context(contextlib.closing(Store(path, trusted=trusted)))

        yield open_store


def count(path: Path) -> int:
    store = Store(path)
    total = sum(day.reviews for day in store.days().values())
    store.close()
    return total


def leaves(whole: bytes) -> list[tuple[int, int]]:
    """The pages that hold rows or the ends of an index, each with where its content begins.

    Those of the schema are left out: most of it is comments, and who spoils a comment spoils
    nothing.
    """
    pages = [(offset, whole[offset : offset + PAGE]) for offset in range(PAGE, len(whole), PAGE)]
    starts = [
        (offset, int.from_bytes(page[5:7], "big"))
        for offset, page in pages
        if b"INTEGER NOT NULL" not in page
    ]
    return [
        (offset, start)
        for offset, start in starts
        if whole[offset] in (10, 13) and start < PAGE - 40
    ]


def is_free(whole: bytes, page: int, place: int) -> bool:
    """Whether the 40 bytes at a place of a page are in a block of it that holds nothing."""
    block = int.from_bytes(whole[page + 1 : page + 3], "big")
    while block:
        size = int.from_bytes(whole[page + block + 2 : page + block + 4], "big")
        if page + block + 4 <= place and place + 40 <= page + block + size:
            return True
        block = int.from_bytes(whole[page + block : page + block + 2], "big")
    return False


def random_page(whole: bytearray) -> bytes:
    offset, _ = random.Random(1).choice(leaves(bytes(whole)))
    whole[offset : offset + PAGE] = random.Random(2).randbytes(PAGE)
    return bytes(whole)


def forty_bytes(whole: bytearray) -> bytes:
    offset, start = random.Random(3).choice(leaves(bytes(whole)))
    place = offset + random.Random(4).randrange(start, PAGE - 40)
    whole[place : place + 40] = random.Random(5).randbytes(40)
    return bytes(whole)


FORMS: dict[str, Spoil] = {
    "empty": lambda _: b"",
    "cut": lambda whole: bytes(whole[: len(whole) * 2 // 3]),
    "zeroed header": lambda whole: bytes(100) + bytes(whole[100:]),
    "random page": random_page,
    "40 bytes inside a leaf": forty_bytes,
    "a text file": lambda _: b"Dear diary,\n" * 1000,
}


@pytest.mark.parametrize("form", FORMS)
def test_damage_is_found_put_aside_and_mended_by_the_command_shown(
    form: str, path: Path, opened: Open
) -> None:
    before = count(path)
    spoilt = FORMS[form](bytearray(path.read_bytes()))
    path.write_bytes(spoilt)
    with pytest.raises(StoreDamaged) as error:
        Store(path, trusted=False).check()
    assert not path.exists()
    assert path.with_name("quiz.db.damaged-1").read_bytes() == spoilt
    assert error.value.cure in str(error.value)
    with pytest.raises(StoreError, match="and there was one"):  # and not an empty one
        Store(path)
    assert not path.exists()
    assert main(shlex.split(error.value.cure)[1:]) == 0
    assert count(path) == before > 0
    opened().check()


@pytest.mark.parametrize("form", FORMS)
def test_damage_is_found_too_where_the_check_was_begun_beside_everything_else(
    form: str, path: Path, opened: Open
) -> None:
    path.write_bytes(FORMS[form](bytearray(path.read_bytes())))
    with pytest.raises(StoreDamaged):
        begun(opened).check()
    assert not path.exists()


def begun(opened: Open) -> Store:
    store = opened(trusted=False)
    store.begin_check()
    return store


def test_a_check_that_was_begun_is_used_once(path: Path, opened: Open) -> None:
    store = begun(opened)
    store.check()
    path.write_bytes(FORMS["40 bytes inside a leaf"](bytearray(path.read_bytes())))
    with pytest.raises(StoreDamaged):
        store.check()


def test_a_check_that_was_begun_in_vain_is_made_by_who_waits_for_it(
    path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(trusted=False)
    monkeypatch.setattr("quiz.store.patience.BUSY_MILLISECONDS", 20)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        store.begin_check()
        with pytest.raises(StoreError, match="locked"):
            store.check()
    store.check()


def test_forty_bytes_anywhere_in_the_content_of_a_leaf_are_found(path: Path) -> None:
    whole, chance, broken = path.read_bytes(), random.Random(6), path.with_name("broken.db")
    for _ in range(100):
        offset, start = chance.choice(leaves(whole))
        place = offset + chance.randrange(start, PAGE - 40)
        if is_free(whole, offset, place):  # nothing is lost there
            continue
        broken.write_bytes(whole[:place] + chance.randbytes(40) + whole[place + 40 :])
        assert damage_of(broken), place
    assert not damage_of(path)


def test_a_store_that_is_not_trusted_is_not_written_before_its_check(
    path: Path, opened: Open, clock: FixedClock
) -> None:
    before = path.read_bytes()
    store = opened(trusted=False)
    learner = Learner(store, clock, DECK)
    assert path.read_bytes() == before
    store.check()
    outcome = learner.answer()
    assert outcome.review.id is not None
    (row,) = [
        review
        for review in store.history(outcome.review.question)
        if review.id == outcome.review.id
    ]
    assert row.sitting == store.row_of(learner.session.sitting) != learner.session.sitting
    learner.go_on()
    learner.answer()
    assert store._connection.execute("SELECT count(*) FROM sittings").fetchone() == (4,)


def test_a_second_damaged_store_does_not_take_the_place_of_the_first(path: Path) -> None:
    for number in (1, 2):
        path.write_bytes(b"no store %d" % number)
        with pytest.raises(StoreDamaged) as error:
            Store(path)
        assert path.with_name(f"quiz.db.damaged-{number}").read_bytes() == b"no store %d" % number
        assert main(shlex.split(error.value.cure)[1:]) == 0


def test_without_a_backup_the_way_on_is_an_empty_store_made_by_hand(path: Path) -> None:
    shutil.rmtree(backups.folder(path))
    path.write_bytes(b"")
    with pytest.raises(StoreDamaged, match="no backup") as error:
        Store(path)
    assert main(shlex.split(error.value.cure)[1:]) == 0
    assert count(path) == 0
    assert main(["restore", "--new"]) == 2


def test_a_damaged_backup_is_passed_over(
    path: Path, opened: Open, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    day = clock.now().day()
    older = backups.make(path, day, backups.BY_HAND)
    store = opened()
    Learner(store, clock, DECK).pass_by()
    store.close()
    newer = backups.make(path, day, backups.BY_HAND)
    whole = bytearray(newer.read_bytes())
    newer.write_bytes(forty_bytes(whole))
    backup = backups.newest(path)
    assert backup is not None
    assert backup.path != newer
    assert backup.reviews == count(older)
    assert main(["restore", str(newer)]) == 2
    assert "is damaged too" in capsys.readouterr().err


# Taken away or exchanged during play


def test_a_store_deleted_during_play_is_written_again_with_all_it_held(
    path: Path, opened: Open, clock: FixedClock
) -> None:
    store = opened()
    learner = Learner(store, clock, DECK)
    learner.pass_by()
    before = sum(day.reviews for day in store.days().values())
    for left in path.parent.glob("quiz.db*"):
        left.unlink()
    learner.pass_by()
    learner.pass_by()
    store.close()
    assert count(path) == before + 2
    opened().check()


def test_a_whole_home_deleted_during_play_is_written_again(
    path: Path, opened: Open, clock: FixedClock
) -> None:
    store = opened()
    learner = Learner(store, clock, DECK)
    shutil.rmtree(path.parent)
    learner.answer()
    total = sum(day.reviews for day in store.days().values())
    store.close()
    assert count(path) == total


def test_two_windows_whose_store_was_deleted_find_each_other(
    path: Path, opened: Open, clock: FixedClock
) -> None:
    here, there = opened(), opened()
    first, second = Learner(here, clock, DECK), Learner(there, clock, DECK)
    path.unlink()
    for learner in (first, second, first, second):
        learner.pass_by()
    assert here.days() == there.days()
    here.close()
    there.close()
    opened().check()


def test_a_store_put_in_place_of_the_open_one_is_not_written_into(
    path: Path, opened: Open, clock: FixedClock
) -> None:
    store = opened()
    learner = Learner(store, clock, DECK)
    learner.pass_by()
    total = sum(day.reviews for day in store.days().values())
    assert main(["restore"]) == 0  # in another window: the copy knows nothing of the last answer
    restored = path.read_bytes()
    for _ in range(2):
        with pytest.raises(StoreError, match="another store was put in the place"):
            learner.answer()
    assert path.read_bytes() == restored
    aside = path.with_name("quiz.db.replaced-2")
    assert count(aside) == total
    assert not path.with_name("quiz.db.replaced-3").exists()


def overwritten(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def exchanged(path: Path, content: bytes) -> None:
    other = path.with_name("other")
    other.write_bytes(content)
    other.replace(path)


@pytest.mark.parametrize("how", [overwritten, exchanged])
@pytest.mark.parametrize("form", FORMS)
def test_after_damage_during_play_nothing_is_lost_and_the_command_shown_leads_back(
    form: str,
    how: Callable[[Path, bytes], None],
    path: Path,
    opened: Open,
    clock: FixedClock,
) -> None:
    store = opened()
    learner = Learner(store, clock, DECK)
    learner.pass_by()
    before = sum(day.reviews for day in store.days().values())
    spoilt = FORMS[form](bytearray(path.read_bytes()))
    how(path, spoilt)
    with contextlib.suppress(StoreDamaged):
        for _ in range(2):
            learner.pass_by()
            before += 1
    store.close()
    errors = [error for _ in range(2) if (error := refusal(path))]  # of the next starts
    if errors:
        assert re.search(r"put aside as \S+quiz\.db\.damaged-1\. The newest", str(errors[-1]))
        assert not path.exists()
        assert main(shlex.split(errors[-1].cure)[1:]) == 0
    if how is exchanged:  # what was open still has all of it
        assert not errors
        assert path.with_name("quiz.db.damaged-1").read_bytes() == spoilt
        assert count(path) == before
    opened().check()


def refusal(path: Path) -> StoreError | None:
    """The reason why a start goes no further."""
    try:
        with contextlib.closing(Store(path, trusted=False)) as store:
            store.check()
    except StoreError as error:
        return error
    return None


def test_the_last_of_many_damaged_stores_is_named(path: Path) -> None:
    for number in (2, 9, 10):
        path.with_name(f"quiz.db.damaged-{number}").write_bytes(b"")
        path.with_name(f"quiz.db.damaged-{number}-journal").write_bytes(b"")
    path.unlink()
    with pytest.raises(StoreError, match=r"put aside as \S+damaged-10\."):
        Store(path)


def test_damage_during_play_is_told_and_put_aside(
    path: Path, opened: Open, clock: FixedClock
) -> None:
    store = opened()
    learner = Learner(store, clock, DECK)
    path.write_bytes(random.Random(1).randbytes(len(path.read_bytes())))
    with pytest.raises(StoreDamaged, match="quiz restore"):
        learner.answer()
    assert path.with_name("quiz.db.damaged-1").exists()
    with pytest.raises(StoreDamaged):
        learner.answer()


def test_a_restored_store_counts_on_under_a_name_of_its_own(
    opened: Open, clock: FixedClock
) -> None:
    store = opened()
    machine = store.machine
    store.close()
    assert main(["restore"]) == 0
    again = opened()
    assert again.machine != machine
    Learner(again, clock, DECK).answer()
    names = again._connection.execute("SELECT count(DISTINCT machine) FROM reviews").fetchone()
    assert names == (2,)


def test_a_locked_store_is_not_taken_for_a_damaged_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.store.patience.BUSY_MILLISECONDS", 50)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        store_bytes = path.read_bytes()
        with pytest.raises(StoreError, match="locked") as error:
            Store(path)
        assert not isinstance(error.value, StoreDamaged)
        other.execute("ROLLBACK")
    assert path.read_bytes() == store_bytes


def test_what_a_large_store_hides_from_a_quick_look_is_found_by_the_copy_of_the_day(
    path: Path, opened: Open, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    root, query = (
        "UPDATE sqlite_schema SET rootpage = ? WHERE name = ?",
        "SELECT rootpage FROM sqlite_schema WHERE name = ?",
    )
    first, second = (
        connection.execute(query, (name,)).fetchone()[0]
        for name in ("acts_by_question", "acts_by_target")
    )
    connection.execute(
        "INSERT INTO acts (machine, seq, at, offset, day, verb, question)"
        " VALUES (1, 9999, 9, 0, 0, 'flagged', 1)"
    )
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(root, (second, "acts_by_question"))
    connection.execute(root, (first, "acts_by_target"))
    connection.close()
    monkeypatch.setattr("quiz.store.damage.AT_EACH_START", 0)
    there = collect(opened(), clock, [DECK])
    there.store.check()
    clock.pass_days(1)
    with pytest.raises(StoreDamaged):
        back_up(there)
    assert path.with_name("quiz.db.damaged-1").exists()
