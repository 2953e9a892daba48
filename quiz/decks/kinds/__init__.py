"""The kinds of question a deck can hold, one file each.

The file name is the word in the deck, the docstring is the kind's manual with examples, and
`read(entry)` yields what to ask and what counts as an answer. Nothing is registered: this looks at
its own folder. A kind asks for all its keys before it decides, so that its examples are enough to
learn which they are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from quiz.decks.entry import Entry
from quiz.decks.question import Ask


@cache
def words() -> tuple[str, ...]:
    """The word of every kind, in alphabetical order."""
    files = (name.partition(".") for folder in __path__ for name in os.listdir(folder))
    return tuple(sorted({stem for stem, _, end in files if end == "py" and stem[:1] != "_"}))


@cache
def reader(word: str) -> Callable[[Entry], Iterator[Ask]]:
    """The function by which a kind reads an entry."""
    read: Callable[[Entry], Iterator[Ask]] = import_module(f"{__name__}.{word}").read
    return read


def manual(word: str) -> str:
    """A kind's docstring."""
    return import_module(f"{__name__}.{word}").__doc__ or ""


def examples(word: str) -> str:
    """The entries in a kind's manual, as they would stand under `questions`."""
    lines = manual(word).splitlines(keepends=True)
    return "".join(line for line in lines if line.startswith(("- ", "  ")))
