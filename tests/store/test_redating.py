"""What a clock that was ahead has dated is told of, and dated anew by acts, so that it parks
nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.clock import Day, Moment
from quiz.collection import checkup
from quiz.collection.upkeep import warnings
from quiz.decks.identity import QuestionKey
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Act, MadeDue, Redated, Review, RowId, Withdrawn
from quiz.schedule.standing import replay
from quiz.store import redating
from quiz.store.store import Store
from tests.clock import DAY, FixedClock
from tests.learner import Learner, collect, sums

TEN_YEARS = 3653
DECK = sums(6)


def mend(store: Store, clock: FixedClock) -> int:
    today = clock.now().day()
    return store.redate(redating.redatings(store.ahead(Day(today + 1)), clock.now(), today))


def agree(store: Store) -> None:
    """What is kept is what the facts alone say, and a rebuild changes nothing."""
    standings, days = store.standings(), store.days()
    assert standings == {key: replay(store.facts(key)) for key in standings}
    store.rebuild()
    assert (store.standings(), store.days()) == (standings, days)


@pytest.mark.parametrize("ahead", [2, 30, TEN_YEARS])
def test_after_mending_everything_comes_back_as_if_the_clock_had_been_right(
    store: Store, clock: FixedClock, ahead: int
) -> None:
    right = Store(":memory:")
    Learner(right, clock, DECK).finish()
    clock.pass_days(ahead)
    Learner(store, clock, DECK).finish()
    clock.pass_days(-ahead)
    assert warnings(collect(store, clock, [DECK])) != []
    assert mend(store, clock) == 6
    assert warnings(collect(store, clock, [DECK])) == []
    assert mend(store, clock) == 0
    agree(store)
    expected = {key: standing.due for key, standing in right.standings().items()}
    assert {key: standing.due for key, standing in store.standings().items()} == expected
    clock.pass_days(30)
    assert len(Learner(store, clock, DECK).finish()) == 6
    agree(store)


def test_a_question_dated_ahead_stays_away_as_long_as_nobody_mends_it(
    store: Store, clock: FixedClock
) -> None:
    clock.pass_days(TEN_YEARS)
    Learner(store, clock, DECK).finish()
    clock.pass_days(30 - TEN_YEARS)
    assert Learner(store, clock, DECK).asked == ""


def test_rows_keep_their_distance_and_another_wrong_clock_does_not_push_them_away(
    store: Store, clock: FixedClock
) -> None:
    for days in (
        TEN_YEARS,
        3,
        400 - TEN_YEARS,
    ):  # ten years ahead, three days on, and then only 403 days ahead
        clock.pass_days(days)
        Learner(store, clock, sums(1, name=f"{days}")).answer()
    clock.pass_days(-403)
    today = clock.now().day()
    assert mend(store, clock) == 3
    assert sorted(store.days()) == [today - 3, today]
    assert [store.days()[day].reviews for day in sorted(store.days())] == [1, 2]
    agree(store)


def test_mending_is_an_act_that_undo_takes_back(store: Store, clock: FixedClock) -> None:
    clock.pass_days(TEN_YEARS)
    Learner(store, clock, sums(1)).answer()
    before, days = store.standings(), store.days()
    clock.pass_days(-TEN_YEARS)
    assert mend(store, clock) == 1
    assert store.standings() != before
    undone = store.undo(clock.now(), clock.now().day())
    assert undone is not None
    assert isinstance(undone.fact, Act)
    assert isinstance(undone.fact.action, Redated)
    assert (store.standings(), store.days()) == (before, days)
    assert mend(store, clock) == 1
    agree(store)


def test_an_answer_that_was_dated_anew_can_still_be_withdrawn(
    store: Store, clock: FixedClock
) -> None:
    clock.pass_days(TEN_YEARS)
    outcome = Learner(store, clock, sums(1)).answer()
    clock.pass_days(-TEN_YEARS)
    mend(store, clock)
    now, today = clock.now(), clock.now().day()
    assert outcome.review.id is not None
    store.act(Act(Withdrawn(outcome.review.id, outcome.review.question), now, today))
    store.rebuild()
    assert store.days() == {}
    assert store.ahead(today) == []
    agree(store)


def test_what_was_made_due_in_the_future_is_due_again(store: Store, clock: FixedClock) -> None:
    deck = sums(1)
    Learner(store, clock, deck).finish()
    far = Moment(clock.at + TEN_YEARS * DAY, 0)
    key = deck.questions[0].key
    store.act(Act(MadeDue(key), far, far.day()))
    assert store.standings()[key].due == far.day()
    assert mend(store, clock) == 1
    assert store.standings()[key].due == clock.now().day()
    agree(store)


@pytest.mark.parametrize("days", [0, 1])
def test_today_and_tomorrow_are_no_future(store: Store, clock: FixedClock, days: int) -> None:
    clock.pass_days(days)
    Learner(store, clock, DECK).finish()
    clock.pass_days(-days)
    assert warnings(collect(store, clock, [DECK])) == []
    assert mend(store, clock) == 0


@pytest.mark.parametrize("year", [1970, 9999])
def test_a_sitting_in_a_far_year_is_studied_and_kept_as_any_other(
    store: Store, clock: FixedClock, year: int
) -> None:
    clock.at = (year - 1970) * 365 * DAY + 5 * DAY
    learner = Learner(store, clock, DECK)
    learner.pass_by("0")
    assert len(learner.finish()) == 6
    assert warnings(collect(store, clock, [DECK])) == []
    agree(store)


# quiz doctor


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path))
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings() -> dict[str, checkup.Finding]:
    return {finding.subject: finding for finding in checkup.examine()}


def test_the_doctor_looks_at_everything_and_finds_a_new_home_well(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor"]) == 0
    output = capsys.readouterr().out
    for what in ("store", "backups", "clock", "time zone", "decks", "terminal", "versions"):
        assert f"\n{what} " in f"\n{output}"
    assert str(home / "quiz.db") in output
    assert "to mend" not in output


def test_the_doctor_finds_and_mends_a_clock_that_was_ahead(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, future = Store(home / "quiz.db"), FixedClock()
    future.at = 4_000_000_000_000  # 2096
    Learner(store, future, DECK).finish()
    store.close()
    assert main(["doctor"]) == 1
    assert "to mend: quiz doctor --mend" in capsys.readouterr().out
    assert main(["doctor", "--mend"]) == 0
    assert capsys.readouterr().out.startswith("6 rows")
    assert main(["doctor"]) == 0
    assert main(["doctor", "--mend"]) == 0
    assert "Nothing to mend" in capsys.readouterr().out


def test_the_doctor_finds_a_damaged_store_and_says_the_command(home: Path) -> None:
    store = Store(home / "quiz.db")
    Learner(store, FixedClock(), DECK).finish()
    store.close()
    assert main(["backup"]) == 0
    (home / "quiz.db").write_bytes(b"Dear diary")
    finding = findings()["store"]
    assert not finding.is_well
    assert main(finding.cure.split()[1:]) == 0
    assert findings()["store"].is_well


def test_the_doctor_finds_a_damaged_backup(home: Path) -> None:
    store = Store(home / "quiz.db")
    Learner(store, FixedClock(), DECK).finish()
    store.close()
    assert main(["backup"]) == 0
    (copy,) = (home / "backups").iterdir()
    whole = bytearray(copy.read_bytes())
    whole[-4096:] = bytes(4096)
    copy.write_bytes(whole)
    assert not findings()["backups"].is_well


@pytest.mark.parametrize(
    ("zone", "is_well"),
    [
        ("Nope/Nowhere", False),
        ("Europe/Berlin", True),
        ("CET-1CEST", True),
        (":Asia/Kathmandu", True),
        ("UTC0", True),
    ],
)
def test_the_doctor_knows_a_zone_that_is_none(
    home: Path, monkeypatch: pytest.MonkeyPatch, zone: str, is_well: bool
) -> None:
    assert home.is_dir()
    monkeypatch.setenv("TZ", zone)
    finding = findings()["time zone"]
    assert finding.is_well is is_well
    assert is_well or "Nope/Nowhere" in finding.sentence


def test_the_doctor_finds_a_deck_with_problems(home: Path) -> None:
    (home / "decks").mkdir()
    (home / "decks" / "bad.yaml").write_text("questions: 7\n", encoding="utf-8")
    finding = findings()["decks"]
    assert not finding.is_well
    assert "bad.yaml" in finding.cure


def test_the_doctor_says_what_a_config_that_cannot_be_read_is(home: Path) -> None:
    (home / "config.toml").write_text("= broken", encoding="utf-8")
    assert not findings()["decks"].is_well


@pytest.mark.parametrize(("apart", "shift"), [(366, 1356), (367, 990)])
def test_rows_more_than_a_year_apart_are_taken_for_another_wrong_clock(
    apart: int, shift: int
) -> None:
    key, now = QuestionKey("k"), Moment(0, 0)
    first, last = (
        Review(
            key,
            "r",
            credit=1.0,
            rating=Rating.GOOD,
            days=1,
            counts=True,
            moment=now,
            day=Day(day),
            took=1,
            id=RowId("a", day),
        )
        for day in (1000, 1000 + apart)
    )
    acts = redating.redatings([first, last], now, Day(10))
    assert [act.action for act in acts] == [
        Redated(RowId("a", 1000 + apart), key, shift=990 + apart),
        Redated(RowId("a", 1000), key, shift=shift),
    ]
