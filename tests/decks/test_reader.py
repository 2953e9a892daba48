"""The properties of a deck and of its questions, and the order of its problems."""

from __future__ import annotations

import gc
import hashlib
from pathlib import Path

import pytest

from quiz.decks.hints import nearest
from quiz.decks.problem import MAX_PROBLEMS
from quiz.decks.question import Source
from quiz.decks.reader import read_deck, read_text

HEAD = """\
title: T
id: own
about: Some *things*.
language: de
author: Ada
license: CC0
tags: [one, two]
seconds: 30
points: 2
lint: [off]
source: {title: S, author: B, publisher: P, date: 2007-03-15, url: https://a.example, text: s.txt}
questions:
"""


def test_a_deck_has_what_its_head_says() -> None:
    deck = read_text(f"{HEAD}- what: Q\n  answer: A\n", file="folder/x.yaml", name="folder/x")
    assert deck.problems == []
    assert (deck.path, deck.name, deck.title, deck.id) == ("folder/x.yaml", "folder/x", "T", "own")
    assert (deck.about, deck.language, deck.author) == ("Some *things*.", "de", "Ada")
    assert (deck.license, deck.tags, deck.draft) == ("CC0", ("one", "two"), False)
    assert (deck.seconds, deck.points, deck.lint) == (30, 2, ("off",))
    assert deck.source == Source("S", "B", "P", "2007-03-15", "https://a.example", "s.txt")


def test_a_question_has_its_decks_properties_or_its_own() -> None:
    deck = read_text(
        f"{HEAD}- what: Q\n  answer: A\n"
        "- what: R\n  answer: B\n  id: r\n  hint: h\n  note: n\n  cite: [2, 5]\n"
        "  tags: [two, own]\n"
        "  seconds: 5\n  points: 0\n  draft: yes\n  lint: [x]\n"
    )
    plain, own = deck.questions
    assert (plain.id, plain.hint, plain.note, plain.cite) == ("", "", "", ())
    assert (plain.tags, plain.seconds, plain.points) == (("one", "two"), 30, 2)
    assert (plain.draft, plain.lint) == (False, ("off",))
    assert (own.id, own.hint, own.note, own.cite) == ("r", "h", "n", ("2", "5"))
    assert (own.tags, own.seconds, own.points) == (("one", "two", "own"), 5, 0)
    assert (own.draft, own.lint) == (True, ("off", "x"))


def test_a_draft_deck_has_draft_questions() -> None:
    deck = read_text("title: T\ndraft: yes\nquestions:\n- what: Q\n  answer: A\n")
    assert deck.questions[0].draft


def test_questions_of_one_fact_or_of_one_entry_are_siblings() -> None:
    deck = read_text(
        "title: T\nquestions:\n- what: Q\n  answer: A\n  fact: f\n- what: R\n  answer: B\n"
        "- what: S\n  answer: C\n  fact: f\n- card: front\n  answer: back\n  both_ways: yes\n"
    )
    families = [question.family for question in deck.questions]
    assert families[0] == families[2] == "deck.yaml#f"
    assert families[1] == deck.questions[1].key
    assert families[3] == families[4] == "deck.yaml:11"


@pytest.mark.parametrize(
    ("head", "code", "line"),
    [
        ("title: T\nlanguage: deutsch\n", "bad-language", 2),
        ("title: T\nsource: S\n", "not-a-mapping", 2),
        ("title: T\nsource: {titel: S}\n", "unknown-key", 2),
        ("titel: T\n", "unknown-key", 1),
        ("about: T\n", "missing-key", 1),
    ],
)
def test_a_mistake_in_the_head_keeps_no_question_out(head: str, code: str, line: int) -> None:
    deck = read_text(f"{head}questions:\n- what: Q\n  answer: A\n")
    assert [(problem.code, problem.place.line) for problem in deck.problems] == [(code, line)]
    assert (deck.language, len(deck.questions)) == ("en", 1)


def test_a_deck_without_a_title_is_called_by_its_file() -> None:
    assert read_text("questions: []\n", file="folder/who.yaml").title == "who"


TWICE = "title: T\nquestions:\n- what: Q\n  answer: A\n  id: a\n- "


def test_a_question_that_is_there_already_is_kept_out() -> None:
    deck = read_text(f"{TWICE}what: Q\n  answer: A\n")
    [problem] = deck.problems
    assert (problem.place.line, len(deck.questions)) == (6, 1)
    assert problem.message.startswith("This question is the same as the one in line 3.")


def test_a_question_with_the_id_of_another_is_asked_without_one() -> None:
    deck = read_text(f"{TWICE}what: R\n  answer: B\n  id: a\n")
    [problem] = deck.problems
    assert (problem.place.line, problem.is_error) == (6, False)
    assert problem.message.startswith('The id "a" is that of the question in line 3.')
    assert [question.id for question in deck.questions] == ["a", ""]


@pytest.mark.parametrize(
    ("wrong", "code", "left"),
    [
        ("[a, d]", "wrong-is-right", ["d"]),
        ("[B]", "wrong-is-right", None),
        ("[c, C]", "repeated-choice", ["c"]),
    ],
)
def test_a_wrong_choice_is_neither_right_nor_there_twice(
    wrong: str, code: str, left: list[str] | None
) -> None:
    entry = f"- what: Q\n  answer: A\n  also: b\n  wrong: {wrong}\n"
    deck = read_text(f"title: T\nquestions:\n{entry}")
    assert [(problem.code, problem.place.line) for problem in deck.problems] == [(code, 6)]
    wrongs = [[choice.text for choice in question.wrong] for question in deck.questions]
    assert wrongs == ([] if left is None else [left])


