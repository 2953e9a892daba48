"""An entry of another program as it would be written in a deck, to copy from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from quiz.decks.hints import quoted, shortened
from quiz.decks.nodes import CONTROLS
from quiz.values import NamedTuple

LONGEST = 80
"""Characters of a text in an example."""
MOST_WRONG = 3
MOST_RIGHT = 4
_PLAIN = re.compile(r"[^\W_][\w ,.?!()'’/&%+-]*")
_TAG = re.compile(r"<[^<>]{1,200}>")
_TRUE = frozenset("true yes wahr richtig ja vrai oui verdadero sí si vero да верно".split())
_FALSE = frozenset("false no falsch nein faux non falso нет неверно".split())
_BEGINS = {
    **dict.fromkeys("who wer wen qui quién quien chi кто".split(), "who"),
    **dict.fromkeys("where wo où dónde donde dove где".split(), "where"),
    **dict.fromkeys("when wann quand cuándo cuando quando когда".split(), "when"),
}
"""Kinds by the first word of a prompt."""


class Foreign(NamedTuple):
    """What an entry of another program asks, as far as it can be seen."""

    prompt: str
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    needs_all: bool = False
    """All of the right ones are asked for, and not one of them."""
    is_card: bool = False
    pairs: tuple[tuple[str, str], ...] = ()
    """Left and right sides, where those are asked for."""


GENERIC = Foreign("Which city is the capital of France?", ("Paris",), ("Lyon", "Nice", "Lille"))


def entry(foreign: Foreign) -> str:
    """The entry of a deck that asks the same, texts shortened; it reads without a problem."""
    prompt = tidy(foreign.prompt) or "…"
    right = _distinct(foreign.right, ())[:MOST_RIGHT] or ["…"]
    wrong = _distinct(foreign.wrong, right)[:MOST_WRONG]
    if len(pairs := _pairs(foreign.pairs)) > 1:
        sides = [f"    {safe(left)}: {safe(right_one)}" for left, right_one in pairs.items()]
        return "\n".join((f"- match: {safe(prompt)}", "  answer:", *sides))
    return "\n".join(_lines(prompt, right, wrong=wrong, foreign=foreign))


def deck(foreign: Foreign) -> str:
    """A whole deck with that entry."""
    return f"title: My deck\nquestions:\n{entry(foreign)}"


def tidy(text: str) -> str:
    """A text on one line, without tags and what no deck may hold, shortened."""
    from html import unescape

    plain = unescape(_TAG.sub(" ", text[: 20 * LONGEST]))
    return shortened(" ".join(CONTROLS.sub(" ", plain).split()), LONGEST)


def safe(text: str) -> str:
    """A tidy text as YAML takes it: in quotes wherever it might need them."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


def _distinct(texts: Iterable[str], others: Iterable[str]) -> list[str]:
    """The texts, tidy, without those that are alike or like one of the others."""
    from quiz.answers import literal

    seen = set(map(literal, others))
    kept = []
    for text in map(tidy, texts):
        if literal(text) and literal(text) not in seen:
            kept.append(text)
            seen.add(literal(text))
    return kept


def _pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    sides = {tidy(left): tidy(right) for left, right in pairs if tidy(right)}
    return {left: sides[left] for left in _distinct(sides, ())[:MOST_RIGHT]}


def _lines(prompt: str, right: list[str], *, wrong: list[str], foreign: Foreign) -> Iterator[str]:
    truth = "" if foreign.is_card else _truth(right, wrong)
    if truth:
        yield from (f"- claim: {safe(prompt)}", f"  answer: {truth}")
    elif foreign.is_card and not wrong:
        yield from (f"- card: {safe(prompt)}", f"  answer: {safe(', '.join(right))}")
    elif foreign.needs_all and len(right) > 1:
        yield from (f"- which: {safe(prompt)}", "  answer:", *_listed(right))
        if wrong:
            yield from ("  wrong:", *_listed(wrong))
    elif wrong:
        yield from (f"- choice: {safe(prompt)}", f"  answer: {safe(right[0])}")
        yield from ("  wrong:", *_listed([*wrong, *right[1:]]))
    else:
        yield from (f"- {_kind(prompt, right[0])}: {safe(prompt)}", f"  answer: {safe(right[0])}")
        if right[1:]:
            yield from ("  also:", *_listed(right[1:]))


def _listed(texts: Iterable[str]) -> Iterator[str]:
    return (f"  - {safe(text)}" for text in texts)


def _truth(right: list[str], wrong: list[str]) -> str:
    """`true` or `false` if that is asked for."""
    words = {text.casefold() for text in (*right, *wrong)}
    if len(right) != 1 or not words <= _TRUE | _FALSE:
        return ""
    return "true" if right[0].casefold() in _TRUE else "false"


def _kind(prompt: str, right: str) -> str:
    """The kind of a question that is typed: by the look of its answer, and by its first word."""
    from quiz.answers import DateAnswer, NumberAnswer

    first = re.match(r"\w+", prompt)
    kind = _BEGINS.get(first[0].casefold() if first else "", "what")
    if any(char.isdigit() for char in right):
        with suppress(ValueError):
            if kind == "when":
                DateAnswer.read(right)
                return "when"
        with suppress(ValueError):
            NumberAnswer.read(right, context=prompt)
            return "number"
    return kind if kind != "when" else "what"
