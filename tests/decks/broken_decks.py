"""The broken decks of tests/data/broken-decks.txt."""

from __future__ import annotations

from typing import NamedTuple

from tests.places import DATA


class Broken(NamedTuple):
    """A deck with slips, where they have to be found, and how many questions are left."""

    name: str
    text: str
    problems: tuple[str, ...]
    questions: int


def _cases(source: str) -> list[Broken]:
    cases = []
    for block in source.split("\n=== ")[1:]:
        title, _, rest = block.partition("\n")
        text, _, expected = rest.rpartition("\n--> ")
        left, _, problems = expected.strip().partition(" left")
        places = tuple(line.strip() for line in problems.splitlines() if line.strip())
        cases.append(Broken(title.strip(), text + "\n", places, int(left)))
    return cases


BROKEN: list[Broken] = _cases("\n" + (DATA / "broken-decks.txt").read_text(encoding="utf-8"))
