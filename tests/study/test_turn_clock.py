"""The honest clock of a turn: what it counts, and what it waits for."""

from __future__ import annotations

from hypothesis import given, strategies as st

from quiz.study.turns import TurnClock


def opened(seconds: float | None = 20.0, *, reading: float = 0.0) -> TurnClock:
    clock = TurnClock()
    clock.open(seconds, reading=reading)
    return clock


def test_a_turn_clock_runs_from_when_the_turn_was_painted_first() -> None:
    clock = opened()
    assert clock.left(1000.0) == 20
    clock.painted(1000.0)
    clock.painted(1005.0)
    assert (clock.took(1006.0), clock.left(1006.0)) == (6, 14)


def test_a_turn_without_a_clock_never_ends_and_still_tells_how_long_it_took() -> None:
    clock = opened(None)
    clock.painted(0.0)
    assert (clock.left(1e9), clock.took(7.0)) == (float("inf"), 7)


def test_a_turn_clock_stands_while_it_is_held() -> None:
    clock = opened()
    clock.painted(0.0)
    clock.hold(4.0, "paused")
    assert clock.took(100.0) == 4
    clock.release(104.0, "paused")
    assert clock.took(106.0) == 6


def test_a_turn_clock_runs_again_only_when_nobody_holds_it() -> None:
    clock = opened()
    clock.painted(0.0)
    clock.hold(1.0, "paused")
    clock.hold(2.0, "suspended")
    clock.release(50.0, "suspended")
    assert clock.took(60.0) == 1
    clock.release(61.0, "paused")
    assert clock.took(62.0) == 2


def test_a_turn_painted_while_it_was_held_has_lost_nothing() -> None:
    clock = opened()
    clock.hold(0.0, "suspended")
    clock.painted(5.0)
    clock.release(9.0, "suspended")
    assert clock.took(9.0) == 0
    assert clock.took(10.0) == 1


def test_reading_begins_with_the_prompt_and_stands_in_a_pause() -> None:
    clock = opened(reading=3.0)
    assert clock.reading_left(50.0) == 3
    clock.prompted(100.0)
    assert clock.reading_left(101.0) == 2
    clock.hold(101.0, "paused")
    clock.release(200.0, "paused")
    assert clock.reading_left(201.0) == 1
    assert clock.left(201.0) == 20


def test_a_new_turn_is_held_by_nobody() -> None:
    clock = opened()
    clock.hold(0.0, "paused")
    clock.open(10.0)
    clock.painted(1.0)
    assert clock.took(3.0) == 2


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), max_size=20))
def test_what_was_held_is_never_counted(spans: list[tuple[float, float]]) -> None:
    clock, tick, ran = opened(), 0.0, 0.0
    clock.painted(tick)
    for runs, pause in spans:
        tick, ran = tick + runs, ran + runs
        clock.hold(tick, "paused")
        tick += pause
        clock.release(tick, "paused")
    assert abs(clock.took(tick) - ran) < 1e-6
