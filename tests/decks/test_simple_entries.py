"""Entries that no parser of YAML reads are read as it would read them."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, strategies as st

from quiz.decks import kinds, reader, simple
from quiz.decks.entry import NodeEntry
from quiz.decks.lines import Lines
from quiz.decks.nodes import Composer, Mapping, Node, Scalar, Sequence, YamlError, compose
from quiz.decks.problem import Problems
from quiz.decks.question import Deck, Wrong
from quiz.decks.simple import MOST, Outline
from quiz.decks.simple_entry import Fields, SimpleEntry
from tests.decks.test_mutated_decks import mutated

HEAD = "title: T\nquestions:\n"
SIMPLE = [
    ("- who: A\n  answer: B", {"who": "A", "answer": "B"}),
    ("- who:   A b  c\n\n  # a note\n  answer: B", {"who": "A b  c", "answer": "B"}),
    ("- who: A\n    and b\n     and c", {"who": "A and b and c"}),
    ("- who: 12:30 a#b {c} [d] it's -5", {"who": "12:30 a#b {c} [d] it's -5"}),
    ("- who: -5\n  answer: ~", {"who": "-5", "answer": "~"}),
    ("- who: \"A: b\"\n  answer: 'C # d'", {"who": "A: b", "answer": "C # d"}),
    ("- who: [A, b  c, -5, 'd: e', \"f\"]", {"who": ["A", "b  c", "-5", "d: e", "f"]}),
    ("- who:\n  - A\n  - 'b: c'", {"who": ["A", "b: c"]}),
    ("- who:\n    - A: b\n    - c", {"who": (Wrong("A", "b"), Wrong("c"))}),
    ("- who:\n    - A: 'b: c'", {"who": (Wrong("A", "b: c"),)}),
    ("- who:\n    A b: C\n    D:  'e: f'", {"who": {"A b": "C", "D": "e: f"}}),
    ('- who:\n     A: [b, "c d"]\n     -5: e', {"who": {"A": ["b", "c d"], "-5": "e"}}),
    ('- who: |\n     A: # "b" \n\n\n       - c\n     d\n\n', {"who": 'A: # "b" \n\n\n  - c\nd'}),
]
NOT_SIMPLE = [
    *("- who: A # b", "- who: A: b", "- who: [A,b]", "- who: [A, ]", "- who: [A: b]"),
    *("- who: A\n  who: B", "- who:", "- who: ''", "- who: ' A'", '- who: "A\\n"', "- who: A\tb"),
    *(
        "- who: |\n  A",
        "- who: >\n    A",
        "- who: |-\n    A",
        "- who: |\n\n    A",
        "- who: &a A",
        "- who: *a",
        "- who: !t A",
        "- who: {}",
    ),
    *("- who: A\n   x: B", "- who: A\n x: B", "- Who: A", "- ? who", "- A", "-  who: A", "- - A"),
    *("- who: A \n  x: B", "- who:\n  - A\n   - b", "- who:\n  - A:\n", "- who: A\n\n    b"),
    *("- who: 'it''s'", "- who: 'A'b", "- who: @A", "- who: \u00a0A", "- who: A:", "- who: %A"),
    *(
        "- who: |\n    A\n   \n",
        "- who: |\n    A\n\n     \n",
        "- who: |\n    A\n  \n    b",
        "- who: |",
    ),
    *("- who: |\n    A\tb", "- who: |\n     A\n    b", "- who: |\n    A\n    - who: B\n"),
    *("- who:\n   A: b\n    C: d", "- who:\n    A: b\n      c", "- who:\n    A: b\n    A: c"),
    *("- who:\n    A: b\n    C:", "- who:\n    <<: b", "- who:\n    A b : c", "- who:\n    A: {}"),
    *("- who:\n    A: b # c", "- who:\n    'A': b", "- who:\n    A: b: c", "- who:\n  A: b"),
    *("- who:\n    A: b\n\n    C: d", "- who:\n    A: |\n      b", "- who:\n    A:\n      B: c"),
    "- who:\n    A: b\n    - c",
    "- who:\n" + "".join(f"    {n}: A\n" for n in range(MOST + 1)),
    "- who:\n    A: [" + ", ".join("b" * (MOST + 1)) + "]",
    "- who:\n    " + "A" * 1001 + ": b",
    "- who: [" + ", ".join("A" * (MOST + 1)) + "]",
    "- who:\n  - " + "A" * 1001 + ": b",
]


def outlined(text: str) -> list[Node | SimpleEntry]:
    outline = Outline(text)
    composer = Composer(text, apart="questions", stream=outline)
    entries = [entry for node in composer.entries() for entry in outline.entries(node)]
    outline.end()
    return entries


def plain(node: Node) -> object:
    """What a node says, without places."""
    match node:
        case Scalar():
            return node.text.strip("\n")  # as an entry hands it out
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {str(plain(key)): plain(value) for key, value in node.pairs}


def as_parsed(fields: Fields) -> object:
    def value(under: object) -> object:
        if not isinstance(under, tuple):
            return under
        return [{each.text: each.why} if each.why else each.text for each in under]

    return {key: value(under) for key, under in fields.items()}


@pytest.mark.parametrize(("text", "fields"), SIMPLE)
@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("end", ["\n", ""])
def test_a_simple_entry_has_what_the_parser_finds(
    text: str, fields: Fields, indent: str, end: str
) -> None:
    deck = (
        HEAD + "\n".join(line and indent + line for line in f"{text}\n- who: Z".split("\n")) + end
    )
    first, last = outlined(deck)
    assert isinstance(first, SimpleEntry)
    assert isinstance(last, SimpleEntry)
    assert first.fields == fields
    [parsed, _] = (node for node in Composer(deck, apart="questions").entries())
    assert as_parsed(first.fields) == plain(parsed) == plain(first.node())
    assert first.place == parsed.place == first.node().place
    assert last.place.line == deck.count("\n", 0, deck.rindex("- who: Z")) + 1


@pytest.mark.parametrize("text", NOT_SIMPLE)
def test_what_is_not_surely_simple_is_left_to_the_parser(text: str) -> None:
    outline = Outline(f"{HEAD}{text}\n")
    given_to_parser = "".join(iter(outline.read, ""))
    assert given_to_parser == f"{HEAD}{text}\n"


def test_the_parser_is_told_of_simple_entries_in_a_row_by_one_hyphen() -> None:
    entry = "- who: A\n  answer: B\n"
    outline = Outline(f"{HEAD}{entry * 3}- who: >\n    C\n{entry}")
    given_to_parser = "".join(iter(outline.read, ""))
    assert given_to_parser == HEAD + "-" + "\n" * 6 + "- who: >\n    C\n-\n\n"


@pytest.mark.parametrize(
    "text",
    [
        'about: "\nquestions:\n- who: A\n"\n',
        "about: |\n  x\n  questions:\n  - who: A\n",
        "a: [\nquestions:\n- who: A\n]\n",
        f"{HEAD}- who: A\nother:\n- who: B\n",
        f"{HEAD}- who: 'A\n- who: B\n- who: C'\n- who: D\n",
    ],
)
def test_what_only_looks_like_an_entry_is_none(text: str) -> None:
    try:
        entries = outlined(text)
    except YamlError:
        return  # and so the text is read without an outline
    assert not any(isinstance(entry, SimpleEntry) for entry in entries)


def read_either_way(text: str) -> tuple[Deck, Deck]:
    least = simple.LEAST
    try:
        simple.LEAST = 0
        simply = reader.read_text(text)
        simple.LEAST = len(text) + 1
        return simply, reader.read_text(text)
    finally:
        simple.LEAST = least


def assert_same(text: str) -> None:
    simply, parsed = read_either_way(text)
    assert simply.problems == parsed.problems
    assert simply.questions == parsed.questions
    assert (simply.title, simply.tags, simply.left_out) == (
        parsed.title,
        parsed.tags,
        parsed.left_out,
    )


VALUES = [value for text, _ in SIMPLE for value in [text.partition("who:")[2]]]
ODD = [text.partition(":")[2] for text in NOT_SIMPLE]
PAIRS = [
    "\n    A: b\n    C: d",
    "\n    A: [b, c]",
    "\n    A: b, c\n    B:",
    "\n    A: b; c; d",
    "\n    A: -b",
    "\n    A: b\n    a: c",
    " [A, a, Z]",
    " [40, 000, 40,000]",
    " A, b",
]
"""Values that kinds of several parts look into."""
KEYS = (
    "who what when number which match order choice cloze claim card answer answer also wrong tags"
    " cite note hint fact id lint seconds points draft forms size within unit exact whoo"
).split()
WRITTEN = [*VALUES, *VALUES, *ODD, *PAIRS, *PAIRS, " 1999", " yes", " 5", " 0.5", " exact"]
ENTRIES = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(WRITTEN)),
    min_size=1,
    max_size=5,
)


@given(st.lists(ENTRIES, min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_a_deck_is_the_same_however_its_entries_are_read(
    entries: list[list[tuple[str, str]]], end: str
) -> None:
    written = ("\n  ".join(f"{key}:{value}" for key, value in entry) for entry in entries)
    assert_same((HEAD + "".join(f"- {entry}\n" for entry in written)).replace("\n", end))


def test_a_line_has_its_number_also_where_line_breaks_are_doubled() -> None:
    assert_same("title: T\r\r\nquestions:\r\n- who: Who?\r\n  answer: No # 5\r\n")


@given(st.randoms(use_true_random=False))
def test_a_mutated_deck_is_the_same_however_its_entries_are_read(rng: Random) -> None:
    assert_same(mutated(rng)[0])


@given(st.sampled_from(kinds.words()), ENTRIES)
def test_an_example_with_other_keys_is_the_same_however_it_is_read(
    kind: str, more: list[tuple[str, str]]
) -> None:
    lines = "".join(f"  {key}:{value}\n" for key, value in more)
    assert_same(f"{HEAD}{kinds.examples(kind)}{lines}{kinds.examples(kind)}")


@pytest.mark.parametrize("kind", kinds.words())
def test_a_kind_asks_every_example_for_the_same_keys(kind: str) -> None:
    examples = compose(kinds.examples(kind)).root
    assert isinstance(examples, Sequence)
    asked = set()
    for node in examples.items:
        assert isinstance(node, Mapping)
        entry = NodeEntry(node, Problems(""), lines=Lines(""))
        list(kinds.reader(kind)(entry))
        asked.add(frozenset(entry.asked))
    assert len(asked) == 1


@pytest.mark.slow
@pytest.mark.timeout(580)
@pytest.mark.parametrize("seed", range(20))
def test_each_of_ten_thousand_mutated_decks_is_the_same_however_it_is_read(seed: int) -> None:
    rng = Random(seed)
    for _ in range(500):
        assert_same(mutated(rng)[0])
