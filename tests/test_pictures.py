"""The README's pictures show what the screens of the program show today."""

from __future__ import annotations

import html
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.pictures import FOLDER, pictures
from tests.places import ROOT


def words(picture: str) -> list[str]:
    """The texts of a picture, in order."""
    return [html.unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", picture)]


@pytest.mark.parametrize(
    ("path", "draw"), list(pictures()), ids=lambda item: getattr(item, "stem", "")
)
async def test_a_picture_shows_what_the_program_shows(
    path: Path, draw: Callable[[], Awaitable[str]]
) -> None:
    drawn = words(await draw())
    assert len(drawn) > 20
    assert drawn == words(path.read_text(encoding="utf-8")), "`python -m tests.pictures` draws it"


def test_every_picture_stands_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    names = {path.name for path, _ in pictures()}
    assert all(f"(.pictures/{name})" in text for name in names)
    assert {path.name for path in FOLDER.iterdir()} == names
