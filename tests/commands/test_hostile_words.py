"""Nothing that a command prints can be obeyed by a terminal, whatever it is given to read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.commands import names
from quiz.settings import ABOUT, paths
from tests.clock import FixedClock
from tests.commands.hostile import EVIL, IN_A_NAME, OSC, furnish, obeyed_in
from tests.commands.running import lines, run

PAGES = [
    *(["log", str(number)] for number in range(1, 5)),
    *(["log", str(number), "--json"] for number in range(1, 5)),
    ["log", "1", "--answers"],
    ["log", "1", "--save", EVIL],
    ["log", "1", "--save", f"/nowhere/{EVIL}"],
    ["check", "--json"],
    ["check", "."],
    ["check", f"{IN_A_NAME}.yml"],
    ["relink", "--linked"],
    ["reset", "plain"],
    ["sync", "shared"],
    ["sync", EVIL],
    ["history", "export", IN_A_NAME],
    ["history", "export", IN_A_NAME],
    ["history", "import", IN_A_NAME],
    ["history", "import", "shared/abc.jsonl"],
    ["history", "export", f"/nowhere/{EVIL}"],
    ["restore", EVIL],
    ["exam", "plain", "--share", f"{EVIL}=5"],
    ["exam", "plain", "--variants", EVIL],
    ["exam", "plain", "--save", f"/nowhere/{EVIL}"],
    ["play", "plain", "--players", EVIL],
    ["study", "--tag", EVIL],
    *(["settings", name, value] for name in ABOUT for value in (EVIL, OSC)),
    *(["settings", name] for name in ABOUT),
]
QUOTED = json.dumps(OSC, ensure_ascii=False)
TYPED = b"".join(
    line.encode("utf-8", errors="surrogateescape") + b"\n"
    for line in (EVIL, f":{EVIL}", ":help", "", IN_A_NAME, ":why", EVIL)
)
CONFIGS = [
    *(f"{name} = {QUOTED}" for name in ABOUT),
    *(f"{name} = [{QUOTED}]" for name in ABOUT),
    f"{QUOTED} = 1",
    f"[keys]\nhint = {QUOTED}",
    f"[keys]\n{QUOTED} = 'x'\nhint = 'x'",
    f"theme = '{OSC}'",
    'theme = "a\\u0000b"\ndecks = ["a\\u0000b"]\nsync_folder = "a\\u0000b"',
    f"{OSC}\udc9b",
]
ENVIRONMENT = (
    "TERM COLORTERM NO_COLOR COLUMNS LANG LC_ALL TZ HOME EDITOR XDG_DATA_HOME XDG_CONFIG_HOME"
).split()


@pytest.fixture(scope="module")
def _world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hostile home within a hostile folder, made once."""
    folder = tmp_path_factory.mktemp("world") / IN_A_NAME
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUIZ_HOME", str(folder / IN_A_NAME))
        furnish(folder, FixedClock())
    return folder


@pytest.fixture
def world(_world: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_HOME", str(_world / IN_A_NAME))
    monkeypatch.chdir(_world)
    monkeypatch.setattr("quiz.sync.background.leave_behind", lambda _folder: None)
    return _world


def insist(words: list[str], *, encoding: str = "utf-8", is_terminal: bool = False) -> None:
    """A command prints nothing that can be obeyed, and does not fail where it should not."""
    printed = run(*words, encoding=encoding, is_terminal=is_terminal, typed=TYPED)
    assert not obeyed_in(printed.out, encoding), (words, printed.out)
    assert not obeyed_in(printed.err, encoding), (words, printed.err)
    assert b"has failed" not in printed.err, (words, printed.err)
    assert b"\nquiz: all is well" not in printed.err, (words, printed.err)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("name", names())
def test_no_word_of_a_command_line_is_obeyed(name: str) -> None:
    for words in lines(name, EVIL):
        insist(words)


@pytest.mark.usefixtures("world")
def test_no_word_in_the_place_of_a_command_is_obeyed() -> None:
    for words in ([EVIL], [f"--{EVIL}"], [f"-{EVIL}"], [f"{EVIL}.yaml"], ["help", EVIL]):
        insist(words)


@pytest.mark.usefixtures("world")
def test_nothing_in_decks_files_history_and_settings_is_obeyed() -> None:
    for words in PAGES:
        insist(words)


def test_no_result_file_is_obeyed(world: Path) -> None:
    files = [path.name for path in sorted(world.glob("*.json"))]
    assert len(files) == 6
    for options in ([], ["--csv"], ["--csv", "--questions"], ["--json"]):
        insist(["marks", *options, *files])


@pytest.mark.parametrize("text", CONFIGS, ids=map(str, range(len(CONFIGS))))
def test_no_settings_file_is_obeyed(text: str, world: Path) -> None:
    paths().config.write_bytes(text.encode("utf-8", errors="surrogateescape"))
    for words in ("settings", "check", "doctor", "study", "sync"):
        insist(words.split())
    (world / IN_A_NAME / "config.toml").unlink()


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("name", ENVIRONMENT)
def test_no_variable_is_obeyed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, OSC)
    if name.startswith(("XDG", "HOME")):
        monkeypatch.delenv("QUIZ_HOME")
        monkeypatch.setenv("HOME", str(tmp_path))  # never that of whoever runs the tests
        monkeypatch.setenv(name, str(tmp_path / IN_A_NAME))
    monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((80, 24)))
    for words in ("doctor", "settings", "help play", "check", "log"):
        insist(words.split(), is_terminal=True)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "koi8-r", "utf-16"])
def test_no_output_is_obeyed_or_fails_for_want_of_a_letter(encoding: str) -> None:
    for words in (["check"], ["log"], ["log", "1"], ["settings"], ["doctor"], ["help"], [EVIL]):
        insist(words, encoding=encoding)


@pytest.mark.parametrize(
    ("encoding", "environment"),
    [
        ("ascii", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        ("latin-1", {"PYTHONIOENCODING": "latin-1:strict"}),
        ("utf-8", {"QUIZ_HOME": f"home{OSC.replace('/', '')}\udc9b"}),
    ],
    ids=["ascii", "latin-1", "utf-8"],
)
def test_no_byte_of_a_real_command_line_is_obeyed(
    encoding: str, environment: dict[str, str], tmp_path: Path
) -> None:
    for words in (["settings"], [EVIL.encode(errors="surrogateescape")]):
        done = subprocess.run(
            [sys.executable, "-m", "quiz", *words],
            env={**os.environ, "QUIZ_HOME": "home", **environment},
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        printed = done.stdout + done.stderr
        assert printed
        assert not obeyed_in(printed, encoding)
