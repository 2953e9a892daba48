"""A frame in a file: read as it was written, true or left out, and harmless whoever wrote it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from quiz.first_paint import frame
from quiz.first_paint.frame import ALWAYS, DECKS, Frame, Run, Source
from quiz.settings import paths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it is never painted there")

ROWS = [
    [Run(ALWAYS, 6, "1;7", "48;5;3", " quiz ")],
    [Run(DECKS, 4, "1", "48;5;3", "名前"), Run(ALWAYS, 3, "", "", "due")],
]


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "first-home")


def written(place: str, *sources: Source) -> Frame:
    """A frame, as it is read after it was written."""
    frame.write(Frame("here", sources, ROWS), place)
    read = frame.read(place)
    assert read is not None
    return read


def changed(place: str, old: str, new: str) -> None:
    """A frame in a file, a part of which is something else."""
    frame.write(Frame("here", [Source(DECKS, "-", "/nowhere")], ROWS), place)
    content = Path(place).read_text(encoding="utf-8")
    assert old in content
    Path(place).write_text(content.replace(old, new), encoding="utf-8", errors="surrogateescape")


def is_refused(place: str) -> bool:
    try:
        frame.read(place)
    except (OSError, ValueError, IndexError, TypeError):
        return True
    return False


def test_a_frame_is_drawn_as_it_was_written(place: str) -> None:
    read = written(place, Source(DECKS, frame.state("/"), "/"))
    assert read.context == "here"
    assert frame.drawn(read) == ("\x1b[1H\x1b[0;1;7m quiz \x1b[2H\x1b[0;1m名前\x1b[0;m" + "due")


def test_names_of_decks_are_left_out_when_a_deck_has_changed(place: str, tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("a")
    read = written(place, Source(DECKS, frame.state(str(deck)), str(deck)))
    assert "名前" in frame.drawn(read)
    times = deck.stat()
    deck.write_text("b")
    os.utime(deck, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert "名前" not in frame.drawn(read)
    assert "\x1b[0;48;5;3m    \x1b" in frame.drawn(read)
    deck.unlink()
    assert "名前" not in frame.drawn(read)


def test_nothing_is_drawn_when_the_settings_have_changed(place: str, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    read = written(place, Source(ALWAYS, frame.state(str(config)), str(config)))
    assert frame.drawn(read)
    config.write_text("")
    assert not frame.drawn(read)


def test_the_context_is_the_size_the_place_the_words_and_the_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    contexts = {frame.context([], 80, 24), frame.context([], 81, 24), frame.context(["x"], 80, 24)}
    monkeypatch.setenv("TERM", "vt220")
    contexts.add(frame.context([], 80, 24))
    monkeypatch.chdir(tmp_path)
    contexts.add(frame.context([], 80, 24))
    assert len(contexts) == 5
    assert not any("\n" in context for context in contexts)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("quiz", "qu\x1bcz"),
        ("quiz", "qu\x9biz"),
        ("quiz", "qu\u202eiz"),
        ("quiz", "qu\U000e0041iz"),
        ("quiz", "qu\udcffiz"),
        ("1;7", "1;7m\x1b]0;x\x07"),
        ("1;7", "1;7m"),
        ("1;7", "?1049"),
        ("1;7", "²"),
        ("1;7", "1;" * 100),
        ("48;5;3", "2J"),
        ("\t6\t", "\tsix\t"),
        ("\t6\t", "\t" + "6" * 5000 + "\t"),
        ("row\n", ""),
        ("row", "now"),
        ("\tdue", ""),
        ("file\t?\t-", "file\t?"),
        ("\nend", ""),
        ("end", "end\n"),
        ("here", "he\x00re\nthere"),
    ],
)
def test_a_frame_that_is_not_as_it_should_be_is_refused(old: str, new: str, place: str) -> None:
    changed(place, old, new)
    assert is_refused(place)


def test_a_place_in_a_row_takes_no_more_columns_than_its_letters(place: str) -> None:
    changed(place, "\t4\t", f"\t{10**9}\t")
    read = frame.read(place)
    assert read is not None
    assert len(frame.drawn(read)) < 200


@pytest.mark.parametrize(
    "content", [b"\x00" * 100, b"\xff\xfe", b"\n\n\n", b"end", b"x" * (1 << 19)]
)
def test_a_file_with_anything_else_in_it_is_refused(content: bytes, place: str) -> None:
    Path(place).write_bytes(content)
    assert is_refused(place)


def test_an_empty_file_wants_nothing_shown(place: str) -> None:
    Path(place).touch(mode=0o600)
    assert frame.read(place) is None


def test_no_other_thing_than_a_file_of_ours_is_read(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(place)
    linked = tmp_path / "link"
    linked.symlink_to(place)
    assert is_refused(str(linked))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert is_refused(str(pipe))
    assert is_refused(str(tmp_path))
    Path(place).chmod(0o620)
    assert is_refused(place)
    Path(place).chmod(0o600)
    assert not is_refused(place)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert is_refused(place)


def test_a_frame_takes_the_place_of_whatever_is_there(place: str, tmp_path: Path) -> None:
    (tmp_path / "other").write_text("safe")
    Path(place).symlink_to(tmp_path / "other")
    written(place)
    assert (tmp_path / "other").read_text() == "safe"
    os.unlink(place)
    os.mkfifo(place)
    written(place)
    assert Path(place).stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first-home", "other"]


def test_what_is_there_already_is_not_written_again(place: str) -> None:
    written(place)
    before = frame.state(place)
    written(place)
    assert frame.state(place) == before


@pytest.mark.parametrize(
    "environment",
    [
        {"QUIZ_HOME": "/somewhere/else"},
        {"QUIZ_HOME": "relative"},
        {"QUIZ_HOME": "~/mine"},
        {"QUIZ_HOME": "", "XDG_CACHE_HOME": "/caches"},
        {"QUIZ_HOME": "", "XDG_CACHE_HOME": ""},
        {"QUIZ_HOME": "", "HOME": "/somewhere/else"},
    ],
)
def test_the_cache_folder_is_that_of_the_settings(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Path(frame.place(["study", "rome"])) == paths().cache / "first-study"
    assert Path(frame.place([])) == paths().cache / "first-home"
