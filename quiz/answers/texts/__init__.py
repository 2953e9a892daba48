"""Comparison of a typed text with a spelling: folded, reworded, misspelt, among its rivals."""

from __future__ import annotations

from enum import StrEnum

from quiz.values import NamedTuple


class Form(StrEnum):
    """Sort of thing that a text names, which decides how else it may be written."""

    THING = "thing"
    NAME = "name"
    PLACE = "place"


class Grammar(StrEnum):
    """How much the articles and endings of a text count: a deck's `forms`."""

    ANY = "any"
    """Another form of a word is forgiven as far as a slip of the keys is."""
    EXACT = "exact"
    """A wrong form is half right; an article that the answer lacks does no harm."""
    IN_TEXT = "in text"
    """The same in the middle of a sentence, where no article may be added."""


class Group(NamedTuple):
    """The spellings of one answer, that of its text first, and what they name."""

    spellings: tuple[str, ...]
    form: Form
