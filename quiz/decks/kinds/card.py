"""A card with a front and a back, which the learner compares and rates; the back is Markdown.

With `both_ways: yes` the back is asked too, as a question of its own.

- card: der Schmetterling
  answer: the **butterfly**

- card: to give up
  answer: aufgeben
  both_ways: yes
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.answers import SelfRated
from quiz.decks.entry import Entry
from quiz.decks.question import Ask


def read(entry: Entry) -> Iterator[Ask]:
    front, back, both_ways = entry.text("card"), entry.text("answer"), entry.truth("both_ways")
    yield Ask(front, SelfRated(back))
    if both_ways:
        yield Ask(back, SelfRated(front))
