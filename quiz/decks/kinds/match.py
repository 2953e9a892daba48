"""A question whose answer is pairs: the learner says which of two columns belong together.

`answer` names each left side and after it its right one. Under `wrong` stand spare right sides,
which belong to none.

- match: Which city lies on which river?
  answer:
    Paris: Seine
    London: Thames
    Vienna: Danube
  wrong: [Rhine, Elbe]
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.answers import Pairs, literal
from quiz.decks.entry import Entry
from quiz.decks.hints import shortened
from quiz.decks.problem import Severity
from quiz.decks.question import Ask, Wrong

MAX_PAIRS = 20
_HOW = (
    '"answer" has its pairs below it: one a line, left and right with a colon and a space'
    ' between them, and without hyphens: "Paris: Seine".'
)


def read(entry: Entry) -> Iterator[Ask]:
    prompt, pairs, spare = entry.text("match"), _pairs(entry), entry.wrong()
    if pairs:
        _check(entry, pairs)
        yield Ask(prompt, Pairs(pairs), _fair(entry, pairs, spare))


def _pairs(entry: Entry) -> tuple[tuple[str, str], ...]:
    inner = entry.inner("answer", required=True, cure=_HOW)
    if inner is None:
        return ()
    inner.prose = inner.keys
    return tuple((left.strip("\n"), inner.text(left)) for left in inner.keys)


def _check(entry: Entry, pairs: tuple[tuple[str, str], ...]) -> None:
    if len(pairs) == 1:
        message = f'Pairs are two at least, and only "{shortened(pairs[0][0])}" stands here.'
        entry.add_problem_at("answer", "one-pair", message)
    if len(pairs) > MAX_PAIRS:
        message = (
            f"A match has at most {MAX_PAIRS} pairs, and this has {len(pairs)}."
            " Make several of this one."
        )
        entry.add_problem_at("answer", "too-long", message)
    seen: set[str] = set()
    for index, (left, _) in enumerate(pairs):
        if not left.strip():
            entry.add_problem_at(
                "answer", "empty", "The left side of a pair has nothing in it.", item=index
            )
        elif literal(left) in seen:
            message = (
                f'"{shortened(left)}" stands on the left twice. A left side has one right one.'
            )
            entry.add_problem_at("answer", "repeated-item", message, item=index)
        seen.add(literal(left))


def _fair(
    entry: Entry, pairs: tuple[tuple[str, str], ...], spare: tuple[Wrong, ...]
) -> tuple[Wrong, ...]:
    """The spare right sides but for those that belong to a left one."""
    if len(spare) > MAX_PAIRS:
        message = f'At most {MAX_PAIRS} spare right sides stand under "wrong", not {len(spare)}.'
        entry.add_problem_at("wrong", "too-long", message)
    left_of = {literal(right): left for left, right in pairs}
    for index, wrong in enumerate(spare):
        if wrong.text and literal(wrong.text) in left_of:
            left = left_of[literal(wrong.text)]
            message = (
                f'"{shortened(wrong.text)}" stands under "wrong"'
                f' and is right for "{shortened(left)}".'
            )
            entry.add_problem_at(
                "wrong", "wrong-is-right", message, item=index, severity=Severity.WARNING
            )
    return tuple(wrong for wrong in spare if literal(wrong.text) not in left_of)
