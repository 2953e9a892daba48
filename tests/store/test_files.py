"""Files of the store: free names, and new files put in their place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.store.files import first_free, fresh_name, put_in_place


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    path = fresh_name(tmp_path / "quiz.db")
    path.write_bytes(b"new")
    return path


def test_a_new_file_takes_a_free_name(fresh: Path) -> None:
    path = fresh.with_name("quiz.db")
    assert put_in_place(fresh, path) is True
    assert path.read_bytes() == b"new"


def test_a_new_file_never_takes_the_place_of_another(fresh: Path) -> None:
    path = fresh.with_name("quiz.db")
    path.write_bytes(b"old")
    assert put_in_place(fresh, path) is False
    assert (path.read_bytes(), fresh.read_bytes()) == (b"old", b"new")


def test_where_there_are_no_links_a_new_file_is_renamed(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(_source: Path, _target: Path) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", no_links)
    path = fresh.with_name("quiz.db")
    assert put_in_place(fresh, path) is True
    assert (path.read_bytes(), fresh.exists()) == (b"new", False)


def test_the_first_free_name_is_the_one_of_the_least_number(tmp_path: Path) -> None:
    def numbered(number: int) -> Path:
        return tmp_path / f"aside-{number}"

    assert first_free(numbered) == numbered(1)
    numbered(1).touch()
    numbered(3).touch()
    assert first_free(numbered) == numbered(2)
