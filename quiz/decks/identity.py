"""The identity of questions."""

from __future__ import annotations

from functools import cache

from quiz.values import NamedTuple

try:  # what hashlib has by this name, without OpenSSL, which hashlib loads first
    from _blake2 import blake2b as blake2b  # noqa: PLC0414 - for digests of files too
except ImportError:
    from hashlib import blake2b as blake2b  # noqa: PLC0414

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NewType

    QuestionKey = NewType("QuestionKey", str)
else:
    QuestionKey = str
"""The fingerprint by which a question was first seen: it is recognised by it."""


class ListedQuestion(NamedTuple):
    """A question as the queue knows it; its deck need not be open."""

    key: QuestionKey
    family: str
    draft: bool = False


def fingerprint(kind: str, prompt: str, answer: str) -> QuestionKey:
    """The fingerprint of a question: its kind, prompt and answer after NFC and collapsed blanks.

    128 bits of BLAKE2b in hexadecimal. The three are joined by a control character, which no deck
    can hold.
    """
    collapse = _collapse()
    members = "\n".join(map(collapse, answer.split("\n"))) if "\n" in answer else collapse(answer)
    joined = f"{kind}\x1f{collapse(prompt)}\x1f{members}"
    return QuestionKey(blake2b(joined.encode(), digest_size=16).hexdigest())


@cache
def _collapse() -> Callable[[str], str]:
    """What only reading a deck needs, asked for once and not for each question."""
    from quiz.answers import collapse

    return collapse
