"""The first paint in a real terminal: true, taken over without a flicker, and given back."""

from __future__ import annotations

import itertools
import os
import signal
import sys
import termios
import time
from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.first_paint import frame, painting
from quiz.first_paint.painting import OPENING
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.first_paint.cells import Screen
from tests.learner import sums
from tests.tui.screens import settle
from tests.tui.terminal import HANG, Terminal, responses_in
from tests.tui.test_home_screen import open_home
from tests.tui.test_leaving import IN_A_SHELL, suspend, wait_for_state

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it is never painted there")

LINES, COLUMNS = 24, 80
TAKEN_OVER = b"\x1b[?1000h"
"""Textual begins with this."""
PAGE = "\x1b[6n"
"""What is sent behind the first page."""
PATIENT = """
import os, sys
from quiz.first_paint import painting
painting._PATIENCE = float(os.environ.get("PATIENCE", "30"))
from quiz.__main__ import main
sys.exit(main())
"""
"""The program, which waits for its files however little of the machine is left for it."""
STAGED = (
    """
import functools, importlib, os, sys, time
(module, _, path), fault = sys.argv[1].partition(":"), sys.argv[2]
*owners, name = path.split(".")
owner = functools.reduce(getattr, owners, importlib.import_module(module))
real = getattr(owner, name)
@functools.wraps(real)
def staged(*args, **kwargs):
    setattr(owner, name, real)
    exec(fault)
    return real(*args, **kwargs)
setattr(owner, name, staged)
del sys.argv[1:3]
"""
    + PATIENT
)
"""The program, to which something happens when it first calls a function."""
HEARD_LATE = (
    """
import os, time
from quiz.first_paint import painting
class Late:
    def __getattr__(self, name):
        return getattr(os, name)
    def read(self, *args):
        heard = os.read(*args)
        while painting.before():
            time.sleep(0.01)
        return heard
painting.os = Late()
"""
    + STAGED
)
"""The same, whose first paint hears of no signal before the terminal was taken over."""
STAGES = (
    "quiz.collection.collection:open_collection",
    "quiz.tui.app:need",
    "quiz.tui.app:QuizApp.__init__",
    "quiz.tui.terminal.ending:Ending.wait",
    "quiz.tui.terminal.ending:Ending.catch",
    "textual.drivers.linux_driver:LinuxDriver.start_application_mode",
)
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
FAULTS = {
    "raise RuntimeError('the roof fell in')": (1, "the roof fell in"),
    "from quiz.errors import QuizError; raise QuizError('No luck.')": (2, "quiz: No luck."),
    "sys.exit(3)": (3, ""),
    "raise KeyboardInterrupt": (130, ""),
}
"""What happens, with the exit status and the words that follow."""
WAITING = "while not os.path.exists(os.environ['GO_ON']): time.sleep(0.01)"


