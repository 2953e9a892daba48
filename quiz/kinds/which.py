"""A question whose answer is a set: its members, in any order.

`size: hidden` does not tell how many there are. Other spellings stand under the member that they spell.

- which: Which countries border Portugal or Andorra?
  answer: [Spain, France]
  also:
    Spain: [España, Kingdom of Spain]
  wrong: [Italy, Morocco, Switzerland]
  size: hidden
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.answers.folding import literal
from quiz.answers.set import SetAnswer
from quiz.answers.text import TextAnswer
from quiz.entry import Entry
from quiz.question import Ask


def read(entry: Entry) -> Iterator[Ask]:
    prompt, members, also = entry.text("which"), entry.texts("answer", required=True), entry.mapping("also")
    _check(entry, members, also)
    answer = SetAnswer(
        tuple(TextAnswer(member, also.get(member, ()), language=entry.language) for member in members),
        size_shown=entry.one_of("size", ("shown", "hidden")) == "shown",
    )
    yield Ask(prompt, answer, entry.wrong())


def _check(entry: Entry, members: tuple[str, ...], also: dict[str, tuple[str, ...]]) -> None:
    if len(set(map(literal, members))) < len(members):
        entry.flag_value("answer", "repeated-member", "A member stands in the answer twice.")
    for name in also:
        if name not in members:
            entry.flag_value("also", "unknown-member", f'"{name}" under "also" is no member of the answer.')
