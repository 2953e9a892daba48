"""A question whose answer is a place.

St and Saint are one word, and a country after a comma may be left out.

- where: In which city was the Titanic built?
  answer: Belfast, Ireland
  also: [Béal Feirste]
  wrong: [Liverpool, Southampton, Glasgow]
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.answers import Form, TextAnswer
from quiz.decks.entry import Entry
from quiz.decks.question import Ask


def read(entry: Entry) -> Iterator[Ask]:
    prompt = entry.text("where")
    answer = TextAnswer(
        entry.text("answer"),
        entry.texts("also"),
        form=Form.PLACE,
        language=entry.language,
        grammar=entry.grammar(),
        prompt=prompt,
    )
    yield Ask(prompt, answer, entry.wrong())
