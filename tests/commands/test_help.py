"""Help, its examples, the manual page and the exit statuses: one text, and all of it true."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import textwrap
from argparse import SUPPRESS
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from quiz import commands
from quiz.__main__ import main
from quiz.commands import doc_of, names, parser_of
from quiz.commands._help import ENVIRONMENT, FILES, wrapped
from quiz.commands._manual import escaped, prose
from quiz.errors import EXIT_STATUSES
from quiz.settings import paths
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.exams.test_marks import written
from tests.places import ROOT
from tests.results.sittings import Past, europe

DECK = "title: T\nquestions:\n- who: Who?\n  answer: Ada\n  tags: [people]\n"
ON_A_SCREEN = {"exam", "home", "play", "study"}
NOT_HERE = {
    "quiz relink 3f2a91c0 77b0e4d1": 2,
    "quiz restore backups/quiz-2026-01-31.db": 2,
    "quiz sync /media/stick/quiz": 2,
    "quiz sync": 2,
}
"""The examples that name what a new home has not, each with its exit status there."""
EXAMPLES = [(name, example) for name in names() for example in doc_of(name).examples]


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock) -> Path:
    """A folder with all that the examples name, and a home with three sittings."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for name in ("rivers.yaml", "decks/rivers.yaml", "decks/csto-2007/who.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(DECK, encoding="utf-8")
    for name in ("ada", "bob"):
        (tmp_path / f"{name}.json").write_text(written(name, [1.0]), encoding="utf-8")
    past = Past(Store(paths().store), clock, europe())
    past.study("x")
    past.study("x")
    past.sit("Paris", name="Ada")
    past.store.close()
    return tmp_path


@pytest.mark.parametrize("name", names())
def test_every_command_has_examples_which_its_parser_takes(name: str) -> None:
    examples = doc_of(name).examples
    assert examples
    for example in examples:
        program, *words = shlex.split(example.command)
        assert program == "quiz"
        known = words and words[0] in names()
        assert name == (words[0] if known else commands.HOME)
        parser_of(name).read(words[1:] if known else words)
        assert example.sentence.endswith((".", " -"))


@pytest.mark.usefixtures("world")
def test_every_example_that_needs_no_screen_does_what_it_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, example in EXAMPLES:
        if name not in ON_A_SCREEN:
            status = main(shlex.split(example.command)[1:])
            out, err = capsys.readouterr()
            assert status == NOT_HERE.get(example.command, 0), (example.command, err)
            assert out if status == 0 else err.startswith("quiz: ")


