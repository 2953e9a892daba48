"""Whole conversations stay as they were judged by ear; the files are for whoever judges them."""

from __future__ import annotations

import re

import pytest

from tests.plain.transcripts import FOLDER, TRANSCRIPTS, spoken

_SIGNS = re.compile(r"[✓✗◐○●⚑→·★▸❯☑☐◉−_]")


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_a_conversation_is_as_it_was_judged(name: str) -> None:
    assert spoken(name) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_a_conversation_has_words_for_signs(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert not _SIGNS.findall(text)
    assert all(line.strip() for line in text.splitlines())
