"""A question whose answer is a number, right within a margin.

`over 40,000` keeps its word for showing. A response in another unit is converted, but not with
`exact: yes`.

- number: How many bones has an adult human body?
  answer: 206
  unit: bones
  wrong: [106, 306, 412]

- number: How far away is the Moon, in kilometres?
  answer: about 384,400
  also: [384 thousand]
  within: 10%
  unit: km

- number: How many metres has a nautical mile?
  answer: 1,852
  unit: m
  exact: yes

- number: Which year stands on the foundation stone?
  answer: 1789
  roman: yes
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from quiz.answers import NumberAnswer
from quiz.decks.entry import Entry
from quiz.decks.question import Ask


def read(entry: Entry) -> Iterator[Ask]:
    def margin(text: str) -> str:
        return _readable(text, unit, entry.language) if text else text

    def answer(text: str) -> NumberAnswer:
        return NumberAnswer.read(
            text,
            also=also,
            within=within,
            unit=unit,
            roman=roman,
            exact=exact,
            language=entry.language,
            context=prompt,
        )

    prompt, also, unit = entry.text("number"), entry.texts("also"), entry.text("unit", default="")
    within = entry.read("within", margin, otherwise="", required=False)
    roman, exact = entry.truth("roman"), entry.truth("exact")
    yield Ask(prompt, entry.read("answer", answer, otherwise="0"), entry.wrong())


@lru_cache(maxsize=1 << 8)
def _readable(margin: str, unit: str, language: str) -> str:
    """The margin itself; ValueError says what to write instead."""
    NumberAnswer.read("0", within=margin, unit=unit, language=language)
    return margin
