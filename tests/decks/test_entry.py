"""Keys and values that cannot be read: the problem of each, and what is read in its stead."""

from __future__ import annotations

import pytest

from quiz.answers.choice import OneChoice
from quiz.decks.entry import MAX_SEVERAL, AskedAs, NodeEntry
from quiz.decks.lines import Lines
from quiz.decks.nodes import Mapping, compose
from quiz.decks.problem import MAX_ADVISED, Problems
from quiz.decks.reader import read_text

HEAD = "title: T\nquestions:\n"
GOOD = "- what: Is the next one read?\n  answer: yes\n"

MISTAKES = [
    (
        "what: Q\n  answer: A\n  exact: maybe",
        (5, 10, "not-a-truth-value"),
        '"exact" is yes or no, not "maybe".',
    ),
    (
        "claim: Q\n  answer: perhaps",
        (4, 11, "not-a-truth-value"),
        '"answer" is true or false, not "perhaps".',
    ),
    (
        "what: Q\n  answer: [a, b]",
        (4, 11, "not-a-text"),
        '"answer" is one text, but this reads as a list. Write one answer here.'
        ' Other right answers stand under "also". If the brackets are meant, quote it: "[a, b]"',
    ),
    (
        "what: Q\n  answer: [a]",
        (4, 11, "not-a-text"),
        '"answer" is one text, but this reads as a list. Write it without brackets: a.'
        ' If they are meant, quote it: "[a]"',
    ),
    (
        "what: Q\n  answer:\n  - a\n  - b",
        (5, 3, "not-a-text"),
        '"answer" is one text, but this reads as a list. Write one text, without a hyphen before'
        ' it. Other right answers stand under "also".',
    ),
    (
        "what: Q\n  answer: {a: b}",
        (4, 11, "not-a-text"),
        '"answer" is one text, but this reads as a key with a value. Quote it: "{a: b}"',
    ),
    (
        "what: Q\n  answer: C # and more",
        (4, 11, "cut-by-comment"),
        'Only "C" is read: "# and more" is a comment. Quote the whole: "C # and more"',
    ),
    (
        "what: Q\n  answer: #1",
        (4, 11, "cut-by-comment"),
        '"answer" has nothing in it. What begins with # is a comment. If it is text, quote it:'
        ' "#1"',
    ),
    ("what: Q\n  answer: ''", (4, 11, "empty"), '"answer" has nothing in it.'),
    (
        "what: Q\n  answer: A\n  wrong: [30,000, 5]",
        (5, 11, "split-number"),
        '"30" and "000" are two entries here. If one number is meant, write one entry a line:'
        ' "- 30,000", or quote it: "30,000"',
    ),
    (
        "what: Q\n  answer: A\n  wrong:\n  - B:",
        (6, 5, "bad-wrong"),
        'Nothing follows "B:". Say why it is wrong, or drop the colon, or quote: "B:"',
    ),
    (
        "what: Q\n  answer: A\n  wrong:\n  - B: b\n    C: c",
        (6, 5, "bad-wrong"),
        "A wrong choice is one text, or a text, a colon and why it is wrong: one a line,"
        ' after "- ".',
    ),
    (
        "what: Q\n  answer: A\n  also:\n    -B\n    -C",
        (6, 5, "not-a-list"),
        '"also" is a list, one a line, each after a hyphen and a space: "- ". A text with ": " in'
        " it needs quotes.",
    ),
    (
        "which: Q\n  answer: [a, b]\n  also: [c]",
        (5, 9, "not-a-mapping"),
        '"also" names a member and then its spellings, one member a line:'
        ' "Spain: [España, Espagne]".',
    ),
    (
        "what: Q\n  answer: A\n  answer: B",
        (5, 3, "duplicate-key"),
        '"answer" stands here a second time; the first is in line 4.'
        " If another question begins above, its first line is missing.",
    ),
    (
        "what: Q\n  answer: A\n  <<: B",
        (5, 3, "merge-key"),
        '"<<" is a YAML merge key, which decks do not have. Write the keys out.',
    ),
    (
        "what: Q\n  answer: A\n  [a]: B",
        (5, 3, "bad-key"),
        "A key is one word. A text that begins with [ or { needs quotes.",
    ),
    (
        "what: Q\n  colour: A",
        (4, 3, "unknown-key"),
        '"colour" is not a key of a what question. Did you mean "answer"?',
    ),
    (
        "what: Q\n  answer: A\n  colour: B",
        (5, 3, "unknown-key"),
        '"colour" is not a key of a what question.',
    ),
    ("what: Q", (3, 3, "missing-key"), 'A what question needs "answer".'),
]
HARMLESS = [
    (
        "what: Q\n  answer: A\n  seconds: soon",
        (5, 12, "not-a-number"),
        '"seconds" is a number such as 20, at least 1, not "soon".',
    ),
    (
        "what: Q\n  answer: A\n  seconds: 0.5",
        (5, 12, "not-a-number"),
        '"seconds" is a number such as 20, at least 1, not "0.5".',
    ),
    (
        "which: Q\n  answer: [a, b]\n  size: secret",
        (5, 9, "unknown-word"),
        '"size" is shown or hidden, not "secret".',
    ),
    (
        "which: Q\n  answer: [Spain, France]\n  also: {Spian: [España]}",
        (5, 10, "unknown-member"),
        '"Spian" under "also" is no member of the answer. Did you mean "Spain"?',
    ),
    (
        "when: Q\n  answer: 1918\n  also: [1919, soon]",
        (5, 16, "bad-also"),
        "",
    ),
    ("what: Q\n  answer: A\n  hint:", (5, 8, "empty"), '"hint" has nothing in it.'),
    ("what: Q\n  answer: A\n  also:", (5, 8, "empty"), '"also" has nothing in it.'),
    ("what: Q\n  answer: A\n  note: [a, b]", (5, 9, "not-a-text"), '"note" is one text'),
    ("what: Q\n  answer: A\n  tags: {a: b}", (5, 9, "not-a-list"), '"tags" is a list'),
    (
        "what: Q\n  answer: A\n  ntoe: B",
        (5, 3, "unknown-key"),
        '"ntoe" is not a key of a what question. Did you mean "note"?',
    ),
    ("which: Q\n  answer: [a, b, A]", (4, 18, "repeated-member"), '"A" stands in the answer twice'),
    ("choice: Q\n  answer: A\n  wrong: [a, b]", (5, 11, "wrong-is-right"), "and is right"),
    ("choice: Q\n  answer: A\n  wrong: [c, b, C]", (5, 17, "repeated-choice"), "already"),
]


