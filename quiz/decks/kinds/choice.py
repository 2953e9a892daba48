"""A question with one right choice among those shown.

- choice: Which of these is a mammal?
  answer: dolphin
  wrong:
  - shark: A fish; it breathes with gills.
  - penguin
  - crocodile
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.answers import OneChoice
from quiz.decks.entry import Entry
from quiz.decks.question import Ask


def read(entry: Entry) -> Iterator[Ask]:
    prompt, text, wrong = entry.text("choice"), entry.text("answer"), entry.wrong(required=True)
    yield Ask(prompt, OneChoice(text, tuple(choice.text for choice in wrong)), wrong)