@pytest.mark.parametrize("columns", [40, 63, 100])
def test_help_is_as_wide_as_the_terminal_and_cuts_no_word(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    whole = set(all_help(capsys).split())
    monkeypatch.setenv("COLUMNS", str(columns))
    text = all_help(capsys)
    assert max(map(len, text.splitlines())) <= columns
    assert set(text.split()) - {"\\"} <= whole


def all_help(capsys: pytest.CaptureFixture[str]) -> str:
    for name in names():
        assert main(["help", name]) == 0
    assert main(["help"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("columns", ["", "0", "-3", "x", "1" * 5000])
def test_a_width_that_is_none_is_bounded(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert main(["help", "exam"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 100


def test_a_long_example_can_be_copied_from_a_narrow_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    example = max((example for _, example in EXAMPLES), key=lambda one: len(one.command))
    assert main(["help", shlex.split(example.command)[1]]) == 0
    copied = capsys.readouterr().out.replace("\\\n", " ")
    assert example.command in " ".join(copied.split())


# The manual page


def manual(capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["help", "--man"]) == 0
    return capsys.readouterr().out


def test_the_manual_page_has_all_that_help_has(capsys: pytest.CaptureFixture[str]) -> None:
    page = manual(capsys)
    heads = re.findall(r"^\.SH (.*)$", page, re.M)
    assert heads == "NAME,SYNOPSIS,DESCRIPTION,COMMANDS,EXIT STATUS,ENVIRONMENT,FILES".split(",")
    assert re.findall(r"^\.SS (.*)$", page, re.M) == names()
    flat = " ".join(page.split())
    for name in names():
        for option, action in parser_of(name)._option_string_actions.items():
            is_shown = f"\\fB{escaped(option)}\\fR" in page
            assert is_shown is (action.help != SUPPRESS and option not in ("-h", "--help"))
    for _, example in EXAMPLES:
        assert f"\\fB{escaped(example.command)}\\fR" in flat
        assert " ".join(prose(example.sentence).split()) in flat
    for text in [*EXIT_STATUSES.values(), *ENVIRONMENT.values(), *FILES.values()]:
        assert " ".join(prose(text).split()) in flat


def test_every_line_of_the_manual_page_is_text_or_a_request_of_ours(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = manual(capsys)
    assert page.isascii()
    requests = {line.split()[0] for line in page.splitlines() if line[:1] in (".", "'")}
    assert requests == {".TH", ".SH", ".SS", ".PP", ".TP", ".nh", ".ad"}
    assert set(re.findall(r"\\(\(..|\[u\w+\]|f.|.)", page)) <= {
        *("-", "e", "&", "fB", "fI", "fR"),
        *("(aq", "(ga", "(dq", "(ha", "(ti"),
    }


HOSTILE = ".so /etc/passwd .. \\n(x \\X'a' 'b' `c` \"d\" -e ^f ~g … .TH"


@pytest.mark.parametrize("program", ["groff -man -Tascii -ww", "mandoc -Tascii"])
def test_roff_prints_what_was_written(program: str) -> None:
    if shutil.which(program.split(maxsplit=1)[0]) is None:
        pytest.skip(f"{program.split(maxsplit=1)[0]} is not installed")
    words = HOSTILE.replace("…", "...")
    source = f'.TH X 1 "" "" ""\n.SH Y\n{escaped(words)}\n.PP\nz\n{prose("`.x -a` .y")}\n'
    done = subprocess.run(
        program.split(), input=source, capture_output=True, text=True, check=True, timeout=60
    )
    printed = re.sub(r".\x08|\x1b\[\d*m", "", done.stdout)
    assert words in " ".join(printed.split())
    assert "z .x -a .y" in " ".join(printed.split())
    assert not done.stderr


@pytest.mark.parametrize(
    ("text", "roff"),
    [
        (".so x", "\\&.so x"),
        ("see .x", "see \\&.x"),
        ("a.b ...", "a.b \\&..."),
        ("'x'", "\\(aqx\\(aq"),
        ("\\n(x", "\\en(x"),
        ("--pass-mark", "\\-\\-pass\\-mark"),
        ('`"^~', "\\(ga\\(dq\\(ha\\(ti"),
        ("Кé\U0001f600", "\\[u041A]\\[u00E9]\\[u1F600]"),
    ],
)
def test_what_roff_would_obey_is_escaped(text: str, roff: str) -> None:
    assert escaped(text) == roff


def test_what_stands_between_backquotes_is_bold() -> None:
    assert prose("Say `quiz -V` or `.x`, now") == "Say \\fBquiz \\-V\\fR or \\fB\\&.x\\fR, now"


def test_every_variable_that_the_program_reads_is_in_the_manual() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "quiz").rglob("*.py"))
    read = set(re.findall(r"(?:environ|environment|kept)(?:\.get\(|\[)\"(\w+)\"", source))
    read |= set(re.findall(r"\"(\w+)\" (?:not )?in os\.environ", source))
    assert len(read) > 3
    assert read - {"PYTHONPATH"} <= ENVIRONMENT.keys()


def test_every_file_of_a_home_is_in_the_manual(world: Path) -> None:
    for path in paths():
        name = path.relative_to(world / "home").as_posix()
        assert name in FILES or f"{name}/" in FILES


# Exit statuses


def raising(error: BaseException) -> Callable[..., int]:
    def run(*_: object) -> int:
        raise error

    return run


def test_each_exit_status_is_what_it_is_said_to_be(
    world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (world / "bad.yaml").write_text(DECK.replace("answer", "anwser"), encoding="utf-8")
    (world / "bad.json").write_text("{}", encoding="utf-8")
    seen = {
        main(["check", "rivers.yaml"]): 0,
        main(["check", "bad.yaml"]): 1,
        main(["marks", "bad.json"]): 1,
        main(["check", "--nope"]): 2,
        main(["study", "nowhere"]): 2,
    }
    monkeypatch.setenv("TZ", "Nope/Nowhere")
    seen[main(["doctor"])] = 1
    with monkeypatch.context() as patch:
        patch.setattr("quiz.decks.read_deck", raising(ZeroDivisionError()))
        seen[main(["check", "rivers.yaml"])] = 3
    for error, status in ((BrokenPipeError(), 0), (KeyboardInterrupt(), 130), (Exception(), 1)):
        with monkeypatch.context() as patch:
            patch.setattr(commands, "run", raising(error))
            seen[main(["settings"])] = status
    capsys.readouterr()
    assert seen == {status: status for status in EXIT_STATUSES}


def test_help_has_every_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help"]) == 0
    flat = " ".join(capsys.readouterr().out.split())
    readme = " ".join((ROOT / "README.md").read_text("utf-8").replace("`", "").split())
    for status, meaning in EXIT_STATUSES.items():
        assert f"{status} {meaning}" in flat
        assert f"| {status} | {meaning} |" in readme


@given(
    st.lists(st.from_regex("[ab-]{1,30} {0,3}", fullmatch=True), max_size=20),
    st.integers(20, 60),
    st.sampled_from(["", "  ", "  name     "]),
)
def test_a_paragraph_is_wrapped_as_python_does_it(
    words: list[str], columns: int, first: str
) -> None:
    text = " ".join(words).strip()
    expected = textwrap.wrap(
        text,
        columns,
        initial_indent=first,
        subsequent_indent="  ",
        break_on_hyphens=False,
        break_long_words=False,
    )
    assert wrapped(text, columns, first=first, rest="  ") == expected
