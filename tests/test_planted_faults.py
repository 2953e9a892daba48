"""Every rule of the house complains once of a fault that was planted for it: no check is one that
cannot fail."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import house
from tests.places import ROOT


@dataclass(frozen=True)
class Fault:
    """What is added to the ends of some files, the rule that must complain, and the words that it
    must say."""

    name: str
    rule: Callable[[Path], str]
    files: dict[str, str]
    complaints: tuple[str, ...]


UNTYPED = '\n\ndef f(x):\n    """Nothing."""\n'
DECK = "title: A deck\nquestions:\n"

DOOR = """if TYPE_CHECKING:
    from quiz.room.inside import A as A
else:
    __getattr__ = front_door(__name__, {"inside": "A B"})
"""

PAST_THE_DOOR = {
    "print(1)": "one.py:2: print",
    "list(map(print, 'a'))": "one.py:2: print",
    "import sys\nsys.stdout.write('a')": "one.py:3: sys.stdout",
    "import sys\nout = sys.stderr": "one.py:3: sys.stderr",
    "import sys\nsys.__stdout__.buffer.write(b'a')": "one.py:3: sys.__stdout__",
    "import sys\nshow('a', file=sys.stderr)": "one.py:3: sys.stderr",
    "from sys import stderr": "one.py:2: sys.stderr",
    "parser.print_help()": "one.py:2: print_help",
    "traceback.print_exc()": "one.py:2: print_exc",
    "import os\nos.write(1, b'a')": "one.py:3: os.write",
    "import logging": "one.py:2: logging",
    "from warnings import warn": "one.py:2: warnings",
    "import sys\nsys.exit(f'{sys.argv}')": "one.py:3: the text of an exit",
    "raise SystemExit('a')": "one.py:2: the text of an exit",
    "parser.exit(2, message='a')": "one.py:2: the text of an exit",
    "from quiz import streams\nstreams.put('a', file)": "one.py:3: streams.put",
    "input(sys.argv[1])": "one.py:2: the prompt of input",
}
WITHIN_THE_DOOR = """
import sys
say("a", file=sys.stderr)
say("a", end="", file=sys.stderr)
say_line("a", file=sys.stderr)
sys.stdout.isatty()
sys.stdout.flush()
sys.exit(main())
sys.exit(2)
input(visible("a"))
"""

IN_A_SMALL_TREE = [
    Fault(
        "an import that nothing uses",
        house.ruff_check,
        {"quiz/one.py": "import os\n"},
        ("F401", "one.py"),
    ),
    Fault(
        "the same in a test",
        house.ruff_check,
        {"tests/test_one.py": "import os\n"},
        ("F401", "test_one.py"),
    ),
    Fault(
        "a blank too many",
        house.ruff_format,
        {"quiz/one.py": "ONE  = 1\n"},
        ("one.py", "would be reformatted"),
    ),
    Fault(
        "functions without types",
        house.types,
        {"quiz/one.py": UNTYPED, "tests/test_one.py": UNTYPED},
        ("quiz/one.py:4: error", "tests/test_one.py:4: error", "[no-untyped-def]"),
    ),
    Fault(
        "a long function",
        house.lengths,
        {"quiz/one.py": "def f() -> None:\n" + "    print()\n" * 31},
        ("one.py: f has 31 lines",),
    ),
    Fault(
        "a module without a word",
        house.docstrings,
        {"quiz/two.py": "TWO = 2\n"},
        ("two.py: no docstring",),
    ),
    Fault(
        "a module of no floor", house.floors, {"quiz/three.py": ""}, ("quiz.three: on no floor",)
    ),
    Fault(
        "a way into a room past its door",
        house.front_doors,
        {"quiz/room/__init__.py": DOOR, "quiz/three.py": "from quiz.room.inside import A\n"},
        ("three.py: imports quiz.room.inside past the front door of room",),
    ),
    Fault(
        "a door that tells two things",
        house.front_doors,
        {"quiz/room/__init__.py": DOOR},
        ("its two lists differ in B",),
    ),
    Fault(
        "a door with a name that a file has too",
        house.front_doors,
        {"quiz/room/__init__.py": DOOR.replace('"A B"', '"A"'), "quiz/room/A.py": ""},
        ("A is a name and a file",),
    ),
    *(
        Fault(f"a way past the door: {text}", house.one_door, {"quiz/one.py": text}, (words,))
        for text, words in PAST_THE_DOOR.items()
    ),
    Fault("no decks at all", house.shipped_decks, {}, ("decks",)),
    Fault(
        "a question without an answer",
        house.shipped_decks,
        {"decks/one.yaml": DECK + "- what: Who?\n"},
        ("decks/one.yaml:3:3 missing-key",),
    ),
    Fault(
        "what is only warned of",
        house.shipped_decks,
        {"decks/one.yaml": DECK + "- which: Which are giants?\n  answer: Jupiter, Saturn\n"},
        ("decks/one.yaml:4:11 one-member", "1 warning"),
    ),
]

IN_A_COPY = [
    Fault(
        "an import for each contract",
        house.arrows,
        {
            "quiz/errors.py": "import quiz.tui.app\n",
            "quiz/decks/problem.py": "import sqlite3\nimport yaml\nimport textual\n",
            "quiz/schedule/fsrs.py": "import quiz.clock\n",
        },
        (
            "Floors point downwards BROKEN",
            "quiz.errors -> quiz.tui.app",
            "Only nodes.py imports YAML BROKEN",
            "Only the store imports a database driver BROKEN",
            "Only tui imports Textual and Rich BROKEN",
            "fsrs.py knows nothing but numbers BROKEN",
        ),
    ),
    Fault(
        "YAML for help",
        house.heavy_imports,
        {"quiz/errors.py": "import yaml\n"},
        ("--version imports yaml",),
    ),
    Fault(
        "a store for a check",
        house.heavy_imports,
        {"quiz/decks/files.py": "import sqlite3\n"},
        ("check decks/sampler.yaml imports sqlite3",),
    ),
    Fault(
        "a check that fails",
        house.heavy_imports,
        {"decks/sampler.yaml": "- what: Who?\n"},
        ("check decks/sampler.yaml ends with status 1",),
    ),
]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A tree of one module and one test, without a fault."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in ("quiz/one.py", "tests/test_one.py"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text('"""A module."""\n', encoding="utf-8")
    return tmp_path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program's modules and one deck."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path in [*house.sources(ROOT, "quiz"), ROOT / "decks" / "sampler.yaml"]:
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return tmp_path


def plant(fault: Fault, root: Path) -> str:
    """Writes a fault into a tree; returns what its rule then complains of."""
    for name, text in fault.files.items():
        (root / name).parent.mkdir(exist_ok=True)
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(text)
    return fault.rule(root)


@pytest.mark.parametrize("fault", IN_A_SMALL_TREE, ids=lambda fault: fault.name)
def test_a_rule_complains_of_a_fault_in_a_small_tree(fault: Fault, small: Path) -> None:
    complaints = plant(fault, small)
    missing = [words for words in fault.complaints if words not in complaints]
    assert not missing, complaints


@pytest.mark.parametrize("fault", IN_A_COPY, ids=lambda fault: fault.name)
def test_a_rule_complains_of_a_fault_in_a_copy_of_the_program(fault: Fault, copy: Path) -> None:
    complaints = plant(fault, copy)
    missing = [words for words in fault.complaints if words not in complaints]
    assert not missing, complaints


def test_every_rule_has_a_fault_that_it_complains_of() -> None:
    assert {fault.rule for fault in [*IN_A_SMALL_TREE, *IN_A_COPY]} == set(house.RULES)


def test_no_rule_complains_of_what_is_just_within_it(small: Path) -> None:
    function = "\n\ndef f() -> None:\n" + "    print()\n" * 30
    with (small / "quiz" / "one.py").open("a", encoding="utf-8") as file:
        file.write(function)
    for rule in (house.lengths, house.docstrings, house.types, house.front_doors):
        assert not rule(small)


def test_no_rule_complains_of_what_goes_through_the_door(small: Path) -> None:
    (small / "quiz" / "one.py").write_text(WITHIN_THE_DOOR, encoding="utf-8")
    (small / "quiz" / "tui").mkdir()
    (small / "quiz" / "tui" / "two.py").write_text("import os\nos.write(1, b'')", encoding="utf-8")
    assert not house.one_door(small)


def test_a_copy_without_a_fault_gives_no_complaint(copy: Path) -> None:
    for rule in (house.arrows, house.floors, house.front_doors, house.heavy_imports):
        assert not rule(copy)


def test_a_rule_that_finds_nothing_to_look_at_fails(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for rule in (house.lengths, house.docstrings, house.floors):
        with pytest.raises(AssertionError, match="no modules"):
            rule(tmp_path)


def test_a_command_that_fails_without_a_word_is_a_complaint(tmp_path: Path) -> None:
    assert house.python(tmp_path, "-c", "raise SystemExit(3)") == "status 3"