def in_a_shell(code: str) -> str:
    """A program as a shell begins it: as a job of its own."""
    begin, end = "    from quiz.__main__ import main\n", "    sys.exit(main(sys.argv[1:]))\n"
    assert begin + end in IN_A_SHELL
    return IN_A_SHELL.replace(begin + end, f"    exec({code!r})\n")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder in which a program finds decks, old enough to be known as they are."""
    decks = tmp_path / "place" / "decks"
    (decks / "east").mkdir(parents=True)
    titles = {"sums": "Sums", "east/rivers": "日本の川", "east/thumbs": "Thumbs 👍🏽 up"}
    for name, title in titles.items():
        text = f"title: {title}\nquestions:\n- what: One of {name}?\n  answer: x\n"
        (decks / f"{name}.yaml").write_text(text, encoding="utf-8")
    time.sleep(0.3)
    return decks.parent


@pytest.fixture
def sums_file(tmp_path: Path) -> Path:
    path = tmp_path / "sums" / "sums.yaml"
    path.parent.mkdir()
    path.write_text("title: Sums\nquestions:\n- number: What is 1 plus 1?\n  answer: 2\n")
    time.sleep(0.3)
    return path


def start(home: Path, *words: str, folder: Path | None = None, **environment: str) -> Terminal:
    size = (LINES, COLUMNS)
    return Terminal(home, *words, code=PATIENT, folder=folder, size=size, environment=environment)


def leave_frame(home: Path, *words: str, folder: Path | None = None, **environment: str) -> Path:
    """Runs a command until its frame is left; returns the file of that."""
    path = home / "cache" / f"first-{'study' if words[:1] == ('study',) else 'home'}"
    terminal, end = start(home, *words, folder=folder, **environment), time.monotonic() + HANG
    while not path.exists() or not path.stat().st_size:
        assert terminal.process.poll() is None, terminal.output[-500:]
        assert time.monotonic() < end, terminal.output[-500:]
        terminal.read_for(0.1)
    terminal.send("\x03")
    assert terminal.end() == 0
    terminal.close()
    return path


def taken_over(terminal: Terminal) -> tuple[Screen, Screen]:
    """The screen as it was first painted, and the same once a program has come to rest on it."""
    end = time.monotonic() + HANG
    while TAKEN_OVER not in terminal.output:
        assert time.monotonic() < end, terminal.output
        terminal.read_for(0.05)
    terminal.wait_for(PAGE)
    before = 0
    while before < len(terminal.output):
        before = len(terminal.output)
        terminal.read_for(0.5)
    first, rest, last = Screen(LINES, COLUMNS), terminal.output, Screen(LINES, COLUMNS)
    painted = rest[: rest.index(TAKEN_OVER)]
    first.show(painted)
    last.show(painted)
    last.changed.clear()
    last.show(rest[len(painted) :])
    terminal.send("\x03")
    assert terminal.end() == 0
    assert not terminal.left_behind
    return first, last


def faults(first: Screen, last: Screen) -> list[str]:
    """What was painted first and did not stay; of the opening words nothing should."""
    opening = {
        (y, x)
        for y, row in enumerate(first.rows)
        if (at := "".join(cell.letter or " " for cell in row).find(OPENING)) >= 0
        for x in range(at, at + len(OPENING))
    }
    return [
        f"{y}, {x}: {cell} became {last.rows[y][x]}"
        for y, row in enumerate(first.rows)
        for x, cell in enumerate(row)
        if (y, x) not in opening
        and cell.letter != " "
        and (cell != last.rows[y][x] or (y, x) in last.changed)
    ]


ENVIRONMENTS = [
    {},
    {"NO_COLOR": "1"},
    {"TERM": "xterm", "COLORTERM": ""},
    {"TERM": "vt220", "COLORTERM": ""},
    {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0"},
]


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=lambda each: " ".join(each) or "all")
def test_what_is_painted_first_of_the_shelf_stays_as_it_is(
    environment: dict[str, str], home: Path, shelf: Path
) -> None:
    leave_frame(home, folder=shelf, **environment)
    first, last = taken_over(start(home, folder=shelf, **environment))
    assert not faults(first, last)
    assert last.times_cleared == 1
    for words in ("quiz", OPENING, "All decks", "Sums", "due   new", "Days in a row", "study"):
        assert words in first.text()
    assert OPENING not in last.text()
    assert "20 new questions" in last.text()
    figures = first.text().replace("csto-2007", "")  # a folder of the decks that ship
    assert not any(letter.isdigit() for letter in figures)


def test_names_are_painted_first_where_it_is_sure_how_wide_they_are(
    home: Path, shelf: Path
) -> None:
    leave_frame(home, folder=shelf)
    first, last = taken_over(start(home, folder=shelf))
    assert not faults(first, last)
    assert "日本の川" in first.text()
    assert "Thumbs" not in first.text()
    assert "Thumbs" in last.text()


def test_names_of_decks_that_have_changed_are_not_painted(home: Path, shelf: Path) -> None:
    leave_frame(home, folder=shelf)
    deck = shelf / "decks" / "sums.yaml"
    deck.write_text(deck.read_text().replace("Sums", "Adds"))
    first, last = taken_over(start(home, folder=shelf))
    assert "Sums" not in first.text()
    assert "Days in a row" in first.text()
    assert not faults(first, last)
    assert "Adds" in last.text()


def test_a_deck_that_has_come_between_is_noticed(home: Path, shelf: Path) -> None:
    leave_frame(home, folder=shelf)
    (shelf / "decks" / "east" / "a.yaml").write_text(
        "title: A\nquestions:\n- what: b\n  answer: c\n"
    )
    first, last = taken_over(start(home, folder=shelf))
    assert "Sums" not in first.text()
    assert not faults(first, last)


@pytest.mark.parametrize("place", ["elsewhere", "other size"])
def test_in_another_place_or_size_only_the_program_is_named(
    place: str, home: Path, shelf: Path, tmp_path: Path
) -> None:
    leave_frame(home, folder=shelf)
    if place == "elsewhere":
        terminal = start(home, folder=tmp_path)
    else:
        terminal = Terminal(home, code=PATIENT, folder=shelf, size=(LINES, COLUMNS - 1))
    first, last = taken_over(terminal)
    assert first.text().strip() == f"quiz   {OPENING}"
    assert last.times_cleared == 1


def test_a_first_start_says_what_it_does(home: Path, shelf: Path) -> None:
    for words, said in (((), f" quiz   {OPENING}"), (("study",), f"  {OPENING}")):
        first, last = taken_over(start(home, *words, folder=shelf))
        assert first.text().rstrip() == f"{' ' * (not words)}{said}".rstrip()
        assert OPENING not in last.text()


def test_of_a_sitting_the_bars_are_painted_and_the_only_deck(home: Path, sums_file: Path) -> None:
    leave_frame(home, "study", str(sums_file))
    first, last = taken_over(start(home, "study", str(sums_file)))
    assert first.text().split() == ["Sums"]
    assert not faults(first, last)
    assert [cell.style for cell in first.rows[-1]] == [last.rows[-1][0].style] * COLUMNS


def test_of_a_sitting_with_several_decks_no_name_is_painted(home: Path, shelf: Path) -> None:
    leave_frame(home, "study", folder=shelf)
    first, last = taken_over(start(home, "study", folder=shelf))
    assert first.text().strip() == OPENING
    assert OPENING not in last.text()


# Keys


def test_keys_typed_at_the_first_paint_are_for_the_first_screen(
    home: Path, sums_file: Path, tmp_path: Path
) -> None:
    leave_frame(home, "study", str(sums_file))
    words = (STAGES[0], WAITING, "study", str(sums_file))
    terminal = Terminal(home, *words, code=STAGED, environment={"GO_ON": str(tmp_path / "go")})
    terminal.wait_for("\x1b[?7l")
    flags = termios.tcgetattr(terminal._theirs)[3]
    assert not flags & (termios.ECHO | termios.ICANON)
    terminal.send("2\r")
    terminal.read_for(0.2)
    (tmp_path / "go").touch()
    terminal.wait_for("Right")
    terminal.send("\x03")
    assert terminal.end() == 0
    assert not terminal.left_behind
    assert responses_in(home) == ["2"]


def in_a_job(home: Path, go_on: Path) -> Terminal:
    """The program as a job of a shell, which waits while its first paint is shown."""
    code = in_a_shell(STAGED)
    terminal = Terminal(home, STAGES[0], WAITING, code=code, environment={"GO_ON": str(go_on)})
    terminal.wait_for(OPENING)
    return terminal


def job_of(terminal: Terminal) -> int:
    """The process of the program that a shell has begun."""
    shell, end = terminal.process.pid, time.monotonic() + HANG
    while not (jobs := Path(f"/proc/{shell}/task/{shell}/children").read_text()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return int(jobs)


def test_ctrl_c_at_the_first_paint_ends_the_program(home: Path, tmp_path: Path) -> None:
    terminal = in_a_job(home, tmp_path / "never")
    terminal.send("\x03")
    assert terminal.end() == 1
    assert not terminal.left_behind


def test_ctrl_z_at_the_first_paint_waits_for_the_program(home: Path, tmp_path: Path) -> None:
    terminal = in_a_job(home, tmp_path / "go")
    terminal.send("\x1a")
    terminal.read_for(0.3)
    assert terminal.attributes_changed
    (tmp_path / "go").touch()
    wait_for_state(job_of(terminal), "T", terminal)
    terminal.read_for(0.2)
    assert not terminal.left_behind
    since = len(terminal.output)
    terminal.send("fg\n")
    terminal.wait_for("All decks", since=since)
    terminal.send("\x03")
    assert terminal.end() == 0
    assert not terminal.left_behind


def test_a_program_that_was_painted_first_is_suspended_as_any_other(home: Path) -> None:
    terminal = Terminal(home, code=in_a_shell(PATIENT))
    terminal.wait_for("All decks")
    suspend(terminal)
    assert not terminal.left_behind
    since = len(terminal.output)
    terminal.send("fg\n")
    terminal.wait_for("All decks", since=since)
    assert b"\x1b[?1049h" in terminal.output[since:]
    terminal.send("\x03")
    assert terminal.end() == 0
    assert not terminal.left_behind


# Giving it back


@pytest.mark.parametrize(
    ("stage", "fault"), list(zip(STAGES, itertools.cycle(FAULTS), strict=False))
)
def test_a_start_that_fails_gives_the_terminal_back_before_it_says_why(
    stage: str, fault: str, home: Path
) -> None:
    status, words = FAULTS[fault]
    terminal = Terminal(home, stage, fault, code=STAGED)
    assert terminal.end() == status
    assert OPENING.encode() in terminal.output
    assert not terminal.left_behind
    assert words.encode() in terminal.output[terminal.output.rindex(b"\x1b[?1049l") :]
    assert b"Traceback" not in terminal.output


@pytest.mark.parametrize(
    ("stage", "number"), list(zip(STAGES, itertools.cycle(SIGNALS), strict=False))
)
def test_a_signal_at_the_first_paint_gives_the_terminal_back(
    stage: str, number: int, home: Path
) -> None:
    terminal = Terminal(home, stage, f"os.kill(os.getpid(), {int(number)})", code=STAGED)
    assert terminal.end() in (0, 1)
    assert OPENING.encode() in terminal.output
    assert not terminal.left_behind


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_heard_when_the_terminal_was_taken_over_is_obeyed_by_the_program(
    number: int, home: Path
) -> None:
    fault = f"os.kill(os.getpid(), {int(number)})"
    terminal = Terminal(home, "quiz.tui.app:need", fault, code=HEARD_LATE)
    assert terminal.end() in (0, 1)
    assert TAKEN_OVER in terminal.output
    assert not terminal.left_behind


def test_a_signal_is_obeyed_while_the_start_hangs_where_python_hears_of_none(home: Path) -> None:
    terminal = Terminal(home, STAGES[0], "import ctypes; ctypes.CDLL(None).sleep(60)", code=STAGED)
    terminal.wait_for(OPENING)
    terminal.read_for(0.5)
    begin = time.monotonic()
    terminal.kill(signal.SIGTERM)
    assert terminal.end() == 1
    assert time.monotonic() - begin < HANG / 2
    assert not terminal.left_behind


def test_a_command_that_comes_to_no_screen_is_not_painted_again_until_it_does(
    home: Path, shelf: Path
) -> None:
    home.mkdir()
    (home / "config.toml").write_text("new_per_day = 0\n")
    (home / "cache").mkdir()
    nothing = b"Nothing of this is due today."
    terminal = start(home, "study", folder=shelf)
    assert terminal.end() == 0
    assert terminal.output.index(b"\x1b[?1049l") < terminal.output.index(nothing)
    assert not terminal.left_behind
    terminal = start(home, "study", folder=shelf)
    assert terminal.end() == 0
    assert b"\x1b" not in terminal.output
    (home / "config.toml").write_text("")
    time.sleep(0.3)
    leave_frame(home, "study", folder=shelf)
    first, last = taken_over(start(home, "study", folder=shelf))
    assert OPENING in first.text()
    assert not faults(first, last)


# Where nothing is painted


@pytest.mark.parametrize(
    ("words", "environment", "size"),
    [
        (("check", "."), {}, (24, 80)),
        (("study", "--bogus"), {}, (24, 80)),
        (("study", "--plain"), {}, (24, 80)),
        ((), {"TERM": "dumb"}, (24, 80)),
        ((), {"COLUMNS": "70"}, (24, 80)),
        ((), {}, (11, 80)),
        ((), {}, (24, 39)),
    ],
)
def test_nothing_is_painted_first_where_it_would_not_be_true_or_not_be_seen(
    words: tuple[str, ...],
    environment: dict[str, str],
    size: tuple[int, int],
    home: Path,
    shelf: Path,
) -> None:
    terminal = Terminal(
        home, *words, code=PATIENT, size=size, environment=environment, folder=shelf
    )
    end = time.monotonic() + HANG
    while not terminal.output:
        assert time.monotonic() < end
        terminal.read_for(0.1)
    assert OPENING.encode() not in terminal.output


def test_a_program_in_the_background_paints_nothing(home: Path) -> None:
    code = in_a_shell(PATIENT).replace("    os.tcsetpgrp(0, os.getpgrp())\n", "", 1)
    terminal = Terminal(home, code=code)
    wait_for_state(job_of(terminal), "T", terminal)
    assert OPENING.encode() not in terminal.output


@pytest.mark.parametrize("kind", ["pipe", "folder", "link", "noise", "control"])
def test_a_frame_of_a_stranger_neither_holds_the_start_up_nor_is_shown(
    kind: str, home: Path, shelf: Path
) -> None:
    path = leave_frame(home, folder=shelf)
    content = path.read_text(encoding="utf-8")
    path.unlink()
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "link":
            (home / "theirs").write_text(content.replace("Sums", "Pwnd"), encoding="utf-8")
            path.symlink_to(home / "theirs")
        case "noise":
            path.write_bytes(os.urandom(5000))
        case _:
            path.write_text(content.replace("Sums", "\x1b]0;Pwnd\x07"), encoding="utf-8")
    first, last = taken_over(start(home, folder=shelf))
    assert first.text().strip() == f"quiz   {OPENING}"
    assert "Sums" in last.text()


def test_a_place_that_never_answers_does_not_hold_the_start_up(home: Path) -> None:
    (home / "cache").mkdir(parents=True)
    hang = "time.sleep(30)"
    words = ("quiz.first_paint.frame:_content", hang)
    terminal = Terminal(home, *words, code=STAGED, environment={"PATIENCE": "0.1"})
    terminal.wait_for("All decks")
    assert OPENING.encode() not in terminal.output
    terminal.send("\x03")
    assert terminal.end() == 0
    assert not terminal.left_behind


def test_a_terminal_that_takes_nothing_does_not_hold_the_start_up(home: Path) -> None:
    go_on = home.parent / "begun"
    code = "import termios; termios.tcflow(1, termios.TCOOFF)\n" + STAGED
    words = ("quiz.tui.app:need", "open(os.environ['GO_ON'], 'w').close()")
    terminal = Terminal(home, *words, code=code, environment={"GO_ON": str(go_on)})
    end = time.monotonic() + HANG
    while not go_on.exists():
        assert time.monotonic() < end
        time.sleep(0.02)
    termios.tcflow(terminal._theirs, termios.TCOON)
    terminal.wait_for("All decks")
    terminal.send("\x03")
    assert terminal.end() == 0
    assert not terminal.left_behind


# Frames that are left no more


def test_a_setting_that_is_changed_takes_the_frames_away(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUIZ_HOME", str(home))
    places = [Path(frame.place(words)) for words in ([], ["study"])]
    places[0].parent.mkdir(parents=True)
    for place in places:
        place.touch()
    assert main(["settings", "new_per_day", "7"]) == 0
    assert not any(place.exists() for place in places)
    capsys.readouterr()


async def test_a_theme_that_is_chosen_takes_the_frames_away(
    home: Path, store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_HOME", str(home))
    place = Path(frame.place([]))
    place.parent.mkdir(parents=True)
    place.touch()
    async with open_home(store, clock, sums(2)).run_test() as pilot:
        pilot.app.theme = "nord"
        await settle(pilot)
    assert not place.exists()


def test_an_app_that_no_command_began_leaves_no_frame() -> None:
    assert painting.start() is None
