"""What was answered and what is right, as it is shown: never in the form that it is kept in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, assert_never

from textual.content import Content

from quiz.answers import (
    BLANK,
    DateAnswer,
    Gaps,
    NumberAnswer,
    OneChoice,
    Ordering,
    Pairs,
    SelfRated,
    SetAnswer,
    TextAnswer,
    pairs_in,
)
from quiz.patterns import regex
from quiz.tui.prose import markdown, plain, prompt

if TYPE_CHECKING:
    from quiz.decks import Question
    from quiz.study import Turn

_GAP = regex(rf"(?<!_){BLANK}(?!_)")
_FILLED = "bold underline $text-success"


def said(turn: Turn, response: str) -> Content:
    """A response on one line; empty where nothing was answered."""
    lines, answer = response.split("\n"), turn.question.answer
    match answer:
        case Pairs():
            pairs = pairs_in(response)
            return _on_one_line(
                Content.assemble(prompt(left), " → ", prompt(right)) for left, right in pairs
            )
        case Ordering() | OneChoice():
            return _on_one_line(map(prompt, lines))
        case Gaps():
            return _on_one_line(plain(line or "–") for line in lines if response.strip())
        case TextAnswer() | NumberAnswer() | DateAnswer() | SetAnswer() | SelfRated():
            return _on_one_line(map(prompt if turn.choices else plain, lines))
        case _:
            assert_never(answer)


def _on_one_line(parts: Iterable[Content]) -> Content:
    return Content(" · ").join([part for part in parts if part.plain.strip()])


def right_answer(question: Question) -> Content:
    """The answer of a question; the back of a card is Markdown, all others are plain texts."""
    shown = question.answer.shown
    return markdown(shown) if isinstance(question.answer, SelfRated) else prompt(shown)


def filled(question: Question) -> Content | None:
    """The sentence of a cloze with its answers marked in their gaps; None for other questions."""
    answer = question.answer
    match answer:
        case Gaps():
            around, gaps = answer.around, [gap.shown for gap in answer.gaps]
        case TextAnswer() | NumberAnswer() | DateAnswer():
            around, gaps = tuple(_GAP.split(question.prompt)), [answer.shown]
        case OneChoice() | SetAnswer() | Ordering() | Pairs() | SelfRated():
            return None
        case _:
            assert_never(answer)
    if len(around) != len(gaps) + 1:
        return None
    pieces = [prompt(around[0])]
    for gap, text in zip(gaps, around[1:], strict=True):
        pieces += (prompt(gap).stylize(_FILLED), prompt(text))
    return Content("").join(pieces)
