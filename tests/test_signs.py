"""Everything that is shown has a form in ASCII, which takes as many columns."""

from __future__ import annotations

import ast
import sys
import unicodedata

import pytest
from rich.cells import cell_len

from quiz.letters.graphemes import cells
from quiz.letters.signs import SIGNS, UNKNOWN, in_ascii, in_signs, is_lost
from tests.places import ROOT

SAMPLES = [
    "日本語", "한국어", "Ａ", "👨‍👩‍👧", "🇩🇪", "❤️", "👍🏽", "1️⃣", "e\u0301", "Straße", "Ćwikła",
    "क्षि", "क्‍ष", "กำ", "שָׁלוֹם", "العربية", "ﷺ", "\u1112\u1161\u11ab", "☝🏽", "©️", "Ψυχή", "Щука",
]  # fmt: skip


@pytest.mark.parametrize("text", [*SAMPLES, " ".join(SAMPLES)])
def test_a_text_in_ascii_takes_as_many_columns(text: str) -> None:
    plain = in_ascii(text)
    assert plain.isascii()
    assert len(plain) == cells(text) == cell_len(text)


def test_every_character_has_a_form_that_is_ascii_and_as_wide() -> None:
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        if unicodedata.category(char)[0] not in "C":
            plain = in_ascii(f"a{char}b")
            assert plain.isascii(), char
            assert len(plain) == cells(f"a{char}b"), char


def test_letters_keep_what_can_be_kept_of_them() -> None:
    assert in_ascii("Ünder – “Straße” … Łódź CO₂ Дунай") == 'Under - "Strase" ~ Lodz CO2 Dunai'
    assert in_ascii("日") == 2 * UNKNOWN
    assert in_signs("Ünder ✓ – Łódź ❯ ╭─╮") == "Ünder + - Łódź > +-+"


def test_a_letter_is_lost_and_a_sign_is_not() -> None:
    assert all(map(is_lost, ("Ü", "CO₂", "水")))
    assert not is_lost("plain “quoted” – ✓ ❯ … ─│")


def test_every_sign_that_the_program_itself_shows_has_its_own_form() -> None:
    shown = {
        char
        for folder in ("tui", "results", "study", "commands", "collection", "exams", "games")
        for path in (ROOT / "quiz" / folder).rglob("*.py")
        if path.name != "letters.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if "[" not in node.value  # of a pattern
        for char in node.value
        if unicodedata.category(char)[0] in "SP" and "\x7f" < char < "\u2e80"
    }
    assert {char for char in shown if ord(char) not in SIGNS} == set()


def test_signs_that_stand_side_by_side_differ_in_ascii_too() -> None:
    for signs in ("·░▒▓█", "●○⚑", "✓✗◐○", "☐☑", "◉○", "━─", "❯ ", "▁▂▃▅▆▇█", "▸▾◂"):
        forms = in_ascii(signs)
        assert len(set(forms)) == len(signs), (signs, forms)
