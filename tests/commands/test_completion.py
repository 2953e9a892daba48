"""`quiz completion`: real shells complete names from strangers, and none of those does anything."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.commands import names
from quiz.commands._shells import script
from quiz.commands._words import Word, bash_replies, can_be_typed
from quiz.settings import ABOUT, paths
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.results.sittings import Past, europe
from tests.tui.terminal import Terminal

SHELLS = ("bash", "zsh", "fish")
NAMES = (
    "0 $(touch pwned)",
    "1`touch pwned`",
    "2'; touch pwned; '",
    '3"; touch pwned; "',
    "4\\ \\$(touch pwned)\\",
    "5 & touch pwned | touch pwned > pwned",
    "6!!; !touch",
    "7~*?[a]{b,c}",
    "8 Ünï 日本 می\u200cخواهم",
    "9:a=b",
    "a#b^c <(touch pwned)",
    "-rf",
    "b\ntouch pwned",
    "c\x1b]0;owned\x07",
    "d\ttouch pwned",
    "e\u202egnp",
    "f\udcff",
)
PROPOSED = NAMES[:11]
"""Those that can stand on a line as they are."""
TAGS = ("w$(touch pwned)", "x y")


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with decks of hostile names, and a home of its own."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("quiz.commands._words._SECONDS", 1e9)  # for all decks, however busy it is
    folder = tmp_path / "world"
    (folder / "decks").mkdir(parents=True)
    for number, name in enumerate(NAMES):
        deck = f"title: T\nquestions:\n- who: Who {number}?\n  answer: Ada\n  tags: {list(TAGS)}\n"
        (folder / "decks" / f"{name}.yaml").write_text(deck, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """The lines that the program says to a shell; nothing else is said."""
    capsys.readouterr()
    assert main(["completion", "--words", *words]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out.splitlines()


@pytest.mark.usefixtures("world")
def test_names_that_can_stand_in_a_line_are_proposed(capsys: pytest.CaptureFixture[str]) -> None:
    decks = asked(capsys, "decks")
    assert [name for name in decks if "csto" not in name and name != "sampler"] == list(PROPOSED)
    assert "csto-2007/who" in decks
    assert set(TAGS) <= set(asked(capsys, "tags"))
    assert [line.partition("\t")[0] for line in asked(capsys, "settings")] == list(ABOUT)


VALUES = {
    "answer_by": "mode typing choosing",
    "confidence": "yes no",
    "bell": "off all right wrong last end",
    "projector": "auto yes no",
    "new_per_day": "",
    "sync_folder": "",
    "day_starts_at": "",
    "no_such": "",
}


@pytest.mark.parametrize("name", VALUES)
def test_the_values_of_a_setting_are_proposed_where_they_are_words(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(capsys, "values", f"--of={name}") == VALUES[name].split()


def test_every_value_that_is_proposed_is_one(
    capsys: pytest.CaptureFixture[str], world: Path
) -> None:
    assert world
    for name in ABOUT:
        for value in asked(capsys, "values", f"--of={name}"):
            assert main(["settings", name, value]) == 0


@pytest.mark.usefixtures("world")
def test_sittings_and_backups_are_proposed(
    capsys: pytest.CaptureFixture[str], clock: FixedClock
) -> None:
    assert asked(capsys, "sittings") == []
    past = Past(Store(paths().store), clock, europe())
    past.study("x")
    past.sit("Paris")
    past.store.close()
    assert asked(capsys, "sittings") == ["1\texam, 2007-03-17 12:00", "2\tstudy, 2007-03-16 12:00"]
    assert main(["backup"]) == 0
    made = capsys.readouterr().out.strip()
    assert asked(capsys, "backups") == [made]


def test_remembered_folders_of_decks_are_looked_through(
    world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (world / "other").mkdir()
    (world / "decks" / f"{PROPOSED[0]}.yaml").rename(world / "other" / "seas.yaml")
    main(["settings", "decks", str(world / "other")])
    assert "seas" in asked(capsys, "decks")
    assert PROPOSED[1] not in asked(capsys, "decks")


KINDS = ("decks", "tags", "settings", "values", "sittings", "backups", "nonsense")


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_broken_nothing_is_said_at_the_prompt(
    kind: str, world: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Path(os.environ["QUIZ_HOME"])
    home.mkdir()
    (world / "decks" / "broken.yaml").write_bytes(b"\xff\x00{[")
    (home / "config.toml").write_text("decks = 7", encoding="utf-8")
    (home / "quiz.db").write_text("no store", encoding="utf-8")
    asked(capsys, kind)
    (home / "quiz.db").unlink()
    Store(home / "quiz.db").close()
    (home / "quiz.db-journal").unlink(missing_ok=True)
    os.mkfifo(home / "quiz.db-journal")
    asked(capsys, kind)
    (home / "quiz.db-journal").unlink()
    (home / "quiz.db").unlink()
    os.mkfifo(home / "quiz.db")
    (home / "config.toml").unlink()
    (home / "config.toml").mkdir()
    asked(capsys, kind)
    monkeypatch.setenv("QUIZ_HOME", str(world / "decks" / "broken.yaml"))
    asked(capsys, kind)
    monkeypatch.setenv("QUIZ_HOME", "~nobody-here/quiz")
    asked(capsys, kind)


def test_a_prompt_changes_nothing_but_the_cache(
    world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in KINDS:
        asked(capsys, kind)
    home = Path(os.environ["QUIZ_HOME"])
    assert world
    assert [path.name for path in home.iterdir()] == ["cache"]


def test_a_prompt_waits_for_no_large_deck_and_for_no_lock(
    world: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert world
    main(["settings", "name", "Ada"])
    monkeypatch.setattr("quiz.commands._words._LARGEST", 10)
    store = Store(paths().store)
    store._connection.execute("BEGIN EXCLUSIVE")
    assert asked(capsys, "tags") == []
    assert asked(capsys, "sittings") == []
    store._connection.execute("ROLLBACK")
    store.close()


def test_what_is_asked_at_a_prompt_imports_nothing_heavy(world: Path) -> None:
    code = (
        "import sys; from quiz.__main__ import main; main(sys.argv[1:]);"
        "print(*{'textual', 'rich', 'yaml', 'shtab', 'rapidfuzz'} & set(sys.modules))"
    )
    words = ["completion", "--words", "decks"]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True, cwd=world
    )
    assert done.stdout.splitlines()[-1] == ""


# Quoted for bash


def read_by_bash(words: list[str], quote: str, folder: Path) -> int:
    """Holds that bash reads the replies for some words as these words; returns how many it got."""
    replies = {word: bash_replies(quote, [word]) for word in words}
    offered = {word: reply for word, found in replies.items() for reply in found}
    lines = "".join(f"printf '%s\\0' {quote}{reply}{quote}\n" for reply in offered.values())
    done = subprocess.run(
        ["bash"], input=lines.encode(), capture_output=True, check=True, cwd=folder
    )
    assert done.stdout.decode().split("\0")[:-1] == list(offered)
    assert done.stderr == b""
    assert list(folder.iterdir()) == []
    return len(offered)


QUOTES = ("", "'", '"')
SIGNS = "aé日\u200c$()`'\"\\ !&|;<>*?[]{}~#^=:@%+,.\u00a0-\t\n/"


@pytest.mark.parametrize("quote", QUOTES)
def test_bash_reads_each_reply_as_the_name_that_it_is(quote: str, tmp_path: Path) -> None:
    pieces = [f"{sign}a{other}" for sign in NAMES for other in ("", " ", "\\", "'", '"', "~", "é")]
    words = [word for word in pieces if word.isprintable()]
    assert read_by_bash(words, quote, tmp_path) > len(words) / 3


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("quote", QUOTES)
def test_bash_reads_any_name_as_it_is(quote: str, tmp_path: Path) -> None:
    chance = random.Random(18)
    names = {"".join(chance.choices(SIGNS, k=chance.randint(1, 12))) for _ in range(20_000)}
    words = [name for name in names if can_be_typed(Word(name))]
    assert len(words) > 8_000
    assert read_by_bash(words, quote, tmp_path) > 1_000


@pytest.mark.parametrize(
    ("typed", "replies"),
    [
        ("my", ["my\\ deck"]),
        ("my\\ d", ["my\\ deck"]),
        ("'my d", ["my deck"]),
        ('"my d', ["my deck"]),
        ("'my'\\ d", ["my\\ deck"]),
        ('my" d', []),
        ("other", []),
        ("my\\", ["my\\ deck"]),
        ("$(touch pwned)", []),
    ],
)
def test_what_is_typed_already_is_read_as_bash_reads_it(typed: str, replies: list[str]) -> None:
    assert bash_replies(typed, ["my deck"]) == replies


# Real shells


def has(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_one_that_the_shell_can_read(shell: str, tmp_path: Path) -> None:
    text = script(shell)
    assert all(name in text for name in names())
    assert "--words" not in text.replace("completion --words", "").replace('" --words "$2"', "")
    has(shell)
    (tmp_path / "script").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [shell, "-n", str(tmp_path / "script")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_program_in_an_odd_folder_is_named_as_it_is(
    world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = world / "a '$(touch pwned)`touch pwned`{ask}\\"
    folder.mkdir()
    python = folder / "python"
    python.write_text("#!/bin/sh\necho found\n", encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    lines = [script("bash"), "COMP_WORDS=(quiz study f) COMP_CWORD=2", "_shtab_quiz quiz"]
    done = subprocess.run(
        ["bash", "-c", "\n".join([*lines, 'echo "${COMPREPLY[@]}"'])],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("found\n", "")
    assert not (world / "pwned").exists()


BEGIN = {
    "bash": ("exec bash --norc --noprofile -i", 'quiz() { printf "<%s>" "$@"; echo; }'),
    "zsh": ("exec zsh -f -i", 'quiz() { printf "<%s>" "$@"; echo; }'),
    "fish": ("exec fish --no-config -i", 'function quiz; printf "<%s>" $argv; echo; end'),
}
"""How each shell begins, and a program of that name which prints the words that it gets."""
TYPED = {
    "other.y\t": ["other.yaml"],
    "study ./oth\t": ["study", "./other.yaml"],
    "st\t": ["study"],
    "study csto-2007/who\t": ["study", "csto-2007/who"],
    "study --tag x\t": ["study", "--tag", "x y"],
    "study --tag w\\$\t": ["study", "--tag", "w$(touch pwned)"],
    "study --cr\t": ["study", "--cram"],
    "study 5\t 0\t": ["study", PROPOSED[5], PROPOSED[0]],
    "settings day_st\t": ["settings", "day_starts_at"],
    "settings answer_by cho\t": ["settings", "answer_by", "choosing"],
    "play --game bl\t": ["play", "--game", "blitz"],
    "help exa\t": ["help", "exam"],
    "history ex\t": ["history", "export"],
    "completion zs\t": ["completion", "zsh"],
}


BATCH = 12
"""Lines that are typed at once; a terminal holds no more than some thousand characters."""


def type_into(shell: str, world: Path, wanted: dict[str, list[str]]) -> None:
    """Types lines into a shell, and holds that its program gets these words and nothing happens."""
    before = sorted(world.iterdir())
    (world.parent / "script").write_text(script(shell), encoding="utf-8")
    command, program = BEGIN[shell]
    terminal = Terminal(
        Path(os.environ["QUIZ_HOME"]),
        code=command,
        python="bash",
        folder=world,
        size=(200, 200),
        environment={"HOME": str(world.parent), "LC_ALL": "C.UTF-8", "TERM": "xterm"},
    )
    load = 'eval "$(cat ../script)"' if shell != "fish" else "source ../script"
    terminal.send(f"{program}\n{load}\n")
    lines = list(wanted)
    for number in range(0, len(lines), BATCH):
        start, typed = len(terminal.output), lines[number : number + BATCH]
        terminal.send("".join(f"quiz {line}\n" for line in typed) + f"echo an''end{number}\n")
        terminal.wait_for(f"anend{number}", since=start)
        printed = terminal.output[start:].decode(errors="replace")
        for line in typed:
            words = "".join(f"<{word}>" for word in wanted[line])
            assert f"{words}\r\n" in printed, (line, printed)
    assert sorted(world.iterdir()) == before


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("shell", SHELLS)
def test_the_tab_key_in_a_real_shell_writes_names_that_do_nothing(
    shell: str, world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    has(shell)
    assert set(TAGS) <= set(asked(capsys, "tags"))  # and are in the cache from now on
    (world / "other.yaml").write_text("", encoding="utf-8")
    wanted = {f"study {name[0]}\t": ["study", name] for name in PROPOSED} | TYPED
    if shell == "bash":
        quoted = (PROPOSED[0], PROPOSED[5], PROPOSED[8])
        for quote in "'\"":
            wanted |= {f"study {quote}{name[0]}\t": ["study", name] for name in quoted}
    type_into(shell, world, wanted)


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("shell", SHELLS)
def test_no_name_does_anything_in_a_real_shell(shell: str, world: Path) -> None:
    has(shell)
    chance = random.Random(18)
    signs = SIGNS.replace("/", "").replace("\t", "").replace("\n", "").replace("\u00a0", "")
    names = [f"{n:03}{''.join(chance.choices(signs, k=12))}x" for n in range(150)]
    for name in names:
        (world / "decks" / f"{name}.yaml").write_text(f"title: {name[:3]}\n", encoding="utf-8")
    type_into(shell, world, {f"study {name[:3]}\t": ["study", name] for name in names})


def test_bash_asks_the_very_program_that_wrote_its_script_and_obeys_no_name(
    world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = script("bash")
    (world / "quiz").mkdir()
    (world / "quiz" / "__init__.py").write_text("open('pwned', 'w')", encoding="utf-8")
    monkeypatch.delenv("PATH")
    beginnings = "0 1 2 3 6 9"
    lines = [
        text,
        f"for word in {beginnings}; do",
        'COMP_WORDS=(quiz study "$word") COMP_CWORD=2',
        "_shtab_quiz quiz",
        "eval \"printf '%s\\\\0' ${COMPREPLY[*]}\"",  # as they would be obeyed on a line
        "done",
    ]
    done = subprocess.run(
        ["/bin/bash", "-c", "\n".join(lines)], capture_output=True, text=True, check=True, cwd=world
    )
    wanted = [name for name in PROPOSED if name[0] in beginnings.split()]
    assert (done.stdout.split("\0")[:-1], done.stderr) == (wanted, "")
    assert not (world / "pwned").exists()
