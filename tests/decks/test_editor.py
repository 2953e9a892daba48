"""A spelling more in a deck: the deck holds the same questions, and every other line stays."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given, strategies as st

from quiz.answers.spellings import Spelling, takes_spellings, with_spelling
from quiz.answers.texts.folding import collapse
from quiz.decks.editor import Edit, accept_spelling
from quiz.decks.lines import lines_of
from quiz.decks.question import Question
from quiz.decks.reader import read_text
from quiz.errors import EditRefused
from quiz.values import replace

HEAD = "# A deck.\ntitle: A deck\nquestions:\n"
ENTRIES = [
    "- what: The {n}th?  \n  answer: right {n}",
    "- what: The {n}th?\n  # its answer\n  answer: right {n}\n  hint: think\n\n# a comment below\n",
    "- answer: right {n}\n  what: The {n}th?\n  also: other {n}",
    '- what: The {n}th?\n  answer: right {n}\n  also: "other, {n}"\n'
    "  note: |\n    A note.\n\n    More.\n",
    "- what: The {n}th?\n  also: other, {n}\n  answer: right {n}",
    "- who: The {n}th?\n  answer: right {n}\n"
    "  also: [other {n}, 'an''other {n}' ,]\n  cite: 3  # page",
    "- where: The {n}th?\n  answer: right {n}\n"
    "  also:\n  - other {n}\n\n  - another {n}\n  hint: there",
    "- where: The {n}th?\n  answer: right {n}\n  also:\n    - other {n}\n      goes on\n",
    "- what: The {n}th?\n  answer: |\n    right {n}\n\n",
    "-   what: The {n}th?\n    answer: right {n}\n    tags: [a, b]",
    "- {{what: 'The {n}th?', answer: right {n}, also: other {n}}}",
    "- {{what: 'The {n}th?', answer: right {n}}}  # short",
    "- which: The {n}th?\n  answer: [left {n}, right {n}]",
    "- which: The {n}th?\n  answer:\n  - left {n}\n  - right {n}\n"
    "  also:\n    left {n}: [other {n}]\n",
    "- which: The {n}th?\n  answer:\n  - left {n}\n  - right {n}\n"
    "  also:\n    right {n}: other {n}\n  size: hidden",
    "- which: The {n}th?\n  answer: [left {n}, right {n}]\n  also: {{left {n}: other {n}}}",
    "- cloze: The {n}th is {{right {n}}}, not {{left {n}|other {n}}}.",
    '- cloze: "The {n}th is {{right {n}}}, not \\\\{{ {{left {n}}}."',
    "- number: The {n}th?\n  answer: 1{n}\n  also: [2{n}, 3{n}]",
    "- card: The {n}th?\n  answer: right {n}",
    "- claim: The {n}th?\n  answer: true",
]
WORDS = st.one_of(
    st.text(min_size=1, max_size=12),
    st.sampled_from(
        [
            "no",
            "~",
            "40,000",
            "a: b",
            "x #y",
            "- z",
            "[q]",
            "{w}",
            "a|b",
            "it's",
            '"',
            "\\",
            "C#",
            "&a",
            "*b",
            "1e3",
        ]
    ),
    st.text(alphabet="ab ,:#[]{}'\"\\|-é中", min_size=1, max_size=9),
)


def texts() -> st.SearchStrategy[str]:
    """Decks of some entries, with each kind of line break."""

    def made(chosen: list[str], ending: str, bare: bool) -> str:
        entries = "\n".join(entry.format(n=n) for n, entry in enumerate(chosen, start=1))
        text = HEAD + (entries.rstrip("\n") if bare else entries + "\n")
        return text.replace("\n", ending)

    entries = st.lists(st.sampled_from(ENTRIES), min_size=1, max_size=6)
    return st.builds(made, entries, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())


def stray_changes(old: str, edit: Edit) -> list[str]:
    """Where an edit does more or else than it tells of: all other lines stay, to the byte."""
    ours, theirs = lines_of(old), lines_of(edit.text)
    first = edit.line - 1
    old_end, new_end = first + len(edit.before), first + len(edit.after)
    is_as_told = {
        "the lines above": ours[:first] == theirs[:first],
        "the lines below": ours[old_end:] == theirs[new_end:],
        "the lines before": tuple(ours[first:old_end]) == edit.before,
        "the lines after": tuple(theirs[first:new_end]) == edit.after,
        "the size": len(edit.before) <= 2 and len(edit.after) <= 3,
    }
    return [name for name, is_so in is_as_told.items() if not is_so]


def as_told(questions: list[Question]) -> list[Question]:
    return [replace(question, place=questions[0].place, family="") for question in questions]


def part_of(question: Question, chance: random.Random) -> str:
    members = getattr(question.answer, "members", ())
    return str(chance.choice(members).text) if members else ""


@given(texts(), WORDS, st.randoms(use_true_random=False))
def test_a_deck_has_the_spelling_and_nothing_else_is_another(
    text: str, word: str, chance: random.Random
) -> None:
    before = read_text(text)
    question = chance.choice(before.questions)
    spelling = Spelling(collapse(word), part_of(question, chance))
    try:
        edit = accept_spelling(text, question.key, spelling)
    except EditRefused:
        return
    assert stray_changes(text, edit) == []
    after = read_text(edit.text)
    index = before.questions.index(question)
    expected = as_told(before.questions)
    expected[index] = replace(expected[index], answer=with_spelling(question.answer, spelling))
    assert as_told(after.questions) == expected
    assert after.errors == before.errors
    verdict = after.questions[index].answer
    assert spelling.text in verdict.spellings


@given(
    texts(),
    st.sampled_from(["España", "the other", "no", "it's", "a, b", "x [y]", "St. John"]),
    st.randoms(),
)
def test_every_layout_takes_an_ordinary_spelling(
    text: str, word: str, chance: random.Random
) -> None:
    question = chance.choice(read_text(text).questions)
    assume(takes_spellings(question.answer))
    edit = accept_spelling(text, question.key, Spelling(word, part_of(question, chance)))
    assert stray_changes(text, edit) == []
    assert edit.text != text


@pytest.mark.parametrize(
    ("entry", "spelling", "expected"),
    [
        ("- what: Q\n  answer: A", "B", "- what: Q\n  answer: A\n  also: [B]"),
        ("- what: Q\n  answer: A\n  also: B", "C", "- what: Q\n  answer: A\n  also: [B, C]"),
        (
            "- what: Q\n  answer: A\n  also: B, b",
            "C",
            '- what: Q\n  answer: A\n  also: ["B, b", C]',
        ),
        (
            "- what: Q\n  answer: A\n  also: [B]",
            "C: D",
            '- what: Q\n  answer: A\n  also: [B, "C: D"]',
        ),
        (
            "- what: Q\n  answer: A\n  also:\n  - B",
            "C",
            "- what: Q\n  answer: A\n  also:\n  - B\n  - C",
        ),
        (
            "- number: Q\n  answer: 1\n  also: [30]",
            "500",
            "- number: Q\n  answer: 1\n  also: [30, 500]",
        ),
        ("- cloze: It is {A}.", "B|C", "- cloze: It is {A|B\\|C}."),
    ],
)
def test_a_spelling_is_written_as_its_entry_is_laid_out(
    entry: str, spelling: str, expected: str
) -> None:
    text = f"{HEAD}{entry}\n"
    assert (
        accept_spelling(text, read_text(text).questions[0].key, Spelling(spelling)).text
        == f"{HEAD}{expected}\n"
    )


def test_a_member_gets_its_spelling() -> None:
    text = f"{HEAD}- which: Q\n  answer: [Spain, France]\n  also:\n    Spain: [España]\n"
    edit = accept_spelling(text, read_text(text).questions[0].key, Spelling("La France", "France"))
    assert (edit.line, edit.before, edit.after) == (8, (), ("    France: [La France]",))


@pytest.mark.parametrize(
    ("entry", "spelling", "reason"),
    [
        ("- what: Q\n  answer: A\n  wrong: [B, C, D]", "B", "stands under"),
        ("- what: Q\n  answer: A\n  also: [B]", "B", "already"),
        ("- what: Q\n  answer: A", "B\x1b[31m", "no text"),
        ("- what: Q\n  answer: A", " ", "no text"),
        ("- when: Q\n  answer: 2002", "the year of the fire", "date"),
        ("- claim: Q\n  answer: true", "aye", "no other spellings"),
        ("- cloze: On {15 May 2002} it was.", "the day of the fire", "date"),
        ("- what: Q\n  answer: A\n  also: |\n    B", "C", "open the deck"),
        ('- cloze: "It is {A\\x7d."', "B", "open the deck"),
        ("- what: Q\n  answer: A", "B" * 501, "no text"),
    ],
)
def test_what_cannot_be_written_is_refused_with_a_sentence(
    entry: str, spelling: str, reason: str
) -> None:
    text = f"{HEAD}{entry}\n"
    with pytest.raises(EditRefused, match=reason):
        accept_spelling(text, read_text(text).questions[0].key, Spelling(spelling))


def test_the_longest_spelling_is_taken() -> None:
    text = f"{HEAD}- what: Q\n  answer: A\n"
    edit = accept_spelling(text, read_text(text).questions[0].key, Spelling("B" * 500))
    assert edit.question.answer.spellings == ("A", "B" * 500)


def test_of_several_gaps_the_right_one_gets_the_spelling() -> None:
    text = f"{HEAD}- cloze: The {{A}} and the {{B}} and the {{C}}.\n- cloze: Another {{B}}.\n"
    question = read_text(text).questions[1]
    edit = accept_spelling(text, question.key, Spelling("D"))
    assert edit.after == ("- cloze: The {A} and the {B|D} and the {C}.",)


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_braces_of_code_and_addresses_are_passed_over(quote: str) -> None:
    prompt = "In `{{1, 2}}` and https://a.org/{{id}} the {{comma}} stands, as in `{{}}` the {}."
    text = f"{HEAD}- cloze: {quote}{prompt.format('{bar}')}{quote}\n"
    edit = accept_spelling(text, read_text(text).questions[1].key, Spelling("rod"))
    assert edit.after == (f"- cloze: {quote}{prompt.format('{bar|rod}')}{quote}",)


def test_a_member_gets_its_spelling_in_every_layout() -> None:
    entry = "- which: Q\n  answer: [Spain, France]\n"
    written = {
        "": "  also: {France: [Gaul]}",
        "  also: {Spain: [España]}\n": "  also: {Spain: [España], France: [Gaul]}",
        "  also: {France: [La France]}\n": "  also: {France: [La France, Gaul]}",
        "  also:\n    France: La France\n": "    France: [La France, Gaul]",
    }
    for also, expected in written.items():
        text = HEAD + entry + also
        edit = accept_spelling(text, read_text(text).questions[0].key, Spelling("Gaul", "France"))
        assert edit.after == (expected,)


def test_a_spelling_that_makes_another_question_wrong_is_refused_with_its_problem() -> None:
    text = f"{HEAD}- what: Q\n  answer: A\n  wrong:\n  - B\n  - C\n"
    with pytest.raises(EditRefused, match='"C" stands under "wrong" and is right'):
        accept_spelling(text, read_text(text).questions[0].key, Spelling("C"))


def test_a_question_that_left_its_deck_is_refused() -> None:
    text = f"{HEAD}- what: Q\n  answer: A\n"
    key = read_text(text).questions[0].key
    with pytest.raises(EditRefused, match="no longer in it"):
        accept_spelling(text.replace("Q", "Another"), key, Spelling("B"))
