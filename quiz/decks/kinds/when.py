"""A question whose answer is a date, as exact as it is written: a day, a month, a year, a span.

- when: On which day did the Berlin Wall fall?
  answer: 1989-11-09
  wrong: [1989-10-07, 1990-10-03, 1991-12-26]

- when: From when to when did the Second World War last?
  answer: 1939..1945
  also: [1939-09-01..1945-09-02]

- when: When was Julius Caesar murdered?
  answer: 44 BC
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.answers import DateAnswer
from quiz.decks.entry import Entry
from quiz.decks.question import Ask


def read(entry: Entry) -> Iterator[Ask]:
    prompt = entry.text("when")

    def date(text: str, also: tuple[str, ...] = ()) -> DateAnswer:
        return DateAnswer.read(text, also=also, language=entry.language, prompt=prompt)

    others = entry.texts_read("also", date)
    yield Ask(
        prompt,
        entry.read("answer", lambda text: date(text, others), otherwise="2000"),
        entry.wrong(),
    )
