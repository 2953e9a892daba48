"""A character that is not seen, or only looks like the right one, is named at its place."""

from __future__ import annotations

import pytest

from quiz.decks.odd_characters import named, odd_character
from quiz.decks.reader import read_text
from quiz.decks.vocabulary import vocabulary

HEAD = "title: T\nquestions:\n"
CYRILLIC = dict(zip("aeopcyxis", "аеорсухіѕ", strict=True))
UNSEEN = "\u00a0\u00ad\u200b\u200c\u200d\u2009\u202f\u2060\u3000\ufe0f"


def odd_spellings(word: str) -> list[tuple[str, int]]:
    """A word with one odd character in it, and the index of that."""
    twins = [
        (word[:index] + CYRILLIC[char] + word[index + 1 :], index)
        for index, char in enumerate(word)
        if char in CYRILLIC
    ]
    unseen = [
        (word[:index] + char + word[index:], index)
        for char in UNSEEN
        for index in (0, 1, len(word))
    ]
    full_width = ("".join(chr(ord(char) + 0xFEE0) for char in word if char != "_"), 0)
    return [*twins, *unseen] + [full_width] * ("_" not in word)


@pytest.mark.parametrize("key", sorted(vocabulary().question_keys - set(vocabulary().kinds)))
def test_an_odd_character_in_a_questions_key_is_named(key: str) -> None:
    kinds = {"within": "number", "unit": "number", "roman": "number", "size": "which"}
    kinds |= {"together": "cloze", "both_ways": "card", "exact": "what"}
    kind = kinds.get(key, "what")
    for word, index in odd_spellings(key):
        answer = "" if key == "answer" else "  answer: 2\n"
        deck = read_text(f"{HEAD}- {kind}: Q {{2}}\n{answer}  {word}: 3\n")
        told = [(problem.place[:2], problem.code) for problem in deck.problems]
        if kind == "cloze":
            told = [each for each in told if each[1] == "odd-character"]
        assert told == [((4 + bool(answer), 3 + index), "odd-character")], ascii(word)
        assert f"U+{ord(word[index]):04X}" in deck.problems[-1].message


@pytest.mark.parametrize("kind", vocabulary().kinds)
def test_an_odd_character_in_a_kind_is_named(kind: str) -> None:
    for word, index in odd_spellings(kind):
        problems = read_text(f"{HEAD}- {word}: Q\n  answer: A\n").problems
        (problem,) = [problem for problem in problems if problem.code == "odd-character"]
        assert problem.place[:2] == (3, 3 + index)
        assert named(word[index]) in problem.message


@pytest.mark.parametrize("key", sorted(vocabulary().deck_keys - {"questions", "title"}))
def test_an_odd_character_in_a_decks_key_is_named_and_costs_no_question(key: str) -> None:
    for word, index in odd_spellings(key)[:-1]:
        deck = read_text(f"title: T\n{word}: x\nquestions:\n- who: Q\n  answer: A\n")
        (problem,) = deck.problems
        assert (problem.code, problem.place[:2]) == ("odd-character", (2, 1 + index))
        assert len(deck.questions) == 1


@pytest.mark.parametrize("word", ["yes", "no", "true", "false"])
def test_an_odd_character_in_a_truth_value_is_named(word: str) -> None:
    for odd, index in odd_spellings(word):
        if odd[0] != " " and not odd.isspace():
            (problem,) = read_text(f"{HEAD}- claim: Q\n  answer: {odd}\n").problems
            assert (problem.code, problem.place[:2]) == ("odd-character", (4, 11 + index))


@pytest.mark.parametrize(
    "word",
    ["answer", "frog", "ответ", "答え", "ánfora", "é", "", "а" * 1_000, "\u200b", "whаtever"],
)
def test_another_word_has_no_odd_character(word: str) -> None:
    assert odd_character(word, ["answer", "what", "who"]) is None
