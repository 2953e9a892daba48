"""A terminal quiz and flashcard game: plain-text decks, graded answers, spaced review, a clock."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__version__ = "0.1.0"


def front_door(room: str, files: Mapping[str, str]) -> Callable[[str], object]:
    """A room's `__getattr__` (PEP 562): it imports a file when the first of its names is asked for.

    `files` has the names that other rooms may use, by the file that defines them. A file that is
    itself for others, such as store/backups.py, Python finds without it.
    """
    homes = {name: file for file, names in files.items() for name in names.split()}

    def find(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {room!r} has no attribute {name!r}", name=name)
        from importlib import import_module

        value: object = getattr(import_module(f"{room}.{homes[name]}"), name)
        setattr(sys.modules[room], name, value)
        return value

    return find
