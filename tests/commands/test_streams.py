"""Output that cannot be written, streams that are closed, and readers who have left."""

from __future__ import annotations

import itertools
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest

from quiz.commands import names, parser_of
from quiz.surroundings import streams
from quiz.text import say
from tests.commands.running import Printed, Stream, run, run_into

FULL = "/dev/full"
LOST = "quiz: Not all of the output could be written: {}."
FAILURES = {
    "full": LOST.format("No space left on device"),
    "closed": LOST.format("standard output is closed"),
    "left": "",
}
QUIZ = f"{shlex.quote(sys.executable)} -m quiz"


def refusing(how: str) -> TextIO | None:
    """A stream that takes nothing."""
    if how == "closed":
        return None
    if how == "full":
        return open(FULL, "w", encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    return open(writing, "w", encoding="utf-8")


@contextmanager
def closing(stream: TextIO | None) -> Iterator[None]:
    """Closes a stream as the interpreter does at its end: what waits in it must fail no more."""
    yield
    if stream is not None:
        stream.close()


@pytest.fixture
def afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Goes to another home and another folder, for no run may see what the one before did."""
    numbers = itertools.count()

    def begin() -> None:
        folder = tmp_path / f"{next(numbers)}"
        folder.mkdir()
        monkeypatch.setenv("QUIZ_HOME", str(folder / "home"))
        monkeypatch.chdir(folder)

    return begin


def command_lines(name: str) -> list[list[str]]:
    """A command with as few words as it needs, as JSON too where it can, and its help."""
    actions = parser_of(name)._actions
    needed = [
        "export" if "export" in f"{action.metavar}" else "sampler"
        for action in actions
        if not action.option_strings and action.required
    ]
    known = [option for action in actions for option in action.option_strings]
    switches = [option for option in ("--help", "--json", "--list", "--new") if option in known]
    return [[name, *needed], *([name, *needed, option] for option in switches)]


@pytest.mark.parametrize("how", FAILURES)
@pytest.mark.parametrize("name", names())
def test_output_that_cannot_be_written_is_one_sentence(
    name: str, how: str, afresh: Callable[[], None]
) -> None:
    if how == "full" and not os.path.exists(FULL):
        pytest.skip("this system has no full device")
    for words in command_lines(name)[: None if how == "full" else 1]:
        afresh()
        usual = run(*words)
        afresh()
        out, err = refusing(how), Stream("utf-8", is_terminal=False)
        with closing(out):
            status = run_into(out, err, *words)
        said = err.kept.getvalue().decode().splitlines()
        assert not any("has failed" in line for line in said), words
        if usual.out and FAILURES[how]:
            assert (status, said[-1]) == (2, FAILURES[how]), words
        else:
            assert (status, len(said)) == (usual.status, len(usual.err.splitlines())), words


@pytest.mark.parametrize("how", FAILURES)
@pytest.mark.parametrize("name", names())
def test_what_standard_error_does_not_take_changes_nothing(
    name: str, how: str, afresh: Callable[[], None]
) -> None:
    if how == "full" and not os.path.exists(FULL):
        pytest.skip("this system has no full device")
    afresh()
    words = command_lines(name)[0]
    usual = run(*words)
    afresh()
    out, err = Stream("utf-8", is_terminal=False), refusing(how)
    with closing(err):
        status = run_into(out, err, *words)
    assert status == usual.status
    assert len(out.kept.getvalue().splitlines()) == len(usual.out.splitlines())


@pytest.mark.parametrize("name", names())
def test_every_stream_may_be_closed_at_once(
    name: str, afresh: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    afresh()
    words = command_lines(name)[0]
    usual = run(*words)
    afresh()
    monkeypatch.setattr(sys, "stdin", None)
    assert run_into(None, None, *words) == (2 if usual.out else usual.status)


def test_a_reader_who_leaves_in_the_middle_misses_the_rest_and_the_status_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = "title: A\nquestions:\n" + "- who: Who?\n" * 900
    (tmp_path / "bad.yaml").write_text(deck, encoding="utf-8")
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path))
    status, out, err = shell(f"{QUIZ} check {tmp_path} | head -1; echo ${{PIPESTATUS[0]}}")
    assert (status, err) == (0, b"")
    assert out.splitlines()[-1] == b"1"
    assert len(out.splitlines()) == 2


# Of a real process, whose interpreter has streams of its own to close at its end


def shell(command: str) -> Printed:
    """What a line of a shell prints."""
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)
    return Printed(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("redirection", "status", "said"),
    [
        (f">{FULL}", 2, FAILURES["full"]),
        (">&-", 2, FAILURES["closed"]),
        ("<&- >&-", 2, FAILURES["closed"]),
        ("<&- >&- 2>&-", 2, ""),
        (f">{FULL} 2>{FULL}", 2, ""),
        ("2>&-", 0, ""),
        ("| true", 0, ""),
    ],
)
def test_a_process_ends_as_it_should_whatever_its_streams_are(
    redirection: str, status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if FULL in redirection and not os.path.exists(FULL):
        pytest.skip("this system has no full device")
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path))
    printed = shell(f"{QUIZ} settings {redirection}; exit ${{PIPESTATUS[0]}}")
    assert (printed.status, printed.err.decode().strip()) == (status, said)


def test_a_file_that_is_opened_never_gets_the_number_of_a_closed_stream(tmp_path: Path) -> None:
    code = (
        "import os, sys; from quiz.surroundings.streams import stand_in; stand_in();"
        f"file = open({str(tmp_path / 'file')!r}, 'w'); sys.exit(file.fileno())"
    )
    command = f"{shlex.quote(sys.executable)} -c {shlex.quote(code)} <&- >&- 2>&-"
    assert shell(command).status > 2


# The door itself


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_letter_that_an_encoding_lacks_is_an_escape(encoding: str) -> None:
    out = Stream(encoding, is_terminal=False)
    say("é → \udce9", file=out)
    out.flush()
    text = out.kept.getvalue().decode(encoding)
    wanted = {
        "ascii": "\\xe9 \\u2192 \\ufffd",
        "latin-1": "é \\u2192 \\ufffd",
        "utf-8": "é → \ufffd",
    }
    assert text == f"{wanted[encoding]}\n"


def test_what_ends_within_a_line_is_written_at_once() -> None:
    out = Stream("utf-8", is_terminal=False)
    say("Your name? ", end="", file=out)
    assert out.kept.getvalue() == b"Your name? "


def test_a_stream_that_has_failed_fails_no_more() -> None:
    out = refusing("left")
    assert out is not None
    with closing(out):
        for _ in range(3):
            streams.put("a\n" * 10_000, out)
