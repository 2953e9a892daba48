"""The table of the rules by which a key counts, and what holds for every stream of keys."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

import pytest
from hypothesis import given, strategies as st

from quiz.tui.key_page import KeyPage
from quiz.tui.key_rules import (
    ENTER,
    Harm,
    Judge,
    Judgement,
    Kind,
    Meeting,
    Pace,
    Stroke,
    Takes,
)
from quiz.tui.key_table import COMMANDS
from tests.tui.every_screen import reach

PACE = Pace()
LINE, TYPED = Takes(Kind.LINE), Takes(Kind.LINE, text="206")
VERDICT, RETYPED = Takes(Kind.VERDICT), Takes(Kind.VERDICT, retypes=True)
KEYS, CHOICES = Takes(Kind.KEYS), Takes(Kind.KEYS, own="1234 jk")
ANY = Takes(Kind.ANY)
GIVE, WAIT, PEND = Judgement.GIVE, Judgement.WAIT, Judgement.PEND
DROP, HELD = Judgement.DROP, Judgement.HELD
SEEN, UNSEEN = 1.0, 0.1
"""Seconds from when the page was painted to when the key was read."""


class Case(NamedTuple):
    """One key, alone, on one page."""

    key: str
    takes: Takes
    read_after: float
    judgement: Judgement
    harm: Harm = Harm.NONE
    silence: float = inf
    follows: float = inf


CASES = [
    Case("7", LINE, SEEN, GIVE),
    Case("7", LINE, UNSEEN, GIVE),
    Case("7", LINE, SEEN, GIVE, silence=0.02),
    # Enter on a line without text.
    Case(ENTER, LINE, SEEN, GIVE),
    Case(ENTER, LINE, UNSEEN, DROP),
    Case(ENTER, LINE, SEEN, HELD, follows=0.1),
    Case(ENTER, LINE, SEEN, GIVE, follows=0.8),
    # Enter on a text that nobody has typed now, as in an exam.
    Case(ENTER, TYPED, UNSEEN, DROP),
    Case(ENTER, TYPED, SEEN, HELD, follows=0.1),
    Case(ENTER, TYPED, SEEN, GIVE),
    # A verdict is left by an Enter, held or typed ahead.
    Case(ENTER, VERDICT, SEEN, GIVE),
    Case(ENTER, VERDICT, SEEN, GIVE, follows=0.03),
    Case(ENTER, VERDICT, UNSEEN, WAIT),
    Case(ENTER, RETYPED, UNSEEN, WAIT),
    # Ratings and letters at a verdict.
    Case("3", VERDICT, SEEN, GIVE),
    Case("3", VERDICT, UNSEEN, DROP),
    Case("3", VERDICT, SEEN, DROP, silence=0.3),
    Case("r", VERDICT, SEEN, PEND, Harm.GRAVE),
    Case("r", VERDICT, SEEN, DROP, Harm.GRAVE, silence=0.3),
    Case("r", VERDICT, UNSEEN, DROP, Harm.GRAVE),
    Case("u", VERDICT, SEEN, GIVE, Harm.REPEATABLE, silence=0.3, follows=0.3),
    Case("u", VERDICT, SEEN, DROP, Harm.REPEATABLE, silence=0.1),
    # A line for a retyping takes what was begun for it.
    Case("r", RETYPED, SEEN, GIVE, Harm.GRAVE),
    Case("r", RETYPED, UNSEEN, DROP, Harm.GRAVE),
    # Choices.
    Case("2", CHOICES, SEEN, GIVE, silence=0.02),
    Case("2", CHOICES, UNSEEN, DROP),
    Case(" ", CHOICES, SEEN, GIVE, silence=0.02),
    Case(ENTER, CHOICES, SEEN, GIVE),
    Case(ENTER, CHOICES, UNSEEN, DROP),
    Case(ENTER, CHOICES, SEEN, HELD, follows=0.1),
    Case("q", CHOICES, SEEN, PEND, Harm.GRAVE),
    Case("h", CHOICES, SEEN, GIVE),
    Case("h", CHOICES, SEEN, DROP, silence=0.2),
    # The veil of a game, which any key lifts.
    Case("q", ANY, SEEN, GIVE, Harm.GRAVE),
    Case("q", ANY, UNSEEN, DROP, Harm.GRAVE),
    Case(ENTER, ANY, UNSEEN, DROP),
    # Keys that type nothing.
    Case("escape", LINE, UNSEEN, GIVE),
    Case("down", CHOICES, UNSEEN, GIVE),
    Case("ctrl+t", LINE, UNSEEN, GIVE),
    Case("ctrl+d", LINE, UNSEEN, DROP, Harm.GRAVE),
    Case("ctrl+d", LINE, SEEN, GIVE, Harm.GRAVE),
    # A paste.
    Case("Riga\nVilnius", LINE, UNSEEN, GIVE),
    Case("Riga\nVilnius", VERDICT, SEEN, DROP),
    Case("12", CHOICES, SEEN, DROP),
    Case("12", Takes(Kind.KEYS, takes_pastes=True), SEEN, GIVE),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.key!r} {case.judgement.name}")
def test_a_key_alone_is_judged_by_its_page_and_its_time(case: Case) -> None:
    is_named = case.key in (ENTER, "escape", "down") or case.key.startswith("ctrl+")
    stroke = Stroke(
        case.key,
        "" if is_named else case.key,
        10.0 + case.read_after,
        silence=case.silence,
        follows=case.follows,
    )
    meeting = Meeting(stroke, case.takes, 1, 10.0, case.harm)
    assert Judge(PACE).judge(meeting, stroke.at + PACE.repeat) is case.judgement


OWN = {
    "question: choices": "1234",
    "question: claim": "12tf",
    "question: ticking": "12345 ",
    "question: order": "1234 ",
    "question: pairs": "123 ",
    "question: card": " ",
    "exam: claim": "12tf",
    "exam: pairs": "123 ",
    "game: choices": "1234 ",
}
"""What each control takes in a burst, for it is its own."""


@pytest.mark.parametrize("name", OWN)
async def test_digits_and_the_letters_of_a_claim_may_follow_one_another_at_once(name: str) -> None:
    async with reach(name, (80, 24)) as pilot:
        assert isinstance(pilot.app.screen, KeyPage)
        takes = pilot.app.screen.takes
        assert takes is not None
        for character in OWN[name]:
            stroke = Stroke(character, character, 10.0 + SEEN, silence=0.02)
            assert Judge(PACE).judge(Meeting(stroke, takes, 1, 10.0), stroke.at) is GIVE, character
        grave = {command.keys for command in COMMANDS if command.is_grave}
        assert not grave & set(takes.own)


def strokes(keys: Sequence[str], gap: float, start: float = 0.0) -> list[Stroke]:
    """Keys that are read so many seconds apart."""
    read: list[Stroke] = []
    typed_at = -inf
    for number, key in enumerate(keys):
        at, character = start + number * gap, "" if key == ENTER else key
        follows = gap if number and keys[number - 1] == key else inf
        read.append(Stroke(key, character, at, at - typed_at, follows))
        if key != ENTER:
            typed_at = at
    return read


class Sitting:
    """Questions with a line, each with a verdict after it, painted some time after their turn."""

    def __init__(self, paints: float, stores: float) -> None:
        self.answers: list[str] = []
        self.lost = ""
        self._judge = Judge(PACE)
        self._paints, self._stores = paints, stores
        self._page, self._painted_at, self._now = 0, paints, 0.0
        self._text, self._is_verdict, self._enters = "", False, 0

    @property
    def _takes(self) -> Takes:
        return VERDICT if self._is_verdict else Takes(Kind.LINE, text=self._text)

    def read(self, stroke: Stroke, others: Sequence[Stroke]) -> None:
        self._now = max(self._now, stroke.at, self._painted_at)
        meeting = Meeting(stroke, self._takes, self._page, self._painted_at)
        while (judgement := self._judged(meeting, others)) is WAIT:
            self._now = max(self._now + 0.01, self._painted_at + PACE.painted)
        self._judge.note(meeting, judgement)
        if judgement in (DROP, HELD):
            self.lost += stroke.character
        elif stroke.key != ENTER:
            self._text += stroke.character
            self._enters = 0
        elif self._is_verdict or self._text or self._enters:
            self._turn()
        else:
            self._enters += 1

    def _judged(self, meeting: Meeting, others: Sequence[Stroke]) -> Judgement:
        following = [stroke for stroke in others if stroke.at <= self._now]
        return self._judge.judge(meeting, self._now, following)

    def _turn(self) -> None:
        waits = self._paints
        if not self._is_verdict:
            self.answers.append(self._text)
            waits += self._stores
        self._is_verdict = not self._is_verdict
        self._text, self._page, self._enters = "", self._page + 1, 0
        self._painted_at = self._now + waits


def sat(keys: Sequence[str], gap: float, paints: float, stores: float) -> Sitting:
    sitting = Sitting(paints, stores)
    read = strokes(keys, gap)
    for number, stroke in enumerate(read):
        sitting.read(stroke, read[number + 1 :])
    return sitting


def test_two_answers_and_the_enters_between_them_are_two_answers() -> None:
    assert sat([*"333", ENTER, ENTER, *"444", ENTER], 0.02, 0.01, 0.0).answers == ["333", "444"]


def test_a_text_before_the_enter_that_leaves_a_verdict_is_lost_and_told() -> None:
    sitting = sat([*"111", ENTER, *"222"], 0.02, 0.01, 0.0)
    assert (sitting.answers, sitting.lost) == (["111"], "222")


def test_an_enter_goes_with_its_text() -> None:
    sitting = sat([*"111", ENTER, *"222", ENTER, *"333", ENTER], 0.02, 0.01, 0.0)
    assert (sitting.answers, sitting.lost) == (["111"], "222333")


@pytest.mark.parametrize(
    ("begun_on", "harm", "judgement"),
    [
        (KEYS, Harm.IDLE, DROP),  # a countdown that ends under a text
        (VERDICT, Harm.IDLE, DROP),
        (VERDICT, Harm.NONE, GIVE),  # a rating that leads to the line in which one types on
        (CHOICES, Harm.IDLE, DROP),
        (ANY, Harm.IDLE, GIVE),  # a veil that is lifted by the text for the line under it
    ],
)
def test_a_text_that_is_begun_where_no_line_is_goes_into_no_later_line(
    begun_on: Takes, harm: Harm, judgement: Judgement
) -> None:
    judge, (first, *others) = Judge(PACE), strokes([*"G907", ENTER], 0.1, start=10.0)
    begun = Meeting(first, begun_on, 1, 0.0, harm)
    judge.note(begun, judge.judge(begun, first.at))
    for stroke in others:
        text = "" if judgement is DROP else "907"
        meeting = Meeting(stroke, Takes(Kind.LINE, text=text), 2, 10.05, Harm.IDLE)
        assert judge.judge(meeting, 20.0) is judgement
        judge.note(meeting, judgement)


def held(key: str, delay: float, gaps: Sequence[float], start: float = 0.0) -> list[Stroke]:
    """A key pressed once and held on: it repeats after a delay, then again and again."""
    times, character = [start], "" if len(key) > 1 else key
    for gap in (delay, *gaps):
        times.append(times[-1] + gap)
    read = [Stroke(key, character, start)]
    for before, at in itertools.pairwise(times):
        silence = at - before if character else inf
        read.append(Stroke(key, character, at, silence, at - before))
    return read


DELAYS = [0.0, 1 / 30, 0.25, 0.4, 0.5, 0.66]
HICCUPS = st.lists(st.one_of(st.floats(0, 0.14), st.floats(0.15, 0.69)), min_size=20, max_size=60)
"""Seconds between two repeats as a busy machine reads them: a late one has others at its heels."""


@given(st.sampled_from(DELAYS), HICCUPS, st.floats(0, 1), st.floats(0, 1), st.booleans())
def test_a_held_enter_stores_nothing_and_leaves_no_verdict(
    delay: float, late: list[float], paints: float, stores: float, types: bool
) -> None:
    gaps = [1 / 30, 1 / 30, *(gap for after in late for gap in (after, 0.0, 1 / 30))]
    sitting = Sitting(paints, stores)
    typed = [Stroke("7", "7", 0.0)] if types else []
    begun = paints + 1
    read = [*typed, *held(ENTER, delay, gaps, start=begun)]
    for number, stroke in enumerate(read):
        sitting.read(stroke, read[number + 1 :])
    assert sitting.answers == (["7"] if types else [])
    assert sitting._is_verdict is types


KINDS = [LINE, CHOICES, KEYS, ANY, VERDICT]


@pytest.mark.parametrize("delay", DELAYS)
@pytest.mark.parametrize("key", ["1", "d", "q", "u", " ", "-", "escape", "ctrl+d", "down"])
def test_a_key_that_is_held_does_nothing_on_a_page_that_came_under_it(
    key: str, delay: float
) -> None:
    harm = Harm.GRAVE if key in "q-" or key.startswith("ctrl") else Harm.NONE
    read = held(key, delay, [1 / 30] * 100, start=1.0)
    for first in (CHOICES, KEYS, LINE):
        judge, page = Judge(PACE), 0
        for number, stroke in enumerate(read):
            takes = KINDS[page % len(KINDS)] if page else first
            painted_at = 0.0 if not page else stroke.at - 0.5
            meeting = Meeting(stroke, takes, page, painted_at, harm)
            judgement = judge.judge(meeting, stroke.at + 1, read[number + 1 :][:3])
            judge.note(meeting, judgement)
            if number == 0 or takes is first is LINE:
                page += number == 0
            else:
                assert judgement in (HELD, DROP), (number, takes)


@pytest.mark.parametrize("key", ["x", "backspace", "left", "down", "j"])
def test_a_key_that_is_held_types_deletes_and_moves_on_its_own_page(key: str) -> None:
    takes, judge = KEYS if key == "j" else LINE, Judge(PACE)
    for stroke in held(key, 0.5, [1 / 30] * 10):
        meeting = Meeting(stroke, takes._replace(own="jk"), 1, -1.0)
        judgement = judge.judge(meeting, stroke.at)
        judge.note(meeting, judgement)
        assert judgement is GIVE


@pytest.mark.parametrize("key", [" ", "1", "u", "*", "escape"])
def test_a_key_that_ticks_or_is_a_command_counts_once_however_long_it_is_held(key: str) -> None:
    judge, harm = Judge(PACE), Harm.REPEATABLE if key == "u" else Harm.NONE
    read = held(key, 0.5, [1 / 30] * 10)
    judged = []
    for number, stroke in enumerate(read):
        meeting = Meeting(stroke, CHOICES, 1, -1.0, harm)
        judged.append(judge.judge(meeting, stroke.at, read[number + 1 :]))
        judge.note(meeting, judged[-1])
    assert judged == [GIVE, *[HELD] * 11]


@pytest.mark.parametrize("key", [ENTER, "u", "1", "escape"])
def test_a_key_pressed_twice_counts_twice(key: str) -> None:
    first, second = held(key, 0.3, [])
    judge, harm = Judge(PACE), Harm.REPEATABLE if key == "u" else Harm.NONE
    meetings = [
        Meeting(stroke, CHOICES, stroke is second, -1.0, harm) for stroke in (first, second)
    ]
    judge.note(meetings[0], judge.judge(meetings[0], first.at))
    assert judge.judge(meetings[1], second.at) is WAIT
    assert judge.judge(meetings[1], second.at + PACE.repeat) is GIVE
    other = Stroke("7", "7", second.at + 0.01)
    assert judge.judge(meetings[1], second.at + 0.01, [other]) is GIVE


def test_two_patient_enters_are_a_dont_know() -> None:
    assert sat([ENTER, ENTER], 0.5, -1.0, 0.0).answers == [""]


ANSWERS = st.lists(st.text("0123456789", min_size=1, max_size=4), min_size=1, max_size=4)


@given(ANSWERS, st.floats(0.005, 0.12), st.floats(0, 3), st.floats(0, 3), st.booleans())
def test_answers_typed_in_one_go_are_all_kept_however_slow_the_screen_or_the_store(
    answers: list[str], gap: float, paints: float, stores: float, leaves: bool
) -> None:
    keys = [key for answer in answers for key in (*answer, ENTER, ENTER)]
    sitting = sat(keys if leaves else keys[:-1], gap, paints, stores)
    assert (sitting.answers, sitting.lost) == (answers, "")


@given(
    st.lists(st.sampled_from([*"0123", ENTER]), max_size=24),
    st.floats(0.005, 0.1),
    st.floats(0, 3),
    st.floats(0, 3),
)
def test_a_burst_gives_the_same_record_however_slow_the_screen_or_the_store(
    keys: list[str], gap: float, paints: float, stores: float
) -> None:
    quick, slow = sat(keys, gap, 0.0, 0.0), sat(keys, gap, paints, stores)
    assert slow.answers == quick.answers
    typed = [key for key in keys if key != ENTER]
    for sitting in (quick, slow):
        assert len(sitting.lost) + len("".join(sitting.answers)) + len(sitting._text) == len(typed)
