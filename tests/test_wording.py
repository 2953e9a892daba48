"""One way to say a per cent and a number of things, wherever the program speaks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from quiz.text import per_cent, share
from tests.house import sources
from tests.places import ROOT

_NOUNS = (
    "acts answers cards decks files gaps lines machines members minutes pairs points problems"
    " pupils questions reviews runs seconds tags turns"
).split()
_COUNTED = re.compile(rf" (?:more )?(?:{'|'.join(_NOUNS)})\b")
_BELOW = ("answers",)
"""Rooms below `text.py`, which write the blank themselves."""
_NEVER_ONE = {
    "quiz/answers/gaps.py": "gaps",  # of two at least
    "quiz/answers/pairs.py": "pairs",  # of two at least
    "quiz/collection/checkup.py": "lines",  # the height of a terminal
    "quiz/decks/causes.py": "more lines",  # two at least
    "quiz/decks/reader.py": "problems",  # too many to go on
    "quiz/tui/widgets/gaps_box.py": "gaps lines",  # two at least
}


def complaints(path: str, source: str) -> Iterator[str]:
    """The f-strings of a module that say a per cent, or a number of things, in their own way."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.JoinedStr):
            continue
        for value, behind in zip(node.values, [*node.values[1:], None], strict=True):
            if not isinstance(value, ast.FormattedValue):
                continue
            spec = ast.unparse(value.format_spec) if value.format_spec else ""
            text = behind.value if isinstance(behind, ast.Constant) else ""
            assert isinstance(text, str)
            if "%'" in spec:
                yield f"{path}:{node.lineno}: a format of per cent; text.share says it"
            signs = "%" if path.split("/")[1] in _BELOW else ("%", " %")
            if text.startswith(signs) and path != "quiz/text.py":
                yield f"{path}:{node.lineno}: a per cent of its own; text.per_cent says it"
            noun = _COUNTED.match(text)
            is_constant = ast.unparse(value.value).isupper()
            if noun and not is_constant and noun[0].strip() not in _NEVER_ONE.get(path, ""):
                yield f"{path}:{node.lineno}: {noun[0].strip()} also of one; text.plural says it"


def test_per_cents_and_counts_are_said_by_one_function() -> None:
    modules = [path.relative_to(ROOT) for path in sources(ROOT, "quiz")]
    found = [
        complaint
        for path in modules
        for complaint in complaints(path.as_posix(), (ROOT / path).read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "wants"),
    [
        ('f"{x:.0%}"', "text.share"),
        ('f"{x:>4.0%} right"', "text.share"),
        ('f"{x}%"', "text.per_cent"),
        ('f"{x:.0f} % right"', "text.per_cent"),
        ('f"{n} points"', "text.plural"),
        ('f"{n} of {m} questions."', "text.plural"),
        ('f"for {n:.0f} more seconds"', "text.plural"),
        ('f"at most {MOST} questions"', ""),
        ("f\"{plural(n, 'point')} for {x}\"", ""),
    ],
)
def test_the_rule_finds_each_way_to_break_it(line: str, wants: str) -> None:
    found = list(complaints("quiz/tui/any.py", line))
    assert [wants in complaint for complaint in found] == ([True] if wants else [])


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [(59, 0, "59 %"), (59.4, 0, "59 %"), (62.5, 2, "62.5 %"), (0, 0, "0 %"), (100, 2, "100 %")],
)
def test_a_per_cent_has_a_blank_before_its_sign(number: float, digits: int, text: str) -> None:
    assert per_cent(number, digits=digits) == text


def test_a_part_of_one_is_said_in_whole_per_cent() -> None:
    assert [share(part) for part in (0, 0.004, 1 / 3, 0.995, 1)] == [
        "0 %",
        "0 %",
        "33 %",
        "100 %",
        "100 %",
    ]
