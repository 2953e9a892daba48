"""Words with their meanings, one a line, as many write down what they learn."""

from __future__ import annotations

from quiz.decks.foreign.example import Foreign
from quiz.decks.foreign.text import Text
from quiz.decks.hints import nearest
from quiz.decks.nodes import Mapping, Node, Scalar
from quiz.decks.vocabulary import vocabulary

FEWEST = 3
LOOKED_AT = 20
"""Keys that are compared with those of a deck."""


def first_of(root: Node | None) -> Text | None:
    """What a file is whose keys are no deck's and have a text each; None if it is another."""
    pairs = root.pairs[:LOOKED_AT] if isinstance(root, Mapping) else ()
    known = vocabulary()
    words = []
    for key, value in pairs:
        if not isinstance(key, Scalar) or not isinstance(value, Scalar) or not value.text.strip():
            return None
        if key.text in known.question_keys or nearest(key.text, known.deck_keys):
            return None
        words.append((key.text, value.text))
    if len(words) < FEWEST:
        return None
    word, meaning = words[0]
    return Text("a list of words with their meanings", Foreign(word, (meaning,), is_card=True))
