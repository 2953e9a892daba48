"""Which question is which."""

from __future__ import annotations

from typing import NamedTuple, NewType

QuestionKey = NewType("QuestionKey", str)
"""What a question is recognised by: its fingerprint as first seen."""


class Listed(NamedTuple):
    """What the queue needs to know of a question, whose deck need not be open."""

    key: QuestionKey
    family: str
    draft: bool = False


def fingerprint(kind: str, prompt: str, answer: str) -> QuestionKey:
    """What a question is recognised by: kind, prompt and answer after NFC and collapsed blanks.

    128 bits of BLAKE2b in hexadecimal. The three are joined by a control character, which no deck
    can hold.
    """
    import hashlib

    from quiz.answers.texts.folding import collapse

    members = "\n".join(map(collapse, answer.split("\n")))
    joined = "\x1f".join((kind, collapse(prompt), members))
    return QuestionKey(hashlib.blake2b(joined.encode(), digest_size=16).hexdigest())
