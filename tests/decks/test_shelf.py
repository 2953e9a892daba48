"""Folders of decks: what is found in them, and by which names."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.decks.folders import deck_files, deck_roots
from quiz.decks.shelf import Shelf, find_decks, read_shelf
from quiz.errors import DeckNotFound
from quiz.store.store import Store
from quiz.text import visible
from tests.clock import FixedClock
from tests.learner import Learner

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="file names and links of POSIX")
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a deck of one question at each path, each unlike the others; returns their folder."""

    def deck(*paths: str) -> Path:
        for path in paths:
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            title = ascii(path).replace("\\", "/")
            file.write_text(
                f'title: "{title}"\nquestions:\n- what: "{title}?"\n  answer: yes\n',
                encoding="utf-8",
            )
        return tmp_path

    return deck


def names(shelf: Shelf) -> list[str]:
    return [deck.name for deck in shelf.all_decks()]


def test_shelves_nest_and_stand_before_the_decks_beside_them(write: Write) -> None:
    root = write(
        "z.yaml",
        "a.yml",
        "history/rome/kings.yaml",
        "history/greece.yaml",
        "history/rome/wars.yaml",
    )
    shelf = read_shelf([root])
    assert names(shelf) == ["history/rome/kings", "history/rome/wars", "history/greece", "a", "z"]
    assert list(shelf.shelves) == ["history"]
    rome = shelf.shelves["history"].shelves["rome"]
    assert (rome.name, rome.label) == ("history/rome", "rome")


def test_only_files_named_as_decks_are_decks(write: Write) -> None:
    root = write(
        "a.yaml", "a.json", "yaml", "b.YAML.txt", ".hidden.yaml", ".git/config.yaml", "c.v2.yaml"
    )
    assert names(read_shelf([root])) == ["a", "c.v2"]


def test_a_single_file_is_a_shelf_of_one(write: Write) -> None:
    root = write("history/rome.yaml")
    assert names(read_shelf([root / "history" / "rome.yaml"])) == ["rome"]


def test_a_deck_found_twice_stands_on_the_shelf_once(write: Write) -> None:
    root = write("a.yaml", "sub/b.yaml")
    (root / "copy.yaml").write_bytes((root / "a.yaml").read_bytes())
    assert names(read_shelf([root, root / "sub", root / "a.yaml"])) == ["sub/b", "a"]


def test_decks_of_one_name_are_told_apart(write: Write) -> None:
    root = write("one/who.yaml", "two/who.yaml", "one/who.yml")
    assert names(read_shelf([root / "one", root / "two"])) == ["who", "who~2", "who~3"]


