"""A paste is one event however it comes in pieces, and letters in a flood are as well."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pytest
from hypothesis import given, strategies as st
from textual.events import Key, Paste
from textual.message import Message

from quiz.tui.terminal.parser import Parser


def read(messages: Iterable[Message]) -> list[str]:
    """The keys and pastes, a paste with its letters in quotes."""
    return [
        f"'{message.text}'" if isinstance(message, Paste) else message.key
        for message in messages
        if isinstance(message, Paste | Key)
    ]


TYPED = "a\x1b[200~one\rtwo \x1b[31m\x1b[200 \x1b[20x\x1b[201~b\x1b[B\rc"
READ = ["a", "'one\rtwo \x1b[31m\x1b[200 \x1b[20x'", "b", "down", "enter", "c"]


@given(st.lists(st.sampled_from([0, 1, *range(5, len(TYPED))]), max_size=6))
def test_a_paste_is_one_text_wherever_it_is_cut(cuts: list[int]) -> None:
    parser, places = Parser(), [0, *sorted(cuts), len(TYPED)]
    pieces = [TYPED[at:end] for at, end in itertools.pairwise(places)]
    assert read(message for piece in pieces for message in parser.feed(piece)) == READ


def test_a_start_that_is_cut_in_two_begins_a_paste_all_the_same() -> None:
    parser = Parser()
    pieces = ("\x1b[20", "0~one", "two\x1b[20", "1~b")
    assert read(message for piece in pieces for message in parser.feed(piece)) == ["'onetwo'", "b"]


def test_a_megabyte_is_one_text() -> None:
    text = "x" * 2**20
    assert read(Parser().feed(f"\x1b[200~{text}\x1b[201~")) == [f"'{text}'"]
    assert read(Parser().feed(f"a\r{text}\r")) == ["a", "enter", f"'{text}'", "enter"]


@pytest.mark.parametrize(("is_flooded", "expected"), [(False, [*"abc"]), (True, ["'abc'"])])
def test_a_word_is_its_keys_unless_it_comes_in_a_flood(
    is_flooded: bool, expected: list[str]
) -> None:
    parser = Parser()
    parser.is_flooded = is_flooded
    assert read(parser.feed("abc\r")) == [*expected, "enter"]
    assert read(parser.feed("\x1b[1;5C\x1b[15~é")) == ["ctrl+right", "f5", "é"]
