"""Lines of shared facts come from strangers: every mistake has a place and a sentence, and nothing
is harmed."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Act, Certainty, Review, RowId, Sitting, Verb
from quiz.sync import format
from quiz.sync.format import BadLine, Words, line, read

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
    return raw + b',"sum":"' + format._sum(raw) + b'"}\n'


def said(**changes: object) -> bytes:
    """The line of a review in which something is otherwise; None leaves it out."""
    found = {name: value for name, value in {**REVIEW, **changes}.items() if value is not None}
    return sealed(json.dumps(found)[:-1])


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
places = st.builds(RowId, st.sampled_from(["ab", "0f"]), st.integers(1, 2**53))
moments = st.builds(Moment, st.integers(-(2**53), 2**53), st.integers(-50_000, 50_000))
days, keys, ratings = (
    st.integers(-(10**9), 10**9).map(Day),
    st.just(QuestionKey("k")),
    st.sampled_from(Rating),
)
shares, steps, maybe = st.floats(0, 1), st.integers(0, 10**6), st.none()
FACTS: st.SearchStrategy[format.Line] = st.one_of(
    st.builds(
        Review,
        keys,
        texts,
        shares,
        ratings,
        steps,
        st.booleans(),
        moments,
        days,
        steps,
        maybe | places,
        places,
        maybe | st.sampled_from(Certainty),
    ),
    st.builds(
        Act,
        st.sampled_from(Verb),
        moments,
        days,
        maybe | keys,
        maybe | places,
        maybe | shares,
        maybe | ratings,
        maybe | steps,
        places,
        maybe | texts,
        maybe | texts,
        maybe | keys,
    ),
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


@given(st.binary(max_size=200))
def test_anything_is_read_or_refused(data: bytes) -> None:
    for raw in (data, data + b',"sum":"' + format._sum(data) + b'"}'):
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
    with pytest.raises(BadLine) as told:
        read(said(**changes)[:-1])
    assert str(told.value).startswith(sentence)


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
