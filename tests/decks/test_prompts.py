"""One prompt has one number, whatever else is looked at beside it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from quiz.decks.prompts import prompt_keys
from tests.study.test_twins import ONE_PROMPT


@pytest.mark.parametrize(("prompt", "other"), ONE_PROMPT)
def test_what_is_one_prompt_has_one_number(prompt: str, other: str) -> None:
    first, second = prompt_keys([prompt, other], "en")
    assert first == second


def test_what_is_another_prompt_mostly_has_another_number() -> None:
    prompts = [f"What is the capital of the {n}th state?" for n in range(1000)]
    assert len({*prompt_keys(prompts, "en")}) > 990


@given(st.lists(st.text(max_size=30), max_size=5), st.sampled_from(["en", "fr", "ar", ""]))
def test_a_number_does_not_depend_on_what_stands_beside_its_prompt(
    prompts: list[str], language: str
) -> None:
    prompts = [prompt.replace("\x1f", "") for prompt in prompts]
    keys = prompt_keys(prompts, language)
    assert keys == [key for prompt in prompts for key in prompt_keys([prompt], language)]
    assert all(0 <= key < 1 << 32 for key in keys)


def test_a_prompt_that_no_deck_holds_has_a_number_too() -> None:
    assert prompt_keys(["a\x1fb", "c"], "en") == [0, 0]
