"""Lines of shared facts come from strangers: every mistake has a place and a sentence, and nothing
is harmed."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, strategies as st

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import (
    OF_A_QUESTION,
    Act,
    Action,
    AnsweredInExam,
    Certainty,
    Flagged,
    FlaggedInExam,
    Forgotten,
    HandedIn,
    Hidden,
    MadeDue,
    Overruled,
    Paired,
    PutOff,
    Rated,
    Redated,
    Restarted,
    Review,
    RowId,
    Sitting,
    SpellingAccepted,
    Unflagged,
    UnflaggedInExam,
    Unhidden,
    Unpaired,
    Withdrawn,
    Words,
)
from quiz.sync import format, reviews
from quiz.sync.format import BadLine, line, read
from tests.places import DATA
from tests.schedule.actions import OF_SCHEMA_3

REVIEW: dict[str, object] = {
    "fact": "review",
    "machine": "ab",
    "seq": 1,
    "at": 5,
    "offset": 0,
    "day": 3,
    "question": "k",
    "response": "r",
    "credit": 1.0,
    "rating": 3,
    "days": 4,
    "counts": True,
    "took": 9,
}


def sealed(body: str) -> bytes:
    """A line with the checksum that belongs to it: strangers can count too."""
    raw = body.encode("utf-8", errors="surrogatepass")
    return raw + b',"sum":"' + format.checksum(raw) + b'"}\n'


def review_line(**changes: object) -> bytes:
    """The line of a review in which something is otherwise; None leaves it out."""
    fields = {name: value for name, value in {**REVIEW, **changes}.items() if value is not None}
    return sealed(json.dumps(fields)[:-1])


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
places = st.builds(RowId, st.sampled_from(["ab", "0f"]), st.integers(1, 2**53))
moments = st.builds(Moment, st.integers(-(2**53), 2**53), st.integers(-50_000, 50_000))
days, keys, ratings = (
    st.integers(-(10**9), 10**9).map(Day),
    st.just(QuestionKey("k")),
    st.sampled_from(Rating),
)
shares, lengths, maybe = st.floats(0, 1), st.integers(0, 10**6), st.none()
ACTIONS: st.SearchStrategy[Action] = st.one_of(
    *(st.builds(kind, keys) for kind in OF_A_QUESTION.values()),
    st.builds(Withdrawn, places, keys),
    st.builds(Rated, places, keys, ratings, lengths),
    st.builds(Overruled, places, keys, shares, ratings, lengths),
    st.builds(SpellingAccepted, keys, texts, texts),
    st.builds(Restarted, keys, places),
    st.builds(Paired, keys, keys, st.booleans()),
    st.builds(Redated, places, keys, lengths),
    st.builds(AnsweredInExam, places, keys, texts),
    st.builds(FlaggedInExam, places, keys),
    st.builds(UnflaggedInExam, places, keys),
    st.builds(HandedIn, places),
)
FACTS: st.SearchStrategy[format.Line] = st.one_of(
    st.builds(
        Review,
        keys,
        texts,
        shares,
        ratings,
        lengths,
        st.booleans(),
        moments,
        days,
        lengths,
        maybe | places,
        places,
        maybe | st.sampled_from(Certainty),
    ),
    st.builds(Act, ACTIONS, moments, days, places),
    st.builds(Sitting, texts, texts, st.integers(-(2**63), 2**63 - 1), texts, moments, places),
    st.builds(Words, keys, texts, texts, texts, texts),
)


@given(FACTS)
def test_a_line_is_read_as_it_was_meant(fact: format.Line) -> None:
    written = line(fact)
    assert written.count(b"\n") == 1
    assert json.loads(written)["fact"] in ("review", "act", "sitting", "question")
    assert read(written[:-1]) == fact


@given(FACTS, st.randoms(use_true_random=False))
def test_a_line_that_was_touched_is_refused(fact: format.Line, chance: random.Random) -> None:
    written = bytearray(line(fact)[:-1])
    written[chance.randrange(len(written))] ^= 1 << chance.randrange(8)
    with pytest.raises(BadLine):
        read(bytes(written))


PLAIN = {name: REVIEW[name] for name in REVIEW if name not in ("day", "took")} | {
    "day": 3,
    "took": 9,
}
"""In the order in which they are written."""


@given(FACTS)
def test_a_review_is_written_as_json_writes_it(fact: format.Line) -> None:
    body = format._ENCODER.encode(format._fields(fact))[:-1].encode()
    assert line(fact) == body + b',"sum":"' + format.checksum(body) + b'"}\n'


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "machine": st.sampled_from(["ab", "AB", "", 7]),
            "seq": st.integers(-(2**54), 2**54) | st.just(1.0),
            "at": st.integers(-(2**54), 2**54),
            "offset": st.integers(-400_000, 400_000),
            "question": st.text(max_size=3) | st.sampled_from(["k", 'a"b', "a\\b", "k" * 201]),
            "response": st.text(max_size=9) | st.none(),
            "credit": st.floats(-1, 2) | st.sampled_from([0, 1, 1e-7, 0.1, True]),
            "rating": st.integers(0, 5),
            "days": st.integers(-1, 2 * 10**6),
            "counts": st.booleans() | st.integers(0, 1),
            "day": st.integers(-(10**10), 10**10),
            "took": st.integers(-1, 10**13),
            "sitting": st.sampled_from([["ab", 1], ["ab", 0], ["AB", 1], ["ab"], ["ab", 2**53]]),
            "certainty": st.integers(0, 4),
        },
    )
)
def test_a_review_that_is_read_without_json_is_the_one_that_json_says(
    changes: dict[str, object],
) -> None:
    body = json.dumps({**PLAIN, **changes}, separators=(",", ":"), ensure_ascii=False)[:-1]
    plain = reviews.read(body)
    raw = sealed(body)[:-1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reviews, "read", lambda _: None)
        try:
            meant = read(raw)
        except BadLine:
            meant = None
    assert plain in (None, meant)


def test_the_line_of_a_plain_review_is_read_without_json() -> None:
    body = json.dumps(PLAIN, separators=(",", ":"))[:-1]
    assert reviews.read(body) == read(sealed(body)[:-1])
    for fields in ({"sitting": ["ab", 3]}, {"sitting": ["ab", 3], "certainty": 2}):
        body = json.dumps({**PLAIN, **fields}, separators=(",", ":"))[:-1]
        assert reviews.read(body) == read(sealed(body)[:-1])
        assert reviews.read(body) is not None
    assert reviews.read(body + " ") is None
    assert reviews.read(body.replace('"seq":1', '"seq":01')) is None


@given(st.binary(max_size=200))
def test_anything_is_read_or_refused(data: bytes) -> None:
    for raw in (data, data + b',"sum":"' + format.checksum(data) + b'"}'):
        with pytest.raises(BadLine):
            read(raw)


BAD: dict[str, list[dict[str, object]]] = {
    '"seq" is no whole number': [
        {"seq": 0},
        {"seq": "1"},
        {"seq": True},
        {"seq": 1.0},
        {"seq": 2**60},
    ],
    '"machine" names no machine': [
        {"machine": "../x"},
        {"machine": "AB"},
        {"machine": ["ab"]},
        {"machine": ""},
    ],
    '"credit" is no': [{"credit": "1"}, {"credit": True}],
    '"credit" is not from 0 to 1': [{"credit": 1.01}, {"credit": -1}, {"credit": 10**400}],
    '"rating" is no': [{"rating": 0}, {"rating": 5}],
    '"days" is no': [{"days": -1}, {"days": 10**9}],
    '"counts" is neither': [{"counts": 1}, {"counts": "true"}],
    '"took" is no': [{"took": -1}, {"took": 10**18}],
    '"at" is no': [{"at": 10**30}],
    '"question" is no': [
        {"question": "a b"},
        {"question": "\x1b[2J"},
        {"question": "k" * 300},
        {"question": {}},
    ],
    '"response" is no': [{"response": 7}, {"response": "\ud800"}, {"response": "r" * 2_000_001}],
    '"sitting" is no': [{"sitting": "ab"}, {"sitting": ["ab"]}, {"sitting": ["ab", 0]}],
    '"sitting" names no machine': [{"sitting": [1, 1]}],
    '"certainty" is no': [{"certainty": 4}],
    '"day" is missing': [{"day": None}],
    '"extra" is unknown; a newer quiz': [{"extra": 1}],
    "its fact is unknown; a newer quiz": [{"fact": "dream"}],
    '"fact" is no text': [{"fact": 1}],
}


@pytest.mark.parametrize(
    ("sentence", "changes"), [(words, one) for words, many in BAD.items() for one in many]
)
def test_a_mistake_has_a_sentence(sentence: str, changes: dict[str, object]) -> None:
    with pytest.raises(BadLine) as error:
        read(review_line(**changes)[:-1])
    assert str(error.value).startswith(sentence)


@pytest.mark.parametrize(
    "body",
    [
        '{"fact":"review","fact":"act"',
        '{"fact":NaN',
        '{"credit":' + "9" * 5000,
        "[" * 100_000,
        '{"a":' * 100_000,
        "",
        "[1",
        "{",
        "\x00",
    ],
)
def test_what_is_no_object_is_refused(body: str) -> None:
    with pytest.raises(BadLine):
        read(sealed(body)[:-1])


# Acts

ACT: dict[str, object] = {
    "fact": "act",
    "machine": "ab",
    "seq": 1,
    "at": 5,
    "offset": 0,
    "verb": "hidden",
    "day": 3,
    "question": "k",
}
ROW = ["ab", 7]


def act_line(**changes: object) -> bytes:
    """The line of an act in which something is otherwise; None leaves it out."""
    fields = {name: value for name, value in {**ACT, **changes}.items() if value is not None}
    return sealed(json.dumps(fields)[:-1])[:-1]


BAD_ACTS: list[tuple[str, dict[str, object]]] = [
    ('its verb "danced" is unknown; a newer quiz', {"verb": "danced"}),
    ('"question" is missing', {"question": None}),
    ('"target" is unknown', {"target": ROW}),
    ('"target" is missing', {"verb": "withdrawn"}),
    ('"target" is no whole number', {"verb": "withdrawn", "target": ["ab", True]}),
    ('"target" names no machine', {"verb": "withdrawn", "target": ["", 1]}),
    ('"rating" is missing', {"verb": "rated anew", "target": ROW, "days": 1}),
    ('"days" is missing', {"verb": "rated anew", "target": ROW, "rating": 1}),
    (
        '"credit" is unknown',
        {"verb": "rated anew", "target": ROW, "rating": 1, "days": 1, "credit": 1},
    ),
    ('"credit" is missing', {"verb": "overruled", "target": ROW, "rating": 1, "days": 1}),
    ('"spelling" is missing', {"verb": "spelling accepted"}),
    ('"spelling" is missing', {"verb": "answered in an exam", "target": ROW}),
    ('"continues" is missing', {"verb": "paired"}),
    ('"days" is no whole number from 0 to 0', {"verb": "paired", "continues": "l", "days": 3}),
    ('"other" is missing', {"verb": "kept apart"}),
    ('"other" is no fingerprint', {"verb": "kept apart", "other": "a b"}),
    ('"continues" is unknown', {"verb": "kept apart", "other": "l", "continues": "l"}),
    ('"days" is missing', {"verb": "dated anew", "target": ROW}),
    ('"days" is no whole number', {"verb": "dated anew", "target": ROW, "days": -1}),
    ('"target" is missing', {"verb": "started anew"}),
    ('"target" is missing', {"verb": "exam handed in", "question": None}),
    ('"question" is unknown', {"verb": "exam handed in", "target": ROW}),
]


@pytest.mark.parametrize(("sentence", "changes"), BAD_ACTS)
def test_an_act_that_lacks_what_its_verb_needs_is_refused(
    sentence: str, changes: dict[str, object]
) -> None:
    assert isinstance(read(act_line()), Act)
    with pytest.raises(BadLine) as refusal:
        read(act_line(**changes))
    assert str(refusal.value).startswith(sentence)


LINES = (DATA / "schema-3.jsonl").read_bytes().splitlines()
"""Written by the program of before acts had honest values: one of every verb, and more."""
K1, K2, K3 = (
    QuestionKey("c812d8d9c8e42202adc2adbc9c6b0c1f"),
    QuestionKey("7bc6bba0926142cb4f3d15ad0cf13145"),
    QuestionKey("7353b4cd48a80880c6552a443eeb2453"),
)


def own(seq: int) -> RowId:
    return RowId("abababababab", seq)


MEANT: dict[int, Action] = {
    5: Rated(own(2), K1, rating=Rating.HARD, days=2),
    6: Overruled(own(3), K2, credit=1.0, rating=Rating.GOOD, days=4),
    7: Hidden(K1),
    8: Unhidden(K1),
    9: PutOff(K1),
    10: Flagged(K1),
    11: Unflagged(K1),
    12: MadeDue(K2),
    13: SpellingAccepted(K1, "één", part=""),
    14: SpellingAccepted(K2, "twee", part="zwei"),
    15: Withdrawn(own(14), K2),
    16: Restarted(K1, batch=own(16)),
    17: Restarted(K2, batch=own(16)),
    20: Paired(K3, continues=K2),
    21: Unpaired(K3),
    22: Paired(K3, continues=K2, answer_changed=True),
    23: Withdrawn(own(11), K1),
    24: Forgotten(K1),
    26: Redated(own(25), K1, shift=5),
    27: AnsweredInExam(own(1), K2, response="1"),
    28: AnsweredInExam(own(1), K2, response=""),
    29: FlaggedInExam(own(1), K2),
    30: UnflaggedInExam(own(1), K2),
    31: HandedIn(own(1)),
}


def test_lines_of_before_are_read_as_they_were_meant() -> None:
    acts = [fact for fact in map(read, LINES) if isinstance(fact, Act)]
    assert {act.id.seq: act.action for act in acts if act.id} == MEANT
    assert {type(action) for action in MEANT.values()} == set(OF_SCHEMA_3)
    first = acts[0]
    assert (first.moment, first.day) == (Moment(1_174_176_000_000, 3600), 13_589)


def test_lines_that_were_read_are_written_as_they_were() -> None:
    assert [line(read(raw)) for raw in LINES] == [raw + b"\n" for raw in LINES]
