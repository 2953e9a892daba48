"""What another program wrote is recognised, and its first question reads as a deck has it."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from quiz.decks.foreign.binaries import binary
from quiz.decks.foreign.example import LONGEST, Foreign, deck, entry
from quiz.decks.foreign.texts import recognised
from quiz.decks.problem import Problem
from quiz.decks.reader import read_deck, read_text
from tests.decks.broken_decks import BROKEN

HEAD = "title: T\nquestions:\n"
NASTY = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            list("\"'#:-[]{}|>*&!%@`,?<;\\ \n\t~=/.()\x00\x1b\u0085\u2028\ufeff\u00a0")
        ),
        st.characters(),
    ),
    max_size=60,
)
FOREIGN = st.builds(
    Foreign,
    NASTY,
    st.lists(NASTY, max_size=3).map(tuple),
    st.lists(NASTY, max_size=5).map(tuple),
    st.booleans(),
    st.booleans(),
)


def assert_reads(example: str) -> None:
    """The lines to copy are a deck, or an entry of one, without a problem."""
    text = example if example.startswith("title:") else HEAD + example
    read = read_text(text)
    assert (read.problems, len({question.place for question in read.questions})) == ([], 1), text


@given(FOREIGN)
def test_an_example_reads_whatever_stands_in_it(foreign: Foreign) -> None:
    assert_reads(entry(foreign))
    assert_reads(deck(foreign))
    assert all(len(line) < 3 * LONGEST for line in entry(foreign).splitlines())


EXAMPLES = [
    pytest.param(problem, id=broken.name)
    for broken in BROKEN
    for problem in read_text(broken.text).problems
    if problem.example
]


@pytest.mark.parametrize("problem", EXAMPLES)
def test_each_example_of_the_table_reads(problem: Problem) -> None:
    assert_reads(problem.example)
    assert problem.code == "other-format"
    assert problem.sentence.endswith(".")


@given(
    prompt=NASTY.filter(lambda text: any(map(str.isalnum, text))),
    options=st.lists(NASTY, min_size=2, max_size=5),
    keys=st.sampled_from(
        [
            ("question", "options", "answer"),
            ("question", "choices", "correct"),
            ("prompt", "answers", "correctAnswer"),
            ("q", "alternatives", "solution"),
            ("stem", "distractors", "correct_answer"),
        ]
    ),
)
def test_an_entry_in_other_words_is_one_problem_with_an_example_that_reads(
    prompt: str, options: list[str], keys: tuple[str, str, str]
) -> None:
    foreign = dict(zip(keys, (prompt, options, options[0]), strict=True))
    other = {keys[0]: "Next?", keys[1]: ["a", "b"], keys[2]: "a"}
    text = json.dumps([foreign, other], ensure_ascii=False)
    problems = [
        problem
        for problem in read_text(text).problems
        if problem.code not in ("control-character", "not-utf-8")
    ]
    assert [problem.code for problem in problems] == ["other-format"]
    assert_reads(problems[0].example)


@given(st.text(max_size=400))
def test_any_text_is_looked_at(text: str) -> None:
    if found := recognised(text):
        assert_reads(found.message.partition("\n")[2])


@given(
    st.text(
        alphabet=st.sampled_from('Qq:A.a)1#*-[]x{=~}T|,;\t\n?" <>/ANSWER::question'), max_size=300
    )
)
def test_any_text_with_the_signs_of_other_programs_is_looked_at(text: str) -> None:
    if found := recognised(text):
        assert_reads(found.message.partition("\n")[2])


LINES = st.lists(
    st.lists(
        st.sampled_from(
            "| , ; :: \t - ? Question Answer Q: A: a) b) 1. # ## [x] [ ] * ** ANSWER: {=a ~b}"
            " {T} -> question: options: answer: correct <quiz> MC #separator:tab Faust".split(" ")
        ),
        max_size=7,
    ).map(" ".join),
    max_size=8,
).map("\n".join)


@given(LINES)
def test_any_lines_in_the_words_of_other_programs_are_looked_at(text: str) -> None:
    if found := recognised(text):
        assert_reads(found.message.partition("\n")[2])
    for problem in read_text(text).problems:
        assert problem.sentence
        if problem.example:
            assert_reads(problem.example)


def test_words_that_our_entries_lack_only_by_a_slip_are_slips() -> None:
    for slip in ("answers: Goethe", "anser: Goethe", "answer: Goethe\n  wrongs: [Schiller]"):
        (problem,) = read_text(f"{HEAD}- who: Who wrote Faust?\n  {slip}\n").problems
        assert problem.code == "unknown-key"


@pytest.mark.parametrize(
    "text",
    [
        "Dear colleagues, this is a letter.\nYours, me\n",
        "title: T\nquestions: none\n",
        "a: b\nc: d\n",
        "- a\n- b\n",
        "One line, and no more.",
        "",
    ],
)
def test_what_nobody_knows_is_only_no_deck(text: str) -> None:
    assert recognised(text) is None
    assert "other-format" not in {problem.code for problem in read_text(text).problems}


# Files that are no text


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, b"x" * 9_000)
    return file.getvalue()


TEXT = "title: T\nquestions:\n"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
        (zipped("[Content_Types].xml", "word/document.xml"), "Word"),
        (zipped("collection.anki21", "media"), "Anki"),
        (zipped("deck.yaml"), "zip"),
        (gzip.compress(TEXT.encode()), "gzip"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"SQLite format 3\x00 ...", "Anki"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"{\\rtf1\\ansi", "RTF"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (bytes(range(32)) * 9, "no text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # a packed file has its time in it
)
def test_a_file_that_is_no_text_is_told_by_its_name(data: bytes, word: str, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_bytes(data)
    (problem,) = read_deck(tmp_path / "deck.yaml").problems
    assert word in problem.message
    assert problem.message.endswith(".")


@pytest.mark.parametrize("data", [b"", b"title: T\n", "titre: Été\n".encode(), b"a\x1bb\n" * 3])
def test_a_text_is_no_binary(data: bytes) -> None:
    assert binary(data) is None


def test_another_encoding_is_one_problem_for_the_whole_file(tmp_path: Path) -> None:
    text = HEAD + "".join(f"- who: Wer ist Nr. {n}?\n  answer: Müller{n}\n" for n in range(30))
    (tmp_path / "deck.yaml").write_bytes(text.encode("cp1252"))
    (problem,) = read_deck(tmp_path / "deck.yaml").problems
    assert (problem.code, problem.times) == ("not-utf-8", 30)
    assert 'perhaps "ü"' in problem.message
