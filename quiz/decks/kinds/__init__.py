"""The kinds of question a deck can hold, one file each.

The file name is the word in the deck, the docstring is the kind's manual with an example, and
`read(entry)` yields what to ask and what counts as an answer. Nothing is registered: this looks at
its own folder.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from quiz.decks.entry import Entry
from quiz.decks.question import Ask


@cache
def words() -> tuple[str, ...]:
    """The word of every kind, in alphabetical order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


@cache
def reader(word: str) -> Callable[[Entry], Iterator[Ask]]:
    """How a kind reads an entry."""
    read: Callable[[Entry], Iterator[Ask]] = import_module(f"{__name__}.{word}").read
    return read
