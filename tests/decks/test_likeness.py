"""Prompts that ask for the same in other words, and prompts that ask for something else."""

from __future__ import annotations

import pytest

from quiz.decks.likeness import Likeness, is_slip, likeness, prompt_words

PROMPT = "Who was the first engineer of the old Danube bridge at Vienna?"


def knows_nothing(_: str) -> bool:
    return False


def compared(old: str, new: str) -> Likeness:
    return likeness(old, new, "en", knows_nothing)


def test_a_prompt_is_like_itself() -> None:
    assert compared(PROMPT, PROMPT) == Likeness(1, another=False, typos=True)
    assert compared("", "") == Likeness(0, another=False, typos=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Danube", "Rhine"),
        ("first", "last"),
        ("old", "new"),
        ("Who was", "Who was not"),
        ("at Vienna", "at Vienna in 1918"),
        ("at Vienna", "at Vienna, part b"),
    ],
)
def test_another_name_number_negation_or_opposite_asks_for_another_thing(
    old: str, new: str
) -> None:
    assert compared(PROMPT, PROMPT.replace(old, new)).another


def test_names_are_the_capital_words_but_for_an_idle_one_that_begins_a_sentence() -> None:
    prompt = "Rome fell when? The Danube, who crossed it. Who of BBC fame?"
    assert prompt_words(prompt).names == {"rome", "danube", "bbc"}


def test_the_same_names_in_another_order_ask_for_another_thing() -> None:
    assert compared("Why did Rome attack Carthage?", "Why did Carthage attack Rome?").another
    assert not compared("Why then did Rome fall?", "Then why did Rome fall?").another


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Who headed the office?", "Who chaired the office?"),
        ("Who signed this document?", "Who signed these documents?"),
        ("Who heads the office?", "Who headed the office?"),
    ],
)
def test_synonyms_and_forms_of_a_word_are_no_replacement(old: str, new: str) -> None:
    alike = compared(old, new)
    assert (alike.score > 0.8, alike.another, alike.typos) == (True, False, False)


def test_words_with_other_stems_or_endings_are_replacements() -> None:
    assert compared("Who made the car?", "Who made the cart?").score < 1
    assert compared("Who led the forces?", "Who led the formalities?").score < 1


def test_the_score_is_the_share_of_weight_that_both_have() -> None:
    assert compared("green cheese market", "green cheese").score == pytest.approx(1 - 1 / 5)
    assert compared("green cheese", "which green cheese").score == pytest.approx(1 - 0.2 / 4.2)


@pytest.mark.parametrize(
    ("old", "new", "is_one_word"),
    [
        ("document", "docuemnt", True),
        ("document", "documnt", True),
        ("music", "musik", True),
        ("hall", "halb", False),
        ("from", "form", True),
        ("the", "hte", True),
        ("cat", "act", False),
        ("car", "cat", False),
        ("of", "fo", False),
        ("1918", "1981", False),
        ("document", "monument", False),
    ],
)
def test_a_slip_makes_no_other_word(old: str, new: str, is_one_word: bool) -> None:
    assert is_slip(old, new, "en", knows_nothing) is is_one_word


def test_two_words_that_other_questions_have_are_no_slips_of_each_other() -> None:
    assert is_slip("lonsee", "bonsee", "en", {"lonsee"}.__contains__)
    assert not is_slip("lonsee", "bonsee", "en", {"lonsee", "bonsee"}.__contains__)


def test_prompts_with_slips_only_differ_by_typos() -> None:
    slipped = compared(PROMPT, PROMPT.replace("engineer", "engnieer"))
    assert (slipped.typos, slipped.another, slipped.score) == (True, False, 1)
    assert not compared(PROMPT, PROMPT.replace("old", "old little")).typos
    assert not compared("green cheese market", "cheese green market").typos


def test_names_are_words_with_capitals_but_for_those_that_begin_a_sentence() -> None:
    words = prompt_words("In Rome: Who ruled NATO? The Pope did.")
    assert words.names == {"rome", "nato", "pope"}
