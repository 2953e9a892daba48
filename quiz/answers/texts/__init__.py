"""Comparison of a typed text with a spelling: folded, reworded, misspelt, among its rivals."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Form(StrEnum):
    """Sort of thing that a text names, which decides how else it may be written."""

    THING = "thing"
    NAME = "name"
    PLACE = "place"


class Group(NamedTuple):
    """The spellings of one answer, that of its text first, and what they name."""

    spellings: tuple[str, ...]
    form: Form
