"""How a typed text is held against a spelling: reworded, misspelt, with its rivals."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Form(StrEnum):
    """What a text names, which decides in what other ways it may be written."""

    THING = "thing"
    NAME = "name"
    PLACE = "place"


class Group(NamedTuple):
    """The spellings of one answer, that of its text first, and what they name."""

    spellings: tuple[str, ...]
    form: Form
