"""A sentence that is true or false; the note may carry the correction.

- claim: The Great Wall of China can be seen from the Moon with the naked eye.
  answer: false
  note: From the Moon no single building on Earth can be seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.answers import OneChoice
from quiz.decks.entry import Entry
from quiz.decks.question import Ask

TRUE, FALSE = "True", "False"


def read(entry: Entry) -> Iterator[Ask]:
    prompt, is_true = entry.text("claim"), entry.truth("answer", required=True)
    if is_true:
        yield Ask(prompt, OneChoice(TRUE, (FALSE,), also=("t", "yes", "y"), in_order=True))
    else:
        yield Ask(prompt, OneChoice(FALSE, (TRUE,), also=("f", "no", "n"), in_order=True))