@pytest.mark.parametrize(
    ("entry", "where", "message"), MISTAKES, ids=[entry[:60] for entry, _, _ in MISTAKES]
)
def test_a_mistake_costs_its_question_and_says_what_to_write(
    entry: str, where: tuple[int, int, str], message: str
) -> None:
    deck = read_text(f"{HEAD}- {entry}\n{GOOD}")
    [problem] = deck.problems
    assert (problem.place.line, problem.place.column, problem.code) == where
    assert message in ("", problem.message)
    assert [question.prompt for question in deck.questions] == ["Is the next one read?"]


@pytest.mark.parametrize(
    ("entry", "where", "message"), HARMLESS, ids=[entry[:60] for entry, _, _ in HARMLESS]
)
def test_a_question_that_can_be_asked_in_spite_of_its_mistake_is_asked(
    entry: str, where: tuple[int, int, str], message: str
) -> None:
    deck = read_text(f"{HEAD}- {entry}\n{GOOD}")
    [problem] = deck.problems
    assert (problem.place.line, problem.place.column, problem.code) == where
    assert message in problem.message
    assert not problem.is_error
    assert [question.prompt for question in deck.questions] == ["Q", "Is the next one read?"]


def test_what_is_mistaken_is_left_out_and_the_rest_stays() -> None:
    entries = (
        "- which: Q\n  answer: [a, b, A]\n  also: {c: [d]}\n",
        "- choice: Q\n  answer: A\n  wrong: [a, b, B, c]\n",
        "- when: Q\n  answer: 1918\n  also: [1919, soon]\n  seconds: 5 s\n",
    )
    members, choice, date = read_text(f"{HEAD}{''.join(entries)}").questions
    assert members.answer.text == "a\nb"
    assert isinstance(choice.answer, OneChoice)
    assert choice.answer.options == ("A", "b", "c")
    assert (date.seconds, date.answer.spellings) == (20, ("1918", "1919"))


@pytest.mark.parametrize(
    "entry",
    [
        "who: Q\n  answer: A\n  also: []\n",
        "who: Q\n  answer: A\n  also:\n",
        "which: Q\n  answer: [a, b]\n  also: {a: []}\n",
        "which: Q\n  answer: [a, b]\n  also: {a: }\n",
    ],
)
def test_spellings_that_were_all_deleted_take_no_question_away(entry: str) -> None:
    deck = read_text(f"{HEAD}- {entry}")
    assert [(each.code, each.is_error) for each in deck.problems] == [("empty", False)]
    assert [question.prompt for question in deck.questions] == ["Q"]


def test_a_member_that_still_stands_under_wrong_is_right() -> None:
    deck = read_text(f"{HEAD}- which: Q\n  answer: [a, b]\n  wrong: [B, c]\n")
    assert [(each.code, each.is_error) for each in deck.problems] == [("wrong-is-right", False)]
    assert [choice.text for choice in deck.questions[0].wrong] == ["c"]


def test_a_choice_needs_a_wrong_one() -> None:
    deck = read_text(f"{HEAD}- choice: Q\n  answer: A\n  wrong: []\n")
    assert [(each.code, each.is_error) for each in deck.problems] == [("empty", True)]


def test_a_choice_of_which_none_is_wrong_is_an_error() -> None:
    deck = read_text(f"{HEAD}- choice: Q\n  answer: A\n  wrong: [a]\n")
    assert {(each.code, each.is_error) for each in deck.problems} == {
        ("wrong-is-right", False),
        ("one-choice", True),
    }
    assert [question.prompt for question in deck.questions] == []


