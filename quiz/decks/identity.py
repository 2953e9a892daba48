"""The identity of questions."""

from __future__ import annotations

from typing import NamedTuple, NewType

QuestionKey = NewType("QuestionKey", str)
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
    import hashlib

    from quiz.answers import collapse

    members = "\n".join(map(collapse, answer.split("\n")))
    joined = "\x1f".join((kind, collapse(prompt), members))
    return QuestionKey(hashlib.blake2b(joined.encode(), digest_size=16).hexdigest())
