"""A question opened from its body is the one that its deck was read into; what is no body is
refused."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from random import Random
from typing import Any

import pytest
from hypothesis import given, strategies as st

from quiz.answers.choice import OneChoice
from quiz.answers.date import DateAnswer
from quiz.answers.dates.periods import DateReading, Point, Unit
from quiz.answers.gaps import Gaps
from quiz.answers.number import NumberAnswer
from quiz.answers.order import Ordering
from quiz.answers.pairs import Pairs
from quiz.answers.rated import SelfRated
from quiz.answers.set import SetAnswer
from quiz.answers.text import Form, TextAnswer
from quiz.answers.texts import Grammar
from quiz.decks import kinds
from quiz.decks.bodies import body_of, deck_from, header_of, question_from
from quiz.decks.identity import QuestionKey, fingerprint
from quiz.decks.problem import Place
from quiz.decks.question import Deck, Question, Source, Wrong
from quiz.decks.reader import read_deck, read_text
from quiz.fields import BadField
from quiz.values import replace
from tests.answers.grading import disagreement, read_row, sections
from tests.decks.broken_decks import BROKEN
from tests.places import DECKS, ROOT

EMPTY = Deck("deck.yaml", "deck")
SHAPES = (
    TextAnswer("Kabul", ("Kaboul",), Form.PLACE, language="fr", prompt="Where?"),
    DateAnswer.read("c. 1200", also=("winter 1967/68", "44 BC", "early 1990s..May 1999")),
    NumberAnswer.read("about 1.5 million", also=("1 1/2 million",), within="10%", unit="people"),
    SetAnswer((TextAnswer("red"), TextAnswer("rot", language="de", exact=True)), size_shown=False),
    OneChoice("True", ("False",), ("t",), in_order=True),
    Ordering(("one", "two")),
    Pairs((("a -> b", "1"), ("c", "1"))),
    Gaps((TextAnswer("x"), NumberAnswer.read("1/3"), DateAnswer.read("1990s")), ("a", "", "b", "")),
    SelfRated("the back\nof a card"),
)


def decks() -> Iterator[Deck]:
    for path in sorted(DECKS.rglob("*.yaml")):
        yield read_deck(path)
    for word in kinds.words():
        yield read_text(f"title: Manual\nquestions:\n{kinds.examples(word)}")
    for case in BROKEN:
        yield read_text(case.text)


def opened(question: Question) -> Question:
    """The question as its body and the header of its deck have it."""
    deck = question.deck
    return question_from(body_of(question), deck_from(header_of(deck), deck.path, deck.name))


def everything(value: object) -> object:
    """A value with its types and its fields, also those that are not compared; without its deck."""
    if isinstance(value, tuple):
        return type(value), [everything(item) for item in value]
    if names := getattr(value, "__match_args__", ()):
        return type(value), [
            (name, everything(getattr(value, name))) for name in names if name != "deck"
        ]
    return type(value), value


def asked(answer: object, deck: Deck = EMPTY, **others: Any) -> Question:
    question = Question(
        fingerprint("what", "Which?", "this"),
        "what",
        "Which?",
        SelfRated("this"),
        Place(1, 3, 1),
        deck,
        family="facts",
    )
    return replace(question, **{**others, "answer": answer})


# What was read comes back


@pytest.mark.parametrize("deck", list(decks()), ids=lambda deck: deck.title)
def test_every_question_of_a_deck_comes_out_as_it_went_in(deck: Deck) -> None:
    for question in deck.questions:
        assert everything(opened(question)) == everything(question)


@pytest.mark.parametrize("deck", list(decks()), ids=lambda deck: deck.title)
def test_the_header_of_a_deck_has_all_but_its_questions_and_problems(deck: Deck) -> None:
    bare = replace(deck, questions=[], problems=[])
    assert deck_from(header_of(deck), deck.path, deck.name) == bare


@pytest.mark.parametrize("answer", SHAPES, ids=lambda answer: type(answer).__name__)
def test_every_shape_comes_out_as_it_went_in(answer: object) -> None:
    assert everything(opened(asked(answer))) == everything(asked(answer))


def changed(value: Any, name: str) -> Iterator[Any]:  # any dataclass or named tuple
    """The value with others of its sort in a field, at least one of which is not the usual one."""
    change = getattr(value, "_replace", None) or partial(replace, value)
    for other in others(name, getattr(value, name)):
        yield change(**{name: other})


def others(name: str, value: object) -> Iterator[object]:
    match value:
        case _ if name == "years":
            yield (1990, -43)
        case _ if hasattr(value, "fields"):
            return  # a value of its own, with fields that are tried elsewhere
        case _ if name == "wrong":
            yield from ((Wrong("a"), Wrong("b")), (Wrong("a"), Wrong("b", "no")))
        case Source():
            yield Source(date="1990", text="whole")
        case bool():
            yield not value
        case Grammar() | Form():
            yield from type(value)
        case int() | float():
            yield value + 1
        case str():
            yield f"{value} \u2028\U0001f600\\\"'"
        case ():
            yield ("one", "two")
        case (str(), *_):
            yield (*value, "more")


@pytest.mark.parametrize("answer", SHAPES, ids=lambda answer: type(answer).__name__)
def test_no_field_of_a_shape_is_forgotten(answer: Any) -> None:
    for name in {*answer.__match_args__} - {
        "around",
        "wrong",
    }:  # whose size others decide, and which are written
        for other in changed(answer, name):
            assert everything(opened(asked(other))) == everything(asked(other)), name


def test_no_field_of_a_question_is_forgotten() -> None:
    for name in {*Question.__match_args__} - {"key", "edited", "deck", "place", "answer"}:
        assert [*changed(asked(SHAPES[0]), name)], name
        for other in changed(asked(SHAPES[0]), name):
            assert everything(opened(other)) == everything(other), name


def test_no_field_of_a_deck_is_forgotten() -> None:
    for name in {*Deck.__match_args__} - {
        "path",
        "name",
        "questions",
        "problems",
        "kept_index",
        "_index",
    }:
        assert [*changed(EMPTY, name)], name
        for other in changed(EMPTY, name):
            assert deck_from(header_of(other), "deck.yaml", "deck") == other, name


def test_a_question_that_was_edited_is_written_by_its_fingerprint_now() -> None:
    deck = read_text("title: T\nquestions:\n- who: Who?\n  answer: Ada\n")
    (question,) = deck.questions
    deck.join({question.key: QuestionKey("older")})
    assert deck.questions[0].key == "older"
    assert opened(deck.questions[0]) == question
    assert opened(deck.questions[0]).continuing(QuestionKey("older")) == deck.questions[0]


POINTS = st.builds(
    Point,
    unit=st.sampled_from(list(Unit)),
    year=st.none() | st.integers(-99_999, 99_999),
    century_open=st.booleans(),
    month=st.integers(1, 12),
    day=st.integers(1, 31),
    part=st.none() | st.integers(0, 2),
    about=st.booleans(),
)
READINGS = st.builds(DateReading, POINTS, st.none() | POINTS, st.text(max_size=5))
SEVERAL = st.lists(st.text(max_size=20), max_size=3).map(tuple)
TEXTS = st.builds(
    TextAnswer,
    st.text(),
    SEVERAL,
    st.sampled_from(list(Form)),
    exact=st.booleans(),
    language=st.sampled_from(["en", "de", "pt-BR"]),
    grammar=st.sampled_from(list(Grammar)),
    prompt=st.text() | st.just("Which?"),
)
DATES = st.builds(
    DateAnswer, st.text(), st.lists(READINGS, min_size=1, max_size=3).map(tuple), SEVERAL
)
WRITTEN_NUMBERS = st.one_of(
    st.integers(-(10**30), 10**30).map(str),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=0, max_value=10**9),
    st.tuples(st.integers(1, 99), st.integers(1, 99)).map("{0[0]}/{0[1]}".format),
    st.integers(1, 60).map(lambda power: f"{'7' * 130}e{power}"),
)


@st.composite
def numbers(draw: st.DrawFn) -> NumberAnswer:
    within = draw(st.sampled_from(["", "1/3", "10%", "0.000001", "9" * 190]))
    text = str(draw(WRITTEN_NUMBERS))
    try:
        return NumberAnswer.read(text, within=within, unit=draw(st.sampled_from(["", "km", "%"])))
    except ValueError:
        return NumberAnswer.read("1")


GAPS = st.lists(TEXTS | DATES | numbers(), min_size=1, max_size=3).map(
    lambda gaps: Gaps(tuple(gaps), ("around",) * (len(gaps) + 1))
)
ANSWERS = (
    TEXTS
    | DATES
    | numbers()
    | GAPS
    | st.lists(TEXTS, min_size=1).map(lambda members: SetAnswer(tuple(members)))
)
HEADS = st.builds(
    Deck,
    st.just("deck.yaml"),
    st.just("deck"),
    title=st.text(),
    language=st.sampled_from(["en", "de"]),
    grammar=st.sampled_from(list(Grammar)),
    tags=SEVERAL,
    lint=SEVERAL,
    seconds=st.floats(1, 1e7),
    points=st.floats(0, 1e7),
    draft=st.booleans(),
)


@given(answer=ANSWERS, deck=HEADS, tags=SEVERAL, draft=st.booleans(), prompt=st.text())
def test_any_question_comes_out_as_it_went_in(
    answer: object, deck: Deck, tags: tuple[str, ...], draft: bool, prompt: str
) -> None:
    question = asked(answer, deck, tags=tags, draft=draft, prompt=prompt)
    assert everything(opened(question)) == everything(question)


# It is graded alike


def rows() -> Iterator[tuple[str, list[str]]]:
    yield from sections("grading.txt")


@pytest.mark.parametrize(("head", "lines"), [*rows()], ids=[head for head, _ in rows()])
def test_a_question_that_was_opened_is_graded_as_the_one_that_was_read(
    head: str, lines: list[str]
) -> None:
    arrow = lines.index("-->")
    first = next(index for index, line in enumerate(lines) if line.startswith("- "))
    keys, questions = "\n".join(lines[:first]), "\n".join(lines[first:arrow])
    deck = read_text(f"title: T\n{keys}\nquestions:\n{questions}\n")
    deck.questions[:] = map(opened, deck.questions)
    question = replace(deck.questions[0], deck=deck)
    for line in lines[arrow + 1 :]:
        assert not disagreement(question, read_row(line)), head


# What is no body


BODY = body_of(asked(SHAPES[2]))


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "null",
        "[]",
        "{}",
        "{" * 100_000,
        "[" * 100_000,
        '{"a":' * 100_000,
        BODY[:-1],
        BODY.replace('"kind":"what"', '"kind":7'),
        BODY.replace('"shape":"number"', '"shape":"__class__"'),
        BODY.replace('"shape":"number"', '"shape":"ordering"'),
        BODY.replace('"shape":"number"', '"shape":"set","members":[]'),
        BODY.replace('"shape":"number"', '"shape":"gaps","gaps":[],"around":[""]'),
        BODY.replace('"shape":"number"', '"shape":"pairs","lefts":["a"],"rights":[]'),
        BODY.replace('"value":"1500000"', '"value":"1/0"'),
        BODY.replace('"value":"1500000"', '"value":"1e999999999"'),
        BODY.replace('"value":"1500000"', f'"value":"{"9" * 100_000}"'),
        BODY.replace('"value":"1500000"', f'"value":{"9" * 100_000}'),
        BODY.replace('"qualifier":"about"', '"qualifier":"nearly"'),
        BODY.replace("[1,3,1]", "[1,3]"),
        BODY.replace("[1,3,1]", "[1,3,1,1]"),
        BODY.replace("[1,3,1]", "[1,3,true]"),
        BODY.replace("[1,3,1]", "[1,3,0]"),
        BODY.replace('"kind"', '"seconds":NaN,"kind"'),
        BODY.replace('"kind"', '"seconds":Infinity,"kind"'),
        BODY.replace('"kind"', '"seconds":1e999,"kind"'),
        BODY.replace('"kind"', '"points":-1,"kind"'),
        BODY.replace('"kind"', '"wrong":["a"],"why":[],"kind"'),
        BODY.replace('"kind"', '"tags":"abc","kind"'),
        BODY.replace('"kind"', '"draft":1,"kind"'),
    ],
    ids=lambda spoilt: spoilt[:70],
)
def test_what_is_no_body_is_refused(spoilt: str) -> None:
    assert spoilt != BODY
    with pytest.raises(BadField):
        question_from(spoilt, EMPTY)


@pytest.mark.parametrize("spoilt", ["", "[]", '{"title":0}', '{"source":[]}', '{"grammar":"no"}'])
def test_what_is_no_header_is_refused(spoilt: str) -> None:
    with pytest.raises(BadField):
        deck_from(spoilt, "deck.yaml", "deck")


STRANGE: tuple[object, ...] = (None, True, 0, -1, 2**60, 1.5, "", "x", [], ["x"], {}, {"a": {}})


def _spoil(value: object, rng: Random) -> object:
    """The value with one of its parts, or itself, dropped or made another."""
    if isinstance(value, dict) and value and rng.random() < 0.9:
        name = rng.choice(sorted(value))
        rest = {other: part for other, part in value.items() if other != name}
        return rest if rng.random() < 0.2 else {**rest, name: _spoil(value[name], rng)}
    if isinstance(value, list) and value and rng.random() < 0.9:
        at = rng.randrange(len(value))
        return [*value[:at], _spoil(value[at], rng), *value[at + 1 :]]
    return rng.choice(STRANGE)


@pytest.mark.parametrize("answer", SHAPES, ids=lambda answer: type(answer).__name__)
def test_a_body_that_was_changed_is_refused_or_can_be_asked(answer: object) -> None:
    body = json.loads(body_of(asked(answer, wrong=(Wrong("a", "no"),))))
    rng, refused = Random(7), 0
    for _ in range(400):
        try:
            question = question_from(json.dumps(_spoil(body, rng)), EMPTY)
        except BadField:
            refused += 1
        else:
            question.answer.grade("1 May 1990", question.rivals)
            assert isinstance(question.answer.text, str)
            assert isinstance(question.answer.shown, str)
    assert 0 < refused < 400


# It costs little


_LOADED = """
import json, sys
from quiz.decks.bodies import deck_from, question_from
header, body = json.loads(sys.stdin.read())
question_from(body, deck_from(header, "deck.yaml", "deck"))
print(*(name for name in sys.modules if name.startswith(("quiz", "yaml", "sqlite3"))))
"""


def loaded(question: Question) -> set[str]:
    """What a program has loaded once it has opened a question."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED],
        input=json.dumps([header_of(question.deck), body_of(question)]),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_a_text_is_opened_without_what_reads_decks_and_without_other_shapes() -> None:
    modules = loaded(asked(SHAPES[0]))
    files = {name for name in modules if name.startswith("quiz.decks.")}
    assert files == {f"quiz.decks.{name}" for name in ("bodies", "identity", "problem", "question")}
    shapes = {f"quiz.answers.{name}" for name in "date number set choice order pairs gaps".split()}
    assert not modules & shapes
    assert not modules & {"yaml", "sqlite3", "quiz.answers.dates", "quiz.answers.numbers"}
    assert "quiz.answers.date" in loaded(asked(SHAPES[1]))