def entry_of(text: str) -> tuple[NodeEntry, Problems]:
    node = compose(text).root
    assert isinstance(node, Mapping)
    problems = Problems("deck.yaml")
    return NodeEntry(node, problems, lines=Lines(text), prose={"answer"}), problems


def test_a_number_sign_cuts_prose_and_is_a_comment_after_any_other_key() -> None:
    entry, problems = entry_of("cite: page 3 # see below\nanswer: C # and more\n")
    assert (entry.text("cite"), entry.text("answer")) == ("page 3", "C")
    assert [problem.place.line for problem in problems.listed] == [2]


def test_values_are_read_as_what_they_are_asked_for() -> None:
    entry, problems = entry_of("a: yes\nb: Off\nc: 1.5\nd: lone\ne: {x: [1, 2], y: 3}\nf: hidden\n")
    assert (entry.truth("a"), entry.truth("b"), entry.truth("none")) == (True, False, False)
    assert (entry.amount("c", default=2, least=1), entry.amount("none", default=2, least=1)) == (
        1.5,
        2,
    )
    assert (entry.texts("d"), entry.texts("none")) == (("lone",), ())
    assert entry.mapping("e") == {"x": ("1", "2"), "y": ("3",)}
    assert entry.one_of("f", ("shown", "hidden")) == "hidden"
    assert entry.one_of("none", ("shown", "hidden")) == "shown"
    assert problems.listed == []
    assert entry.asked["d"] is AskedAs.LIST
    assert entry.asked["e"] is AskedAs.MAPPING


def test_what_is_missing_is_reported_only_if_it_was_required() -> None:
    entry, problems = entry_of("a: b\n")
    assert entry.node_of("a")
    assert (entry.text("b", default="x"), entry.texts("c"), entry.wrong()) == ("x", (), ())
    entry.report_unknown()
    assert problems.listed == []
    assert (entry.text("d"), entry.texts("e", required=True)) == ("", ())
    entry.report_unknown()
    assert [problem.message for problem in problems.listed] == [
        'A deck needs "d".',
        'A deck needs "e".',
    ]


def test_a_problem_is_placed_at_the_item_of_its_index_or_at_the_whole_value() -> None:
    entry, problems = entry_of("a: [x, y,\n  x]\nb: z\nc: {k: v, l: w}\nwrong: [p: why, q]\n")
    assert (entry.texts("a"), entry.texts("b")) == (("x", "y", "x"), ("z",))
    assert list(entry.mapping("c")) == ["k", "l"]
    assert [wrong.text for wrong in entry.wrong()] == ["p", "q"]
    at = [("a", 0), ("a", 2), ("b", 0), ("c", 1), ("wrong", 0), ("wrong", 1), ("a", None)]
    for key, index in at:
        entry.add_problem_at(key, "code", "At the item.", item=index)
    entry.add_problem_at("a", "code", "There is no such item.", item=9)
    entry.add_problem_at("none", "code", "At the first key.")
    places = [problem.place[:2] for problem in problems.listed]
    assert places == [
        *((1, 5), (2, 3), (3, 4), (4, 11), (5, 9), (5, 17), (1, 4)),
        *((1, 4), (1, 1)),
    ]


@pytest.mark.parametrize(("count", "is_read"), [(MAX_SEVERAL, True), (MAX_SEVERAL + 1, False)])
def test_a_list_has_a_largest_size(count: int, is_read: bool) -> None:
    entry, problems = entry_of(f"a: [{', '.join(['x'] * count)}]\n")
    assert len(entry.texts("a")) == (count if is_read else 0)
    assert [problem.code for problem in problems.listed] == [] if is_read else ["too-long"]


def test_a_mapping_has_a_largest_size() -> None:
    keys = "".join(f"k{n}: v\n" for n in range(MAX_SEVERAL + 1))
    entry, problems = entry_of(keys)
    assert [problem.code for problem in problems.listed] == ["too-long"]
    assert len(entry.keys) == MAX_SEVERAL


def test_a_value_that_is_not_understood_is_read_as_its_stand_in() -> None:
    entry, problems = entry_of("a: one\nb: 2\n")
    assert [entry.read(key, int, otherwise="7") for key in ("a", "b", "c")] == [7, 2, 7]
    assert entry.read("d", int, otherwise="8", required=False) == 8
    assert [problem.code for problem in problems.listed] == ["bad-a"]
    entry.report_unknown()
    assert problems.listed[-1].message == 'A deck needs "c".'


def test_of_very_many_problems_the_last_have_no_advice() -> None:
    entries = "".join(
        f"- what: Q{n}\n  answr{n}: A\n  answer: A\n  wrnog{n}: A\n" for n in range(60)
    )
    messages = [problem.message for problem in read_text(HEAD + entries).problems]
    assert 'Did you mean "wrong"?' in messages[1]
    assert len(messages) == 120 > MAX_ADVISED
    assert messages[-1].endswith("is not a key of a what question.")


def test_after_a_repeated_key_the_rest_may_be_another_questions() -> None:
    deck = read_text(f"{HEAD}- what: Q\n  answer: A\n  answer: B\n  anything: C\n{GOOD}")
    assert [problem.code for problem in deck.problems] == ["duplicate-key"]