WARNED = "- which: Q{n}\n  answer: one, {n}\n"


def test_a_warning_is_waived_by_its_deck_or_its_question() -> None:
    first, second = WARNED.format(n=1), WARNED.format(n=2)
    head, waived = "title: T\nquestions:\n", "  lint: [one-member]\n"
    decks = {
        "none": f"{head}{first}{second}",
        "first": f"{head}{first}{waived}{second}",
        "second": f"{head}{first}{second}{waived}",
        "deck": f"title: T\nlint: [one-member]\nquestions:\n{first}{second}",
    }
    lines = {
        name: [problem.place.line for problem in read_text(text).problems]
        for name, text in decks.items()
    }
    assert lines == {"none": [4, 6], "first": [7], "second": [4], "deck": []}
    assert {len(read_text(text).questions) for text in decks.values()} == {2}


def test_an_error_is_never_waived() -> None:
    deck = read_text("title: T\nlint: [missing-key]\nquestions:\n- what: Q\n")
    assert [problem.code for problem in deck.problems] == ["missing-key"]


def test_problems_are_in_the_order_of_their_places() -> None:
    deck = read_text("questions:\n- what: Q\n- what: R\n  answer: 'A\x07'\nabout: A\n")
    places = [problem.place[:2] for problem in deck.problems]
    assert places == sorted(places)
    assert [problem.code for problem in deck.problems] == [
        "missing-key",
        "missing-key",
        "control-character",
    ]


def test_a_deck_with_very_many_problems_is_not_read_to_its_end() -> None:
    assert MAX_PROBLEMS == 500
    entries = "".join(f"- what: Q{n}\n" for n in range(MAX_PROBLEMS + 5))
    deck = read_text(f"title: T\nquestions:\n{entries}- what: Q\n  answer: A\n")
    assert len(deck.problems) == MAX_PROBLEMS + 1
    assert deck.problems[-1].code == "more-problems"
    assert str(MAX_PROBLEMS) in deck.problems[-1].message
    assert deck.questions == []


def test_control_characters_keep_out_the_question_that_they_are_in() -> None:
    deck = read_text(
        "title: T\nquestions:\n- what: Q\x07 \x07\n  answer: A\x1b\n- what: R\n  answer: B\n"
    )
    places = [problem.place[:2] for problem in deck.problems]
    assert places == [(3, 10), (4, 12)], "one for each line"
    assert [question.prompt for question in deck.questions] == ["R"]


def test_a_file_has_a_digest_and_its_name(tmp_path: Path) -> None:
    path = tmp_path / "who.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: T\nquestions:\n- what: Q\n  answer: A\n")
    deck = read_deck(path)
    assert deck.digest == hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    assert (deck.problems, deck.name, deck.path) == ([], "who", str(path))


def test_a_file_that_cannot_be_read_is_a_deck_with_a_problem(tmp_path: Path) -> None:
    deck = read_deck(tmp_path / "none.yaml", "shelf/none")
    assert [problem.code for problem in deck.problems] == ["unreadable"]
    assert (deck.name, deck.title, deck.digest) == ("shelf/none", "none", "")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("- whho: Q\n  wherre: R", '"whho" is no kind of question. Did you mean "who"?'),
        ("- colour: Q\n  wherre: R", '"wherre" is no kind of question. Did you mean "where"?'),
        ("- colour: Q\n  shade: R", '"colour" is no kind of question. The kinds are card,'),
        ("- answer: Q\n  note: R", "This question has no kind. The kinds are card,"),
        ("- Who wrote it?", 'A question is "who: ..." and below it "answer: ...". This has no'),
        ("-", "Nothing follows this hyphen. Write a question after it, or delete it."),
        ("- who: Q\n  what: R", 'A question has one kind, and "who" stands in line 3 already. If'),
    ],
)
def test_an_entry_without_one_kind_is_a_problem_with_its_likely_cure(
    entry: str, message: str
) -> None:
    deck = read_text(f"title: T\nquestions:\n{entry}\n- what: Q\n  answer: A\n")
    assert deck.problems[0].message.startswith(message)
    assert len(deck.questions) == 1


@pytest.mark.parametrize(
    ("word", "near"),
    [("wat", "what"), ("wehre", "where"), ("SPIAN", "Spain"), ("abc", ""), ("abcde", "")],
)
def test_the_nearest_word_is_one_of_which_another_may_be_a_slip(word: str, near: str) -> None:
    assert nearest(word, ["who", "what", "where", "Spain"]) == near


@pytest.mark.parametrize("is_enabled", [True, False])
def test_reading_leaves_the_garbage_collector_as_it_was(is_enabled: bool) -> None:
    was_enabled = gc.isenabled()
    try:
        (gc.enable if is_enabled else gc.disable)()
        read_text("title: T\nquestions: []\n")
        assert gc.isenabled() is is_enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()


@pytest.mark.parametrize("begins", ["what: C?", "-what: C?", "– what: C?"])
def test_an_entry_that_does_not_begin_with_a_hyphen_costs_one_problem(begins: str) -> None:
    deck = read_text(f"{HEAD}- what: A?\n  answer: B\n{begins}\n  answer: D\n")
    assert [question.prompt for question in deck.questions] == ["A?"]
    assert len(deck.problems) == 1
