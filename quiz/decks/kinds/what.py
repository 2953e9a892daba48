"""A question whose answer is a thing or a term.

With `exact: yes` nothing is folded and no slip is forgiven: for code and for spelling. With
`forms: exact` a wrong article or ending is half right.

- what: What do plants take from the air to make sugar?
  answer: carbon dioxide
  also: [CO2, CO₂]
  wrong: [oxygen, nitrogen, hydrogen]

- what: What is "the table" in German?
  answer: der Tisch
  forms: exact

- what: Which Python keyword begins the definition of a function?
  answer: def
  exact: yes
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.answers import TextAnswer
from quiz.decks.entry import Entry
from quiz.decks.question import Ask


def read(entry: Entry) -> Iterator[Ask]:
    prompt = entry.text("what")
    answer = TextAnswer(
        entry.text("answer"),
        entry.texts("also"),
        exact=entry.truth("exact"),
        language=entry.language,
        grammar=entry.grammar(),
        prompt=prompt,
    )
    yield Ask(prompt, answer, entry.wrong())