def test_a_file_that_is_no_deck_is_shown_with_its_problem(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe")
    (tmp_path / "b.yaml").write_text("", encoding="utf-8")
    (tmp_path / "c.yaml").mkdir()
    shelf = read_shelf([tmp_path, tmp_path / "not there.yaml"])
    assert names(shelf) == ["a", "b", "not there"]
    assert all(deck.problems for deck in shelf.all_decks())


@POSIX
def test_links_are_followed_and_loops_end(write: Write, tmp_path: Path) -> None:
    root = write("decks/a.yaml", "elsewhere/b.yaml") / "decks"
    (root / "linked").symlink_to(tmp_path / "elsewhere")
    (root / "loop").symlink_to(root)
    (tmp_path / "elsewhere" / "back").symlink_to(tmp_path)
    (root / "broken.yaml").symlink_to(root / "nothing")
    (root / "circle").symlink_to(root / "circle")
    shelf = read_shelf([root])
    assert sorted(names(shelf)) == ["a", "broken", "linked/b"]
    assert deck_roots([str(root / "circle")], (), tmp_path, tmp_path)[0] == root / "circle"


@POSIX
def test_a_folder_that_cannot_be_read_is_shown(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write("a.yaml", "closed/b.yaml")
    scan = os.scandir

    def refuse(path: str) -> object:  # root may read everything, and tests may run as root
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [name for _, name in deck_files(root)] == ["a", "closed"]
    closed = next(deck for deck in read_shelf([root]).all_decks() if deck.name == "closed")
    assert closed.problems == 1


@POSIX
@pytest.mark.parametrize(
    "name",
    [b"caf\xe9.yaml", b"a\x1b[31mb.yaml", b"new\nline.yaml", "Straße 中 ~ %s [b].yaml".encode()],
)
def test_any_file_name_can_be_shown_and_kept(
    name: bytes, write: Write, store: Store, clock: FixedClock
) -> None:
    root = write("a.yaml")
    path = os.fsdecode(os.path.join(os.fsencode(root), name))
    os.rename(root / "a.yaml", path)
    shelf = read_shelf([root])
    (shelved,) = shelf.all_decks()
    visible(shelved.name).encode("utf-8")
    assert "\x1b" not in visible(shelved.name)
    learner = Learner(store, clock, shelved.deck)
    learner.pass_by()
    store.see(shelf.all_decks(), clock.now())
    store.see(shelf.all_decks(), clock.now())
    with pytest.raises(DeckNotFound):
        find_decks(shelf, os.fsdecode(b"caf\xff"))
    assert find_decks(shelf, os.fsdecode(name)) == [shelved]


# Names


@pytest.fixture
def shelf(write: Write) -> Shelf:
    return read_shelf(
        [
            write(
                "csto-2007/who.yaml",
                "csto-2007/where.yaml",
                "nato/where.yaml",
                "rome.yaml",
                "rome/who-is.yaml",
                "x/nato.yaml",
            )
        ]
    )


@pytest.mark.parametrize(
    ("name", "decks"),
    [
        ("csto-2007/who", ["csto-2007/who"]),
        ("csto-2007/who.yaml", ["csto-2007/who"]),
        ("/csto-2007/who.yml", ["csto-2007/who"]),
        ("who", ["csto-2007/who"]),
        ("csto-2007", ["csto-2007/where", "csto-2007/who"]),
        ("csto-2007/", ["csto-2007/where", "csto-2007/who"]),
        ("rome", ["rome"]),
        ("rome.yaml", ["rome"]),
        ("rome/", ["rome/who-is"]),
        ("nato", ["nato/where"]),
        ("nato.yaml", ["x/nato"]),
    ],
)
def test_a_deck_or_a_shelf_has_its_name_in_full_or_its_last_part(
    shelf: Shelf, name: str, decks: list[str]
) -> None:
    assert [deck.name for deck in find_decks(shelf, name)] == decks


def test_a_name_that_could_be_two_is_told_with_both(shelf: Shelf) -> None:
    with pytest.raises(
        DeckNotFound,
        match=r'"where" could be csto-2007/where, nato/where\. Name one of them in full\.',
    ):
        find_decks(shelf, "where")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("whoo", '"csto-2007/who"?'),
        ("csto-2007/were", '"csto-2007/where"?'),
        ("zzzzzz", "On the shelf: csto-2007/where, csto-2007/who, nato/where"),
        ("", "On the shelf:"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(shelf: Shelf, name: str, says: str) -> None:
    with pytest.raises(DeckNotFound) as refusal:
        find_decks(shelf, name)
    assert says in str(refusal.value)


def test_an_empty_shelf_says_so() -> None:
    with pytest.raises(DeckNotFound, match="The shelf is empty"):
        find_decks(Shelf(""), "who")


# Where decks are looked for


def test_paths_win_over_settings_and_those_over_the_folder_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    shipped.mkdir()
    monkeypatch.chdir(tmp_path)
    assert deck_roots(["a"], ["b"], own, shipped) == [Path("a"), shipped]
    assert deck_roots([], ["b"], own, shipped) == [Path("b"), shipped]
    assert deck_roots([], [], own, shipped) == [shipped]
    (tmp_path / "decks").mkdir()
    own.mkdir()
    assert deck_roots([], [], own, shipped) == [Path("decks"), own, shipped]
    assert deck_roots([], [], tmp_path / "decks", shipped) == [Path("decks"), shipped]
    assert deck_roots(["~/x"], [], own, shipped)[0] == Path.home() / "x"
