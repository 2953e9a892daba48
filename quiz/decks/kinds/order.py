"""A question whose answer is an order: the items are shown mixed, and the learner arranges them.

`answer` is the list in the right order.

- order: Put these planets in order, the nearest to the Sun first.
  answer: [Mercury, Venus, Earth, Mars]
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.answers import Ordering, literal
from quiz.decks.entry import Entry
from quiz.decks.hints import shortened
from quiz.decks.question import Ask

MAX_ITEMS = 20


def read(entry: Entry) -> Iterator[Ask]:
    prompt, items = entry.text("order"), entry.texts("answer", required=True)
    _check(entry, items)
    yield Ask(prompt, Ordering(items))


def _check(entry: Entry, items: tuple[str, ...]) -> None:
    if len(items) == 1 and items[0]:
        message = (
            f'An order needs two items, and this is one, "{shortened(items[0])}".'
            ' Write one a line, after "- ".'
        )
        entry.add_problem_at("answer", "one-item", message)
    if len(items) > MAX_ITEMS:
        message = (
            f"An order has at most {MAX_ITEMS} items, and this has {len(items)}."
            " Make several of this one."
        )
        entry.add_problem_at("answer", "too-long", message)
    seen: set[str] = set()
    for index, item in enumerate(items):
        if item and literal(item) in seen:
            message = (
                f'"{shortened(item)}" stands in the answer twice,'
                " so that no order of the items is right."
            )
            entry.add_problem_at("answer", "repeated-item", message, item=index)
        seen.add(literal(item))
