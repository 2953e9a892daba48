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

from quiz.answers.choice import OneChoice
from quiz.answers.folding import literal
from quiz.entry import Entry
from quiz.question import Ask


def read(entry: Entry) -> Iterator[Ask]:
    prompt, text, wrong = entry.text("choice"), entry.text("answer"), entry.wrong()
    options = [text, *(choice.text for choice in wrong)]
    if len(options) < 2:
        entry.flag(entry.place, "missing-key", 'A choice question needs "wrong" with at least one wrong choice.')
    if len(set(map(literal, options))) < len(options):
        entry.flag_value("wrong", "repeated-choice", "Two of the choices are the same.")
    yield Ask(prompt, OneChoice(text, tuple(options[1:])), wrong)
