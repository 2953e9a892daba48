r"""A text with gaps in braces, other spellings after a bar; each gap is a question of its own.

A gap that reads wholly as a number or a date is graded as one. `\{`, `\}` and `\|` are those characters.

- cloze: The {Magna Carta|Great Charter} was sealed in {1215} at {Runnymede}.
  hint: It lies beside the Thames.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.answers.date import DateAnswer
from quiz.answers.number import NumberAnswer
from quiz.answers.text import TextAnswer
from quiz.entry import Entry
from quiz.question import Ask

BLANK = "_____"

_TOKEN = re.compile(r"\\[{}|]|[{}|]")


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap: its spellings, the first of which is shown in the others' prompts."""

    spellings: tuple[str, ...]


def read(entry: Entry) -> Iterator[Ask]:
    written = entry.text("cloze")
    try:
        pieces = parse(written)
    except ValueError as error:
        entry.flag_value("cloze", "bad-cloze", str(error))
        return
    gaps = [piece for piece in pieces if isinstance(piece, Gap)]
    if not gaps and written:
        entry.flag_value("cloze", "no-gap", "A cloze needs a gap: put what is to be asked in {braces}.")
    for gap in gaps:
        yield Ask(_with_blank(pieces, gap), _answer(gap, entry.language))


def parse(text: str) -> list[str | Gap]:
    """The text cut into what stands outside of gaps and the gaps; ValueError says what is wrong with the braces."""
    pieces: list[str | Gap] = []
    spellings: list[str] | None = None
    run, at = "", 0
    for token in _TOKEN.finditer(text):
        run += text[at : token.start()]
        at = token.end()
        mark = token[0]
        if len(mark) == 2 or (mark == "|" and spellings is None):
            run += mark[-1]
        elif mark == "{":
            if spellings is not None:
                raise ValueError("A gap opens inside a gap: close the first with }, or write \\{ for a brace.")
            pieces.append(run)
            spellings, run = [], ""
        elif mark == "|" and spellings is not None:
            spellings.append(run)
            run = ""
        else:
            if spellings is None:
                raise ValueError("A } stands alone: open the gap with {, or write \\} for a brace.")
            pieces.append(_gap([*spellings, run]))
            spellings, run = None, ""
    if spellings is not None:
        raise ValueError("A gap is not closed: a } is missing.")
    return [*pieces, run + text[at:]]


def _gap(spellings: list[str]) -> Gap:
    spellings = [spelling.strip() for spelling in spellings]
    if not all(spellings):
        raise ValueError("A gap or one of its spellings is empty.")
    return Gap(tuple(spellings))


def _with_blank(pieces: list[str | Gap], asked: Gap) -> str:
    return "".join(
        piece if isinstance(piece, str) else BLANK if piece is asked else piece.spellings[0] for piece in pieces
    )


def _answer(gap: Gap, language: str) -> TextAnswer | NumberAnswer | DateAnswer:
    text, *also = gap.spellings
    if any(char.isdigit() for char in text):
        for shape in (NumberAnswer, DateAnswer):
            try:
                return shape.read(text, also=tuple(also), language=language)
            except ValueError:
                continue
    return TextAnswer(text, tuple(also), language=language)
