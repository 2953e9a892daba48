"""A question whose answer is a person or a body.

Titles may be left out, an initial may stand for a given name, and the surname alone is right where
no other answer of the deck shares it.

- who: Who was the first human being in space?
  answer: Yuri Gagarin
  also: [Yury Gagarin, Yuri Alekseyevich Gagarin]
  wrong:
  - Alan Shepard: The first American in space, three weeks later.
  - Gherman Titov
  - Valentina Tereshkova

- who: Which body chooses the host of the Olympic Games?
  answer: International Olympic Committee (IOC)
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.answers import Form, TextAnswer
from quiz.decks.entry import Entry
from quiz.decks.question import Ask


def read(entry: Entry) -> Iterator[Ask]:
    prompt = entry.text("who")
    answer = TextAnswer(
        entry.text("answer"),
        entry.texts("also"),
        form=Form.NAME,
        language=entry.language,
        grammar=entry.grammar(),
        prompt=prompt,
    )
    yield Ask(prompt, answer, entry.wrong())
